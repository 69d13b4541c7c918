package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.participation.Contribution.Way;
import org.gongkai.participation.survey.Questionnaire;
import org.gongkai.participation.survey.SurveyAnswers;
import org.gongkai.participation.survey.SurveyCounts;
import org.gongkai.participation.survey.SurveyQuestion;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the voices of a survey, one for each token, and counts them: what was said and who has spoken lie apart, and nothing tells which belongs to which. */
@Component
public class TakeVoices {

    static final String CODES = "participation.codes";
    private static final String TOKEN = "participation.voice";
    private static final int CODE_LENGTH = 8;
    private static final int MOST_CODES = 5_000;

    private final SolicitationRows solicitations;
    private final Contribute contribute;
    private final Contributions contributions;
    private final ParticipationKinds kinds;
    private final Sealing sealing;
    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final Now now;

    TakeVoices(SolicitationRows solicitations, Contribute contribute, Contributions contributions, ParticipationKinds kinds, Sealing sealing, Ledger ledger, JdbcTemplate jdbc, Now now) {
        this.solicitations = solicitations;
        this.contribute = contribute;
        this.contributions = contributions;
        this.kinds = kinds;
        this.sealing = sealing;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.now = now;
    }

    /**
     * A voice by web.
     *
     * @param once  names the form: the same again is the same voice
     * @param token of the browser, the code on paper, or the id of whoever signed in
     */
    @Transactional
    public Attempt<String> byWeb(String id, String once, SurveyAnswers answers, String token) {
        Optional<Solicitation> one = contribute.open(id);
        List<String> wrong = wrong(one, answers);
        if (!wrong.isEmpty()) {
            return Attempt.refused(wrong);
        }
        if (token.isBlank()) {
            return Attempt.refused(kinds.require(one.orElseThrow().kind()).voice() == ParticipationKind.Voice.CODE ? "请填写纸上的代码"
                    : "浏览器没有保存一人一次的凭据：请允许本站的 Cookie 再填，或者填纸质问卷");
        }
        if (jdbc.queryForObject("select count(*) from participation.contribution where once = ?", Long.class, once) > 0) {
            return Attempt.done(id);
        }
        if (!speaks(one.orElseThrow(), token)) {
            return Attempt.refused(kinds.require(one.get().kind()).voice() == ParticipationKind.Voice.CODE ? "代码不对，或者已经用过" : "已经填过一次，一人只算一份");
        }
        contribute.keep(id, Way.WEB, once, answers.written(), now.today());
        return Attempt.done(id);
    }

    /** Whether a token had not spoken yet; from now on it has. */
    private boolean speaks(Solicitation one, String token) {
        String said = one.id() + " " + token.strip().toLowerCase(Locale.ROOT);
        String[] known = sealing.everyKeyed(TOKEN, said).toArray(String[]::new);
        if (kinds.require(one.kind()).voice() == ParticipationKind.Voice.CODE) {
            return jdbc.update("update participation.voice set used = true where solicitation = ? and token = any(?) and not used", one.id(), known) == 1;
        }
        return jdbc.update("""
                insert into participation.voice (solicitation, token, used) select ?, ?, true where not exists (select 1 from participation.voice where solicitation = ? and token = any(?))
                on conflict do nothing""", one.id(), sealing.keyed(TOKEN, said), one.id(), known) == 1;
    }

    /** Enters a questionnaire that was filled in on paper. */
    @Transactional
    public Attempt<String> onPaper(String id, String once, SurveyAnswers answers, LocalDate receivedOn, Staff staff) {
        Optional<Solicitation> one = contribute.open(id);
        if (one.isEmpty() || !kinds.require(one.get().kind()).isDraftedBy(staff, one.get().organ())) {
            return Attempt.refused("由征集的机关的信息员或者公开办录入");
        }
        if (one.get().opensOn() == null || receivedOn.isBefore(one.get().opensOn()) || receivedOn.isAfter(now.today())) {
            return Attempt.refused("收到的日期要在开始征集以后、今天以前");
        }
        List<String> wrong = wrong(one, answers);
        if (!wrong.isEmpty()) {
            return Attempt.refused(wrong);
        }
        contribute.keep(id, Way.COUNTER, once, answers.written(), receivedOn);
        return Attempt.done(id);
    }

    private List<String> wrong(Optional<Solicitation> one, SurveyAnswers answers) {
        if (one.isEmpty() || !kinds.require(one.get().kind()).isSurvey() || !one.get().takesOn(now.today())) {
            return List.of("问卷已经截止，没有收下");
        }
        return List.copyOf(answers.wrong(Questionnaire.of(one.get().text().draft())).values());
    }

    /** Codes to be printed: shown once, kept as digests, nowhere with whom they were given to. */
    @Transactional
    public Attempt<List<String>> codes(String id, int count, Staff staff) {
        Solicitation one = solicitations.hold(id);
        ParticipationKind kind = kinds.require(one.kind());
        if (kind.voice() != ParticipationKind.Voice.CODE || !one.takesOn(now.today()) || !kind.isDraftedBy(staff, one.organ())) {
            return Attempt.refused("正在进行的凭代码的问卷，由征集的机关的信息员或者公开办印发代码");
        }
        if (count < 1 || count > MOST_CODES) {
            return Attempt.refused("一次印 1 到 " + MOST_CODES + " 个代码");
        }
        List<String> codes = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            codes.add(Identifier.fresh().substring(0, CODE_LENGTH));
        }
        jdbc.batchUpdate("insert into participation.voice (solicitation, token, used) values (?, ?, false)", codes.stream().map(code -> new Object[] {id, sealing.keyed(TOKEN, id + " " + code)}).toList());
        ledger.record(ActDraft.of(CODES, id).organ(one.organ()).actor(staff.personId()).detail("count", count));
        return Attempt.done(codes);
    }

    /** Every voice that has a number. */
    List<SurveyAnswers> voices(String id) {
        return contributions.opinions(id).stream().map(opinion -> SurveyAnswers.read(opinion.words())).toList();
    }

    public SurveyCounts counts(Solicitation one) {
        return SurveyCounts.of(Questionnaire.of(one.text().draft()), voices(one.id()));
    }

    /** The voices as open data, the head first. */
    public List<List<String>> rows(Solicitation one) {
        return SurveyCounts.rows(Questionnaire.of(one.text().draft()), voices(one.id()), kinds.require(one.kind()).few());
    }

    /** How a survey stands. @param words what people wrote, by question that asks for words */
    public record Read(SurveyCounts counts, Map<SurveyQuestion, List<String>> words) {
    }

    /** For whoever works on it: each voice is opened once. */
    public Read read(Solicitation one) {
        Questionnaire questions = Questionnaire.of(one.text().draft());
        List<SurveyAnswers> voices = voices(one.id());
        Map<SurveyQuestion, List<String>> words = new LinkedHashMap<>();
        questions.questions().stream().filter(question -> !question.isCounted())
                .forEach(question -> words.put(question, voices.stream().flatMap(voice -> voice.said().getOrDefault(question.number(), List.of()).stream()).toList()));
        return new Read(SurveyCounts.of(questions, voices), words);
    }
}
