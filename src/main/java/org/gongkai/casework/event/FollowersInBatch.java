package org.gongkai.casework.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.gongkai.casework.batch.Following;
import org.gongkai.casework.casetype.CaseType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A member of an event whose lead is chosen with it has the act from its lead, and not once more from the batch. */
@Component
class FollowersInBatch implements Following {

    private final JdbcClient client;

    FollowersInBatch(JdbcClient client) {
        this.client = client;
    }

    @Override
    public Map<String, String> among(Collection<String> caseIds, CaseType type, String action) {
        Map<String, String> followed = new HashMap<>();
        if (Together.isTaken(type, action)) {
            client.sql("""
                    select m.case_id, c.number from casework.event_member m join casework.event e on e.id = m.event join casework.cases c on c.id = e.lead
                    where m.case_id = any(:cases) and e.lead = any(:cases)""").param("cases", caseIds.toArray(String[]::new)).query(row -> {
                        followed.put(row.getString(1), row.getString(2));
                    });
        }
        return followed;
    }
}
