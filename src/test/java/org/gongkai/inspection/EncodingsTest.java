package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.gongkai.inspection.Samples.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.ibm.icu.text.Transliterator;

@DisplayName("网页和文字不论用什么编码，读出同样的字")
class EncodingsTest {

    private static final String PLAIN = Samples.report(Samples.balanced(), Shape.LINES);
    private static final String PAGE = Samples.report(Samples.balanced(), Shape.HTML);

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE"})
    @DisplayName("纯文字：没有声明也认得出来")
    void undeclared(String charset) {
        clean("年报.txt", PLAIN.getBytes(Charset.forName(charset)));
    }

    @ParameterizedTest
    @CsvSource({"GBK,gb2312", "GBK,GBK", "GBK,utf-8", "UTF-8,gb2312", "UTF-8,utf-8", "GB18030,big5", "UTF-16LE,utf-8"})
    @DisplayName("网页：声明与实际不符的，以实际为准")
    void declared(String charset, String declared) {
        String page = PAGE.replace("<html>", "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + declared + "\"></head>");
        clean("年报.html", page.getBytes(Charset.forName(charset)));
    }

    @Test
    @DisplayName("大五码的繁体网页")
    void big5() {
        String traditional = Transliterator.getInstance("Simplified-Traditional").transliterate(PAGE);
        clean("年報.html", traditional.getBytes(Charset.forName("Big5-HKSCS")));
        clean("年報.txt", Transliterator.getInstance("Simplified-Traditional").transliterate(PLAIN).getBytes(Charset.forName("Big5-HKSCS")));
    }

    @Test
    @DisplayName("连同应答头一起存下来的网页")
    void savedWithHeaders() {
        byte[] headers = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=GBK\r\nServer: nginx\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] body = PAGE.getBytes(Charset.forName("GBK"));
        byte[] saved = java.util.Arrays.copyOf(headers, headers.length + body.length);
        System.arraycopy(body, 0, saved, headers.length, body.length);
        clean("年报.html", saved);
    }

    private static void clean(String file, byte[] content) {
        Verdict verdict = Samples.INSPECTION.check(file, content);
        assertThat(verdict.form()).as(() -> String.join("\n", verdict.lines())).isEqualTo("annual-2021");
        assertThat(verdict.findings().stream().filter(finding -> finding.severity() != Severity.INFO).toList()).as(() -> String.join("\n", verdict.lines())).isEmpty();
        assertThat(verdict.year()).isEqualTo(2023);
        assertThat(verdict.organ()).isIn("清河县教育局", "清河縣教育局");
    }
}
