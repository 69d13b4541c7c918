package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("撤销一次保存：每条回到以前的样子，统计退回原来那几天，后来改过的列出来、一条也不动")
class UndoSavingTest {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);

    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    UndoSaving undo;
    @Autowired
    Proposals proposals;
    @Autowired
    RecordRows records;
    @Autowired
    DeskRecords desk;
    @Autowired
    Keepers keepers;
    @Autowired
    Facts facts;
    @Autowired
    Ledger ledger;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
    }

    @Test
    @DisplayName("登记、变更、更正、注销、作废混在一起的几次保存，从后往前一次次撤销，每一步的记录和每一天的统计都与那时一样；再撤销撤销也一样")
    void backAndForth() {
        Register trainings = registers.find("trainings").orElseThrow();
        List<Map<String, Object>> states = new ArrayList<>();
        List<Long> firsts = new ArrayList<>();
        states.add(state(trainings));
        firsts.add(save(trainings, "2026-03-02", Change.CHANGE, row("一", "10"), row("二", "20"), row("三", "30"), phone(row("四", "40"), "000-0001")));
        states.add(state(trainings));
        firsts.add(save(trainings, "2026-03-05", Change.CHANGE, row("一", "11"), row("五", "50"), end("二")));
        states.add(state(trainings));
        firsts.add(save(trainings, "2026-03-09", Change.CORRECT, row("一", "12"), end("三"), phone(row("四", "41"), "000-0002")));
        states.add(state(trainings));
        firsts.add(save(trainings, "2026-03-12", Change.CORRECT, end("一")));
        states.add(state(trainings));
        for (int n = firsts.size() - 1; n >= 0; n--) {
            time.to("2026-04-0" + (9 - n));
            long first = undone(trainings, firsts.get(n));
            assertThat(state(trainings)).as("after saving %d is taken back", n).isEqualTo(states.get(n));
            long again = undone(trainings, first);
            assertThat(state(trainings)).as("after that is taken back").isEqualTo(states.get(n + 1));
            undone(trainings, again);
            assertThat(state(trainings)).as("and once more").isEqualTo(states.get(n));
        }
        assertThat(ledger.of(trainings.subject())).last().satisfies(act -> assertThat(act.text("undoes")).isNotBlank());
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("后来改过的说出现在是第几号条目，整次保存一条也不撤；别的机关的人不能撤；要写理由")
    void changedSince() {
        Register trainings = registers.find("trainings").orElseThrow();
        long first = save(trainings, "2026-03-02", Change.CHANGE, row("六", "6"), row("七", "7"));
        long later = save(trainings, "2026-03-03", Change.CHANGE, row("七", "8"));
        long entries = records.entries("trainings");
        assertThat(undo.of(trainings, first).orElseThrow().changed()).singleElement().satisfies(fault -> assertThat(fault.sentence()).contains("七").contains("第 " + later + " 号条目"));
        String saving = undo.of(trainings, first + 1).orElseThrow().saving();
        assertThat(refused(enter.undo(wish(trainings, "education", "登错了"), saving, officer("education")))).singleElement().asString().contains("后来又改过");
        assertThat(refused(enter.undo(wish(trainings, "education", ""), saving, officer("education")))).containsExactly("请写明为什么撤销");
        assertThat(refused(enter.undo(wish(trainings, "audit", "登错了"), undo.of(trainings, later).orElseThrow().saving(), officer("audit")))).singleElement().asString().contains("别的机关");
        assertThat(records.entries("trainings")).isEqualTo(entries);
    }

    @Test
    @DisplayName("须审批的名录，撤销也先送审，同意以后才撤")
    void passesTheChain() {
        Register funds = registers.find("special-funds").orElseThrow();
        assertThat(keepers.entrust(funds, "finance", new Staff("office", "", List.of(Post.at("qinglan", Role.DISCLOSURE_OFFICE))))).isEmpty();
        Map<String, String> row = Map.of("code", "U1", "name", "撤销用", "year", "2026", "manager", "区民政局", "amount", "10");
        Outcome.Saved saved = (Outcome.Saved) enter.enterForTheHouse(new EnterRows.Wish(funds, EnterRows.fresh(), "finance", Change.CHANGE, ""), List.of(TypedRow.of(1, row)));
        Outcome proposed = enter.undo(wish(funds, "finance", "资金取消"), saved.saving(), officer("finance"));
        assertThat(proposed).isInstanceOf(Outcome.Proposed.class);
        assertThat(records.find(funds, "U1~2026").orElseThrow().ends()).isFalse();
        Staff head = new Staff("head", "", List.of(Post.at("finance", Role.APPROVER)));
        assertThat(proposals.take(((Outcome.Proposed) proposed).proposal(), "pass-0", Map.of(), head)).isInstanceOf(Proposals.Step.Taken.class);
        assertThat(records.find(funds, "U1~2026").orElseThrow().change()).isEqualTo(Change.VOID);
    }

    @Test
    @DisplayName("两个人同时改同一条：一个存上，另一个看到别人改过、没有覆盖；5,000 行是一次保存")
    void atOnce() throws Exception {
        Register trainings = registers.find("trainings").orElseThrow();
        long number = save(trainings, "2026-03-02", Change.CHANGE, row("八", "8"));
        List<Callable<Outcome>> both = new ArrayList<>();
        for (String people : List.of("9", "10")) {
            both.add(() -> enter.enter(wish(trainings, "education", ""), List.of(new TypedRow(1, row("八", people).values(), number, false)), officer("education")));
        }
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (Future<Outcome> one : pool.invokeAll(both)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).filteredOn(Outcome.Saved.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).singleElement().satisfies(refused -> assertThat(refused(refused)).singleElement().asString().contains("别人改过", "没有覆盖"));
        List<TypedRow> rows = new ArrayList<>();
        for (int n = 0; n < Sheet.MOST; n++) {
            rows.add(TypedRow.of(n, row("第" + n + "讲", "5").values()));
        }
        Outcome.Saved saved = (Outcome.Saved) enter.enter(wish(trainings, "culture", ""), rows, officer("culture"));
        assertThat(client.sql("select count(distinct xmin::text) from registers.entry where register = 'trainings' and number between ? and ?").params(saved.first(), saved.last())
                .query(Integer.class).single()).as("one transaction").isEqualTo(1);
        assertThat(saved.last() - saved.first() + 1).isEqualTo(Sheet.MOST);
    }

    /** What stands with all its values, and what is counted on each day. */
    private Map<String, Object> state(Register register) {
        Map<String, Object> state = new TreeMap<>();
        List<Entry> standing = records.standing(register.id(), Set.of("education"), "", 100);
        Map<Long, Map<String, String>> values = desk.values(register, standing);
        standing.forEach(entry -> state.put(entry.key(), values.get(entry.number())));
        for (String kind : List.of("trainings.held", "trainings.people")) {
            FROM.datesUntil(TO).forEach(day -> facts.sums(new FactQuery(Set.of(kind), Set.of("education"), day, day, null, null)).forEach(sum -> {
                if (sum.amount().signum() != 0) {
                    state.put(kind + " " + day, sum.amount().stripTrailingZeros());
                }
            }));
        }
        return state;
    }

    private long save(Register register, String day, Change how, TypedRow... rows) {
        time.to(day);
        EnterRows.Wish wish = new EnterRows.Wish(register, EnterRows.fresh(), "education", how, "核对过");
        Outcome outcome = enter.enter(wish, List.of(rows), officer("education"));
        assertThat(outcome).isInstanceOf(Outcome.Saved.class);
        return ((Outcome.Saved) outcome).first();
    }

    private long undone(Register register, long first) {
        Outcome outcome = enter.undo(wish(register, "education", "录错了表"), undo.of(register, first).orElseThrow().saving(), officer("education"));
        assertThat(outcome).isInstanceOf(Outcome.Saved.class);
        return ((Outcome.Saved) outcome).first();
    }

    private static TypedRow row(String topic, String people) {
        return TypedRow.of(1, Map.of("heldOn", "2026-02-10", "topic", topic, "form", "线上", "people", people));
    }

    private static TypedRow phone(TypedRow row, String phone) {
        Map<String, String> values = new HashMap<>(row.values());
        values.putAll(Map.of("contact", "某某", "contactPhone", phone));
        return TypedRow.of(1, values);
    }

    private static TypedRow end(String topic) {
        return new TypedRow(1, row(topic, "1").values(), null, true);
    }

    private static EnterRows.Wish wish(Register register, String organ, String reason) {
        return new EnterRows.Wish(register, EnterRows.fresh(), organ, reason.isEmpty() ? Change.CHANGE : Change.CORRECT, reason);
    }

    private static List<String> refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).faults().stream().map(RowFault::sentence).toList();
    }

    private static Staff officer(String organ) {
        return new Staff(organ + "-officer", "", List.of(Post.at(organ, Role.OFFICER)));
    }
}
