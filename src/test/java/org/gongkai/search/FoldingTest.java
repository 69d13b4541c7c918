package org.gongkai.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("繁简、全半角、大小写合为一字")
class FoldingTest {

    @Test
    @DisplayName("traditional and simplified characters become one, offset for offset")
    void foldsScripts() {
        assertThat(Folding.fold("政府資訊公開條例")).isEqualTo("政府资讯公开条例");
        assertThat(Folding.fold("醫療衛生與應急")).hasSize(7).isEqualTo("医疗卫生与应急");
    }

    @Test
    @DisplayName("words that both sides use are asked as they were typed")
    void keepsWordsOfBothSides() {
        assertThat(IndexOfATest.ways("執行有關")).containsExactly("执行有关");
    }

    @Test
    @DisplayName("full-width letters and digits become half width, capitals small")
    void foldsWidthAndCase() {
        assertThat(Folding.fold("ＧＤＰ２０２５")).isEqualTo("gdp2025");
    }

    @Test
    @DisplayName("no text changes its length")
    void keepsLength() {
        StringBuilder everything = new StringBuilder();
        for (int c = 0x20; c < 0xD800; c++) {
            everything.append((char) c);
        }
        assertThat(Folding.fold(everything)).hasSameSizeAs(everything);
    }
}
