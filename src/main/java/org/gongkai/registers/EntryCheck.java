package org.gongkai.registers;

import java.util.List;
import java.util.Map;

/** The gate before what is entered becomes public (条例第十四条、第十五条): answered by the room that checks anyone's texts. */
public interface EntryCheck {

    /**
     * Looks at a record value by value, so that one row of a list is stopped and the others go.
     *
     * @param values what each field holds, by the field's title
     * @return what stops it
     */
    List<Stop> stops(Map<String, String> values);

    /** @param title of the field */
    record Stop(String title, String sentence) {
    }
}
