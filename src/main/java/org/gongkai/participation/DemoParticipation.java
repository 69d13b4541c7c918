package org.gongkai.participation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.participation.AnswerGroup.Verdict;
import org.gongkai.participation.Contribution.Way;
import org.gongkai.participation.Gathering.Giving;
import org.gongkai.participation.survey.SurveyAnswers;
import org.gongkai.publication.DocumentLists;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the invented district asked its people, from {@code demo/participation.yaml}: its officers draft and answer, its approvers sign. */
@Component
@Order(25)
class DemoParticipation implements DemoChapter {

    private static final String REASON = "示例";
    private static final int DOCUMENTS = 100;
    private static final String[] FAMILY = {"林", "陆", "顾", "沈", "姚", "汪", "钟"};
    private static final String[] GIVEN = {"小舟", "听雨", "知秋", "向晚", "若谷"};

    record Story(List<Question> questions) {
    }

    /** @param opened so many days ago; {@code closes} likewise, less than nothing for a day to come */
    record Question(String kind, String organ, int opened, int closes, String title, String why, String draft, List<Said> opinions, @Nullable Came outcome,
            @Nullable List<Voices> voices, @Nullable List<Line> spoken, @Nullable Held gathering) {
    }

    /** @param copies how many more sent it in the same words */
    record Said(@Nullable Integer article, String words, boolean shown, @Nullable Integer copies, @Nullable Integer supports) {
    }

    /** @param until so many days ago registering ended, less than nothing for a day to come @param registered how many registered */
    record Held(String starts, String ends, String place, int places, String who, Giving giving, int until, int registered, @Nullable Integer came, @Nullable String minutes) {
    }

    /** @param answers which of the questions, in their order, from 1 */
    record Line(boolean host, String speaker, String words, @Nullable Integer answers) {
    }

    /** @param times how many gave these answers @param said by number of question */
    record Voices(int times, Map<Integer, List<String>> said) {
    }

    /** @param became title of the document that came of it */
    record Came(int ago, String summary, @Nullable String became, List<Group> groups) {
    }

    /** @param of which of the opinions, in their order, from 1 */
    record Group(String title, Verdict verdict, String reason, List<Integer> of) {
    }

    private final AskThePublic asking;
    private final Contribute contribute;
    private final NumberContributions numbering;
    private final Moderate moderate;
    private final Transcript transcript;
    private final GivePlaces places;
    private final Minutes minutes;
    private final AnswerGroups groups;
    private final PublishOutcome publishing;
    private final SolicitationRows rows;
    private final Terms terms;
    private final People people;
    private final DocumentLists documents;
    private final Now now;

    DemoParticipation(AskThePublic asking, Contribute contribute, NumberContributions numbering, Moderate moderate, Transcript transcript, GivePlaces places, Minutes minutes, AnswerGroups groups, PublishOutcome publishing, SolicitationRows rows, Terms terms,
            People people, DocumentLists documents, Now now) {
        this.asking = asking;
        this.contribute = contribute;
        this.numbering = numbering;
        this.moderate = moderate;
        this.transcript = transcript;
        this.places = places;
        this.minutes = minutes;
        this.groups = groups;
        this.publishing = publishing;
        this.rows = rows;
        this.terms = terms;
        this.people = people;
        this.documents = documents;
        this.now = now;
    }

    @Override
    public String name() {
        return "participation";
    }

