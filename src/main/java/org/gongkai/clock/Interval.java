package org.gongkai.clock;

import java.time.LocalDate;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** One stretch of a clock's life, the days (after, until], with the article that makes it so.
 * @param days what it counts, excludes or adds, in the unit of the provision; for a pause only what no earlier pause excluded already
 * @param ref the document or act behind it
 * @param approver who approved an extension
 * @param why the whole sentence, where it is not said by the kind */
public record Interval(Kind kind, LocalDate after, LocalDate until, int days, String article, String ref, @Nullable String approver, @Nullable String why) {

    public enum Kind {

        /** Counted from the first day 0. */
        STARTED("起算"),
        /** Counted anew; whatever stands before it is void. */
        RESTARTED("重新计算"),
        /** Not counted. */
        EXCLUDED("不计入"),
        /** Added after the old due date. */
        EXTENDED("延长"),
        /** Stood still or was added before the count began anew, and went with it. */
        VOID("作废"),
        /** Happened, and moves nothing. */
        UNMOVED("期限不变");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** As in the interface and in style sheets. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Interval(Kind kind, LocalDate after, LocalDate until, int days, String article, String ref, @Nullable String approver) {
        this(kind, after, until, days, article, ref, approver, null);
    }
}
