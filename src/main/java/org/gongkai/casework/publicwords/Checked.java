package org.gongkai.casework.publicwords;

import java.util.Map;
import java.util.TreeMap;

/**
 * What whoever makes words public says about what was asked of them.
 *
 * @param all     whether what is asked of the whole has been looked at
 * @param settled what becomes of each place that tells of a person, by its key: {@link #KEEP} and a ground, or {@link #INSTEAD} and which writing
 */
public record Checked(boolean all, Map<String, String> settled) {

    /** Field of the letter in which whoever writes agrees that it becomes public. */
    public static final String CONSENT = "agreesToPublish";
    /** Ticked by whoever has looked at everything that may be meant for all or for one. */
    public static final String CHECKED = "checked";
    /** Nobody has said anything yet. */
    public static final Checked NOTHING = new Checked(false, Map.of());
    /** Before the key of a place in the name of its field. */
    public static final String SETTLE = "settle.";
    /** It stays, for a ground. */
    public static final String KEEP = "keep.";
    /** It is written otherwise, in the nth way that was proposed. */
    public static final String INSTEAD = "instead.";

    public static Checked in(Map<String, String> values) {
        Map<String, String> settled = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(SETTLE) && !value.isBlank()) {
                settled.put(name.substring(SETTLE.length()), value);
            }
        });
        return new Checked("yes".equals(values.get(CHECKED)), settled);
    }
}
