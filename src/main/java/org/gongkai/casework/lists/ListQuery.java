package org.gongkai.casework.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.casework.Handling;
import org.gongkai.casework.HandlingRow;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.receipt.TypedNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list being asked for: what holds of its lines, in which order, from where on. */
final class ListQuery {

    static final String HANDLINGS =
            "casework.handling h join casework.cases c on c.id = h.case_id join casework.application a on a.id = c.application_id";
    private static final String COLUMNS = """
            select c.id, c.application_id, c.number, c.type, c.definition, h.organ, c.party, h.stage, h.ended, h.clock,
                   h.due_on, h.provisional, c.outcome, c.received_on, h.concluded_on, h.assignee, a.submitted_on, a.sealed, c.ending, h.no, h.held_since, h.lawful_on,
                   h.due_clock, h.due_at, h.yellow_at, h.red_at
            from\s""" + HANDLINGS + " where ";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> params = new ArrayList<>();

    ListQuery where(String condition, Object... values) {
        conditions.add(condition);
        params.addAll(List.of(values));
        return this;
    }

    /** Not where something is owed that begins the period anew: no last day counts there. */
    ListQuery counting(CaseTypes types) {
        return where("h.stage <> all(?)", (Object) types.awaiting());
    }

    ListQuery seenBy(Readers.Condition readers) {
        return readers == Readers.Condition.NONE ? this : where(readers.sql(), readers.params().toArray());
    }

    ListQuery wanted(CaseLists.Wanted wanted) {
        given("c.type =", wanted.type()).given("h.stage =", wanted.stage()).given("h.organ =", wanted.organ())
                .given("h.assignee =", wanted.assignee()).given("c.outcome =", wanted.outcome()).given("c.ending =", wanted.ending())
                .number(wanted.number())
                .given("c.received_on >=", wanted.receivedFrom()).given("c.received_on <=", wanted.receivedTo());
        return wanted.lit() == null ? this : where(UnderLight.SQL, wanted.lit().params());
    }

    /** A part of the number, as it was typed or as it would be kept. */
    private ListQuery number(@Nullable String typed) {
        return typed == null ? this : where("(strpos(c.number, ?) > 0 or strpos(c.number, ?) > 0)", typed.strip(), TypedNumber.part(typed));
    }

    /** What comes after a line of the page before; a key of before there were handlings is that of the first. */
    ListQuery beyond(String day, String kind, String comparison, @Nullable String after) {
        if (after == null || !after.contains("~")) {
            return this;
        }
        String[] key = after.split("~", 3);
        int no = key.length > 2 && key[2].matches("[0-9]{1,4}") ? Integer.parseInt(key[2]) : Handling.FIRST;
        return where("(" + day + ", h.case_id, h.no) " + comparison + " (?::" + kind + ", ?, ?)", key[0], key[1], no);
    }

    /** A comparison with a value that may not be asked for. */
    ListQuery given(String comparison, @Nullable Object value) {
        return value == null ? this : where(comparison + " ?", value);
    }

    List<Object> params() {
        return params;
    }

    String conditions() {
        return String.join(" and ", conditions);
    }

    List<CaseLists.Line> lines(JdbcClient client, String order, int limit) {
        List<Object> all = new ArrayList<>(params);
        all.add(limit);
        return client.sql(COLUMNS + conditions() + " order by " + order + " limit ?").params(all).query(ListQuery::line).list();
    }

    /**
     * Those among matters found elsewhere for which it holds, each once: by the first of its handlings for which it does.
     *
     * @param candidates sources of {@code case_id}, newest first, each asked only where those before it were not enough
     */
    List<CaseLists.Line> among(JdbcClient client, List<Readers.Condition> candidates, int limit) {
        List<Object> all = new ArrayList<>();
        List<String> arms = new ArrayList<>();
        for (Readers.Condition source : candidates) {
            arms.add("(select x.* from " + source.sql() + " f cross join lateral (" + COLUMNS + String.join(" and ", Stream.concat(Stream.of("h.case_id = f.case_id"), conditions.stream()).toList())
                    + " order by h.no limit 1) x limit ?)");
            all.addAll(source.params());
            all.addAll(params);
            all.add(limit);
        }
        all.add(limit);
        return client.sql("select * from (" + String.join(" union all ", arms) + ") found limit ?").params(all).query(ListQuery::line).list();
    }

    /** By place: a name in two words would be looked for in vain first, row by row. */
    private static CaseLists.Line line(ResultSet row, int n) throws SQLException {
        LocalDate submitted = row.getObject(17, LocalDate.class);
        HandlingRow held = new HandlingRow(row.getInt(20), row.getString(6), row.getString(8), row.getBoolean(9), row.getString(10),
                row.getObject(11, LocalDate.class), row.getBoolean(12), row.getObject(22, LocalDate.class), row.getString(16), row.getObject(21, LocalDate.class),
                row.getObject(15, LocalDate.class), HandlingRow.next(row, 23));
        return new CaseLists.Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(7), held, row.getString(13),
                row.getString(19), row.getObject(14, LocalDate.class), submitted, row.getBytes(18));
    }
}
