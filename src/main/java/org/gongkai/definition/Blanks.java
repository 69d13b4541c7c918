package org.gongkai.definition;

import java.util.List;
import java.util.regex.Pattern;

/** What a wording leaves open for others to fill in: {@code {name}}. */
public final class Blanks {

    private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");

    private Blanks() {
    }

    /** Whatever stands in braces, as it is written, also what nobody could fill in. */
    public static List<String> in(String wording) {
        return BLANK.matcher(wording).results().map(found -> found.group(1)).distinct().toList();
    }
}
