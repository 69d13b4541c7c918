package org.gongkai.casework.category;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.category.CategoryProposals.Past;
import org.gongkai.casework.findingindex.FindingKeys;
import org.gongkai.casework.findingindex.FindingRows;
import org.gongkai.casework.findingindex.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the closed letters of an installation say of a new one: in how many of each category its pairs of characters stood. They are counted in the index of
 * matters, of whose keyed digests nothing can be read; what is forgotten is in it no more, and what only some may read does not count.
 */
@Component
public class PastLetters {

    /** The latest so many teach. */
    private static final int MOST = 1000;

    private final JdbcClient client;
    private final FindingRows rows;
    private final FindingKeys keys;
    private final CaseTypes types;

    PastLetters(JdbcClient client, FindingRows rows, FindingKeys keys, CaseTypes types) {
        this.client = client;
        this.rows = rows;
        this.keys = keys;
        this.types = types;
    }

    /** Categories for which these words speak, by the file and by earlier letters, the likeliest first. */
    public List<CategoryProposals.Proposal> proposed(LetterCategories categories, String title, String text) {
        return categories.proposals().of(title, text, about(title, text));
    }

    Past about(String title, String text) {
        Optional<FindingRows.Key> key = rows.answeringLately().filter(FindingRows.Key::built);
        Optional<Terms> terms = key.flatMap(keys::terms);
        if (terms.isEmpty()) {
            return Past.NONE;
        }
        Map<Integer, String> pairs = new HashMap<>();
        CategoryProposals.pairs(title, text).forEach(pair -> pairs.put(terms.get().of(Terms.Kind.WORDS, pair), pair));
        Map<String, Integer> letters = new HashMap<>();
        Map<String, Map<String, Integer>> stood = new HashMap<>();
        client.sql("""
                with past as (select l.category, f.terms from casework.letter_category l join casework.cases c on c.id = l.case_id join casework.finding f on f.case_id = l.case_id and f.key = :key
                    where c.ended and c.type <> all(:confidential) order by l.put_on desc, l.id desc limit :most)
                select category, null::integer as term, count(*)::integer as letters from past group by category
                union all select category, term, count(*)::integer from past, unnest(terms) as term where term = any(:terms) group by category, term""")
                .param("key", key.get().no()).param("confidential", types.confidential().keySet().toArray(String[]::new)).param("most", MOST)
                .param("terms", pairs.keySet().stream().mapToInt(Integer::intValue).toArray()).query(row -> {
                    int term = row.getInt("term");
                    if (row.wasNull()) {
                        letters.put(row.getString("category"), row.getInt("letters"));
                    } else {
                        stood.computeIfAbsent(pairs.get(term), any -> new HashMap<>()).put(row.getString("category"), row.getInt("letters"));
                    }
                });
        return new Past(letters, stood);
    }
}
