package org.gongkai.casework.opendata;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.figures.CaseFigures;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.ending.Ending;
import org.gongkai.casework.ending.Endings;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Action;
import org.gongkai.registers.LargeProjection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every matter that was received, as a row without persons and without words: number, type, day, how it ended, how long it took. Of types whose
 * matters only some roles see not even that one was received is told: day and organ would lead to whoever wrote.
 */
@Component
class CasesInPublic implements LargeProjection {

    static final String ID = "cases";
    private static final String SELECT = "select c.number, c.type, c.organ, c.received_on, c.concluded_on, c.ending, c.outcome" + CaseFigures.IN_PUBLIC;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Map<String, String> COLUMNS = Map.of("type", "c.type", "organ", "c.organ", "ending", "c.ending", "state", "(c.concluded_on is not null)::text");

    /** @param acts how many were recorded before it was counted */
    private record Known(Object value, long at, long acts) {
    }

    private final JdbcClient client;
    private final CaseTypes types;
    private final Endings endings;
    private final ReplyKinds replies;
    private final Ledger ledger;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    CasesInPublic(JdbcClient client, CaseTypes types, Endings endings, ReplyKinds replies, Ledger ledger) {
        this.client = client;
        this.types = types;
        this.endings = endings;
        this.replies = replies;
        this.ledger = ledger;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Row> among(Collection<String> keys) {
        return asked(SELECT + " and c.number = any(:keys)").param("keys", keys.toArray(String[]::new)).query(this::row).list();
    }

    @Override
    public List<Row> after(String key, int limit) {
        return asked(SELECT + " and c.number > :key order by c.number limit :limit").param("key", key).param("limit", limit).query(this::row).list();
    }

    @Override
    public Set<String> touched(List<Act> acts) {
        Set<String> subjects = new LinkedHashSet<>();
        acts.stream().map(Act::subject).filter(subject -> subject.indexOf('/') < 0).forEach(subjects::add);
        return subjects.isEmpty() ? Set.of() : new LinkedHashSet<>(client.sql("select number from casework.cases where id = any(?) or application_id = any(?)")
                .params(subjects.toArray(String[]::new), subjects.toArray(String[]::new)).query(String.class).list());
    }

    @Override
    public Standing standing() {
        return kept("standing", () -> asked("select count(*), max(greatest(c.received_on, c.concluded_on)), coalesce(min(c.organ), '')" + CaseFigures.IN_PUBLIC)
                .query((row, n) -> new Standing(row.getLong(1), row.getObject(2, LocalDate.class), row.getString(3))).single());
    }

    @Override
    public Map<String, BigDecimal> counts(String by) {
        String column = COLUMNS.get(by);
        return column == null ? Map.of() : new TreeMap<>(kept(by, () -> {
            Map<String, BigDecimal> counts = new TreeMap<>();
            asked("select coalesce(" + column + ", ''), count(*)" + CaseFigures.IN_PUBLIC + " group by 1").query((row, n) ->
                    counts.merge(said(by, row.getString(1)), row.getBigDecimal(2), BigDecimal::add)).list();
            return counts;
        }));
    }

    /** Asked by every page of the register, and the same for a minute. */
    @SuppressWarnings("unchecked")
    private <T> T kept(String name, Supplier<T> asked) {
        Known last = known.get(name);
        if (last == null || System.nanoTime() - last.at() > KEPT.toNanos()) {
            long acts = ledger.recorded();
            last = new Known(asked.get(), System.nanoTime(), acts);
            known.put(name, last);
        }
        return (T) last.value();
    }

    @Override
    public boolean isUpToDate() {
        long acts = ledger.recorded();
        return known.values().stream().allMatch(one -> one.acts() == acts);
    }

    private JdbcClient.StatementSpec asked(String sql) {
        return client.sql(sql).param("confidential", types.confidential().keySet().toArray(String[]::new));
    }

    private String said(String field, String code) {
        return switch (field) {
            case "type" -> types.find(code).map(CaseType::title).orElse(code);
            case "ending" -> endings.all().stream().filter(ending -> ending.id().equals(code)).map(Ending::title).findFirst().orElse(code);
            case "state" -> state(code.startsWith("t"));
            default -> code;
        };
    }

    private static String state(boolean ended) {
        return ended ? "done" : "open";
    }

    private Row row(ResultSet row, int n) throws SQLException {
        LocalDate received = row.getObject(4, LocalDate.class);
        LocalDate concluded = row.getObject(5, LocalDate.class);
        Map<String, String> values = new HashMap<>(Map.of("case", row.getString(1), "type", said("type", row.getString(2)), "receivedOn", received.toString(), "year", String.valueOf(received.getYear()),
                "state", state(concluded != null)));
        String ending = row.getString(6);
        if (ending != null) {
            values.put("ending", said("ending", ending));
        }
        outcome(row.getString(2), row.getString(7)).ifPresent(title -> values.put("outcome", title));
        if (concluded != null) {
            values.put("concludedOn", concluded.toString());
            values.put("days", String.valueOf(Math.max(0, ChronoUnit.DAYS.between(received, concluded))));
        }
        return new Row(row.getString(3), concluded == null ? received : concluded, values);
    }

    /** What a result is called: a kind of reply, the step that leads to it, or what was chosen in that step. */
    private Optional<String> outcome(String type, @Nullable String code) {
        return code == null ? Optional.empty() : replies.find(code).map(ReplyKind::title)
                .or(() -> types.find(type).flatMap(of -> of.actions().stream().flatMap(action -> title(action, of.consequence(action.id()).result(), code).stream()).findFirst()));
    }

    private static Optional<String> title(Action action, Consequence.Result result, String code) {
        if (code.equals(result.outcome())) {
            return Optional.of(action.title());
        }
        return action.fields().stream().filter(field -> field.name().equals(result.outcomeOf())).map(field -> field.options().get(code)).filter(Objects::nonNull).findFirst();
    }
}
