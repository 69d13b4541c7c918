package org.gongkai.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.redaction.Files.refusal;
import static org.gongkai.redaction.Files.text;
import static org.gongkai.redaction.Files.words;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gongkai.redaction.Files.Word;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("上传的文件一概不信：认内容不认名字，炸弹、外部引用、宏和密码一律拒绝并说明怎样做")
class DistrustedFilesTest {

    @Test
    @DisplayName("不是可以遮盖的种类")
    void kinds() throws Exception {
        ByteArrayOutputStream old = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.writeFilesystem(old);
        }

        assertThat(refusal(text("一段文字"), words("字"))).contains("只收 PDF、DOCX、XLSX、PNG 和 JPEG");
        assertThat(refusal(old.toByteArray(), words("字"))).contains("加了密码的 Office 文件");
        assertThat(refusal(Files.zip(Map.of("a.txt", text("字"))), words("字"))).contains("不是 Word 或 Excel 文件");
        assertThat(refusal(new byte[0], words("字"))).contains("只收");
    }

    @Test
    @DisplayName("带宏的文件")
    void macros() {
        assertThat(refusal(Word.of(Files.paragraph("字")).loose("word/vbaProject.bin", "x").bytes(), words("字"))).contains("宏");
    }

    @Test
    @DisplayName("外部实体不解析，本机文件读不走")
    void outsideEntities() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Files.parts(Word.of(Files.paragraph("字")).bytes()).forEach((name, part) -> parts.put(name, text(part)));
        parts.put("word/document.xml", text("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&e;字</w:t></w:r></w:p></w:body></w:document>"));

        assertThat(refusal(Files.zip(parts), words("字"))).contains("不允许的外部引用");
    }

    @Test
    @DisplayName("嵌套过深的部件")
    void nesting() {
        assertThat(refusal(Word.of("<w:tbl>".repeat(5_000) + "</w:tbl>".repeat(5_000)).bytes(), words("字"))).contains("嵌套过深");
    }

    @Test
    @DisplayName("压缩炸弹：一兆展开成几百兆，不等展开完就停下")
    void zipBomb() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }

        assertThat(bomb.size()).isLessThan(1 << 20);
        assertThat(refusal(bomb.toByteArray(), words("字"))).contains("压缩炸弹");
    }

    @Test
    @DisplayName("用时过长的处理停下")
    void time() {
        byte[] file = Word.of(Files.paragraph("字").repeat(20_000)).bytes();

        assertThatThrownBy(() -> WordFile.redact(file, new Marks(List.of(words("字"))), Bounds.within(Duration.ZERO)))
                .isInstanceOf(Unredactable.class).hasMessageContaining("用时过长");
    }

    @Test
    @DisplayName("没有依据、空白文字和画到页外的方框")
    void marks() {
        byte[] file = Word.of(Files.paragraph("字")).bytes();

        assertThat(refusal(file, new Mark.Words("字", " "))).contains("依据");
        assertThat(refusal(file, words("\u3000\u200B"))).contains("空白");
        assertThat(refusal(file, new Mark.Box(1, 0.9, 0, 0.2, 0.1, "R37"))).contains("超出了页面");
        assertThat(refusal(file, new Mark.Box(2, 0, 0, 0.2, 0.1, "R37"))).contains("只有 0 幅图片");
    }
}
