package org.gongkai.letters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters that go by post: which wait, which are on their way under which number, which came back. What became of each is told by the acts of its record. */
@Component
public class Postings {

    private static final String ROW = """
            select p.letter, p.subject, p.organ, p.state, p.number as tracking, p.since, p.ground, l.title, l.number, l.template, l.issued_on
            from letters.posting p join letters.letter l on l.id = p.letter where\s""";

    private final JdbcClient client;

    Postings(JdbcClient client) {
        this.client = client;
    }

    /** What became of a letter. */
    public enum State {
        WAITING("要寄出"), SENT("已寄出"), RETURNED("被退回"),
        /** It came back and then went out in another way than by post. */
        OTHERWISE("改用其他方式发出"),
        SERVED("已送达"),
        /** It waited or came back, and the same letter was written anew: that one is posted. */
        REPLACED("已另发一份");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * A letter on its way.
     *
     * @param subject  the record it belongs to
     * @param tracking number of the post; null while it waits
     * @param since    when it came to stand so
     * @param ground   why it came back, as its type says it; null where it did not
     */
    public record Posting(String letter, String subject, String organ, State state, @Nullable String tracking, LocalDate since, @Nullable String ground, String title, String number, String template, LocalDate issuedOn) {
    }

    /** From now on the letter waits to be posted, in the running transaction. @param organ whoever posts it: the one that has the matter, whichever wrote the letter */
    @Transactional(propagation = Propagation.MANDATORY)
    public void await(Letter letter, String organ) {
        client.sql("insert into letters.posting (letter, subject, act_id, organ, state, since) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(letter.id(), letter.subject(), letter.actId(), organ, State.WAITING.name(), letter.issuedOn()).update();
    }

    /** Those not served yet: first those that have to be posted, the longest waiting first, so that what is on its way hides none of them. */
    public List<Posting> open(Collection<String> organs, int limit) {
        return client.sql(ROW + "p.organ = any(?) and p.state not in ('SERVED', 'OTHERWISE', 'REPLACED') order by p.state = 'SENT', p.since, p.letter limit ?").params(organs.toArray(String[]::new), limit).query(Posting.class).list();
    }

    /** Those that came back and were neither posted again nor served otherwise since, the longest known first. */
    public List<Posting> returned(Collection<String> organs, int limit) {
        return client.sql(ROW + "p.organ = any(?) and p.state = 'RETURNED' order by p.since, p.letter limit ?").params(organs.toArray(String[]::new), limit).query(Posting.class).list();
    }

    /**
     * Letters of some days that go by post, by what became of them; each is one of the first five.
     *
     * @param otherwise    went out in another way, or anew, since it came back or while it waited
     * @param everReturned how many came back at least once, whatever became of them since
     */
    public record Counted(long waiting, long sent, long served, long returned, long otherwise, long everReturned) {

        public long all() {
            return waiting + sent + served + returned + otherwise;
        }
    }

    /** Those issued on the days from {@code from} to {@code to}. @param organ the only one whose letters count; null for all that the scope reaches */
    public Counted counted(Scope scope, @Nullable String organ, LocalDate from, LocalDate to) {
        return client.sql("""
                select count(*) filter (where p.state = 'WAITING') as waiting, count(*) filter (where p.state = 'SENT') as sent, count(*) filter (where p.state = 'SERVED') as served,
                    count(*) filter (where p.state = 'RETURNED') as returned, count(*) filter (where p.state in ('OTHERWISE', 'REPLACED')) as otherwise, count(*) filter (where p.times_returned > 0) as ever_returned
                from letters.posting p join letters.letter l on l.id = p.letter where (? or p.organ = any(?)) and (?::text is null or p.organ = ?) and l.issued_on between ? and ?""")
                .params(scope.everything(), scope.organs().toArray(String[]::new), organ, organ, from, to).query(Counted.class).single();
    }

    public List<Posting> of(String subject) {
        return client.sql(ROW + "p.subject = ? order by p.letter").param(subject).query(Posting.class).list();
    }

    public List<Posting> byLetters(Collection<String> letters) {
        return client.sql(ROW + "p.letter = any(?) order by p.letter").param(letters.toArray(String[]::new)).query(Posting.class).list();
    }

    /** Those sent under a number: letters in one envelope have one number. Only of the record that has the number. */
    public List<Posting> under(String tracking) {
        return client.sql(ROW + "p.number = ? and exists (select from letters.posting_number n where n.number = p.number and n.subject = p.subject) order by p.letter").param(tracking).query(Posting.class).list();
    }

    /** A letter that nobody else posts until the running transaction ends. Its row stays free: whoever has the record writes there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Posting> hold(String letter) {
        client.sql("select pg_advisory_xact_lock(hashtextextended('letters.posting/' || ?, 0))").param(letter).query((row, n) -> "").list();
        return client.sql(ROW + "p.letter = ?").param(letter).query(Posting.class).optional();
    }

    /** Takes a number of the post for a record; answers the record that has it already where that is another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> take(String tracking, String subject) {
        client.sql("insert into letters.posting_number (number, subject) values (?, ?) on conflict do nothing").params(tracking, subject).update();
        return takenElsewhere(tracking, subject);
    }

    /** The record that has a number of the post, where it is another than this one. */
    public Optional<String> takenElsewhere(String tracking, String subject) {
        return client.sql("select subject from letters.posting_number where number = ?").param(tracking).query(String.class).optional().filter(other -> !other.equals(subject));
    }

    /** The letter does not count any more, and is not posted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void drop(String letter) {
        client.sql("delete from letters.posting where letter = ?").param(letter).update();
    }

    /** What became of a letter by the acts of its record. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String letter, State state, @Nullable String tracking, LocalDate since, @Nullable String ground, int timesReturned) {
        client.sql("update letters.posting set state = ?, number = ?, since = ?, ground = ?, times_returned = ? where letter = ?").params(state.name(), tracking, since, ground, timesReturned, letter).update();
    }

    /** Numbers of a record that none of its acts speaks of any more may be used again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepNumbers(String subject, Collection<String> tracking) {
        client.sql("delete from letters.posting_number where subject = ? and number <> all(?)").params(subject, tracking.toArray(String[]::new)).update();
    }
}
