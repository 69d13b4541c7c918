package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.clock.Reading;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("登记错了的，由另一个审批人撤销、照实再登记：恢复到那一步以前，期限、统计随之改正，原来的登记和理由都留着")
class CorrectionsTest {

    private static final Actor CLERK = new Actor("clerk", Set.of("OFFICER"));
    private static final Actor CHIEF = new Actor("chief", Set.of("APPROVER", "OFFICER"));
    private static final Set<String> LETTERS_OF_ENTRIES = Set.of("receipt", "service-record");

    static Stream<CaseType> types() {
        return ShippedDefinitions.inForce().stream();
    }

    private static Map<String, String> strike(String step) {
        return Map.of("step", step, "reason", "登记时看错了信封上的日期");
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("每一种办件的每一步，要么可以撤销，要么写明错了怎样改正；发过文书、交到外面的不能撤销")
    void everyAct(CaseType type) {
        Action correction = type.actions().stream().filter(action -> type.consequence(action.id()).strikes() != null).findFirst().orElseThrow();
        Consequence.Strikes strikes = Objects.requireNonNull(type.consequence(correction.id()).strikes());
        Set<String> can = Field.of(correction.fields(), strikes.of()).options().keySet();
        Set<String> declared = new HashSet<>(can);
        declared.addAll(strikes.stand().keySet());
        assertThat(type.actions().stream().map(Action::id)).as("%s: every act has a correction or a reason why none", type.id()).allMatch(declared::contains);
        assertThat(can).doesNotContainAnyElementsOf(strikes.stand().keySet());
        assertThat(strikes.stand().values()).noneMatch(String::isBlank);
        assertThat(can).allSatisfy(id -> {
            assertThat(LETTERS_OF_ENTRIES).containsAll(type.consequence(id).papers().all());
            assertThat(type.consequence(id).opens()).isNull();
            assertThat(type.consequence(id).hands().dispatch()).isEmpty();
        });
        assertThat(correction.who()).doesNotContain("OFFICER", "APPLICANT", "SYSTEM");
        assertThat(correction.fields()).filteredOn(Field::required).extracting(Field::name).contains("reason");
        assertThat(correction.from()).containsAll(type.procedure().stages().stream().map(stage -> stage.id()).toList());
    }

    @Test
    @DisplayName("收到的日期登记错了：撤销以后期限没有开始过，照实登记收到之日，期限从那天起算；已经计的数冲减，再计一次")
    void receivedOnAnotherDay() {
        OnPaper paper = OnPaper.of("inforequest", "nat", "2026-03-02", 1).on("2026-03-06");
        paper.does(CLERK, "receive", Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        paper.does(CHIEF, "strike", strike("receive"));
        assertThat(paper.state().stage()).isEqualTo("submitted");
        assertThat(paper.clock()).isEmpty();
        assertThat(paper.state().receivedOn()).isNull();
        assertThat(received(paper)).isEqualByComparingTo(BigDecimal.ZERO);
        paper.does(CLERK, "receive", Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        assertThat(received(paper)).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(paper.clock().map(Reading::state)).contains(Reading.State.RUNNING);
        assertThat(paper.state().acts()).extracting(act -> act.verb()).containsExactly("submit", "receive", "strike", "receive");
        assertThat(paper.state().standing()).extracting(act -> act.verb()).containsExactly("submit", "receive");
        assertThat(paper.replayed()).as("台账重放得出同样的状态").isEqualTo(paper.state());
    }

    private static BigDecimal received(OnPaper paper) {
        return paper.facts().stream().filter(fact -> fact.kind().equals("inforequest.received")).map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    @DisplayName("从最近一步起逐步撤销；自己登记的不能自己更正；申请人办的、已经书面告知的不能撤销，说出怎样改正；没有办过的没有可以更正的")
    void whatMayNot() {
        OnPaper paper = OnPaper.of("inforequest", "nat", "2026-03-02", 1);
        assertThat(paper.refused(CHIEF, "strike", strike("receive"))).singleElement().asString().contains("还没有办过什么");
        paper.does(CHIEF, "receive", Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        assertThat(paper.refused(CHIEF, "strike", strike("receive"))).singleElement().asString().contains("您自己登记的");
        paper.does(CLERK, "accept", Map.of());
        assertThat(paper.refused(CHIEF, "strike", strike("receive"))).singleElement().asString().contains("最近一步是“受理并分办”", "逐步撤销");
        assertThat(paper.refused(CLERK, "strike", strike("accept"))).singleElement().asString().contains("审批人");
        paper.does(CLERK, "ask-completion", Map.of("missing", "请写明年份", "completeBy", "2026-03-30"));
        assertThat(paper.refused(CHIEF, "strike", strike("accept"))).singleElement().asString().contains("不能撤销", "另行书面更正");
        paper.does(Actor.applicant(), "complete", Map.of("supplement", "2025年"));
        assertThat(paper.refused(CHIEF, "strike", strike("complete"))).singleElement().asString().contains("申请人自己办的");
    }

    @Test
    @DisplayName("撤销过的不再算数：检索登记错了可以重新登记，只能做一次的撤销以后可以再做")
    void whatWasTakenOutDoesNotCount() {
        OnPaper paper = OnPaper.requestReceived("2026-03-02", 1);
        paper.does(CLERK, "search", Map.of("place", "档案室", "terms", "校车", "searcher", "陈", "found", "nothing"));
        assertThat(paper.state().times("search")).isOne();
        paper.does(CHIEF, "strike", strike("search"));
        assertThat(paper.state().times("search")).isZero();
        assertThat(paper.state().stage()).isEqualTo("processing");
        paper.does(CHIEF, "strike", strike("accept"));
        assertThat(paper.state().stage()).as("再往前一步").isEqualTo("received");
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }

    @Test
    @DisplayName("来件登记错了的，更正到登记以前再作废；网上自己提交的不能作废，自己登记的不能自己作废")
    void voided() {
        OnPaper paper = OnPaper.of("reconsideration", "nat", "2026-03-02", 1);
        assertThat(paper.refused(CHIEF, "void-entry", Map.of("reason", "送错机关"))).singleElement().asString().contains("申请人自己提交的");
        OnPaper served = OnPaper.of("reconsideration", "nat", "served", "2026-03-02", 1);
        served.does(CLERK, "receive", Map.of("reference", "青复〔2026〕7号", "appliedOn", "2026-02-20"));
        served.does(CHIEF, "strike", strike("receive"));
        served.does(CHIEF, "void-entry", Map.of("reason", "送达的是另一个机关，已由该机关登记"));
        assertThat(served.state().ended()).isTrue();
        assertThat(served.facts().stream().map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    @DisplayName("办结的也可以更正：复议结果登记错了，撤销以后回到待决定，结果的计数冲减")
    void concluded() {
        OnPaper paper = OnPaper.of("reconsideration", "nat", "served", "2026-03-02", 1);
        paper.does(CLERK, "receive", Map.of("reference", "青复〔2026〕7号", "appliedOn", "2026-02-20"));
        paper.does(CLERK, "decide", Map.of("result", "uphold", "document", "青复决〔2026〕7号"));
        paper.does(CHIEF, "strike", strike("decide"));
        assertThat(paper.state().stage()).isEqualTo("responding");
        assertThat(paper.state().outcome()).isNull();
        assertThat(paper.state().ending()).isNull();
        paper.does(CLERK, "decide", Map.of("result", "correct", "document", "青复决〔2026〕7号"));
        assertThat(List.copyOf(paper.facts())).filteredOn(fact -> fact.kind().equals("reconsideration.concluded")).extracting(Fact::code, fact -> fact.amount().intValue())
                .containsExactly(tuple("uphold", 1), tuple("uphold", -1), tuple("correct", 1));
    }
}
