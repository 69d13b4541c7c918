package org.gongkai.casework.ending;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What stands around an action that closes a case, or with which the desk speaks for somebody else.
 *
 * @param asks    what whoever takes it reads before it is done: what it means, one sentence each
 * @param scans   kinds of evidence of which one must stand with the case
 * @param reopens whether it undoes the action that concluded the case, as if that had never been: its clock never stopped
 * @param proof   where the desk says what proves the word of somebody else; null where nobody else's word is entered
 */
public record Closing(List<String> asks, List<String> scans, boolean reopens, @Nullable Proof proof) {

    public static final Closing NONE = new Closing(List.of(), List.of(), false, null);

    /**
     * @param field the field with the number of what proves it; whoever speaks for themselves is not asked
     * @param when  values of other fields with which it is asked; empty where always
     */
    public record Proof(String field, Map<String, List<String>> when) {

        boolean isAsked(Map<String, String> values) {
            return when.entrySet().stream().allMatch(asked -> asked.getValue().contains(values.getOrDefault(asked.getKey(), "")));
        }
    }
}
