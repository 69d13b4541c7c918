package org.gongkai.participation.topic;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** What topics keep, and because of which acts it is there. */
@Component
class TopicTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(
                Derived.onAct("participation.topic", "热点", "select id, act from participation.topic", AnswerTopics.RAISE),
                Derived.onAct("participation.topic_answer", "热点的回应", "select topic || ' ' || number, act from participation.topic_answer", AnswerTopics.ANSWER),
                Derived.onAct("participation.topic_stated", "报告写的回应数", "select organ || ' ' || year, act from participation.topic_stated", AnswerTopics.STATE));
    }
}
