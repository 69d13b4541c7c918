package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

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

    /** The sort of name under which declarations speak of ways to answer. */
    public static final Sort SORT = new Sort("reply", "答复种类");

    /** The six headings of the statutory form. */
    public enum Family {
        @JsonProperty("granted") GRANTED("予以公开"), @JsonProperty("partly") PARTLY("部分公开"), @JsonProperty("refused") REFUSED("不予公开"), 
        @JsonProperty("cannot") CANNOT("无法提供"), @JsonProperty("not-handled") NOT_HANDLED("不予处理"), @JsonProperty("other") OTHER("其他处理");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        public String title() {
            return title;
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
