package org.gongkai.participation.topic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.participation.Faults;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.publication.Documents;
import org.gongkai.publication.PublicationCheck;
import org.gongkai.publication.PublishedDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what people worry about and how it was answered: by naming what stands here, or by writing what was said elsewhere. */
@Component
public class AnswerTopics {

    public static final String RAISE = "topic.raise";
    public static final String ANSWER = "topic.answer";
    static final String STATE = "topic.state";
    /** A topic was answered, once in a year however often, on the day of the answer; the code is where it came from. */
    public static final String ANSWERED = "topics.answered";
    /** A line of the statistics of 2014 grew by one; the code is the line. */
    public static final String BY_LINE = "topics.by-line";
    /** The provision under which reports are published, since its first day. */
    private static final String REPORTS = "report.annual.department";
    private static final int LONGEST = 100;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_NOTE = 500;

    private final Topics topics;
    private final TopicChannels channels;
    private final Documents documents;
    private final Solicitations solicitations;
    private final ParticipationKinds kinds;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Facts facts;
    private final Provisions provisions;
    private final Now now;

    AnswerTopics(Topics topics, TopicChannels channels, Documents documents, Solicitations solicitations, ParticipationKinds kinds, PublicationCheck check, Ledger ledger, Facts facts, Provisions provisions, Now now) {
        this.topics = topics;
        this.channels = channels;
        this.documents = documents;
        this.solicitations = solicitations;
        this.kinds = kinds;
        this.check = check;
        this.ledger = ledger;
        this.facts = facts;
        this.provisions = provisions;
        this.now = now;
    }

    public static boolean mayAnswer(Staff staff, String organ) {
        return staff.holds(Role.OFFICER, organ) || staff.holds(Role.DISCLOSURE_OFFICE, organ);
    }

    @Transactional
    public Attempt<String> raise(String organ, String title, @Nullable LocalDate raisedOn, Topic.Source source, boolean major, Staff staff) {
        if (!mayAnswer(staff, organ)) {
            return notTheirs();
        }
        List<String> wrong = new ArrayList<>();
        Faults.demand(!title.isBlank() && title.strip().length() <= LONGEST, "关切的事要写，最多 " + LONGEST + " 字", wrong);
        Faults.demand(raisedOn != null && !raisedOn.isAfter(now.today()), "何时提出写成 2026-03-12 这样，不晚于今天", wrong);
        wrong.addAll(check.stops(Map.of("关切的事", title)));
        if (!wrong.isEmpty() || raisedOn == null) {
            return Attempt.refused(wrong);
        }
        Topic topic = new Topic(Identifier.fresh(), organ, title.strip(), raisedOn, source, major, List.of());
        Act act = ledger.record(ActDraft.of(RAISE, topic.id()).organ(organ).actor(staff.personId()).detail("digest", topic.digest()));
        topics.insert(topic, act.id());
        return Attempt.done(topic.id());
    }

    /**
     * How it was answered.
     *
     * @param document  id of what stands here; blank for others
     * @param interview id of an interview here; blank for others
     * @param channel   of what was said elsewhere; follows from the kind of what stands here
     */
    public record Said(String document, String interview, @Nullable Channel channel, @Nullable LocalDate answeredOn, String title, String address) {
    }

    @Transactional
    public Attempt<Topic> answer(String id, Said said, Staff staff) {
        String organ = topics.find(id).orElseThrow().organ();
        if (!mayAnswer(staff, organ)) {
            return notTheirs();
        }
        topics.hold(organ);
        // as it stands now that nobody else answers it
        Topic topic = topics.find(id).orElseThrow();
        List<String> wrong = new ArrayList<>();
        int number = topic.answers().size() + 1;
        Topic.Answer answer = !said.document().isBlank() ? byDocument(said.document().strip(), number, wrong) : !said.interview().isBlank() ? byInterview(said.interview().strip(), number, wrong) : elsewhere(said, number, wrong);
        if (answer != null && answer.answeredOn().isBefore(topic.raisedOn())) {
            wrong.add("回应不早于提出的那一天");
        }
        if (answer != null && topic.answers().stream().anyMatch(other -> other.thing().equals(answer.thing()))) {
            wrong.add("这一次回应已经写过，同一热点只算一次");
        }
        if (!wrong.isEmpty() || answer == null) {
            return Attempt.refused(wrong);
        }
        int year = answer.answeredOn().getYear();
        TopicCount before = TopicCount.of(topics.of(List.of(topic.organ())), year);
        Act act = ledger.record(ActDraft.of(ANSWER, id).organ(topic.organ()).actor(staff.personId()).detail("number", number).detail("digest", answer.digest()));
        topics.insert(id, answer, act.id());
        TopicCount after = TopicCount.of(topics.of(List.of(topic.organ())), year);
        List<Fact> counted = new ArrayList<>();
        if (after.topics() > before.topics()) {
            counted.add(new Fact(ANSWERED, topic.source().name(), "", organ, answer.answeredOn(), BigDecimal.ONE, id, act.id()));
        }
        Arrays.stream(Channel.Line.values()).filter(line -> after.line(line) > before.line(line))
                .forEach(line -> counted.add(new Fact(BY_LINE, line.name(), "", organ, answer.answeredOn(), BigDecimal.ONE, id, act.id())));
        facts.write(counted);
        return Attempt.done(topics.find(id).orElseThrow());
    }

