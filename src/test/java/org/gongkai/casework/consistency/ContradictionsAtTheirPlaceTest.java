package org.gongkai.casework.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
@DisplayName("类型自相矛盾的，说在它的那一行；一处错不引出别的假错")
class ContradictionsAtTheirPlaceTest {

    private static final String TYPE = """
            like: mailbox
            id: permit
            title: 泊位申请
            description: 申请泊位
            inForce: {from: 2020-01-01}
            number: "{mark}泊〔{year}〕{serial}号"
            stages:
              - {id: processing, due: [answer]}
            actions:
              - {id: visit, title: 查看, from: [processing], to: processing, who: [OFFICER], fields: [{name: seen, title: 所见, kind: TEXT}]}
              - {id: answer, to: answered}
            """;

    private static List<String> faults(String path, String text) {
        return DefinitionKinds.check(DefinitionTree.shipped().over(List.of(new DefinitionText(path, text, DefinitionText.Origin.OWN)))).faults().stream()
                .map(Fault::toString).toList();
    }

    private static List<String> faults(String text) {
        return faults("casetypes/permit.yaml", text);
    }

    @Test
    @DisplayName("写对的没有错")
    void right() {
        assertThat(faults(TYPE)).isEmpty();
    }

    @ParameterizedTest(name = "{0} 写成 {1}")
    @CsvSource(delimiter = ';', value = {
        "from: [processing], to; from: [procesing], to; 第 10 行：没有环节“procesing”。是不是“processing”",
        "to: processing, who; to: visited, who; 第 10 行：没有环节“visited”",
        "who: [OFFICER], fields; who: [], fields; 第 10 行：“查看”没有写由谁办",
        "due: [answer]; due: [anwser]; 第 8 行：环节 processing 应办的“anwser”在这一环节不能办。是不是“answer”",
        "to: answered}; to: answered, answers: visits}; 第 11 行：办件类型 permit：answer 所答复的没有“visits”这一步",
        "fields: [{; ending: answered, fields: [{; 第 10 行：办件类型 permit：visit 写了 ending 而没有结果",
        "fields: [{; dispatch: [{as: unit, to: seen}], fields: [{; 第 10 行：办件类型 permit：handlings 里没有“unit”",
        "fields: [{; opens: seen, fields: [{; 第 10 行：办件类型 permit：visit 移送他处，而没有渠道 handed-over"})
    @DisplayName("只说这一处，说在它的一行：不再说没有保存期限")
    void once(String right, String wrong, String sentence) {
        String text = TYPE.replace(right, wrong);
        assertThat(text).isNotEqualTo(TYPE);
        assertThat(faults(text)).anySatisfy(fault -> assertThat(fault).contains("casetypes/permit.yaml " + sentence)).noneMatch(fault -> fault.contains("保存期限") || fault.contains("第 1 行"));
    }

    @Test
    @DisplayName("一个文件读不全的，别的文件用到它里面名称的不算错；它没有写的仍然说")
    void nothingFollows() {
        String provisions = DefinitionTree.shipped().text("provisions.yaml").orElseThrow().text();
        assertThat(faults("provisions.yaml", provisions.replaceFirst("unit: working-days", "unit: workdays"))).singleElement().asString().contains("provisions.yaml", "workdays");
        String hotline = DefinitionTree.shipped().text("casetypes/inforequest.yaml").orElseThrow().text();
        assertThat(faults("casetypes/inforequest.yaml", hotline.replaceFirst("title: ", "titel: "))).allSatisfy(fault -> assertThat(fault).contains("casetypes/inforequest.yaml")).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} 写成 {1}")
    @CsvSource(delimiter = ';', value = {
        "fields: [{name: seen; to: closed, ending: answered, outcome: no, fields: [{name: seen; 第 10 行：“查看”是答复，而没有发给提出人的：写 letter（文书）或者 told（告知的字段）",
        "kind: TEXT}]; kind: DATE, max: 20}]; 第 10 行：字段“seen”是 DATE，不数字数"})
    @DisplayName("答复的一步什么也没有告诉提出人的、给日期写字数的，说出来")
    void withoutEffect(String right, String wrong, String sentence) {
        String text = TYPE.replace("to: processing, who", "who").replace(right, wrong);
        assertThat(faults(text)).singleElement().asString().contains(sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "term: inforequest.restart; 没有算得出最后一日的条文“inforequest.restart”",
        "clocks: [{id: seen, title: 查看, term: inforequest.restart, binding: OFFICE, from: [{by: accept}], until: [visit]}]; 没有算得出最后期限的条文“inforequest.restart”",
        "clocks: [{id: seen, title: 查看, term: permit.reply, binding: OFFICE, from: [{by: accept}], until: [visit], pauses: WITH_MAIN}]; 没有哪一步停止计算整件的期限，pauses 没有作用",
        "terms: [{id: permit.more, title: 再办, description: 再办, basis: 本地, amount: 3, countsFrom: 受理, from: 2020-01-01, confirmed: false}]; 期限“permit.more”没有哪里用到，没有作用",
        "terms: [{id: permit.reply, amount: 0, from: 2020-01-01}]; 期限至少是 1"})
    @DisplayName("没有作用的期限不收")
    void terms(String added, String sentence) {
        assertThat(faults(TYPE + added + "\n")).anySatisfy(fault -> assertThat(fault).contains("casetypes/permit.yaml").contains(sentence));
    }
}
