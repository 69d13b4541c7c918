package org.gongkai.casework.merging;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.receipt.TypedNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which matters may be followed. */
@Repository
public class LeadMatters {

    private final JdbcClient client;

    LeadMatters(JdbcClient client) {
        this.client = client;
    }

    /**
     * @param definition that it began under
     * @param open    whether it is received and neither answered nor ended
     * @param follows number of the matter that it follows itself; null where it follows none
     */
    record Lead(String id, String definition, boolean open, @Nullable String follows) {
    }

    /** In whatever writing the number is. */
    Optional<Lead> numbered(String organ, String type, String number) {
        return client.sql("""
                select c.id, c.definition, c.received_on is not null and c.concluded_on is null and not c.ended as open,
                    (select l.number from casework.event_member m join casework.event e on e.id = m.event join casework.cases l on l.id = e.lead where m.case_id = c.id) as follows
                from casework.cases c where c.organ = ? and c.type = ? and c.number = any(?)""").params(organ, type, TypedNumber.numbers(number)).query(Lead.class).optional();
    }

    boolean isLed(String caseId) {
        return !client.sql("select m.case_id from casework.event e join casework.event_member m on m.event = e.id where e.lead = ? limit 1").param(caseId).query(String.class).list().isEmpty();
    }

    /** The number of a matter and of those that follow another, for whoever reads its page. */
    public record Standing(@Nullable String event, @Nullable String leadId, @Nullable String leadNumber, long members, long answered) {

        boolean isLedBy(String caseId) {
            return caseId.equals(leadId) && members > 0;
        }
    }

    /** Asked once for all that show it on one page. */
    Standing of(String caseId) {
        return ReadOnce.of(Standing.class, caseId, () -> read(caseId));
    }

    private Standing read(String caseId) {
        List<Standing> standing = client.sql("""
                select e.id as event, e.lead as lead_id, l.number as lead_number, count(m.case_id) as members, count(m.case_id) filter (where c.concluded_on is not null) as answered
                from casework.event e join casework.cases l on l.id = e.lead join casework.event_member m on m.event = e.id join casework.cases c on c.id = m.case_id
                where e.lead = :id or e.id = (select event from casework.event_member where case_id = :id) group by e.id, e.lead, l.number""").param("id", caseId).query(Standing.class).list();
        return standing.isEmpty() ? new Standing(null, null, null, 0, 0) : standing.getFirst();
    }
}