    private Topic.@Nullable Answer byDocument(String document, int number, List<String> wrong) {
        Optional<PublishedDocument> found = documents.published(document).filter(one -> one.tombstone() == null);
        if (found.isEmpty() || found.get().edition().entry().publishedOn() == null) {
            wrong.add("没有公开过这个编号的文件");
            return null;
        }
        Channel channel = channels.of(found.get().edition().entry().particulars().kind());
        return new Topic.Answer(number, channel, found.get().edition().entry().publishedOn(), document, null, found.get().edition().entry().title(), null);
    }

    private Topic.@Nullable Answer byInterview(String interview, int number, List<String> wrong) {
        Optional<Solicitation> found = solicitations.open(interview).filter(one -> kinds.require(one.kind()).isInterview() && !one.takesOn(now.today()));
        if (found.isEmpty()) {
            wrong.add("没有举行过这个编号的访谈");
            return null;
        }
        return new Topic.Answer(number, Channel.INTERVIEW, found.get().closesOn(), null, interview, found.get().title(), null);
    }

    private Topic.@Nullable Answer elsewhere(Said said, int number, List<String> wrong) {
        Faults.demand(said.channel() != null, "在别处回应的，写明用了哪种方式", wrong);
        Faults.demand(said.answeredOn() != null && !said.answeredOn().isAfter(now.today()), "回应的日期写成 2026-03-12 这样，不晚于今天", wrong);
        Faults.demand(!said.title().isBlank() && said.title().strip().length() <= LONGEST, "回应的题目要写，最多 " + LONGEST + " 字", wrong);
        Faults.demand(said.address().isBlank() || said.address().strip().matches("https?://\\S+|/mailboxes/\\S+") && said.address().length() <= LONGEST_ADDRESS, "网址以 https:// 开头；信箱里的写 /mailboxes/ 开头的地址", wrong);
        wrong.addAll(check.stops(Map.of("回应的题目", said.title())));
        return said.channel() == null || said.answeredOn() == null ? null : new Topic.Answer(number, said.channel(), said.answeredOn(), null, null, said.title().strip(), said.address().isBlank() ? null : said.address().strip());
    }

    /** Writes down what a report said of a year, so that it stands beside what was entered. */
    @Transactional
    public Attempt<String> state(Topics.Stated said, Staff staff) {
        if (!mayAnswer(staff, said.organ())) {
            return notTheirs();
        }
        if (provisions.since(REPORTS).filter(began -> said.year() >= began.getYear()).isEmpty() || said.year() > now.today().getYear() || said.note().length() > LONGEST_NOTE) {
            return Attempt.refused("年度写有年度报告以来的，不晚于今年，说明最多 " + LONGEST_NOTE + " 字");
        }
        List<String> stops = check.stops(Map.of("说明", said.note()));
        if (!stops.isEmpty()) {
            return Attempt.refused(stops);
        }
        Act act = ledger.record(ActDraft.of(STATE, said.organ() + "-" + said.year()).organ(said.organ()).actor(staff.personId()).detail("topics", said.count().topics()).detail("digest", said.digest()));
        topics.state(said, act.id());
        return Attempt.done(said.organ());
    }

    private static <T> Attempt<T> notTheirs() {
        return Attempt.refused("由回应的机关的信息员或者公开办登记");
    }
}
