package org.gongkai.casework.asked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.casework.release.DisclosureLog.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks into the public log of requests, and into letters that were answered in public, before another one is filed. */
@Repository
public class AskedBefore {

    private static final int MOST_PAIRS = 40;

    private final JdbcClient client;

    AskedBefore(JdbcClient client) {
        this.client = client;
    }

    /** Lines that were asked in much the same words: those that share most pairs of characters, half of them at least. */
    public List<Entry> alike(String words, int most) {
        List<String> pairs = pairs(words);
        if (pairs.isEmpty()) {
            return List.of();
        }
        return client.sql("""
                select l.id, l.organ, l.title, l.received_on, l.answered_on, l.outcome, r.document from casework.log_entry l
                left join casework.release r on r.case_id = l.case_id
                cross join lateral (select count(*) as shared from unnest(:pairs::text[]) pair where position(pair in l.title) > 0) s
                where 2 * s.shared >= :all order by s.shared desc, l.answered_on desc, l.id desc limit :most""")
                .param("pairs", pairs.toArray(String[]::new)).param("all", pairs.size()).param("most", most).query(Entry.class).list();
    }

    /** A letter that was answered in public. */
    public record Letter(String type, String caseId, String title, LocalDate answeredOn) {

        public String address() {
            return "/mailboxes/" + type + "/" + caseId;
        }
    }

    /** Letters whose answer everybody may read, in much the same words; those that were taken back are none. */
    public List<Letter> answered(String words, int most) {
        List<String> pairs = pairs(words);
        if (pairs.isEmpty()) {
            return List.of();
        }
        return client.sql("""
                select a.type, a.case_id, a.title, a.answered_on from casework.public_answer a
                cross join lateral (select count(*) as shared from unnest(:pairs::text[]) pair where position(pair in a.title) > 0) s
                where a.withdrawn_on is null and 2 * s.shared >= :all order by s.shared desc, a.answered_on desc, a.case_id desc limit :most""")
                .param("pairs", pairs.toArray(String[]::new)).param("all", pairs.size()).param("most", most).query(Letter.class).list();
    }

    private static List<String> pairs(String words) {
        String letters = words.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < Math.min(letters.length(), MOST_PAIRS); i++) {
            String pair = letters.substring(i, i + 2);
            if (pair.indexOf(' ') < 0 && !pairs.contains(pair)) {
                pairs.add(pair);
            }
        }
        return pairs;
    }
}
