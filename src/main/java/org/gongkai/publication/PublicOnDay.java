package org.gongkai.publication;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.PastActs;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was public at the end of a day, by the acts of the ledger: the edition that was published last until then. Of what was withdrawn or closed
 * since then, day, ground and the digest of its words are told, and what that ground leaves.
 */
@Component
public class PublicOnDay {

    private static final List<PastActs.Sort> GONE = List.of(PastActs.Sort.of("publication.withdraw"));

    /**
     * A document as it was.
     *
     * @param since  the day on which the edition became public here
     * @param digest SHA-256 of its title and clean text
     */
    public record Shown(PublishedDocument document, LocalDate since, String digest) {
    }

    /**
     * An entry of a list.
     *
     * @param place     where the next page begins
     * @param title     as it was; what its ground leaves of one that is no longer open
     * @param tombstone why it is no longer open; null while it is
     * @param digest    of what is no longer open
     */
    public record Line(long place, String id, String organ, String title, @Nullable String number, LocalDate since, @Nullable Tombstone tombstone, @Nullable String digest) {
    }

    private final PastActs acts;
    private final Documents documents;
    private final JdbcClient client;
    private final List<PastActs.Sort> shown;
    private final List<PastActs.Sort> both;

    PublicOnDay(PastActs acts, Documents documents, ReviewChain chain, JdbcClient client) {
        this.acts = acts;
        this.shown = Stream.concat(chain.publishing().stream(), Stream.of(PastActs.Sort.of("publication.import"))).toList();
        this.both = Stream.concat(shown.stream(), GONE.stream()).toList();
        this.documents = documents;
        this.client = client;
    }

    /** Whether a document was withdrawn by the end of the day, and nothing of it published after that. */
    public Optional<LocalDate> withdrawnBy(String id, LocalDate day) {
        return Optional.ofNullable(acts.last(id, both, day)).filter(PublicOnDay::gone).map(PublicOnDay::day);
    }

    /** The day since when the ledger tells what is public, where another lies before it. */
    public Optional<LocalDate> untoldBefore(LocalDate day) {
        return acts.since().filter(day::isBefore);
    }

    /** Empty where it was not public on that day. */
    public Optional<Shown> document(String id, LocalDate day) {
        Act last = acts.last(id, both, day);
        if (last == null || gone(last)) {
            return Optional.empty();
        }
        return documents.editions(id).stream().filter(edition -> edition.id().equals(last.detail().get("edition"))).findFirst()
                .flatMap(edition -> documents.published(id, edition.number()).map(found -> new Shown(found, day(last), digest(edition.entry().title(), edition.body()))));
    }

    /** What was public at the end of a day, published last first; of all organs where none is named. */
    public List<Line> list(LocalDate day, Collection<String> organs, @Nullable Long before, int limit) {
        List<PastActs.Placed> placed = acts.standing(shown, GONE, day, organs, before, limit);
        Map<String, Row> rows = client.sql("""
                select e.id, e.title, e.body, e.doc_number, d.withdrawn_on, d.withdrawal, d.withdrawal_ground, c.closed_on, c.ground
                from publication.edition e join publication.document d on d.id = e.document
                left join lateral (select closed_on, ground from publication.closing where document = d.id and edition = e.id and attachment is null order by closed_on limit 1) c on true
                where e.id = any(?)""").param(placed.stream().map(one -> edition(one.act())).toArray(String[]::new))
                .query((row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getObject(5) != null ? Tombstone.of(row.getObject(5, LocalDate.class), row.getString(7), row.getString(6))
                                : row.getObject(8) != null ? Tombstone.of(row.getObject(8, LocalDate.class), row.getString(9), null) : null)).list().stream()
                .collect(Collectors.toMap(Row::edition, Function.identity()));
        return placed.stream().filter(one -> rows.containsKey(edition(one.act()))).map(one -> rows.get(edition(one.act())).line(one)).toList();
    }

    private record Row(String edition, String title, String body, @Nullable String number, @Nullable Tombstone tombstone) {

        Line line(PastActs.Placed placed) {
            boolean titled = tombstone == null || tombstone.keepsTitle();
            boolean numbered = tombstone == null || tombstone.ground().keeps(Withdrawals.Part.NUMBER);
            return new Line(placed.place(), placed.act().subject(), tombstone == null || tombstone.keepsOrgan() ? placed.act().organ() : "", titled ? title : Tombstone.NO_TITLE, numbered ? number : null,
                    day(placed.act()), tombstone, tombstone == null ? null : digest(title, body));
        }
    }

    private static boolean gone(Act act) {
        return GONE.stream().anyMatch(sort -> sort.has(act));
    }

    private static String edition(Act act) {
        return String.valueOf(act.detail().get("edition"));
    }

    private static LocalDate day(Act act) {
        return act.recordedAt().atZone(Now.ZONE).toLocalDate();
    }

    private static String digest(String title, String body) {
        return Sha256.hex(title + "\n" + body);
    }
}
