package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSum;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.registers.datatype.ChoiceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("名录的一生：登记、变更、更正、注销，每一步都是条目，统计随之，核验无误")
class RegisterLifeCycleTest {

    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    Proposals proposals;
    @Autowired
    Keepers keepers;
    @Autowired
    KeptUp kept;
    @Autowired
    NothingNew nothingNew;
    @Autowired
    RecordRows records;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
    }

    @Test
    @DisplayName("第四十八条 培训：登记一次算一次，改了人数另记差额，更正退回原来那天，注销不退")
    void training() {
        Register trainings = registers.find("trainings").orElseThrow();
        Map<String, String> row = training("2026-02-10", "依申请公开答复实务", "集中授课", "40 人");
        Outcome.Saved saved = saved(enter.enter(wish(trainings, "education", "s1", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), officer("education")));
        assertThat(saved.counts()).isEqualTo(Map.of(Change.ENTER, 1));
        assertThat(sum("education", "trainings.people", "2026-02-10", "2026-02-10")).isEqualByComparingTo("40");

        assertThat(saved(enter.enter(wish(trainings, "education", "s1", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), officer("education"))).last()).as("sent twice").isEqualTo(saved.last());
        assertThat(saved(enter.enter(wish(trainings, "education", "s2", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), officer("education"))).unchanged()).as("says the same").isEqualTo(1);

        time.to("2026-03-05");
        row.put("people", "45");
        enter.enter(wish(trainings, "education", "s3", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), officer("education"));
        assertThat(sum("education", "trainings.people", "2026-02-10", "2026-02-10")).isEqualByComparingTo("40");
        assertThat(sum("education", "trainings.people", "2026-03-05", "2026-03-05")).isEqualByComparingTo("5");

        row.put("people", "46");
        assertThat(refused(enter.enter(wish(trainings, "education", "s4", Change.CORRECT, ""), List.of(TypedRow.of(1, row)), officer("education")))).containsExactly("更正、注销和作废要写明理由");
        time.to("2026-04-01");
        enter.enter(wish(trainings, "education", "s5", Change.CORRECT, "签到表核对为 46 人"), List.of(TypedRow.of(1, row)), officer("education"));
        assertThat(sum("education", "trainings.people", "2026-03-05", "2026-03-05")).as("on the day of what it corrects").isEqualByComparingTo("6");
        assertThat(sum("education", "trainings.people", "2026-04-01", "2026-04-01")).isEqualByComparingTo("0");

        enter.enter(wish(trainings, "education", "s6", Change.CHANGE, "不再登记"), List.of(new TypedRow(1, row, null, true)), officer("education"));
        assertThat(sum("education", "trainings.people", "2026-01-01", "2026-12-31")).as("what happened stays counted").isEqualByComparingTo("46");
        assertThat(sum("education", "trainings.held", "2026-01-01", "2026-12-31")).isEqualByComparingTo("1");

        List<Entry> history = records.history("trainings", "education~2026-02-10~依申请公开答复实务");
        assertThat(history).extracting(Entry::change).containsExactly(Change.END, Change.CORRECT, Change.CHANGE, Change.ENTER);
        assertThat(history).extracting(Entry::number).isSortedAccordingTo(Comparator.reverseOrder());
        clean();
    }

    @Test
    @DisplayName("误登的作废：当天退回，像没有登记过")
    void voided() {
        Register trainings = registers.find("trainings").orElseThrow();
        Map<String, String> row = training("2026-01-10", "误登", "线上", "9");
        enter.enter(wish(trainings, "culture", "v1", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), officer("culture"));
        enter.enter(wish(trainings, "culture", "v2", Change.CORRECT, "是区政府办办的"), List.of(new TypedRow(1, row, null, true)), officer("culture"));
        assertThat(sum("culture", "trainings.held", "2026-01-10", "2026-01-10")).isEqualByComparingTo("0");
        assertThat(records.standing("trainings", Set.of("culture"), "", 9)).isEmpty();
        clean();
    }

    @Test
    @DisplayName("不公开的内容不在条目里，条目只有它的摘要；核对时有权的人看得到；改坏了核验说得出")
    void sealed() {
        Register trainings = registers.find("trainings").orElseThrow();
        Map<String, String> row = training("2026-02-11", "现场指导", "现场指导", "12");
        assertThat(refused(enter.enter(wish(trainings, "health", "x", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), officer("health")))).containsExactly("“形式”是“现场指导”的，要填写“联系电话”");
        row.putAll(Map.of("contact", "某某", "contactPhone", "000-0000 1234"));
        enter.enter(wish(trainings, "health", "x", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), officer("health"));
        Entry entry = records.history("trainings", "health~2026-02-11~现场指导").getFirst();
        assertThat(entry.said()).doesNotContainKeys("contact", "contactPhone");
        assertThat(entry.sealed()).containsOnlyKeys("contact", "contactPhone");
        assertThat(jdbc.sql("select string_agg(canonical, '') from ledger.act").query(String.class).single()).doesNotContain("某某").doesNotContain("0000 1234");
        clean();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update registers.entry set content = content || '{\"people\": \"13\"}' where register = 'trainings' and organ = 'health'").update();
            assertThat(verify.run(true, reached -> { }).differences()).extracting(Verify.Difference::what).contains("条目的摘要");
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("别人改过的不覆盖；别的机关的不能改；一行有错全部不存，每行说得清")
    void refusals() {
        Register trainings = registers.find("trainings").orElseThrow();
        enter.enter(wish(trainings, "housing", "r1", Change.CHANGE, ""), List.of(TypedRow.of(1, training("2026-02-12", "甲", "线上", "5"))), officer("housing"));
        assertThat(refused(enter.enter(wish(trainings, "housing", "r2", Change.CHANGE, ""), List.of(new TypedRow(1, training("2026-02-12", "甲", "线上", "6"), 7L, false)), officer("housing"))))
                .first().asString().contains("别人改过").contains("没有覆盖");
        Map<String, String> foreign = training("2026-02-12", "甲", "线上", "6");
        foreign.put("organ", "区住建局");
        assertThat(refused(enter.enter(new EnterRows.Wish(trainings, "r3", "agriculture", Change.CHANGE, ""), List.of(TypedRow.of(1, foreign)), officer("agriculture")))).first().asString().contains("只能为本机关录入");
        assertThat(refused(enter.enter(wish(trainings, "housing", "r4", Change.CHANGE, ""), List.of(TypedRow.of(1, training("44000", "乙", "唱歌", "1.5")), TypedRow.of(2, training("2026-02-30", "", "线上", "3万人"))), officer("housing"))))
                .containsExactlyInAnyOrder("“举办日期”是表格软件里的日期序号 44000，多半是 2020-06-18", "“形式”没有“唱歌”这一项，可以写：集中授课、线上、现场指导、交流观摩", "“参加人数”应为整数，现为 1.5",
                        "“举办日期”没有“2026-02-30”这一天，请核对", "请填写“主题”", "“参加人数”的单位是人，这里写的是“万人”");
        Map<String, String> number = training("2026-02-13", "联系 11010519491231002X", "线上", "3");
        assertThat(refused(enter.enter(wish(trainings, "housing", "r5", Change.CHANGE, ""), List.of(TypedRow.of(1, number)), officer("housing")))).first().asString().contains("主题").contains("身份号码");
        assertThat(records.standing("trainings", Set.of("housing"), "", 9)).hasSize(1);
        assertThat(refused(enter.enter(wish(registers.find("special-funds").orElseThrow(), "housing", "r6", Change.CHANGE, ""), List.of(), officer("housing")))).first().asString().contains("的信息员录入");
    }

    @Test
    @DisplayName("要审批的：录入的人自己不能批，批了才是条目，退回的带着理由")
    void approved() {
        Register funds = registers.find("special-funds").orElseThrow();
        assertThat(keepers.entrust(funds, "finance", staff("qinglan", Role.DISCLOSURE_OFFICE))).isEmpty();
        Staff clerk = new Staff("clerk", "录入", List.of(Post.at("finance", Role.OFFICER), Post.at("finance", Role.APPROVER)));
        EnterRows.Wish wish = new EnterRows.Wish(funds, "p1", "finance", Change.CHANGE, "");
        Map<String, String> row = Map.of("code", "A01", "name", "困难群众救助", "year", "2026", "manager", "区民政局", "amount", "10,538.26", "recipients", "151,536人次");
        assertThat(refused(enter.enter(wish, List.of(TypedRow.of(1, Map.of("code", "A01", "name", "某", "year", "2026", "manager", "区民政局", "amount", "105382600元"))), clerk)))
                .containsExactly("“金额”的单位是万元，这里写的是元，换算是 10538.26");
        assertThat(enter.enter(wish, List.of(TypedRow.of(1, row)), clerk)).isEqualTo(new Outcome.Proposed("p1", "待审批人审批"));
        assertThat(records.entries("special-funds")).isZero();
        assertThat(proposals.waiting(clerk, 9)).isEmpty();
        assertThat(proposals.take("p1", "pass-0", Map.of(), clerk)).isInstanceOf(Proposals.Step.Refused.class);
        Staff approver = staff("finance", Role.APPROVER);
        assertThat(proposals.waiting(approver, 9)).hasSize(1);
        assertThat(proposals.take("p1", "pass-0", Map.of(), staff("health", Role.APPROVER))).isInstanceOf(Proposals.Step.Refused.class);
        assertThat(proposals.take("p1", "pass-0", Map.of(), approver)).isInstanceOf(Proposals.Step.Taken.class);
        assertThat(proposals.take("p1", "pass-0", Map.of(), approver)).as("again").isInstanceOf(Proposals.Step.Refused.class);
        assertThat(records.find(funds, "A01~2026").orElseThrow().said()).containsEntry("amount", "10538.26").containsEntry("recipients", "151536").containsEntry("manager", "civil");

        enter.enter(new EnterRows.Wish(funds, "p2", "finance", Change.CORRECT, "决算"), List.of(TypedRow.of(1, with(row, "amount", "10000"))), clerk);
        proposals.take("p2", "return", Map.of("reason", "附决算表"), approver);
        assertThat(proposals.waiting(clerk, 9)).hasSize(1);
        assertThat(proposals.returnedBecause(proposals.find("p2").orElseThrow())).contains("附决算表");
        assertThat(proposals.take("p2", "withdraw", Map.of(), approver)).as("by another").isInstanceOf(Proposals.Step.Refused.class);
        assertThat(proposals.take("p2", "withdraw", Map.of(), clerk)).isInstanceOf(Proposals.Step.Taken.class);
        assertThat(proposals.waiting(clerk, 9)).isEmpty();
        clean();
    }

    @Test
    @DisplayName("保存的编号只认一次、只认一份名录、一个人：拿别处的编号来，什么也不存，也不说存过了")
    void anothersSaving() {
        Register trainings = registers.find("trainings").orElseThrow();
        Register meetings = registers.find("meetings").orElseThrow();
        enter.enter(wish(trainings, "justice", "a1", Change.CHANGE, ""), List.of(TypedRow.of(1, training("2026-02-14", "甲", "线上", "5"))), officer("justice"));
        Map<String, String> other = new HashMap<>();
        meetings.fields().stream().filter(RegisterField::required).forEach(field -> other.put(field.name(), switch (field.kind()) {
            case DAY -> "2026-02-14";
            case NUMBER -> "3";
            case CHOICE -> ((ChoiceType) field.type()).options().keySet().iterator().next();
            default -> "某次会议";
        }));
        assertThat(enter.enter(wish(meetings, "justice", "a1", Change.CHANGE, ""), List.of(TypedRow.of(1, other)), officer("justice"))).isEqualTo(Outcome.EXPIRED);
        assertThat(records.standing("meetings", Set.of("justice"), "", 9)).isEmpty();
    }

    @Test
    @DisplayName("季度更新：过了期就欠着，报“没有变化”或者登记了就不欠；从来没有登记过的不催")
    void rhythm() {
        Register trainings = registers.find("trainings").orElseThrow();
        enter.enter(wish(trainings, "water", "q1", Change.CHANGE, ""), List.of(TypedRow.of(1, training("2026-02-10", "甲", "线上", "5"))), officer("water"));
        assertThat(kept.owed(registers.all(), Set.of("water", "justice"))).isEmpty();
        time.to("2026-07-06");
        List<KeptUp.Owed> owed = kept.owed(registers.all(), Set.of("water", "justice"));
        assertThat(owed).singleElement().satisfies(one -> {
            assertThat(one.organ()).isEqualTo("water");
            assertThat(one.period().title()).isEqualTo("2026年第2季度");
            assertThat(one.lastDay().date()).isEqualTo(LocalDate.of(2026, 7, 14));
            assertThat(one.left()).isEqualTo(6);
        });
        assertThat(nothingNew.say(trainings, "water", "2026-Q1", officer("water"))).extracting(refusal -> refusal.sentence()).first().asString().contains("2026年第2季度");
        assertThat(nothingNew.say(trainings, "water", "2026-Q2", officer("agriculture"))).isNotEmpty();
        assertThat(nothingNew.say(trainings, "water", "2026-Q2", officer("water"))).isEmpty();
        assertThat(kept.owed(registers.all(), Set.of("water"))).isEmpty();
        clean();
    }

    private static Map<String, String> training(String day, String topic, String form, String people) {
        return new HashMap<>(Map.of("heldOn", day, "topic", topic, "form", form, "people", people));
    }

    private static Map<String, String> with(Map<String, String> row, String field, String value) {
        Map<String, String> other = new HashMap<>(row);
        other.put(field, value);
        return other;
    }

    private static EnterRows.Wish wish(Register register, String organ, String saving, Change how, String reason) {
        return new EnterRows.Wish(register, saving, organ, how, reason);
    }

    private static Outcome.Saved saved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Saved.class);
        return (Outcome.Saved) outcome;
    }

    private static List<String> refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return new ArrayList<>(((Outcome.Refused) outcome).faults().stream().map(RowFault::sentence).toList());
    }

    private BigDecimal sum(String organ, String kind, String from, String to) {
        return facts.sums(new FactQuery(Set.of(kind), Set.of(organ), LocalDate.parse(from), LocalDate.parse(to), null, null)).stream().map(FactSum::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void clean() {
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
    }

    private static Staff officer(String organ) {
        return staff(organ, Role.OFFICER);
    }

    private static Staff staff(String organ, Role role) {
        return new Staff(organ + "-" + role.name(), role.title(), List.of(Post.at(organ, role)));
    }
}
