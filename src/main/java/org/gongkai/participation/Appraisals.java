package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.participation.survey.Appraisal;
import org.gongkai.participation.survey.Questionnaire;
import org.gongkai.participation.survey.SurveyQuestion;
import org.gongkai.publication.PublicationCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Surveys in which people appraise organs (社会评议，条例第四十六条): what each was given, and what each that was appraised owes to say about it. */
@Component
public class Appraisals {

    static final String ANSWER = "participation.answer-appraisal";
    private static final int LONGEST = 3_000;

    private final SolicitationRows solicitations;
    private final ParticipationKinds kinds;
    private final TakeVoices voices;
    private final Terms terms;
    private final Organs organs;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Facts facts;
    private final JdbcClient client;

    Appraisals(SolicitationRows solicitations, ParticipationKinds kinds, TakeVoices voices, Terms terms, Organs organs, PublicationCheck check, Ledger ledger, Facts facts, JdbcClient client) {
        this.solicitations = solicitations;
        this.kinds = kinds;
        this.voices = voices;
        this.terms = terms;
        this.organs = organs;
        this.check = check;
        this.ledger = ledger;
        this.facts = facts;
        this.client = client;
    }

    /** What an organ says about what it was given. */
    public record Answer(String text, LocalDate on) {
    }

    /**
     * One organ in one appraisal.
     *
     * @param name   by which people were asked about it
     * @param organ  that bore this name on the day it opened; null where none did, and nobody owes an answer
     * @param answer null while there is none
     * @param owed   by when; null once it answered, and where nobody owes
     */
    public record Appraised(Solicitation asked, String name, @Nullable Organ organ, List<Appraisal.Grade> grades, @Nullable Answer answer, Terms.@Nullable Owed owed) {

        boolean isOf(String id) {
            return organ != null && organ.id().equals(id);
        }

        /** Whether somebody holds a post at it. */
        public boolean isOf(Staff staff, Role role) {
            return organ != null && staff.holds(role, organ.id());
        }
    }

    /** The years in which an appraisal closed whose outcome is published, the newest first. */
    public List<Integer> years() {
        return solicitations.answeredOf(kinds.appraising()).stream().map(Appraisals::year).distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private static int year(Solicitation one) {
        return one.closesOn().getYear();
    }

    /** Every appraisal of a year whose outcome is published, the newest first, with each organ in it. */
    public List<Appraised> published(int year) {
        return published(solicitations.answeredOf(kinds.appraising()).stream().filter(one -> year(one) == year).toList(), this::given);
    }

    /** What organs were given, where somebody holds one of some posts at them, of all years, the newest first. */
    public List<Appraised> of(Staff staff, Role... roles) {
        List<Solicitation> theirs = owing().stream().filter(one -> Arrays.stream(roles).anyMatch(role -> one.isOf(staff, role))).map(Appraised::asked).distinct().toList();
        return published(theirs, this::given).stream().filter(one -> Arrays.stream(roles).anyMatch(role -> one.isOf(staff, role))).toList();
    }

    /** Opens every voice. */
    private Map<String, List<Appraisal.Grade>> given(Solicitation one) {
        return Appraisal.of(voices.counts(one), kinds.require(one.kind()).few()).organs();
    }

    /** All without what was given, for whoever only asks what is owed: no voice is opened. */
    List<Appraised> owing() {
        return published(solicitations.answeredOf(kinds.appraising()), one -> {
            Map<String, List<Appraisal.Grade>> names = new LinkedHashMap<>();
            Questionnaire.of(one.text().draft()).questions().stream().filter(question -> question.kind() == SurveyQuestion.Kind.SCALE).map(Appraisal::organ).filter(name -> !name.isEmpty()).forEach(name -> names.put(name, List.of()));
            return names;
        });
    }

    private List<Appraised> published(List<Solicitation> some, Function<Solicitation, Map<String, List<Appraisal.Grade>>> given) {
        List<Appraised> all = new ArrayList<>();
        Map<String, Map<String, Answer>> answers = answers(some.stream().map(Solicitation::id).toList());
        for (Solicitation one : some) {
            given.apply(one).forEach((name, grades) -> {
                Organ organ = named(name, one).orElse(null);
                Answer answer = organ == null ? null : answers.getOrDefault(one.id(), Map.of()).get(organ.id());
                all.add(new Appraised(one, name, organ, grades, answer, organ == null || answer != null ? null : terms.answerOf(one, organ.id())));
            });
        }
        return all;
    }

    /** By id of the appraisal, by organ. */
    private Map<String, Map<String, Answer>> answers(List<String> ids) {
        Map<String, Map<String, Answer>> answers = new HashMap<>();
        client.sql("select solicitation, organ, text, answered_on from participation.appraisal_answer where solicitation = any(?)").param(ids.toArray(String[]::new)).query(row -> {
            answers.computeIfAbsent(row.getString(1), any -> new HashMap<>()).put(row.getString(2), new Answer(row.getString(3), row.getObject(4, LocalDate.class)));
        });
        return answers;
    }

    private Optional<Organ> named(String name, Solicitation one) {
        return organs.named(name, Objects.requireNonNull(one.opensOn()));
    }

    /** The appraised organ answers once: what it makes of the grades and what it mends, signed by who signs there. */
    @Transactional
    public Attempt<String> answer(String id, String organ, String text, Staff staff) {
        solicitations.hold(id);
        Optional<Appraised> found = owing().stream().filter(one -> one.asked().id().equals(id) && one.isOf(organ)).findFirst();
        if (found.isEmpty() || found.get().answer() != null || !staff.holds(Role.APPROVER, organ)) {
            return Attempt.refused("评议公布以后，由被评议的机关签发的人答复，只答复一次");
        }
        if (text.isBlank() || text.length() > LONGEST) {
            return Attempt.refused("怎样看、怎样改要写，最多 " + LONGEST + " 字");
        }
        List<String> stops = check.stops(Map.of("答复", text));
        if (!stops.isEmpty()) {
            return Attempt.refused(stops);
        }
        Act act = ledger.record(ActDraft.of(ANSWER, id).organ(organ).actor(staff.personId()).detail("digest", Sha256.hex(text.strip())));
        facts.write(List.of(Fact.one(Counts.APPRAISAL_ANSWERED, found.get().asked().kind(), "", act, id)));
        client.sql("insert into participation.appraisal_answer (solicitation, organ, text, answered_on, act) values (?, ?, ?, ?, ?)").params(id, organ, text.strip(), act.effectiveOn(), act.id()).update();
        return Attempt.done(id);
    }
}
