package org.gongkai.publication;

import java.util.List;
import java.util.Map;

/**
 * Looks at what is to go public before it does (条例第六条、第十四条、第十五条): texts, values of a record, files; answered by the room
 * that checks anyone's reports. What it finds, nobody may leave out: urgency spares a signature, never a check.
 */
public interface PublicationCheck {

    /** @param body clean markup, as it would be shown */
    List<Concern> concerns(String title, String body);

    /**
     * Looks at a record value by value, so that one row of a list can be stopped and the others go.
     *
     * @param values what each field holds, by the field's title; the title is the place of a concern
     */
    List<Concern> values(Map<String, String> values);
}
