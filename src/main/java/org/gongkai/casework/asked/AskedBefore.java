package org.gongkai.casework.asked;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.casework.release.DisclosureLog.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks into the public log of requests before another one is filed. */
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
