package org.gongkai.casework.drafting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An answer on its way.
 *
 * @param action   the action of the case that signing it takes
 * @param handling number of the handling in which it is taken
 * @param organ    where it is signed
 * @param drafter  person who began it
 * @param version  number of the text that counts, from 1
 * @param saved    how often it was saved: whoever saves says which they saw
 * @param movedOn  since when it stands where it stands
 */
public record Draft(String id, String caseId, String action, int handling, String organ, Stage stage, String drafter, int version, int saved, LocalDate movedOn) {

    /** Where it stands. */
    public enum Stage {
        /** Whoever drafts it writes, or writes again. */
        DRAFTING("拟稿"),
        REVIEW("审核"),
        SIGNING("签发"),
        /** The action was taken with these words. */
        SIGNED("已签发"),
        /** Nothing comes of it: given up, or the matter was answered otherwise. */
        DROPPED("已作废");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public boolean isOpen() {
            return this == DRAFTING || this == REVIEW || this == SIGNING;
        }
    }

    /**
     * A text of it.
     *
     * @param author who wrote it last
     * @param values as they were typed, by field of the action
     */
    public record Version(int no, String author, Map<String, String> values, String binding) {
    }

    /**
     * Something remarked on a version.
     *
     * @param act   id of the act with which it was said
     * @param field of the action; null where it is about the whole
     */
    public record Remark(String id, int version, String act, @Nullable String field, String words) {
    }

    /**
     * Somebody asked to sign beside.
     *
     * @param version    the text they spoke of; null while they have not
     * @param agrees     null while they have not spoken, and where they are not asked any more
     * @param answeredBy person who spoke
     * @param endedOn    when they spoke, or were not asked any more
     */
    public record Asked(String id, String draft, String organ, String role, LocalDate until, String askedBy, @Nullable Integer version, @Nullable Boolean agrees,
            @Nullable String answeredBy, @Nullable LocalDate endedOn) {

        public boolean isOpen() {
            return endedOn == null;
        }
    }

    /** All of it: its texts from the first, what was remarked, who was asked. */
    public record Whole(Draft draft, List<Version> versions, List<Remark> remarks, List<Asked> asked) {

        public Version text() {
            return versions.getLast();
        }

        public List<Asked> open() {
            return asked.stream().filter(Asked::isOpen).toList();
        }
    }
}
