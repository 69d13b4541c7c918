package org.gongkai.participation.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        subjects.forEach(subject -> acts.getOrDefault(subject, List.of()).forEach(act -> {
            switch (act.kind()) {
                case AnswerTopics.RAISE -> same(subject, topics.find(subject).map(Topic::digest), act, out);
                case AnswerTopics.ANSWER -> same(subject, topics.find(subject).stream().flatMap(topic -> topic.answers().stream()).filter(answer -> answer.number() == act.number("number", 0)).findFirst()
                        .map(Topic.Answer::digest), act, out);
                default -> { }
            }
        }));
        subjects.forEach(subject -> acts.getOrDefault(subject, List.of()).stream().filter(act -> act.kind().equals(AnswerTopics.STATE)).reduce((earlier, later) -> later)
                // of what was written down before the whole was bound, only the topics are
                .filter(act -> act.text("digest") != null).ifPresent(act -> same(subject, stated(subject), act, out)));
    }

    private Optional<String> stated(String subject) {
        return topics.stated().stream().filter(said -> subject.equals(said.organ() + "-" + said.year())).findFirst().map(Topics.Stated::digest);
    }

    private static void same(String record, Optional<String> stored, Act act, Differences out) {
        if (!stored.orElse("无").equals(act.text("digest"))) {
            out.differs(record, "热点和回应", String.valueOf(act.text("digest")), stored.orElse("无"));
        }
        out.compared(1);
    }
}
