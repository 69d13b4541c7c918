package org.gongkai.casework.view;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The views that a person kept or that colleagues share. */
@Component
public class SavedViews {

    /** What of an address is a condition. */
    private static final Set<String> CONDITIONS = Set.of("list", "type", "stage", "organ", "whose", "assignee", "light", "from", "to", "outcome", "ending", "number");
    private static final int LONGEST_NAME = 30;

    private final JdbcClient client;
    private final Now now;

    SavedViews(JdbcClient client, Now now) {
        this.client = client;
        this.now = now;
    }

    public List<SavedView> of(Staff staff) {
        return client.sql("select id, person, organ, name, asked from casework.view where person = ? or organ = any(?) order by name, id limit 20")
                .params(staff.personId(), staff.scope().organs().toArray(String[]::new)).query(SavedView.class).list();
    }

    /** @param organ to share it at; null to keep it for oneself */
    public boolean save(Staff staff, String name, @Nullable String organ, Map<String, String> asked) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME || organ != null && !staff.scope().covers(organ)) {
            return false;
        }
        Map<String, String> conditions = new TreeMap<>(asked);
        conditions.keySet().retainAll(CONDITIONS);
        conditions.values().removeIf(String::isBlank);
        client.sql("insert into casework.view (id, person, organ, name, asked, made_at) values (?, ?, ?, ?, ?, ?)")
                .params(Identifier.fresh(), staff.personId(), organ, name.strip(), SavedView.asked(conditions), now.instant().atOffset(ZoneOffset.UTC)).update();
        return true;
    }

    /** Only whoever made it takes it away. */
    public boolean delete(Staff staff, String id) {
        return client.sql("delete from casework.view where id = ? and person = ?").params(id, staff.personId()).update() == 1;
    }
}
