package org.gongkai.publication.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.Beside;
import org.gongkai.reading.Opened;
import org.gongkai.reading.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
@DisplayName("文件中的文字")
class FileTextTest {

    @TempDir
    Path folder;
    private final FileText files = new FileText();

    @Test
    @DisplayName("DOCX 的段落和表格成为正文")
    void readsDocx() throws IOException {
        Path file = folder.resolve("a.docx");
        try (XWPFDocument word = new XWPFDocument(); OutputStream out = Files.newOutputStream(file)) {
            word.createParagraph().createRun().setText("关于开放社区停车场的通知");
            word.createTable(1, 2).getRow(0).getCell(1).setText("120个车位");
            word.write(out);
        }
        assertThat(files.body(file, "a.docx").optional().orElseThrow()).contains("<p>关于开放社区停车场的通知</p>").contains("120个车位").contains("<td>");
    }

    @Test
    @DisplayName("TXT 不论 UTF-8 还是 GB18030")
    void readsBothEncodings() throws IOException {
        Path utf = Files.writeString(folder.resolve("u.txt"), "\uFEFF公开目录");
        Path gb = Files.write(folder.resolve("g.txt"), "公开目录".getBytes(Charset.forName("GB18030")));
        assertThat(files.body(utf, "u.txt").optional()).contains("<p>公开目录</p>");
        assertThat(files.body(gb, "g.txt").optional()).contains("<p>公开目录</p>");
    }

    @Test
    @DisplayName("坏文件没有文字，用一句话说明")
    void survivesBrokenFiles() throws IOException {
        Path cut = Files.write(folder.resolve("x.docx"), new byte[] {'P', 'K', 3, 4, 0});
        assertThat(files.body(cut, "x.docx")).isEqualTo(new Opened.Refused<>("从这个文件里读不出文字，请检查文件是否完整。", false));
    }

    @Test
    @DisplayName("嵌套十万层的网页不拖住正文的清理，也不悄悄丢字")
    void deepMarkupIsRefused() throws Exception {
        assertThat(CleanHtml.of("<div>".repeat(150) + "深处的字")).contains("深处的字");
        assertThatThrownBy(() -> CleanHtml.of("<div>".repeat(100_000) + "深处的字")).isInstanceOf(Refusal.class).hasMessageContaining("层");
    }
}
