package org.gongkai.casework.checklist;

import java.util.Map;
import java.util.Set;

import org.gongkai.procedure.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to come with a matter, or may.
 *
 * @param fields   names of the fields through which it comes as files; empty where it comes on paper alone
 * @param when     what must have been chosen for it to be required; null where it always is
 * @param copies   how many
 * @param original whether the original has to be shown
 */
public record ListedMaterial(String id, String title, Set<String> fields, boolean required, @Nullable When when, int copies, boolean original, @Nullable String article) {

    /** @param is any of these was chosen */
    public record When(String field, Set<String> is) {

        static final String PARTY = "party";
    }

    /** Whether it is required of somebody who chose this. */
    boolean isRequired(String party, Map<String, String> applicant, Map<String, String> content) {
        if (!required || when == null) {
            return required;
        }
        String chosen = when.field().equals(When.PARTY) ? party : content.getOrDefault(when.field(), applicant.getOrDefault(when.field(), ""));
        return FieldValue.codes(chosen).stream().anyMatch(when.is()::contains);
    }
}
