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

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"黄小明,\u2EE9小明", "马力,\u2EE2力", "见证人,\u2EC5证人", "龙某,\u2EF0某", "水利,\u2F54利", "金额,\uF90A额", "欧阳某,欧\u00AD阳某", "欧阳某,\u202E欧阳\u202C某",
            "张三丰,張\u200B三\u2060豐", "阿依古丽·买买提,阿依古丽\u30FB买买提", "黄,黃", "张三丰,张\uFE00三丰",
            "13900001234,139-0000-1234", "13900001234,139 0000 1234", "13900001234,139·0000·1234", "13900001234,(139)0000–1234", "13900001234,１３９－００００－１２３４",
            "13900001234,一三九〇〇〇〇一二三四", "13900001234,幺三九零零零零幺二三四", "13900001234,壹叁玖零零零零壹贰叁肆", "13900001234,壹參玖零零零零壹貳參肆",
            "13900001234,\u2460\u2462\u24680000\u2460\u2461\u2462\u2463", "13900001234,\u0661\u0663\u0669\u0660\u0660\u0660\u0660\u0661\u0662\u0663\u0664",
            "110101199003074477,110101 19900307 4477", "11010519491231002X,11010519491231002\u2169", "6222020200112233445,6222 0202 0011 2233 445",
            "13900001234,13900oo1234", "0713-8888-6666,071388886666"})
    void otherWritings(String one, String other) {
        for (String[] pair : new String[][] {{one, other}, {other, one}}) {
            Alike text = Alike.of("前" + pair[1] + "后");
            assertThat(text.tells(Alike.of(pair[0]))).as(pair[1] + " tells " + pair[0]).isTrue();
            assertThat(text.places(List.of(Alike.of(pair[0])))).singleElement()
                    .satisfies(place -> assertThat(("前" + pair[1] + "后").substring(place.from(), place.to())).doesNotContain("前", "后"));
        }
    }

    @Test
    @DisplayName("短的数字不跨过分隔的符号去认：2024-1-2 里没有 12")
    void shortNumbersAreThemselves() {
        assertThat(Alike.of("2024-1-2").tells(Alike.of("12"))).isFalse();
        assertThat(Alike.of("第1.5条").tells(Alike.of("15"))).isFalse();
        assertThat(Alike.of("合计一三九元").tells(Alike.of("139"))).isFalse();
    }

    @Test
    @DisplayName("标出的位置是原文里的位置，重叠的并成一处")
    void places() {
        String text = "甲張 三乙张三丰";

        List<Alike.Range> places = Alike.of(text).places(List.of(Alike.of("张三"), Alike.of("三丰")));

        assertThat(places.stream().map(place -> text.substring(place.from(), place.to()))).containsExactly("張 三", "张三丰");
    }
}
