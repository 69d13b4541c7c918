package org.gongkai.calendar;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kinds of file that this room reads. */
class CalendarDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(ProvisionsFile.FILE, ReplyKinds.FILE, WorkingHours.FILE, FestivalsFile.FILE);
    }
}
