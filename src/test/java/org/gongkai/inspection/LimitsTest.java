package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("不是报告的、太大的、坏的文件，用一句话说明")
class LimitsTest {

    @Test
    @DisplayName("五十兆的文字、不是报告的文字、二进制、空文件、损坏的文件")
    void refusesInASentence() {
        assertThat(sentence("a.txt", new byte[50 << 20])).contains("32 MB");
        assertThat(sentence("a.txt", "床前明月光，疑是地上霜。".getBytes(StandardCharsets.UTF_8))).contains("不是政府信息公开工作年度报告");
        assertThat(sentence("a.bin", new byte[] {1, 0, 2})).contains("读不了");
        assertThat(sentence("a.txt", new byte[0])).contains("空的");
        assertThat(sentence("a.docx", "PK不是压缩文件".getBytes(StandardCharsets.UTF_8))).contains("docx");
        assertThat(sentence("a.pdf", "%PDF-1.7 坏的".getBytes(StandardCharsets.UTF_8))).contains("pdf");
    }

    @Test
    @DisplayName("没有句号的长行、成千的左括号、成千的百分比，都在限度之内")
    void hostileTextsEnd() {
        String title = "清河县2019年政府信息公开工作年度报告\n";
        for (String hostile : new String[] {"《(", "其中1件(占1%),", "2019年", "| 1 ", "????", "(一)"}) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () ->
                    Samples.check(title + hostile.repeat(200_000 / hostile.length())), hostile);
        }
    }

    @Test
    @DisplayName("陌生人的文字在子进程里检查，再刁钻也在限时之内有结论")
    void textsOfStrangersEnd() {
        String title = "清河县2019年政府信息公开工作年度报告\n";
        byte[] longest = (title + "其中1件(占1%),".repeat(290_000 / 11)).getBytes(StandardCharsets.UTF_8);
        Verdict verdict = Assertions.assertTimeout(Duration.ofSeconds(20), () -> Samples.INSPECTION.ask("a.txt", longest, false).optional().orElseThrow());
        assertThat(verdict.findings()).isNotEmpty();
    }

    private static String sentence(String name, byte[] content) {
        Verdict verdict = Samples.INSPECTION.check(name, content);
        assertThat(verdict.form()).isNull();
        assertThat(verdict.findings()).hasSize(1);
        return verdict.findings().getFirst().message();
    }
}
