package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.begin.Begins;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.clocks.ClockReading;
import org.gongkai.casework.clocks.NamedClock;
import org.gongkai.casework.limitation.Limiting;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("办结以后写信人补充的，不论哪种来信、怎样办结的：记下来，是一件有期限的待办，重新办理或者答复")
class AfterClosingRulesTest {

    private static final Map<String, String> SAID = Map.of("said", "灯又坏了。");

    /** Every type to which letters come and that keeps the common part. */
    static List<String> mailboxes() {
        return ShippedDefinitions.inForce().stream().filter(type -> type.action("answer-addition").isPresent() && type.action("accept").isPresent()).map(CaseType::id).sorted().toList();
    }

    private static OnPaper accepted(String type) {
        OnPaper paper = OnPaper.of(type, "nat", "2026-03-02", 1);
        return paper.does(OFFICER, "accept", type.equals("rumours") ? Map.of("weight", "other") : Map.of());
    }

    private static OnPaper closed(String type) {
        return accepted(type).on("2026-03-04").does(APPROVER, "answer", Map.of("answer", "已修复。")).does(OFFICER, "close", Map.of()).on("2026-03-09");
    }

    private static BigDecimal sum(OnPaper paper, String kind) {
        return paper.facts().stream().filter(fact -> fact.kind().equals(kind)).map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<ClockReading> running(OnPaper paper, String clock) {
        return paper.named(paper.state().handlings().getFirst()).stream().filter(one -> one.clock().id().equals(clock) && one.run().runs()).findFirst();
    }

    @Test
    @DisplayName("信箱、部门信箱、咨询、举报、找错、不实信息都在内")
    void everyKindOfLetter() {
        assertThat(mailboxes()).containsExactly("askmail", "mayormail", "organmail", "rumours", "secretarymail", "sitemistakes", "tipmail");
    }

    @ParameterizedTest
    @MethodSource("mailboxes")
    @DisplayName("补充了就不再是办结：有自己的期限，到重新办理或者答复为止")
    void becomesADuty(String type) {
        OnPaper paper = closed(type).does(Actor.applicant(), "add", SAID);
        assertThat(paper.state().stage()).isEqualTo("added");
        assertThat(paper.state().ended()).isFalse();
        assertThat(paper.state().type().stage("added").due()).contains("take-up", "answer-addition");
        assertThat(running(paper, "addition")).isPresent();
        assertThat(paper.next(paper.state().handlings().getFirst())).as("列在待办里的最后一日").isPresent();
        paper.does(Actor.applicant(), "add", Map.of("said", "再补充一句。"));
        assertThat(paper.state().all("add")).as("几次补充都在").hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("mailboxes")
    @DisplayName("重新办理的，期限重新计算，原来的答复不再算数；再答复只算一件")
    void takenUpAgain(String type) {
        OnPaper paper = closed(type).does(Actor.applicant(), "add", SAID).does(OFFICER, "take-up", Map.of("note", "确有新情况"));
        assertThat(paper.state().stage()).isEqualTo("processing");
        assertThat(paper.state().ending()).isNull();
        assertThat(paper.due()).isAfter("2026-03-09");
        assertThat(running(paper, "addition")).isEmpty();
        assertThat(sum(paper, type + ".answered")).isZero();
        assertThat(sum(paper, type + ".handled")).isZero();
        paper.does(APPROVER, "answer", Map.of("answer", "又修了。"));
        assertThat(sum(paper, type + ".answered")).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(sum(paper, type + ".again")).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }

    @ParameterizedTest
    @MethodSource("mailboxes")
    @DisplayName("不用重新办理的，答复补充：原来的答复仍然有效，答复的件数不变")
    void answered(String type) {
        OnPaper paper = closed(type).does(Actor.applicant(), "add", SAID).does(APPROVER, "answer-addition", Map.of("answer", "这盏灯已另行派修。"));
        assertThat(paper.state().stage()).isEqualTo("answered");
        assertThat(paper.state().ending().answer()).isTrue();
        assertThat(running(paper, "addition")).isEmpty();
        assertThat(sum(paper, type + ".answered")).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(sum(paper, type + ".addition-answered")).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(paper.does(OFFICER, "close", Map.of()).state().ended()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("mailboxes")
    @DisplayName("没有受理就办结的，补充以后重新看是否受理；没有答复过，不冲减")
    void declinedBefore(String type) {
        OnPaper paper = OnPaper.of(type, "nat", "2026-03-02", 1).does(OFFICER, "decline", Map.of("answer", "请向法院提出。")).does(Actor.applicant(), "add", SAID);
        assertThat(paper.refused(OFFICER, "take-up", Map.of("note", "x"))).singleElement().asString().contains("没有受理过");
        paper.does(OFFICER, "receive-again", Map.of());
        assertThat(paper.state().stage()).isEqualTo("submitted");
        assertThat(sum(paper, type + ".answered")).isZero();
        paper.does(OFFICER, "accept", type.equals("rumours") ? Map.of("weight", "other") : Map.of());
        assertThat(paper.due()).isAfter("2026-03-02");
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }

    @Test
    @DisplayName("查档办结以后补充的，重新查或者答复")
    void archives() {
        OnPaper paper = OnPaper.of("archivesearch", "nat", "2026-03-02", 1).does(OFFICER, "receive", Map.of()).does(OFFICER, "not-found", Map.of("answer", "查了 1986 年。"))
                .does(OFFICER, "close", Map.of()).does(Actor.applicant(), "add", Map.of("said", "可能是 1987 年。"));
        assertThat(paper.state().ended()).isFalse();
        assertThat(running(paper, "addition")).isPresent();
        paper.does(OFFICER, "take-up", Map.of("note", "有新线索"));
        assertThat(paper.state().stage()).isEqualTo("searching");
        assertThat(sum(paper, "archivesearch.concluded")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mayormail", "organmail", "askmail", "sitemistakes"})
    @DisplayName("告知可以作为信息公开申请以前，不能转；告知以后只能转到告知的机关；转的，来信就此办结")
    void turnedOnlyWhenTold(String type) {
        Map<String, String> turn = Map.of("to", OnPaper.THERE, "what", "路灯维修台账");
        OnPaper paper = accepted(type);
        assertThat(paper.refused(Actor.applicant(), "turn", turn)).singleElement().asString().contains("还没有告知");
        paper.does(OFFICER, "tell-request", Map.of("wanted", "路灯维修台账", "to", OnPaper.THERE));
        assertThat(paper.refused(Actor.applicant(), "turn", OnPaper.with(turn, "to", OnPaper.HERE))).singleElement().asString().contains("告知写信人的不是这个机关");
        paper.does(Actor.applicant(), "turn", turn);
        assertThat(paper.state().ended()).isTrue();
        assertThat(paper.state().ending().id()).isEqualTo("handed-over");
        paper.does(Actor.applicant(), "add", SAID).does(OFFICER, "take-up", Map.of("note", "来信部分还要办"));
        assertThat(paper.state().stage()).isEqualTo("processing");
        assertThat(sum(paper, type + ".answered")).as("没有答复过，不冲减").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mayormail", "organmail", "askmail", "sitemistakes"})
    @DisplayName("限制来信由公开机构负责人决定，有依据、理由和到期的一天，最长 90 日；信息员决定不了；同一件里不叠加，可以提前解除")
    void limitedByANamedOfficer(String type) {
        Actor head = CaseworkCast.HEAD;
        Map<String, String> decided = Map.of("ground", "abuse", "reason", "三次来电辱骂。", "until", "2026-04-30");
        OnPaper paper = accepted(type);
        assertThat(paper.refused(OFFICER, "limit", decided)).isNotEmpty();
        assertThat(paper.refused(head, "limit", OnPaper.with(decided, "until", "2026-06-01"))).singleElement().asString().contains("最迟 2026-05-31");
        assertThat(paper.refused(head, "limit", OnPaper.with(decided, "until", "2026-03-02"))).singleElement().asString().contains("应在 2026-03-02 以后");
        paper.does(head, "limit", decided);
        assertThat(paper.refused(head, "limit", decided)).singleElement().asString().contains("已经决定限制到 2026-04-30");
        assertThat(paper.refused(OFFICER, "set-aside", Map.of("urgent", "no", "lawful", "no"))).as("决定限制的这一件照常办").isNotEmpty();
        paper.does(head, "lift", Map.of("reason", "已道歉"));
        assertThat(paper.refused(head, "lift", Map.of("reason", "x"))).singleElement().asString().contains("没有正在施行的限制");
        assertThat(sum(paper, type + ".limited")).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    @DisplayName("信息公开申请、更正、投诉、复议、诉讼、举报信箱没有限制这一步，从不受限制")
    void neverLimited() {
        assertThat(ShippedDefinitions.inForce()).filteredOn(type -> List.of("inforequest", "recordcorrection", "transparencycomplaint", "reconsideration", "litigation", "tipmail").contains(type.id())).hasSize(6)
                .allMatch(type -> type.action("limit").isEmpty() && type.action("set-aside").isEmpty() && type.action("limited").isEmpty());
    }

    @Test
    @DisplayName("别的信箱、热线里选了投诉、举报的，也不标明在限制期内，就留存不了；咨询、求助照样标明")
    void complaintsAndTipsNeverAre() {
        List<CaseType> limited = ShippedDefinitions.inForce().stream().filter(type -> Limiting.marking(type).isPresent()).toList();
        assertThat(limited).extracting(CaseType::id).contains("hotline", "mayormail", "organmail", "secretarymail");
        for (CaseType type : limited) {
            Field.of(type.content(), "purpose").options().forEach((id, title) ->
                    assertThat(Limiting.marking(type, Map.of("purpose", id)).isEmpty()).as(type.id() + " " + title).isEqualTo(title.contains("投诉") || title.contains("举报")));
        }
    }

    @Test
    @DisplayName("举报不转为申请：转了，申请和举报连在一起，认得出是谁举报")
    void tipsAreNotTurned() {
        CaseType tips = ShippedDefinitions.inForce().stream().filter(type -> type.id().equals("tipmail")).findFirst().orElseThrow();
        assertThat(tips.actions()).extracting(Action::id).doesNotContain("tell-request", "turn");
        assertThat(tips.actions()).allMatch(action -> Begins.of(tips, action.id()).isEmpty());
    }

    @Test
    @DisplayName("限制期内的来件要看：受理不等于看过；并入别的诉求就有人看了")
    void lookedAt() {
        NamedClock look = NamedClock.of(ShippedDefinitions.inForce().stream().filter(type -> type.id().equals("hotline")).findFirst().orElseThrow()).stream()
                .filter(clock -> clock.id().equals("look")).findFirst().orElseThrow();
        assertThat(look.until()).doesNotContain("receive").contains("merge", "set-aside", "send-out", "decline");
    }
}
