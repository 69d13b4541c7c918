package org.gongkai.participation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.participation.topic.AnswerTopics;
import org.gongkai.participation.topic.Channel;
import org.gongkai.participation.topic.Topic;
import org.gongkai.participation.topic.TopicCount;
import org.gongkai.participation.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.dataformat.yaml.YAMLMapper;

/** What people of the invented district worried about, from {@code demo/topics.yaml}. */
@Component
@Order(26)
class DemoTopics implements DemoChapter {

    private static final int QUESTIONS = 100;
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    record Story(List<Raised> topics, Said stated) {
    }

    /** @param ago so many days ago */
    record Raised(String organ, String title, int ago, Topic.Source source, boolean major, List<Answer> answers) {
    }

    /** @param interview title of one that was held */
    record Answer(@Nullable Channel channel, @Nullable Integer ago, @Nullable String title, @Nullable String interview) {
    }

    /** @param years so many years ago */
    record Said(String organ, int years, long topics, List<Long> lines, String note) {
    }

    private final AnswerTopics answering;
    private final Solicitations solicitations;
    private final People people;
    private final Now now;

    DemoTopics(AnswerTopics answering, Solicitations solicitations, People people, Now now) {
        this.answering = answering;
        this.solicitations = solicitations;
        this.people = people;
        this.now = now;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void tell() {
        try (InputStream in = new ClassPathResource("demo/topics.yaml").getInputStream()) {
            Story story = YAMLMapper.builder().build().readValue(in, Story.class);
            story.topics().forEach(this::tell);
            Map<Channel.Line, Long> lines = new TreeMap<>();
            for (Channel.Line line : Channel.Line.values()) {
                lines.put(line, story.stated().lines().get(line.ordinal()));
            }
            answering.state(new Topics.Stated(story.stated().organ(), now.today().getYear() - story.stated().years(), new TopicCount(story.stated().topics(), lines, 0), story.stated().note()), staff(story.stated().organ())).orThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void tell(Raised raised) {
        Staff officer = staff(raised.organ());
        String id = answering.raise(raised.organ(), raised.title(), now.today().minusDays(raised.ago()), raised.source(), raised.major(), officer).orThrow();
        for (Answer answer : raised.answers()) {
            answering.answer(id, new AnswerTopics.Said("", answer.interview() == null ? "" : interview(answer.interview()), answer.channel(), answer.ago() == null ? null : now.today().minusDays(answer.ago()), String.valueOf(answer.title()), ""), officer).orThrow();
        }
    }

    private String interview(String title) {
        return solicitations.answered(LAST, "", QUESTIONS).stream().filter(one -> one.title().equals(title)).map(Solicitation::id).findFirst()
                .orElseThrow(() -> new IllegalStateException("demo/topics.yaml: no interview " + title));
    }

    private Staff staff(String organ) {
        return people.holding(Role.OFFICER, organ).stream().findFirst().flatMap(person -> people.staff(person.id())).orElseThrow(() -> new IllegalStateException("demo/topics.yaml: nobody is OFFICER of " + organ));
    }
}
