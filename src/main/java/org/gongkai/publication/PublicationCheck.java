package org.gongkai.publication;

import java.util.List;

/** Looks at a text before it goes public (条例第六条、第十四条、第十五条); answered by the room that checks anyone's reports. */
public interface PublicationCheck {

    /** @param body HTML as it would be shown */
    List<Concern> concerns(String title, String body);
}
