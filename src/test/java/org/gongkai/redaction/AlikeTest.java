package org.gongkai.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("隐去的文字换一种写法也认得出")
class AlikeTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"张三丰,張三豐", "13800138000,１３８００１３８０００", "张三,张　三", "阿卜杜拉·买买提,阿卜杜拉•买买提", "Li Wei,LIWEI",
            "010-8888,010–8888", "方,\u2F45", "2026年,２０２６年", "丰,\u8C50"})
    void sameWords(String one, String other) {
        assertThat(Alike.of("前" + other + "后").contains(Alike.of(one))).isTrue();
        assertThat(Alike.of("前" + one + "后").contains(Alike.of(other))).isTrue();
    }

    @Test
    @DisplayName("标出的位置是原文里的位置，重叠的并成一处")
    void places() {
        String text = "甲張 三乙张三丰";

        List<Alike.Range> places = Alike.of(text).places(List.of(Alike.of("张三"), Alike.of("三丰")));

        assertThat(places.stream().map(place -> text.substring(place.from(), place.to()))).containsExactly("張 三", "张三丰");
    }
}
