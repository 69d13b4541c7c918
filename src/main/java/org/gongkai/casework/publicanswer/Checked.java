package org.gongkai.casework.publicanswer;

import java.util.Map;

/** What stands beside public words in a form. */
public final class Checked {

    /** Field of the letter in which whoever writes agrees that it becomes public. */
    public static final String CONSENT = "agreesToPublish";
    /** Ticked by whoever has looked at everything that may be meant for all or for one. */
    public static final String CHECKED = "checked";

    private Checked() {
    }

    static boolean in(Map<String, String> values) {
        return "yes".equals(values.get(CHECKED));
    }
}
