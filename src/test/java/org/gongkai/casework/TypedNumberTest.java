package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.gongkai.casework.receipt.TypedNumber;
import org.gongkai.directory.Identifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("编号和查询码怎样写都认得：括号、空格、全角半角、大小写、繁体、少写“号”字")
class TypedNumberTest {

    private static final String NUMBER = "青政公申〔2026〕55号";
    private static final List<UnaryOperator<String>> WAYS = List.of(
            one -> one.replace('〔', '[').replace('〕', ']'), one -> one.replace('〔', '（').replace('〕', '）'), one -> one.replace('〔', '(').replace('〕', ')'),
            one -> one.replace('〔', '【').replace('〕', '】'), one -> one.replace('〔', '［').replace('〕', '］'), one -> one.replaceFirst("号([。\\s]*)$", "$1"),
            one -> one.replace("号", "號"), one -> " " + one + "\t", one -> one.replace("公申", "公申 "), one -> one.replace("55", " 55 "), one -> one.replace("55", "0055"),
            one -> one.replace("55", "第55"), one -> one + "。", one -> "编号：" + one, one -> "\uFEFF" + one + "\u200B", TypedNumberTest::wide);

    @ParameterizedTest
    @ValueSource(strings = {"青政公申[2026]55号", "青政公申(2026)55", "青政公申（2026）55号", "青政公申【2026】55", "青政公申 〔2026〕 55 号", "青政公申〔２０２６〕５５号", "青政公申〔2026〕55號", "编号：青政公申[2026年]第55号。"})
    @DisplayName("试用的人写过的")
    void asTyped(String typed) {
        assertThat(TypedNumber.numbers(typed)).contains(NUMBER);
    }

    @Test
    @DisplayName("几种写法合在一起也认得；别的编号不会当成它")
    void inAnyCombination() {
        Random random = new Random(20261129);
        for (int n = 0; n < 2000; n++) {
            String typed = NUMBER;
            for (int way = random.nextInt(4); way >= 0; way--) {
                typed = WAYS.get(random.nextInt(WAYS.size())).apply(typed);
            }
            assertThat(TypedNumber.numbers(typed)).as(typed).contains(NUMBER);
            assertThat(TypedNumber.numbers(typed.replaceFirst("[5５](?=[5５])", ""))).as(typed).doesNotContain(NUMBER);
        }
    }

    @Test
    @DisplayName("查询码：空格、横线、全角、大写、把 0 看成 o、把 1 看成 l 或 i")
    void codes() {
        Random random = new Random(8);
        for (int n = 0; n < 2000; n++) {
            String code = Identifier.fresh().substring(0, 8);
            String typed = random.nextBoolean() ? code : code.toUpperCase(Locale.ROOT);
            typed = random.nextBoolean() ? typed : typed.replace('0', random.nextBoolean() ? 'o' : 'O').replace('1', random.nextBoolean() ? 'l' : 'I');
            typed = random.nextBoolean() ? typed : typed.substring(0, 4) + List.of(" ", "-", "　", "—").get(random.nextInt(4)) + typed.substring(4);
            typed = random.nextBoolean() ? typed : wide(typed);
            assertThat(TypedNumber.codes(typed)).as(typed).contains(code);
        }
        assertThat(TypedNumber.codes("nd73 vyms")).contains("nd73vyms").doesNotContain("nd73vymz");
    }

    @Test
    @DisplayName("写了一部分的，照存的样子找")
    void parts() {
        assertThat(NUMBER).contains(TypedNumber.part("(2026)55"), TypedNumber.part("［２０２６］"), TypedNumber.part("公申[2026]"), TypedNumber.part("55號"));
        assertThat(TypedNumber.part("\u200B")).as("nothing finds nothing").isNotEmpty();
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > 0x20 && c < 0x7F ? (char) (c + 0xFEE0) : (char) c));
        return wide.toString();
    }
}
