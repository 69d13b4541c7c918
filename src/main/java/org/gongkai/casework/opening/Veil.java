package org.gongkai.casework.opening;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;

/**
 * A matter as one person sees it: what only some may see is masked in it.
 *
 * @param seen   the matter with masked values in place of the others
 * @param closed what is masked and may be opened, by section and name, with its title
 */
public record Veil(CaseFolder seen, Map<String, String> closed) {

    /** Names of sections. */
    public static final String APPLICANT = "applicant.";
    public static final String CONTENT = "content.";

    /** The name of a field of an item, from 1. */
    public static String item(int no, String field) {
        return "item" + no + "." + field;
    }

    /** The title of what may be opened under this name; empty where it is shown as it is. */
    public Optional<String> title(String name) {
        return Optional.ofNullable(closed.get(name));
    }

    /** What is masked of the words that were written with acts. */
    public Map<String, String> closedWords() {
        Map<String, String> words = new java.util.TreeMap<>(closed);
        words.keySet().removeIf(name -> name.startsWith(APPLICANT) || name.startsWith(CONTENT) || name.startsWith("item"));
        return words;
    }
}
