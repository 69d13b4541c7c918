package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One way in which an organ may answer a request for information, with its article and the row where it counts.
 *
 * @param basis    the instrument that the article belongs to
 * @param rows     row of the statutory form, by form id ({@code annual-2019} to {@code r31})
 * @param requires what the letter must contain
 * @param from     first day of receipt to which it applies
 * @param to       last day of receipt to which it applies; absent while in force
 */
public record ReplyKind(String code, String title, String gloss, Family family, String article, String basis,
        Map<String, String> rows, List<Requirement> requires, LocalDate from, @Nullable LocalDate to,
        @Nullable String note) {

    /** The six headings of the statutory form. */
    public enum Family {
        GRANTED("予以公开"), PARTLY("部分公开"), REFUSED("不予公开"), CANNOT("无法提供"), NOT_HANDLED("不予处理"), OTHER("其他处理");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        static Family named(String id) {
            return valueOf(id.replace('-', '_').toUpperCase(Locale.ROOT));
        }
    }

    /** Something the letter must contain; casework knows by the id how it is checked. */
    public record Requirement(String id, String title) {}

    public boolean appliesToReceiptOn(LocalDate received) {
        return !received.isBefore(from) && (to == null || !received.isAfter(to));
    }

    public Optional<String> rowIn(String formId) {
        return Optional.ofNullable(rows.get(formId));
    }

    /** Whether it hands information over, whole or in part. */
    public boolean gives() {
        return family == Family.GRANTED || family == Family.PARTLY;
    }

    public boolean requires(String requirementId) {
        return requires.stream().anyMatch(r -> r.id().equals(requirementId));
    }
}
