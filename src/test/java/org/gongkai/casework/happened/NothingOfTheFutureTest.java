package org.gongkai.casework.happened;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.calendar.Now;
import org.gongkai.casework.OnPaper;
import org.gongkai.casework.Perform;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.declaration.CaseTypeNames;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("记下的是已经发生的事：日期、月份、几点晚于办这一步的不收")
class NothingOfTheFutureTest {

    private static final String TYPE = """
            like: mailbox
            id: spot
            title: 现场核查
            description: 现场核查
            inForce: {from: 2020-01-01}
            number: "{mark}核〔{year}〕{serial}号"
            actions:
              - id: visit
                title: 查看
                from: [submitted]
                who: [OFFICER]
                happened: [{day: seenOn, at: hour}, {day: month}, {at: called}]
                fields:
                  - {name: seenOn, title: 哪天查看, kind: DATE, kept: ACT}
                  - {name: hour, title: 几点, kind: TIME, kept: ACT}
                  - {name: month, title: 哪个月停的工, kind: MONTH, kept: ACT}
                  - {name: called, title: 几点打的电话, kind: TIME, kept: ACT}
            """;

    private static DefinitionTree tree(String type) {
        return DefinitionTree.shipped().over(List.of(new DefinitionText("casetypes/spot.yaml", type, DefinitionText.Origin.OWN)));
    }

    private static List<CaseType> types(DefinitionTree tree) {
        return Definitions.all(tree, CaseTypeNames.FILES).stream().map(file -> CaseTypeFile.of(file, new Endings(tree))).toList();
    }

    /** Tried on 2026-03-04 at 10:00 with effect from that day or an earlier one. */
    private static List<String> refused(String on, Map<String, String> values) {
        TimeMachine time = new TimeMachine();
        time.moveTo(LocalDateTime.parse("2026-03-04T10:00").atZone(Now.ZONE).toInstant());
        CaseType type = types(tree(TYPE)).stream().filter(one -> one.id().equals("spot")).findFirst().orElseThrow();
        NothingOfTheFuture condition = new NothingOfTheFuture(time);
        Attempt attempt = new Attempt(type.action("visit").orElseThrow(), OnPaper.OFFICER, LocalDate.parse(on), values);
        var state = OnPaper.under(type, "2026-03-02").state();
        assertThat(condition.concerns(state, attempt)).isTrue();
        return condition.refuse(state, Perform.today("case", "visit", OnPaper.OFFICER, values), attempt).stream().map(NothingOfTheFutureTest::said).toList();
    }

    private static String said(Refusal refusal) {
        return refusal.field() + "：" + refusal.sentence();
    }

    @ParameterizedTest(name = "{0} 办：{1} → {2}")
    @CsvSource(nullValues = "-", value = {
        "2026-03-04, seenOn=2026-03-04 hour=09:59, -",
        "2026-03-04, seenOn=2026-03-03 hour=23:59, -",
        "2026-03-04, seenOn=2026-03-05, seenOn：“哪天查看”2026-03-05 晚于办这一步的 2026-03-04；记下的是已经发生的，请核对",
        "2026-03-03, seenOn=2026-03-04, seenOn：“哪天查看”2026-03-04 晚于办这一步的 2026-03-03；记下的是已经发生的，请核对",
        "2026-03-04, seenOn=2026-03-04 hour=10:01, hour：“几点”10:01 还没有到；记下的是已经发生的，请核对",
        "2026-03-04, month=2026-03, -",
        "2026-03-04, month=2026-04, month：“哪个月停的工”2026-04 晚于办这一步的 2026-03-04；记下的是已经发生的，请核对",
        "2026-03-04, called=10:01, called：“几点打的电话”10:01 还没有到；记下的是已经发生的，请核对",
        "2026-03-03, called=23:00, -",
        "2026-03-04, hour=23:00, -"})
    @DisplayName("哪天、哪个月、几点")
    void ofTheFuture(String on, String values, String sentence) {
        Map<String, String> said = new HashMap<>();
        for (String one : values.split(" ")) {
            said.put(one.split("=")[0], one.split("=")[1]);
        }
        List<String> refused = refused(on, said);
        assertThat(refused).isEqualTo(sentence == null ? List.of() : List.of(sentence));
    }

    @ParameterizedTest(name = "{0} 写成 {1}")
    @CsvSource(delimiter = ';', value = {
        "day: seenOn, at; day: seenOm, at; “查看”没有“seenOm”这个日期、月份字段。是不是“seenOn”",
        "at: called; at: seenOn; “查看”没有“seenOn”这个时间字段",
        "{day: month}; {}; happened 写明哪个字段"})
    @DisplayName("写错的，说出哪一行")
    void declared(String right, String wrong, String sentence) {
        assertThat(DefinitionKinds.check(tree(TYPE)).faults()).isEmpty();
        assertThat(DefinitionKinds.check(tree(TYPE.replace(right, wrong))).faults()).extracting(Fault::toString).singleElement().asString()
                .contains("casetypes/spot.yaml 第 12 行", sentence);
    }

    @Test
    @DisplayName("随程序发布的类型里，办理时记下的“哪天发生”都写了")
    void everyShippedOne() {
        for (CaseType type : types(DefinitionTree.shipped())) {
            type.actions().forEach(action -> action.fields().stream().filter(field -> field.kind() == Field.Kind.DATE && field.name().endsWith("On")).forEach(field ->
                    assertThat(Happened.of(type, action.id())).as(type.id() + " " + action.id() + " " + field.name()).anyMatch(one -> field.name().equals(one.day()))));
        }
    }
}
