package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.participation.Contribution.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what people contribute: by web without an account, letters and words at the counter entered by staff. What was sent twice is there once. */
@Component
public class Contribute {

    static final String ANONYMOUS = "participation.anonymous";
    private static final String CODE = "participation.code";
    private static final int LONGEST = 3_000;
    private static final int LONGEST_NAME = 40;
    private static final int CODE_LENGTH = 8;

    private final SolicitationRows solicitations;
    private final Contributions contributions;
    private final ParticipationKinds kinds;
    private final Sealing sealing;
    private final Ledger ledger;
    private final JdbcClient client;
    private final Now now;

    Contribute(SolicitationRows solicitations, Contributions contributions, ParticipationKinds kinds, Sealing sealing, Ledger ledger, JdbcClient client, Now now) {
        this.solicitations = solicitations;
        this.contributions = contributions;
        this.kinds = kinds;
        this.sealing = sealing;
        this.ledger = ledger;
        this.client = client;
        this.now = now;
    }

    /**
     * An opinion as it was typed.
     *
     * @param once   names the form it was typed into: the same again is the same contribution
     * @param signed whether the name may stand beside the words
     */
    public record Typed(String once, @Nullable Integer article, String words, String name, String phone, boolean signed) {
    }

    /** What its sender keeps. @param code null where it was sent before: then the first receipt holds it */
    public record Receipt(String id, @Nullable String code) {
    }

    @Transactional
    public Attempt<Receipt> byWeb(String solicitation, Typed typed) {
        return take(solicitation, Way.WEB, typed, now.today());
    }

    /** Enters a letter or what was said at the counter. */
    @Transactional
    public Attempt<Receipt> onPaper(String solicitation, Way way, LocalDate receivedOn, Typed typed, Staff staff) {
        Solicitation one = solicitations.find(solicitation).orElseThrow();
        if (way != Way.LETTER && way != Way.COUNTER) {
            return Attempt.refused("由工作人员录入的，是来信或者当面提的意见");
        }
        if (!kinds.require(one.kind()).isDraftedBy(staff, one.organ())) {
            return Attempt.refused("由征集的机关的信息员或者公开办录入");
        }
        if (one.opensOn() == null || receivedOn.isBefore(one.opensOn()) || receivedOn.isAfter(now.today())) {
            return Attempt.refused("收到的日期要在开始征集以后、今天以前");
        }
        return take(solicitation, way, typed, receivedOn);
    }

    Attempt<Receipt> take(String id, Way way, Typed typed, LocalDate receivedOn) {
        Optional<Solicitation> held = open(id).filter(one -> !kinds.require(one.kind()).isSurvey());
        String words = typed.words().strip();
        Person person = Person.typed(typed.name(), typed.phone());
        List<String> wrong = new ArrayList<>();
        if (words.isEmpty() || words.length() > LONGEST) {
            wrong.add("意见要写，最多 " + LONGEST + " 字");
        }
        if (person.name().length() > LONGEST_NAME || person.phone().length() > LONGEST_NAME) {
            wrong.add("姓名、电话最多 " + LONGEST_NAME + " 字");
        }
        if (held.isEmpty() || !held.get().takesOn(receivedOn) && !isSaidThere(held.get(), way, receivedOn)) {
            wrong.add("这次征集已经截止，意见没有收下；可以写信给征集的机关");
        } else if (typed.article() != null && Articles.of(held.get().text().draft()).size() <= typed.article()) {
            wrong.add("草案里没有这一条");
        }
        return wrong.isEmpty() ? Attempt.done(write(id, way, typed, words, person, receivedOn)) : Attempt.refused(wrong);
    }

    /** What was said at a gathering is entered after it. */
    private boolean isSaidThere(Solicitation one, Way way, LocalDate receivedOn) {
        return way == Way.COUNTER && one.stage() == Solicitation.Stage.CLOSED && kinds.require(one.kind()).isGathering() && receivedOn.equals(one.closesOn());
    }

