package org.gongkai.casework.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A whole matter as paper or another system kept it: what was brought in, and every step with its day.
 *
 * @param id   its number there; a matter that is in already stays as it is
 * @param by   who entered it: a log-in name, or {@code applicant}; null is the installation
 */
public record CaseHistory(String id, String type, String organ, String channel, String party, LocalDate submitted,
        @Nullable String by, @Nullable Map<String, String> applicant, @Nullable Map<String, String> content,
        @Nullable List<Map<String, String>> items, @Nullable List<Step> steps) {

    /**
     * A step somebody took.
     *
     * @param by   as of the matter; also {@code consulted}, whoever was asked for an opinion
     * @param with what was filled in, by field name
     * @param at   organ whose part of the matter it belongs to; null is that of the matter, or the only one that knows the step
     */
    public record Step(@JsonProperty("do") String action, LocalDate on, @Nullable String by, @Nullable Map<String, String> with, @Nullable String at) {
    }

    List<Step> walked() {
        return steps == null ? List.of() : steps;
    }

    /** How many acts it will be when every step is allowed. */
    int acts() {
        return 1 + walked().size();
    }
}
