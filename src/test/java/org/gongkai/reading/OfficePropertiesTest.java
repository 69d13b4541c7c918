package org.gongkai.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("WPS 写的属性不算文件损坏；太长的文件名缩短，不是文件太大")
class OfficePropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"<dcterms:issued xsi:type=\"dcterms:W3CDTF\">2026-01-01T00:00:00Z</dcterms:issued>",
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026/1/1</dcterms:created>", "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2026年1月1日</dcterms:modified>"})
    @DisplayName("属性里有标准没有的、日期写法不合的，照样读，标题还在")
    void wps(String odd) throws IOException {
        byte[] file = with("<dc:title>某某报告</dc:title>" + odd);
        assertThatThrownBy(() -> text(file)).as("the library refuses it").isInstanceOf(Exception.class);
        assertThat(text(OfficeProperties.readable(file))).isEqualTo("正文/某某报告");
    }

    @Test
    @DisplayName("合标准的一个字节也不动；不是压缩文件的也不动")
    void untouched() throws IOException {
        byte[] file = with("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-01-01T08:00:00Z</dcterms:created>");
        assertThat(OfficeProperties.readable(file)).isSameAs(file);
        byte[] other = "x".getBytes(StandardCharsets.UTF_8);
        assertThat(OfficeProperties.readable(other)).isSameAs(other);
    }

    @Test
    @DisplayName("文件名留下后缀，在字的边界上缩短到各种系统都放得下")
    void names() {
        assertThat(FileName.kept("C:\\x\\年报.docx", "原件")).isEqualTo("年报.docx");
        assertThat(FileName.kept("\u202Egpj.exe", "原件")).isEqualTo("gpj.exe");
        assertThat(FileName.kept(" \u0000 ", "原件")).isEqualTo("原件");
        for (String stem : new String[] {"长".repeat(300), "😀".repeat(120), "a" + "😀".repeat(120)}) {
            String kept = FileName.kept(stem + ".docx", "原件");
            assertThat(kept.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(180);
            assertThat(kept).endsWith("….docx").doesNotContain("\uFFFD");
            assertThat(new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).as("no half of a character").isEqualTo(kept);
        }
    }

    private static String text(byte[] file) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            return document.getParagraphs().getFirst().getText() + "/" + document.getProperties().getCoreProperties().getTitle();
        }
    }

    private static byte[] with(String properties) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("正文");
            document.write(made);
        }
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(made.toByteArray())); ZipOutputStream out = new ZipOutputStream(copy)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(part.getName()));
                out.write(!part.getName().equals("docProps/core.xml") ? in.readAllBytes() : ("""
                        <?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"""
                        + properties + "</cp:coreProperties>").getBytes(StandardCharsets.UTF_8));
            }
        }
        return copy.toByteArray();
    }
}
