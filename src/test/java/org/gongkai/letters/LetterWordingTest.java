package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("每一份文书的措辞：收信人读得明白，写法前后一致")
class LetterWordingTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    /** Words that stand differently elsewhere, or that a reader stumbles over. */
    private static final Pattern STUMBLES = Pattern.compile("你（单位）|第（[一二三四五六七八九十]+）项|\\([0-9一二三四五六七八九十]+\\)|最迟于|\\{(?:due|completeBy|replyBy|until|payBy|previousDue)}(?:以)?前");
    private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}[,;:?!()]|[,;:?!()]\\p{IsHan}");

    static Stream<LetterTemplate> letters() {
        return Definitions.all(DefinitionTree.shipped(), LetterTemplates.FILES).stream().flatMap(file -> file.value().letters().stream());
    }

    static Stream<String> replies() throws IOException {
        return Files.readAllLines(Path.of("regulations/letters/replies.yaml")).stream().filter(line -> line.contains("{words}"));
    }

    @ParameterizedTest
    @MethodSource("letters")
    @DisplayName("称呼个人用“您”、单位用“你单位”，第三方用“你方”；期限写“不迟于”；标点全角；末尾有联系方式")
    void consistent(LetterTemplate letter) {
        assertThat(letter.body()).allSatisfy(paragraph -> {
            assertThat(STUMBLES.matcher(paragraph).find()).as(paragraph).isFalse();
            assertThat(HALF_WIDTH.matcher(paragraph).find()).as(paragraph).isFalse();
        });
        assertThat(letter.recipient() == Letter.Recipient.RECORD || letter.body().getLast().equals("{contact}")).as(letter.id()).isTrue();
        assertThat(letter.recipient() == Letter.Recipient.THIRD_PARTY && String.join("", letter.body()).contains("{you}")).as("对第三方不知道是个人还是单位").isFalse();
    }

    @ParameterizedTest
    @MethodSource("replies")
    @DisplayName("答复的每一种说法：理由由承办人写明，不把条文里的几种情形一起抄上")
    void replies(String reply) {
        assertThat(STUMBLES.matcher(reply).find()).isFalse();
        assertThat(reply).doesNotContain("可能危及国家安全、公共安全、经济安全、社会稳定", "商业秘密、个人隐私等");
    }

    @ParameterizedTest
    @MethodSource("letters")
    @DisplayName("填上去的话自己带着句号、分号的，不与后面的标点重复；没有填的那一段不留空行")
    void punctuatedOnce(LetterTemplate letter) {
        Map<String, String> words = new java.util.HashMap<>();
        for (String paragraph : Stream.concat(letter.body().stream(), Stream.of(letter.title(), letter.addressee())).toList()) {
            for (Matcher placeholder = PLACEHOLDER.matcher(paragraph); placeholder.find();) {
                words.put(placeholder.group(1), "所填的话。");
            }
        }
        words.put("contact", "");
        LetterText text = LetterText.of(letter, words, "青政公复〔2026〕1号", "青澜区人民政府", LocalDate.of(2026, 11, 29));
        assertThat(text.body()).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain("。。", "。，", "。；", "。、", "。：").isNotBlank());
        assertThat(new TreeSet<>(List.of(text.addressee()))).noneMatch(line -> line.contains("。："));
    }
}
