package org.gongkai.casework.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The views that a person kept or that colleagues share. */
@Component
public class SavedViews implements SealedColumn.Keeper {

    /** What of an address is a condition. */
    private static final Set<String> CONDITIONS = Set.of("list", "type", "stage", "organ", "whose", "assignee", "light", "from", "to", "outcome", "ending", "number",
            "dueFrom", "dueTo", "closedFrom", "closedTo", "column");
    /** What was sought among all matters: it may name somebody. */
    private static final String WORDS = "q";
    /** The list of what was found among all matters. */
    public static final String FOUND = "FOUND";
    private static final String PLACE = "casework.view/";
    private static final int LONGEST_NAME = 30;

    private final JdbcClient client;
    private final Now now;
    private final Sealing sealing;

    SavedViews(JdbcClient client, Now now, Sealing sealing) {
        this.sealing = sealing;
        this.client = client;
        this.now = now;
    }

    /** Those of lists of matters. */
    public List<SavedView> of(Staff staff) {
        return of(staff, false);
    }

    /** Those of what is found among all matters, with the words that are sought. */
    public List<SavedView> found(Staff staff) {
        return of(staff, true);
    }

    private List<SavedView> of(Staff staff, boolean found) {
        return client.sql("select id, person, organ, name, asked, words from casework.view where (person = ? or organ = any(?)) and (asked ~ '(^|&)list=FOUND(&|$)') = ? order by name, id limit 20")
                .params(staff.personId(), staff.scope().organs().toArray(String[]::new), found).query((row, n) -> view(row)).list();
    }

    private SavedView view(ResultSet row) throws SQLException {
        String id = row.getString(1);
        byte[] words = row.getBytes(6);
        return new SavedView(id, row.getString(2), row.getString(3), row.getString(4),
                words == null ? row.getString(5) : row.getString(5) + "&" + SavedView.asked(Map.of(WORDS, sealing.open(PLACE + id, words))));
    }

    /** @param organ to share it at; null to keep it for oneself */
    public boolean save(Staff staff, String name, @Nullable String organ, Map<String, String> asked) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME || organ != null && !staff.scope().covers(organ)) {
            return false;
        }
        Map<String, String> conditions = new TreeMap<>(asked);
        conditions.keySet().retainAll(CONDITIONS);
        conditions.values().removeIf(String::isBlank);
        String id = Identifier.fresh();
        String words = FOUND.equals(conditions.get("list")) ? asked.getOrDefault(WORDS, "") : "";
        client.sql("insert into casework.view (id, person, organ, name, asked, words, made_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, staff.personId(), organ, name.strip(), SavedView.asked(conditions), words.isBlank() ? null : sealing.seal(PLACE + id, words), now.instant().atOffset(ZoneOffset.UTC)).update();
        return true;
    }

    /** Only whoever made it takes it away. */
    public boolean delete(Staff staff, String id) {
        return client.sql("delete from casework.view where id = ? and person = ?").params(id, staff.personId()).update() == 1;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.view", "id", "words", PLACE));
    }
}
