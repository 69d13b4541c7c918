package org.gongkai.casework.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.casework.CaseState;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands under the id that a matter had elsewhere, so that the same again is known and something else under it is told. */
@Repository
public class ImportedBefore {

    private final JdbcClient client;
    private final JdbcTemplate jdbc;

    ImportedBefore(JdbcClient client, JdbcTemplate jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    /**
     * A matter that is in.
     *
     * @param salt   blank once the person was forgotten: then nobody can say what the line was
     * @param digest of salt and line; null where an earlier version imported it
     */
    public record Known(String salt, @Nullable String digest, String organ, @Nullable LocalDate receivedOn, @Nullable String outcome, @Nullable LocalDate concludedOn) {

        /** Whether it can be said what the line was. */
        public boolean isBound() {
            return digest != null && !salt.isBlank();
        }

        public boolean isSame(String content) {
            return isBound() && Objects.equals(digest, digestOf(salt, content));
        }

        /** What of a register's line is otherwise than here; what the line leaves open may have gone on here. */
        public List<String> differences(CaseState line) {
            List<String> differences = new ArrayList<>();
            tell("受理机关", organ, line.organ(), differences);
            tell("收到之日", receivedOn, line.receivedOn(), differences);
            if (line.outcome() != null) {
                tell("办理结果", outcome, line.outcome(), differences);
            }
            if (line.concludedOn() != null) {
                tell("办结日期", concludedOn, line.concludedOn(), differences);
            }
            return differences;
        }

        private static void tell(String what, @Nullable Object here, @Nullable Object line, List<String> differences) {
            if (!Objects.equals(here, line)) {
                differences.add(what + "这里是 " + (here == null ? "空" : here) + "，这一行是 " + (line == null ? "空" : line));
            }
        }
    }

    public Map<String, Known> of(Collection<String> sourceIds) {
        Map<String, Known> known = new LinkedHashMap<>();
        client.sql("""
                select a.source_id, a.salt, a.source_digest, c.organ, c.received_on, c.outcome, c.concluded_on
                from casework.application a join casework.cases c on c.application_id = a.id where a.source_id = any(?) order by c.id""")
                .param(sourceIds.toArray(String[]::new)).query(row -> {
                    known.putIfAbsent(row.getString(1), new Known(row.getString(2), row.getString(3), row.getString(4), row.getObject(5, LocalDate.class),
                            row.getString(6), row.getObject(7, LocalDate.class)));
                });
        return known;
    }

    /**
     * Keeps of what lines said enough to know them again.
     *
     * @param said by source id
     */
    public void keep(Map<String, String> said) {
        if (said.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        jdbc.query("select source_id, salt from casework.application where source_id = any(?) and salt <> ''",
                row -> {
                    rows.add(new Object[] {digestOf(row.getString(2), said.get(row.getString(1))), row.getString(1)});
                }, new Object[] {said.keySet().toArray(String[]::new)});
        jdbc.batchUpdate("update casework.application set source_digest = ? where source_id = ?", rows);
    }

    public static String sentence(String id, List<String> differences) {
        return "编号 " + id + " 已经导入过，内容不同（" + (differences.isEmpty() ? "标题、申请人或者经过" : String.join("；", differences))
                + "），没有改动；更正请在工作台办理这一件，另一件请用别的编号";
    }

    private static String digestOf(String salt, @Nullable String content) {
        return Sha256.hex(salt + "\n" + content);
    }
}
