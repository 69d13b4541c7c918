package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.clock.Reading;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Derives stage, clock, due date, outcome and facts of every case again from its acts and compares them with what is stored. */
@Component
class CaseVerification implements Verification {

    private static final int CHUNK = 500;

    private final CaseTypes types;
    private final Street street;
    private final Ledger ledger;
    private final Facts facts;
    private final JdbcClient client;

    CaseVerification(CaseTypes types, Street street, Ledger ledger, Facts facts, JdbcClient client) {
        this.types = types;
        this.street = street;
        this.ledger = ledger;
        this.facts = facts;
        this.client = client;
    }

    @Override
    public String title() {
        return "办件";
    }

    @Override
    public void verify(Range range, Differences out) {
        for (String type : types.everUsed()) {
            List<String> subjects = ledger.subjects(type + ".", range);
            for (int from = 0; from < subjects.size(); from += CHUNK) {
                verify(subjects.subList(from, Math.min(from + CHUNK, subjects.size())), out);
            }
        }
    }

    private void verify(List<String> cases, Differences out) {
        Map<String, List<Act>> acts = ledger.of(cases);
        Map<String, List<Fact>> counted = facts.of(cases);
        Map<String, Stored> rows = stored(cases);
        Map<String, Map<Integer, String>> answers = answers(cases);
        Map<String, List<HandlingRow>> held = held(cases);
        for (String id : cases) {
            CaseState state = CaseState.replay(acts.getOrDefault(id, List.of()), types);
            Stored derived = Stored.of(state, street);
            Stored row = rows.get(id);
            if (row == null) {
                out.differs(id, "台账中有而办件表中没有", derived, "无");
                continue;
            }
            compare(id, derived, row, out);
            List<HandlingRow> handlings = HandlingRow.of(state, street);
            if (!held.getOrDefault(id, List.of()).equals(handlings)) {
                out.differs(id, "谁在办理", handlings, held.getOrDefault(id, List.of()));
            }
            if (!answers.getOrDefault(id, Map.of()).equals(state.answers())) {
                out.differs(id, "各项答复", state.answers(), answers.getOrDefault(id, Map.of()));
            }
            List<String> should = facts(state).stream().map(CaseVerification::key).sorted().toList();
            List<String> are = counted.getOrDefault(id, List.of()).stream().map(CaseVerification::key).sorted().toList();
            if (!should.equals(are)) {
                out.differs(id, "统计事实", should, are);
            }
        }
        out.compared(cases.size());
    }

    private static void compare(String id, Stored derived, Stored row, Differences out) {
        for (var column : Stored.COLUMNS.entrySet()) {
            Object one = column.getValue().apply(derived);
            Object other = column.getValue().apply(row);
            if (!Objects.equals(one, other)) {
                out.differs(id, column.getKey(), one, other);
            }
        }
    }

    private List<Fact> facts(CaseState whole) {
        List<Fact> derived = new ArrayList<>();
        CaseState state = CaseState.begunBy(whole.type(), whole.acts().getFirst());
        for (Act act : whole.acts().subList(1, whole.acts().size())) {
            CaseState after = state.after(act);
            derived.addAll(street.facts(state, after, act));
            state = after;
        }
        return derived;
    }

    private static String key(Fact fact) {
        return String.join("|", fact.kind(), fact.code(), fact.party(), fact.organ(), fact.on().toString(),
                fact.amount().stripTrailingZeros().toPlainString(), fact.actId());
    }

    private Map<String, Stored> stored(List<String> cases) {
        return client.sql("""
                select id, organ, party, items, stage, ended, clock, due_on::text || coalesce(' / ' || lawful_on::text, '') as due_on, provisional, outcome, ending, received_on::text,
                       concluded_on::text, acts from casework.cases where id = any(?)""")
                .param(cases.toArray(String[]::new)).query(Stored.class).list().stream()
                .collect(Collectors.toMap(Stored::id, Function.identity()));
    }

    private Map<String, List<HandlingRow>> held(List<String> cases) {
        Map<String, List<HandlingRow>> held = new TreeMap<>();
        client.sql("""
                select case_id, no, organ, stage, ended, clock, due_on, provisional, assignee, held_since, concluded_on, lawful_on,
                    due_clock, due_at, yellow_at, red_at
                from casework.handling where case_id = any(?) order by case_id, no""").param(cases.toArray(String[]::new)).query(row -> {
                    held.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(new HandlingRow(row.getInt(2), row.getString(3), row.getString(4),
                            row.getBoolean(5), row.getString(6), row.getObject(7, LocalDate.class), row.getBoolean(8), row.getObject(12, LocalDate.class), row.getString(9),
                            row.getObject(10, LocalDate.class), row.getObject(11, LocalDate.class), HandlingRow.next(row, 13)));
                });
        return held;
    }

    private Map<String, Map<Integer, String>> answers(List<String> cases) {
        Map<String, Map<Integer, String>> answers = new TreeMap<>();
        client.sql("select case_id, no, answer from casework.item where case_id = any(?) and answer is not null")
                .param(cases.toArray(String[]::new)).query(row -> {
                    answers.computeIfAbsent(row.getString(1), id -> new TreeMap<>()).put(row.getInt(2), row.getString(3));
                });
        return answers;
    }

    /** What is stored of a case, or would be. */
    record Stored(String id, String organ, String party, int items, String stage, boolean ended, String clock,
            @Nullable String dueOn, boolean provisional, @Nullable String outcome, @Nullable String ending, @Nullable String receivedOn,
            @Nullable String concludedOn, int acts) {

        static final Map<String, Function<Stored, @Nullable Object>> COLUMNS = new TreeMap<>(Map.ofEntries(
                Map.entry("机关", Stored::organ), Map.entry("申请人类别", Stored::party), Map.entry("项数", Stored::items),
                Map.entry("环节", Stored::stage), Map.entry("是否办结", Stored::ended), Map.entry("期限状态", Stored::clock),
                Map.entry("到期日", Stored::dueOn), Map.entry("是否暂定", Stored::provisional),
                Map.entry("结果", Stored::outcome), Map.entry("怎样结束", Stored::ending), Map.entry("收到之日", Stored::receivedOn),
                Map.entry("答复之日", Stored::concludedOn),
                Map.entry("动作数", Stored::acts)));

        static Stored of(CaseState state, Street street) {
            var clock = street.clock(state);
            return new Stored(state.id(), state.organ(), state.party(), state.items(), state.stage(), state.ended(),
                    clock.map(reading -> reading.state().name()).orElse("NONE"),
                    clock.map(reading -> reading.due() + (reading.lastDay().lawful() == null ? "" : " / " + reading.lastDay().lawful())).orElse(null),
                    clock.map(reading -> reading.provisional()).orElse(false), state.outcome(),
                    state.ending() == null ? null : state.ending().id(), Objects.toString(state.receivedOn(), null), Objects.toString(state.concludedOn(), null),
                    state.acts().size());
        }
    }
}
