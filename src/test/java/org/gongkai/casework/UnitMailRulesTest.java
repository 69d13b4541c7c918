package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.HERE;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.THERE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("承办单位一起办的信箱：转、退、报回、收回都不停期限，由收信的机关答复；已答复、已办理、本人满意、他人核实各记各的")
class UnitMailRulesTest {

    private static final Map<String, String> REPORT = Map.of("said", "已修复三盏路灯。", "result", "done");
    private static final Map<String, String> ANSWER = Map.of("answer", "路灯已修复。", "handled", "done");
    private static final Actor CHECKER = new Actor("person-checker", Set.of("OFFICER"));

    private static OnPaper accepted(String type) {
        return OnPaper.of(type, "nat", "2026-03-02", 1).does(OFFICER, "accept", Map.of());
    }

    private static OnPaper answered() {
        return accepted("mayormail").does(OFFICER, "send-out", Map.of("unit", THERE)).does(OFFICER, "sign", Map.of()).does(OFFICER, "report", REPORT).on("2026-03-05").does(APPROVER, "answer", ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"askmail", "mayormail", "secretarymail", "organmail"})
    @DisplayName("受理、转承办单位、签收、报回、答复：五个工作日自受理起走，谁在办都不停；没有报回的不能答复")
    void thereAndBack(String type) {
        OnPaper paper = accepted(type);
        LocalDate due = paper.due();
        assertThat(due).isEqualTo("2026-03-09");
        paper.does(OFFICER, "send-out", Map.of("unit", THERE));
        assertThat(paper.state().stage()).isEqualTo("with-unit");
        assertThat(paper.state().openElsewhere()).singleElement().satisfies(one -> assertThat(one.organ()).isEqualTo(THERE));
        assertThat(paper.refused(APPROVER, "answer", ANSWER)).isNotEmpty();
        paper.on("2026-03-03").does(OFFICER, "sign", Map.of()).on("2026-03-04").does(OFFICER, "report", REPORT);
        assertThat(paper.state().stage()).isEqualTo("processing");
        assertThat(paper.due()).isEqualTo(due);
        paper.on("2026-03-05").does(APPROVER, "answer", ANSWER);
        assertThat(paper.state().stage()).isEqualTo("answered");
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }

    @Test
    @DisplayName("不该它办的，写明依据退回，可以再转；转错的收回")
    void givenBackAndTakenBack() {
        OnPaper paper = accepted("mayormail").does(OFFICER, "send-out", Map.of("unit", THERE)).does(OFFICER, "give-back", Map.of("cause", "competence", "grounds", "三定规定没有这一项职责"));
        assertThat(paper.state().stage()).isEqualTo("processing");
        paper.does(OFFICER, "send-out", Map.of("unit", THERE)).does(OFFICER, "take-back", Map.of("note", "本机关办"));
        assertThat(paper.state().stage()).isEqualTo("processing");
        assertThat(paper.state().openElsewhere()).isEmpty();
        assertThat(paper.state().handlings()).extracting(Handling::stage).containsExactly("processing", "unit-returned", "unit-recalled");
    }

    @Test
    @DisplayName("写信人答复以后评价，只评一次；没有答复过的没有可评价的")
    void ratedOnce() {
        OnPaper paper = answered().does(Actor.applicant(), "rate", Map.of("satisfied", "unsatisfied"));
        assertThat(paper.refused(Actor.applicant(), "rate", Map.of("satisfied", "satisfied"))).containsExactly("您已经评价过；还有要说的，请再写一封");
        OnPaper declined = OnPaper.of("mayormail", "nat", "2026-03-02", 1).does(OFFICER, "decline", Map.of("answer", "请向法院提出。"));
        assertThat(declined.refused(Actor.applicant(), "rate", Map.of("satisfied", "satisfied"))).anyMatch(said -> said.contains("没有答复过"));
    }

    @Test
    @DisplayName("核实的不是签发答复的，也不是报回办理情况的那个人")
    void checkedByAnother() {
        Map<String, String> found = Map.of("found", "partly", "said", "现场看了，三盏亮了两盏");
        OnPaper paper = answered();
        assertThat(paper.refused(OFFICER, "check", found)).containsExactly("答复、办理情况是您签发、报回的，请由另一个人核实");
        paper.does(CHECKER, "check", found);
        assertThat(paper.state().stage()).isEqualTo("answered");
    }

    @Test
    @DisplayName("四个数各记各的：答复记已答复，办理结果、评价、核实的结果按所选各记")
    void countedApart() {
        OnPaper paper = answered();
        paper.does(Actor.applicant(), "rate", Map.of("satisfied", "unsatisfied")).does(CHECKER, "check", Map.of("found", "partly", "said", "现场看了"));
        List<Fact> facts = paper.facts();
        assertThat(facts).extracting(Fact::kind, Fact::code).contains(tuple("mayormail.received", ""), tuple("mayormail.handled", "done"),
                tuple("mayormail.rated", "unsatisfied"), tuple("mayormail.checked", "partly"));
        assertThat(facts).filteredOn(fact -> fact.kind().equals("mayormail.answered")).singleElement().satisfies(fact -> assertThat(fact.amount()).isEqualByComparingTo(BigDecimal.ONE));
        assertThat(facts).allSatisfy(fact -> assertThat(fact.organ()).isIn(HERE, THERE));
    }

    @Test
    @DisplayName("举报信箱、找错、不实信息不转别的机关")
    void notTheOthers() {
        assertThat(ShippedDefinitions.inForce()).filteredOn(type -> List.of("tipmail", "sitemistakes", "rumours").contains(type.id())).hasSize(3).extracting(CaseType::turns).allMatch(List::isEmpty);
    }
}
