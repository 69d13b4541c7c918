package org.gongkai.participation.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.springframework.stereotype.Component;

/** Compares each topic, each answer and what a report said last of a year with what the acts bind. */
@Component
class TopicVerification implements Verification {

    static final String TITLE = "热点回应";

    private final Topics topics;
    private final Ledger ledger;

    TopicVerification(Topics topics, Ledger ledger) {
        this.topics = topics;
        this.ledger = ledger;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> subjects = ledger.subjects("topic.", range);
        Map<String, List<Act>> acts = ledger.of(subjects);
        Map<String, Topic> stored = topics.among(subjects).stream().collect(Collectors.toMap(Topic::id, topic -> topic));
        Map<String, Topics.Stated> stated = topics.stated().stream().collect(Collectors.toMap(said -> said.organ() + "-" + said.year(), said -> said));
        subjects.forEach(subject -> {
            Optional<Topic> found = Optional.ofNullable(stored.get(subject));
            List<Act> its = acts.getOrDefault(subject, List.of());
            for (Act act : its) {
                switch (act.kind()) {
                    case AnswerTopics.RAISE -> same(subject, found.map(Topic::digest), act, out);
                    case AnswerTopics.ANSWER -> same(subject, found.stream().flatMap(topic -> topic.answers().stream()).filter(answer -> answer.number() == act.number("number", 0)).findFirst()
                            .map(Topic.Answer::digest), act, out);
                    default -> { }
                }
            }
            its.stream().filter(act -> act.kind().equals(AnswerTopics.STATE)).reduce((earlier, later) -> later)
                    // of what was written down before the whole was bound, only the topics are
                    .filter(act -> act.text("digest") != null).ifPresent(act -> same(subject, Optional.ofNullable(stated.get(subject)).map(Topics.Stated::digest), act, out));
        });
    }

    private static void same(String record, Optional<String> stored, Act act, Differences out) {
        if (!stored.orElse("无").equals(act.text("digest"))) {
            out.differs(record, "热点和回应", String.valueOf(act.text("digest")), stored.orElse("无"));
        }
        out.compared(1);
    }
}
