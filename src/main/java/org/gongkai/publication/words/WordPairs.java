package org.gongkai.publication.words;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.search.Folding;
import org.gongkai.search.Synonym;
import org.gongkai.search.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pairs that a person of this government accepted, as the acts say: each with its day and its source, in force in the search from then on until it is ended. */
@Component
public class WordPairs implements Vocabulary {

    static final String SUBJECT = "publication/words";
    static final String ACCEPTED = "publication.words-accepted";
    private static final String REFUSED = "publication.words-refused";
    static final String ENDED = "publication.words-ended";
    private static final String SAID = "said";
    private static final String WRITTEN = "written";
    private static final String SOURCE = "source";
    private static final String BOTH = "both";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;
    private static final int LONGEST_SOURCE = 200;
    private static final long LOOK_AGAIN_AFTER_NANOS = 1_000_000_000L;

    /**
     * A pair that somebody decided about.
     *
     * @param both  whether who types the official word is also given what says the everyday one
     * @param from  the day from which it is used; null for one that was refused
     * @param ended the day from which it is used no more; null while it is
     */
    public record Decided(String said, String written, String source, boolean both, @Nullable LocalDate from, @Nullable LocalDate ended) {

        boolean holdsOn(LocalDate day) {
            return from != null && !day.isBefore(from) && (ended == null || day.isBefore(ended));
        }
    }

    /** @param last the act up to which it was read */
    private record Read(long last, Map<String, Decided> pairs, long at) {
    }

    private final Ledger ledger;
    private final Organs organs;
    private final Now now;
    private volatile @Nullable Read read;

    WordPairs(Ledger ledger, Organs organs, Now now) {
        this.ledger = ledger;
        this.organs = organs;
        this.now = now;
    }

    @Override
    public String revision() {
        return "words " + current().last();
    }

    @Override
    public List<Synonym> wordings(LocalDate day) {
        return current().pairs().values().stream().filter(pair -> pair.holdsOn(day)).flatMap(pair -> {
            Synonym there = new Synonym(pair.said(), pair.written(), Synonym.Why.EVERYDAY);
            return pair.both() ? List.of(there, new Synonym(pair.written(), pair.said(), Synonym.Why.EVERYDAY)).stream() : List.of(there).stream();
        }).toList();
    }

    /** Every pair that was ever decided about, as it stands now, the latest decision last. */
    public List<Decided> decided() {
        return List.copyOf(current().pairs().values());
    }

    /** Those that are used on a day, the latest first. */
    public List<Decided> inForce() {
        return decided().reversed().stream().filter(pair -> pair.holdsOn(now.today())).toList();
    }

    /** Why this person may not decide about words; empty where they may. */
    public static List<String> reasons(Staff staff) {
        return staff.may(Power.COORDINATE) ? List.of() : List.of("百姓用词由政府信息公开工作机构采用");
    }

    /** Takes a pair into use, from today. */
    @Transactional
    public Attempt<Act> accept(String said, String written, String source, boolean both, Staff staff) {
        List<String> reasons = reasons(staff);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        String one = said.strip();
        String other = written.strip();
        if (!fits(one) || !fits(other) || Folding.fold(one).equals(Folding.fold(other))) {
            return Attempt.refused("两个词要不同，各要 " + SHORTEST + " 到 " + LONGEST + " 个字");
        }
        if (source.isBlank() || source.strip().length() > LONGEST_SOURCE) {
            return Attempt.refused("请写明公文用词的出处，如法规或者文件的名称，最多 " + LONGEST_SOURCE + " 个字");
        }
        Decided known = fresh().pairs().get(key(one, other));
        if (known != null && known.holdsOn(now.today())) {
            return Attempt.refused("“" + one + "”和“" + other + "”已经采用");
        }
        return Attempt.done(record(draft(ACCEPTED, one, other, staff).detail(SOURCE, source.strip()).detail(BOTH, both)));
    }

    /** Says that a proposed pair is none; it is not proposed again. */
    @Transactional
    public Attempt<Act> refuse(String said, String written, Staff staff) {
        List<String> reasons = reasons(staff);
        return !reasons.isEmpty() ? Attempt.refused(reasons) : Attempt.done(record(draft(REFUSED, said.strip(), written.strip(), staff)));
    }

    /** Takes a pair out of use, from today. */
    @Transactional
    public Attempt<Act> end(String said, String written, Staff staff) {
        List<String> reasons = reasons(staff);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Decided known = fresh().pairs().get(key(said.strip(), written.strip()));
        return known == null || !known.holdsOn(now.today()) ? Attempt.refused("没有采用过这一对，或者已经不用了")
                : Attempt.done(record(draft(ENDED, known.said(), known.written(), staff)));
    }

    static String key(String said, String written) {
        return Folding.fold(said) + "\n" + Folding.fold(written);
    }

    private static boolean fits(String word) {
        return word.length() >= SHORTEST && word.length() <= LONGEST && word.codePoints().noneMatch(Character::isISOControl);
    }

    private ActDraft draft(String kind, String said, String written, Staff staff) {
        return ActDraft.of(kind, SUBJECT).organ(organs.first().map(Organ::id).orElseThrow()).actor(staff.personId()).detail(SAID, said).detail(WRITTEN, written);
    }

    private Act record(ActDraft draft) {
        Act act = ledger.record(draft);
        read = null;
        return act;
    }

    private Read fresh() {
        read = null;
        return current();
    }

    /** At most a second behind what was decided. */
    private Read current() {
        Read known = read;
        if (known != null && System.nanoTime() - known.at() < LOOK_AGAIN_AFTER_NANOS) {
            return known;
        }
        long last = ledger.last(SUBJECT);
        Read found = new Read(last, known != null && known.last() == last ? known.pairs() : pairs(ledger.of(SUBJECT)), System.nanoTime());
        read = found;
        return found;
    }

    private static Map<String, Decided> pairs(List<Act> acts) {
        Map<String, Decided> pairs = new LinkedHashMap<>();
        for (Act act : acts) {
            String said = String.valueOf(act.text(SAID));
            String written = String.valueOf(act.text(WRITTEN));
            String key = key(said, written);
            Decided before = pairs.remove(key);
            pairs.put(key, switch (act.kind()) {
                case ACCEPTED -> new Decided(said, written, String.valueOf(act.text(SOURCE)), !Boolean.FALSE.equals(act.detail().get(BOTH)), act.effectiveOn(), null);
                case ENDED -> before == null ? new Decided(said, written, "", true, null, null) : new Decided(said, written, before.source(), before.both(), before.from(), act.effectiveOn());
                default -> new Decided(said, written, "", true, null, null);
            });
        }
        return pairs;
    }
}