    private Receipt write(String solicitation, Way way, Typed typed, String words, Person person, LocalDate receivedOn) {
        String id = Identifier.fresh();
        String code = Identifier.fresh().substring(0, CODE_LENGTH);
        String salt = sealing.salt();
        boolean known = !person.isNobody();
        String personSalt = known ? sealing.salt() : null;
        int written = client.sql("""
                insert into participation.contribution (id, once, solicitation, way, article, received_on, words, words_salt, words_bound, person, person_salt, person_bound, signed, code)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (once) do nothing""")
                .params(id, typed.once(), solicitation, way.name(), typed.article(), receivedOn, sealing.seal(Contributions.WORDS + id, words), salt, sealing.binding(salt, words),
                        known ? sealing.seal(Contributions.PERSON + id, person.written()) : null, personSalt, personSalt == null ? null : sealing.binding(personSalt, person.written()),
                        typed.signed() && !person.name().isEmpty(), sealing.keyed(CODE, id + code)).update();
        return written == 1 ? new Receipt(id, code) : new Receipt(client.sql("select id from participation.contribution where once = ?").param(typed.once()).query(String.class).single(), null);
    }

    /** Stands behind what somebody else wrote and everybody reads. */
    @Transactional
    public Attempt<String> support(String solicitation, long number, String once) {
        return support(solicitation, number, once, now.today());
    }

    Attempt<String> support(String solicitation, long number, String once, LocalDate on) {
        Optional<Solicitation> held = open(solicitation);
        if (held.isEmpty() || !held.get().takesOn(on)) {
            return Attempt.refused("这次征集已经截止，附议没有收下");
        }
        if (contributions.opinion(solicitation, number).filter(opinion -> opinion.entry().shown() != null).isEmpty()) {
            return Attempt.refused("没有公开过这个编号的意见");
        }
        client.sql("""
                insert into participation.contribution (id, once, solicitation, way, supports, received_on, code) values (?, ?, ?, 'SUPPORT', ?, ?, '') on conflict (once) do nothing""")
                .params(Identifier.fresh(), once, solicitation, number, on).update();
        return Attempt.done(solicitation);
    }

    /** Keeps the answers of a survey, without a person and without a code. @return whether they were not there before */
    boolean keep(String solicitation, Way way, String once, String words, LocalDate receivedOn) {
        String id = Identifier.fresh();
        String salt = sealing.salt();
        return client.sql("""
                insert into participation.contribution (id, once, solicitation, way, received_on, words, words_salt, words_bound, code) values (?, ?, ?, ?, ?, ?, ?, ?, '') on conflict (once) do nothing""")
                .params(id, once, solicitation, way.name(), receivedOn, sealing.seal(Contributions.WORDS + id, words), salt, sealing.binding(salt, words)).update() == 1;
    }

    /** Held against closing until the transaction ends, so that what is taken is numbered before. */
    Optional<Solicitation> open(String id) {
        return client.sql("select id from participation.solicitation where id = ? for share").param(id).query(String.class).optional().flatMap(solicitations::find);
    }

    /** A contribution for whoever has its number and code. */
    public Optional<Contribution> mine(String id, String code) {
        String typed = id.strip().toLowerCase(Locale.ROOT);
        return contributions.byCode(typed, sealing.everyKeyed(CODE, typed + code.strip().toLowerCase(Locale.ROOT)));
    }

    /** The wish to be anonymous, honoured late too: name and telephone go for good; the words stay, and what binds them. */
    @Transactional
    public boolean forgetPerson(String id, String code) {
        Optional<Contribution> mine = mine(id, code);
        mine.filter(one -> contributions.person(one.id()).isPresent()).ifPresent(one -> {
            contributions.forgetPerson(one.id());
            ledger.record(ActDraft.of(ANONYMOUS, one.solicitation()).organ(solicitations.find(one.solicitation()).orElseThrow().organ()).detail("contribution", one.id()));
        });
        return mine.isPresent();
    }
}
