package org.gongkai.participation;

import org.jspecify.annotations.Nullable;

/**
 * Opinions that are answered together.
 *
 * @param verdict null while it is undecided
 * @param count   contributions in it, those who support one of them among them
 */
public record AnswerGroup(String id, String title, @Nullable Verdict verdict, String reason, long count) {

    /** What became of what they ask for. */
    public enum Verdict {
        ADOPTED("采纳"), PARTLY("部分采纳"), NOT("未采纳");

        private final String title;

        Verdict(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What does not go without a reason: whoever is not followed is told why (国办发〔2016〕80号). */
    boolean lacksReason() {
        return verdict != Verdict.ADOPTED && reason.isBlank();
    }
}
