package org.gongkai.pages;

import java.util.Collection;
import java.util.List;

import org.gongkai.ledger.Act;

/** Port: of which records acts change the public pages. A bean of each room whose records have pages of their own; that something happened in a room is known without it. */
public interface PageSources {

    /**
     * @param source    name of a source that changed, as pages give it in {@link org.gongkai.face.MadeFrom}
     * @param addresses of pages that may have come into being or ceased by it
     */
    record Change(String source, Collection<String> addresses) {
    }

    /** Acts of other rooms are among them. May be asked for the same acts again. Whoever follows is told: never of a record that was not public. */
    List<Change> changedBy(List<Act> acts);
}
