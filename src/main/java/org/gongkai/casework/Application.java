package org.gongkai.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What somebody brought in, with the words they used; opened only for those who handle it.
 *
 * @param applicant who, by field name
 * @param content   how they want it, by field name
 * @param items     what is asked for, one map of fields for each numbered item
 */
public record Application(String id, String type, String number, String channel, String party, LocalDate submittedOn,
        Map<String, String> applicant, Map<String, String> content, List<Map<String, String>> items) {

    /** Titles of what is asked for, in order. */
    public List<String> titles() {
        return items.stream().map(item -> item.getOrDefault("title", "")).toList();
    }
}
