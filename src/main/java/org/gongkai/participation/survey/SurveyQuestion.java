package org.gongkai.participation.survey;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One question of a survey.
 *
 * @param number  from 1
 * @param options of {@link Kind#ONE} and {@link Kind#SEVERAL}, and the points of {@link Kind#SCALE}; none for words
 * @param most    how many may be chosen; 1 but for {@link Kind#SEVERAL}
 * @param when    asked only of whoever said so before; null is everybody
 */
public record SurveyQuestion(int number, String title, Kind kind, boolean required, List<String> options, int most, @Nullable Condition when) {

    /** How it is answered. */
    public enum Kind {
        ONE("单选"), SEVERAL("多选"), SCALE("打分"), WORDS("填写");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** @param question number of an earlier one @param option one of its options */
    public record Condition(int question, String option) {
    }

    /** The name of its field in a form. */
    public String field() {
        return "q" + number;
    }

    public boolean isCounted() {
        return kind != Kind.WORDS;
    }
}
