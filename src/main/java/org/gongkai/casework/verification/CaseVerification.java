package org.gongkai.casework.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.HandlingRow;
import org.gongkai.casework.Street;
import org.gongkai.casework.casetype.CaseTypes;
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
    private static final List<Column> COLUMNS = List.of(
            new Column("机关", "organ", (state, clock) -> state.organ()),
            new Column("申请人类别", "party", (state, clock) -> state.party()),
            new Column("项数", "items::text", (state, clock) -> state.items()),
            new Column("环节", "stage", (state, clock) -> state.stage()),
            new Column("是否办结", "ended::text", (state, clock) -> state.ended()),
            new Column("期限状态", "clock", (state, clock) -> clock.map(reading -> reading.state().name()).orElse("NONE")),
            new Column("到期日", "due_on::text || coalesce(' / ' || lawful_on::text, '')", (state, clock) -> clock.map(CaseVerification::lastDay).orElse(null)),
            new Column("是否暂定", "provisional::text", (state, clock) -> clock.map(reading -> reading.provisional()).orElse(false)),
            new Column("结果", "outcome", (state, clock) -> state.outcome()),
            new Column("怎样结束", "ending", (state, clock) -> state.ending() == null ? null : state.ending().id()),
            new Column("收到之日", "received_on::text", (state, clock) -> state.receivedOn()),
            new Column("答复之日", "concluded_on::text", (state, clock) -> state.concludedOn()),
            new Column("动作数", "acts::text", (state, clock) -> state.acts().size()));

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
        Map<String, List<@Nullable String>> rows = stored(cases);
        Map<String, Map<Integer, String>> answers = answers(cases);
        Map<String, List<HandlingRow>> held = held(cases);
        for (String id : cases) {
            CaseState state = CaseState.replay(acts.getOrDefault(id, List.of()), types);
            List<@Nullable String> derived = derived(state);
            List<@Nullable String> row = rows.get(id);
            if (row == null) {
                out.differs(id, "台账中有而办件表中没有", derived, "无");
                continue;
            }
            for (int no = 0; no < COLUMNS.size(); no++) {
                if (!Objects.equals(derived.get(no), row.get(no))) {
                    out.differs(id, COLUMNS.get(no).title(), derived.get(no), row.get(no));
                }
            }
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

    private List<@Nullable String> derived(CaseState state) {
        Optional<Reading> clock = street.clock(state);
        List<@Nullable String> values = new ArrayList<>();
        COLUMNS.forEach(column -> values.add(column.of(state, clock)));
        return values;
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

    private Map<String, List<@Nullable String>> stored(List<String> cases) {
        Map<String, List<@Nullable String>> rows = new HashMap<>();
        client.sql("select id, " + COLUMNS.stream().map(Column::sql).collect(Collectors.joining(", ")) + " from casework.cases where id = any(?)")
                .param(cases.toArray(String[]::new)).query(row -> {
                    List<@Nullable String> values = new ArrayList<>();
                    for (int no = 0; no < COLUMNS.size(); no++) {
                        values.add(row.getString(no + 2));
                    }
                    rows.put(row.getString(1), values);
                });
        return rows;
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

    private static String lastDay(Reading reading) {
        return reading.due() + (reading.lastDay().lawful() == null ? "" : " / " + reading.lastDay().lawful());
    }

    /**
     * A column of a case: its name for people, how it is read as text, and what it would be.
     *
     * @param sql a text, or null
     */
    private record Column(String title, String sql, BiFunction<CaseState, Optional<Reading>, @Nullable Object> derived) {

        @Nullable String of(CaseState state, Optional<Reading> clock) {
            Object value = derived.apply(state, clock);
            return value == null ? null : value.toString();
        }
    }
}