    @Override
    public void tell() {
        try (InputStream in = new ClassPathResource("demo/participation.yaml").getInputStream()) {
            YAMLMapper.builder().build().readValue(in, Story.class).questions().forEach(this::tell);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void tell(Question question) {
        Staff officer = DemoChapter.holding(people, Role.OFFICER, question.organ());
        Staff approver = DemoChapter.holding(people, Role.APPROVER, question.organ());
        LocalDate opened = ago(question.opened());
        LocalDate closes = question.gathering() == null ? terms.workedFrom(question.organ(), ago(question.closes())) : ago(question.closes());
        String id = asking.begin(question.kind(), question.organ(), new AskThePublic.Wish(officer.personId(), new Solicitation.Text(question.title(), question.why(), question.draft(), null), closes, plan(question)), officer).orThrow();
        asking.submit(id, officer).orThrow();
        asking.open(id, approver, earlier(opened)).orThrow();
        register(id, question.gathering(), officer, opened.plusDays(1));
        if (question.voices() != null) {
            for (Voices said : question.voices()) {
                for (int n = 0; n < said.times(); n++) {
                    contribute.keep(id, n == 0 ? Way.COUNTER : Way.WEB, Identifier.fresh(), new SurveyAnswers(said.said()).written(), opened.plusDays(1));
                }
            }
        }
        Said first = question.opinions().isEmpty() ? null : question.opinions().getFirst();
        long number = 0;
        long[] numbers = new long[question.opinions().size()];
        for (int n = 0; n < numbers.length; n++) {
            Said said = question.opinions().get(n);
            numbers[n] = number + 1;
            for (int copy = 0; copy <= (said.copies() == null ? 0 : said.copies()); copy++) {
                contribute.take(id, said == first && copy == 0 ? Way.LETTER : Way.WEB, new Contribute.Typed(Identifier.fresh(), said.article(), said.words(), "", "", false), opened.plusDays(1)).orThrow();
                number++;
            }
        }
        numbering.number(rows.hold(id), earlier(opened.plusDays(1)));
        for (int n = 0; n < numbers.length; n++) {
            Said said = question.opinions().get(n);
            if (said.shown()) {
                moderate.show(id, Set.of(numbers[n]), officer).orThrow();
            }
            for (int support = 0; said.supports() != null && support < said.supports(); support++) {
                contribute.support(id, numbers[n], Identifier.fresh(), opened.plusDays(2)).orThrow();
            }
        }
        if (question.spoken() != null) {
            question.spoken().forEach(line -> transcript.speak(id, line.host(), line.speaker(), line.words(), line.answers() == null ? null : numbers[line.answers() - 1], officer, earlier(closes)).orThrow());
        }
        numbering.number(rows.hold(id), earlier(opened.plusDays(2)));
        if (closes.isBefore(now.today())) {
            numbering.close(rows.hold(id), earlier(closes.plusDays(1)));
        }
        if (question.outcome() != null) {
            if (question.gathering() != null && question.gathering().minutes() != null) {
                minutes.write(id, question.gathering().minutes(), question.gathering().came(), officer).orThrow();
            }
            answer(id, question.outcome(), numbers, officer, approver);
        }
    }

    private @Nullable Gathering plan(Question question) {
        Held held = question.gathering();
        return held == null ? null : Gathering.planned(LocalTime.parse(held.starts()), LocalTime.parse(held.ends()), held.place(), held.places(), held.who(), held.giving(),
                ago(held.until()));
    }

    private void register(String id, @Nullable Held held, Staff officer, LocalDate on) {
        for (int n = 0; held != null && n < held.registered(); n++) {
            boolean invited = held.giving() == Giving.INVITED;
            places.register(id, invited ? Registration.Way.INVITED : n % 5 == 4 ? Registration.Way.PHONE : Registration.Way.WEB, new GivePlaces.Typed(Identifier.fresh(), FAMILY[n % FAMILY.length] + GIVEN[n / FAMILY.length % GIVEN.length],
                    "000-0000 %04d".formatted(n), ""), invited || n % 5 == 4 ? officer : null, earlier(on)).orThrow();
        }
    }

    private void answer(String id, Came outcome, long[] numbers, Staff officer, Staff approver) {
        for (Group group : outcome.groups()) {
            group.of().forEach(n -> groups.put(id, Set.of(numbers[n - 1]), groups.of(id).stream().filter(one -> one.title().equals(group.title())).map(AnswerGroup::id).findFirst().orElse(""), group.title(), officer).orThrow());
            AnswerGroup made = groups.of(id).stream().filter(one -> one.title().equals(group.title())).findFirst().orElseThrow();
            groups.decide(id, made.id(), group.title(), group.verdict(), group.reason(), officer).orThrow();
        }
        String became = outcome.became() == null ? null : documents.newest(List.of(), null, DOCUMENTS).stream().filter(line -> line.title().equals(outcome.became())).map(line -> line.id()).findFirst().orElse(null);
        publishing.propose(id, outcome.summary(), became, officer).orThrow();
        publishing.publish(id, approver, earlier(ago(outcome.ago()))).orThrow();
    }

    private LocalDate ago(int days) {
        return now.today().minusDays(days);
    }

    private static Earlier earlier(LocalDate day) {
        return new Earlier(day, REASON, REASON);
    }
}
