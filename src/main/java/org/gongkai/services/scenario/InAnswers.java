package org.gongkai.services.scenario;

import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.face.Wording;
import org.gongkai.services.scenario.Scenario.Question;

/** A condition as it is read: in the words of the answers, not in those of the file. */
public final class InAnswers {

    private InAnswers() {
    }

    /** The answers with which it holds; of numbers and days the span as the file writes it. */
    public static String said(Question question, String condition) {
        Condition read = Condition.of(question, condition);
        if (!question.isChosen()) {
            return condition + (question.unit() == null ? "" : " " + Wording.t(question.unit()));
        }
        return question.options().entrySet().stream().filter(option -> read.holds(question, option.getKey())).map(Map.Entry::getValue).map(Wording::t).collect(Collectors.joining("、"));
    }
}
