package org.gongkai.casework.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
@DisplayName("文书的空填不上的，检查时就说：哪个文件、哪一行、是不是写成了别的；不等到预览、发文")
class LettersFitTheirStepsTest {

    private static final String LETTERS = """
            letters:
              - id: permit-reply
                title: "{organ}泊位答复"
                from: 2020-01-01
                number: "{mark}泊复〔{year}〕{serial}号"
                recipient: APPLICANT
                addressee: "{applicant}："
                body:
                  - "{you}申请的“{request}”（{caseNumber}），{answer}"
                  - "{contact}"
            """;
    private static final String TYPE = """
            like: mailbox
            id: permit
            title: 泊位申请
            description: 申请泊位
            inForce: {from: 2020-01-01}
            number: "{mark}泊〔{year}〕{serial}号"
            actions:
              - {id: answer, letter: permit-reply}
            """;

    private static List<String> faults(String... pathsAndTexts) {
        return DefinitionKinds.check(DefinitionTree.shipped().over(Stream.iterate(0, n -> n < pathsAndTexts.length, n -> n + 2)
                .map(n -> new DefinitionText(pathsAndTexts[n], pathsAndTexts[n + 1], DefinitionText.Origin.OWN)).toList())).faults().stream().map(Fault::toString).toList();
    }

    private static List<String> ofLetters(String letters) {
        return faults("letters/permit.yaml", letters, "casetypes/permit.yaml", TYPE);
    }

    @Test
    @DisplayName("填得上的没有错")
    void right() {
        assertThat(ofLetters(LETTERS)).isEmpty();
    }

    @ParameterizedTest(name = "{0} 写成 {1}")
    @CsvSource(delimiter = ';', value = {
        "{answer}; {anwser}; letters/permit.yaml 第 9 行：“泊位申请”的“答复”发这份文书，没有“{anwser}”可填。是不是“answer”",
        "{answer}; { answer }; 没有“{ answer }”可填",
        "{answer}; {答复}; letters/permit.yaml 第 9 行：“泊位申请”的“答复”发这份文书，没有“{答复}”可填",
        "{answer}; {newCode}; 没有“{newCode}”可填",
        "{answer}; {tariff}; 没有“{tariff}”可填",
        "{contact}; {contacts}; letters/permit.yaml 第 10 行：“泊位申请”的“答复”发这份文书，没有“{contacts}”可填",
        "{organ}泊位; {organs}泊位; letters/permit.yaml 第 3 行",
        "{applicant}：; {aplicant}：; letters/permit.yaml 第 7 行：“泊位申请”的“答复”发这份文书，没有“{aplicant}”可填。是不是“applicant”",
        "{serial}; {number}; letters/permit.yaml 第 5 行：没有“{number}”可填"})
    @DisplayName("填不上的，说出行和最接近的")
    void wrong(String right, String wrong, String sentence) {
        String letters = LETTERS.replace(right, wrong);
        assertThat(letters).isNotEqualTo(LETTERS);
        assertThat(ofLetters(letters)).singleElement().asString().contains(sentence);
    }

    @Test
    @DisplayName("没有哪一步发的，也不许有谁都填不上的；施行日期不相接的格式不和不用它的步骤比")
    void whoeverIssuesIt() {
        assertThat(faults("letters/permit.yaml", LETTERS.replace("{answer}", "{anwser}"))).singleElement().asString().contains("没有“{anwser}”可填。是不是“answer”");
        assertThat(faults("letters/permit.yaml", LETTERS)).isEmpty();
        String old = LETTERS.replace("from: 2020-01-01", "from: 2010-01-01\n    to: 2019-12-31").replace("{answer}", "{reason}") + LETTERS.replace("letters:\n", "");
        assertThat(ofLetters(old)).isEmpty();
    }

    @ParameterizedTest(name = "{0}：{1} 写成 {2}")
    @CsvSource(delimiter = ';', value = {
        "mail.yaml; {enclosed}; {enclosde}; mail.yaml 第 8 行：没有“{enclosde}”可填。是不是“enclosed”",
        "mail.yaml; 您的{matter}已经; 您的{mater}已经; 没有“{mater}”可填。是不是“matter”",
        "letters/replies.yaml; {words}; {word}; 没有“{word}”可填。是不是“words”",
        "remedies.yaml; {reviewOrgan}; {organ}; 没有“{organ}”可填",
        "casetypes/tipmail.yaml; {serial}; {no}; 没有“{no}”可填"})
    @DisplayName("邮件正文、答复用语、救济途径、编号的样式里的，一样")
    void relatives(String path, String right, String wrong, String sentence) {
        String shipped = DefinitionTree.shipped().text(path).orElseThrow().text();
        String changed = shipped.replace(right, wrong);
        assertThat(changed).isNotEqualTo(shipped);
        assertThat(faults(path, changed)).anySatisfy(fault -> assertThat(fault).contains(sentence));
    }
}
