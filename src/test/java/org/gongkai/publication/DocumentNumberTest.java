package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("发文字号")
class DocumentNumberTest {

    @ParameterizedTest
    @CsvSource({"青政发〔2020〕13号,青政发〔2020〕13号", "青政办发[2013]085号,青政办发〔2013〕85号", "国发（2014） 11 号,国发〔2014〕11号",
            "青岭区人民政府令第282号,青岭区人民政府令第282号", "青岭区人民政府令〔2004〕第3号,青岭区人民政府令〔2004〕3号"})
    @DisplayName("各种括号和前导零归为一种写法")
    void normalises(String written, String normal) {
        assertThat(DocumentNumber.parse(written)).hasValue(new DocumentNumber(normal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"青建〔2026〕44号", "青建[2026]44", "青建2026 44号", "青建2026年44号", "青建2026-44号", "文号：青建（２０２６）第044号。", "青建【2026】44號", "发文字号 青建〔2026年〕44号", "青建 〔2026〕 44 号", "青建(2026)44"})
    @DisplayName("人手写的：少括号、少“号”字、全角、前面带“文号”，都认得是哪一件")
    void asTyped(String typed) {
        assertThat(DocumentNumber.typed(typed)).hasValue(new DocumentNumber("青建〔2026〕44号"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026年44号", "预算2026 44", "青建〔2026〕", "关于印发青建〔2026〕44号的通知", "地块2026"})
    @DisplayName("不是一个文号的，不猜")
    void guessesNothing(String words) {
        assertThat(DocumentNumber.typed(words)).isEmpty();
    }

    @Test
    @DisplayName("正文里引用的文号不是本件的文号")
    void takesOnlyTheHeadLine() {
        assertThat(DocumentNumber.atHeadOf("关于印发办法的通知\n青政发〔2020〕13号\n各街道:根据国发〔2014〕11号"))
                .hasValue(new DocumentNumber("青政发〔2020〕13号"));
        assertThat(DocumentNumber.atHeadOf("各街道:\n根据国发〔2014〕11号精神,制定本办法。")).isEmpty();
    }

    @Test
    @DisplayName("年份和金额不是文号")
    void ignoresOtherNumbers() {
        assertThat(DocumentNumber.in("2020年13号楼")).isEmpty();
    }
}
