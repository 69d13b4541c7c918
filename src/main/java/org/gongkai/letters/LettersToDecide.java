package org.gongkai.letters;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.gongkai.directory.Scope;
import org.gongkai.letters.OutgoingMail.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of letters a person has to decide on: messages, what the post brought back, wordings; whether there is any of these is asked in one query. */
@Component
public class LettersToDecide {

    private final JdbcClient client;

    LettersToDecide(JdbcClient client) {
        this.client = client;
    }

    /**
     * What there is.
     *
     * @param first  the oldest messages of each state that came back or of which nobody knows whether they went out
     * @param counts all of them, by where they stand
     * @param cameBackByPost whether the post brought something back there that has to be seen to
     * @param wordingsWait   whether wordings of letters wait for them to decide
     * @param ownWordings    whether letters are issued there in words of the organ's own
     */
    public record Found(List<OutgoingMail> first, Map<State, Long> counts, boolean cameBackByPost, boolean wordingsWait, boolean ownWordings) {

        public static final Found NOTHING = new Found(List.of(), Map.of(), false, false, false);
    }

    /** @param signing where this person signs; what they proposed themselves waits for others; {@code limit} how many messages of each state */
    public Found of(Scope handling, Scope signing, String person, int limit) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        List<OutgoingMail> first = new ArrayList<>();
        AtomicBoolean cameBack = new AtomicBoolean();
        AtomicBoolean wordingsWait = new AtomicBoolean();
        AtomicBoolean ownWordings = new AtomicBoolean();
        client.sql("""
                select * from (select exists (select from letters.posting where state = 'RETURNED' and (:everywhere or organ = any(:handling))) as came_back,
                    exists (select from letters.wording where state = 'PROPOSED' and organ = any(:signing) and proposed_by <> :person) as wordings_wait,
                    exists (select from letters.wording where state = 'APPROVED' and to_on is null and organ = any(:handling)) as own_wordings) also
                left join (select\s""" + Outbox.COLUMNS + """
                , count(*) over (partition by state) as in_state, row_number() over (partition by state order by queued_at, id) as at
                from letters.outgoing where state in ('UNCERTAIN', 'RETURNED') and (:everywhere or organ = any(:handling))) standing
                on at <= :limit order by queued_at, id""")
                .param("everywhere", handling.everything()).param("handling", handling.organs().toArray(String[]::new)).param("signing", signing.organs().toArray(String[]::new))
                .param("person", person).param("limit", limit).query(row -> {
                    cameBack.set(row.getBoolean("came_back"));
                    wordingsWait.set(row.getBoolean("wordings_wait"));
                    ownWordings.set(row.getBoolean("own_wordings"));
                    if (row.getString("id") != null) {
                        OutgoingMail mail = Outbox.read(row, first.size());
                        counts.put(mail.sending().state(), row.getLong("in_state"));
                        first.add(mail);
                    }
                });
        return new Found(first, counts, cameBack.get(), wordingsWait.get(), ownWordings.get());
    }
}
