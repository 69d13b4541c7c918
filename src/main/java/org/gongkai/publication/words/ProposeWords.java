package org.gongkai.publication.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.publication.SoughtInVain;
import org.gongkai.publication.text.CleanHtml;
import org.gongkai.search.KnownWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks through what is public for pairs of an everyday and an official word that the search does not know yet, for a person to accept. */
@Component
public class ProposeWords {

    private static final int AT_ONCE = 500;
    private static final int MOST_SOUGHT = 500;
    private static final int MOST_SHOWN = 200;
    private static final int LONGEST_SOUGHT = 8;

    /**
     * A pair that is proposed.
     *
     * @param source    the document in which the long word stands
     * @param documents how many say so
     * @param people    how many sought the short word in vain
     */
    public record Proposal(String said, String written, String source, int documents, int people) {
    }

    private record Text(String id, String title, @Nullable String number, String body) {

        String source() {
            return title + (number == null ? "" : "（" + number + "）");
        }
    }

    /** What was found of one pair so far. */
    private static final class Tally {

        private final String source;
        private int documents;
        private int people;

        Tally(String source) {
            this.source = source;
        }
    }

    private final JdbcClient client;
    private final SoughtInVain sought;
    private final KnownWords known;
    private final WordPairs pairs;
    private final Now now;

    ProposeWords(JdbcClient client, SoughtInVain sought, KnownWords known, WordPairs pairs, Now now) {
        this.client = client;
        this.sought = sought;
        this.known = known;
        this.pairs = pairs;
        this.now = now;
    }

    /**
     * Reads every public document once. What was proposed before and is still undecided is proposed anew, with what it counts now.
     *
     * @param progress takes how many documents were read
     * @return how many pairs wait for a decision
     */
    @Transactional
    public int propose(LongConsumer progress) {
        Map<String, Integer> vainly = sought.most(MOST_SOUGHT).stream().filter(term -> term.term().length() <= LONGEST_SOUGHT && term.term().codePoints().allMatch(Character::isIdeographic))
                .collect(Collectors.toMap(SoughtInVain.Term::term, term -> (int) term.people(), (one, other) -> one));
        Map<Abbreviations.Pair, Tally> found = new LinkedHashMap<>();
        long read = 0;
        for (List<Text> texts = after(""); !texts.isEmpty(); texts = after(texts.getLast().id())) {
            for (Text text : texts) {
                List<Abbreviations.Pair> said = new ArrayList<>(Abbreviations.in(CleanHtml.text(text.body())));
                vainly.keySet().forEach(term -> Abbreviations.within(text.title(), term).ifPresent(written -> said.add(new Abbreviations.Pair(term, written))));
                Set.copyOf(said).forEach(pair -> {
                    Tally tally = found.computeIfAbsent(pair, one -> new Tally(text.source()));
                    tally.documents++;
                    tally.people = vainly.getOrDefault(pair.said(), 0);
                });
            }
            read += texts.size();
            progress.accept(read);
        }
        client.sql("delete from publication.word_proposal").update();
        found.forEach((pair, tally) -> client.sql("""
                insert into publication.word_proposal (said, written, source, documents, people, proposed_on) values (:said, :written, :source, :documents, :people, :on)
                on conflict (said, written) do nothing""")
                .param("said", pair.said()).param("written", pair.written()).param("source", tally.source.length() > 200 ? tally.source.substring(0, 200) : tally.source)
                .param("documents", tally.documents).param("people", tally.people).param("on", now.today()).update());
        return waiting().size();
    }

    /** What nobody has decided about and the search does not know: first what more people sought, then what more documents say. */
    public List<Proposal> waiting() {
        Set<String> decided = pairs.decided().stream().map(pair -> WordPairs.key(pair.said(), pair.written())).collect(Collectors.toSet());
        return client.sql("select said, written, source, documents, people from publication.word_proposal order by people desc, documents desc, said, written").query(Proposal.class).list().stream()
                .filter(one -> !decided.contains(WordPairs.key(one.said(), one.written())) && !known.are(one.said(), one.written())).limit(MOST_SHOWN).toList();
    }

    private List<Text> after(String id) {
        return client.sql("select d.id, e.title, e.doc_number as number, coalesce(e.body, '') as body from publication.document d join publication.edition e on e.id = d.live_edition"
                + " where d.withdrawn_on is null and d.id > ? order by d.id limit ?").params(id, AT_ONCE).query(Text.class).list();
    }
}
