package org.gongkai.participation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.publication.PublicationCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is spoken in an interview, line by line: each passes the gate before anybody reads it, and is never changed after. */
@Component
public class Transcript {

    static final String SPEAK = "participation.speak";
    private static final int LONGEST_SPEAKER = 40;
    private static final int LONGEST_WORDS = 3_000;
    private static final String ALL = "select number, host, speaker, words, answers from participation.spoken";

    private final SolicitationRows solicitations;
    private final Contributions contributions;
    private final ParticipationKinds kinds;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final JdbcClient client;

    Transcript(SolicitationRows solicitations, Contributions contributions, ParticipationKinds kinds, PublicationCheck check, Ledger ledger, JdbcClient client) {
        this.solicitations = solicitations;
        this.contributions = contributions;
        this.kinds = kinds;
        this.check = check;
        this.ledger = ledger;
        this.client = client;
    }

    private static Spoken row(ResultSet row, int n) throws SQLException {
        return new Spoken(row.getLong(1), row.getBoolean(2), row.getString(3), row.getString(4), row.getObject(5, Long.class));
    }

    public List<Spoken> of(String id) {
        return client.sql(ALL + " where solicitation = ? order by number").param(id).query(Transcript::row).list();
    }

    /** What was said to a question. */
    public Optional<Spoken> answering(String id, long question) {
        return client.sql(ALL + " where solicitation = ? and answers = ? order by number limit 1").params(id, question).query(Transcript::row).optional();
    }

    @Transactional
    public Attempt<Spoken> speak(String id, boolean host, String speaker, String words, @Nullable Long answers, Staff staff) {
        return speak(id, host, speaker, words, answers, staff, null);
    }

    Attempt<Spoken> speak(String id, boolean host, String speaker, String words, @Nullable Long answers, Staff staff, @Nullable Earlier earlier) {
        Solicitation one = solicitations.hold(id);
        ParticipationKind kind = kinds.require(one.kind());
        if (!kind.isInterview() || one.stage() != Stage.OPEN || !kind.isDraftedBy(staff, one.organ())) {
            return Attempt.refused("访谈开始以后、截止以前，由主办机关的信息员或者公开办记录");
        }
        List<String> wrong = new ArrayList<>();
        if (speaker.isBlank() || speaker.strip().length() > LONGEST_SPEAKER) {
            wrong.add("谁说的要写，最多 " + LONGEST_SPEAKER + " 字");
        }
        if (words.isBlank() || words.strip().length() > LONGEST_WORDS) {
            wrong.add("说的话要写，最多 " + LONGEST_WORDS + " 字");
        }
        if (answers != null && contributions.opinion(id, answers).filter(question -> question.entry().shown() != null).isEmpty()) {
            wrong.add("答复的提问要先公开");
        }
        if (wrong.isEmpty()) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("发言人", speaker);
            values.put("发言", words);
            wrong.addAll(check.stops(values));
        }
        if (!wrong.isEmpty()) {
            return Attempt.refused(wrong);
        }
        long number = client.sql("select coalesce(max(number), 0) + 1 from participation.spoken where solicitation = ?").param(id).query(Long.class).single();
        Spoken line = new Spoken(number, host, speaker.strip(), words.strip(), answers);
        Act act = ledger.record(Earlier.dated(ActDraft.of(SPEAK, id).organ(one.organ()).actor(staff.personId()).detail("number", number).detail("digest", line.digest()), earlier));
        client.sql("insert into participation.spoken (solicitation, number, host, speaker, words, answers, act) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, number, host, line.speaker(), line.words(), answers, act.id()).update();
        return Attempt.done(line);
    }

    /** How many guests spoke. */
    long guests(String id) {
        return client.sql("select count(distinct speaker) from participation.spoken where solicitation = ? and not host").param(id).query(Long.class).single();
    }
}
