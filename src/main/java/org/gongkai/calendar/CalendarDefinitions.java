package org.gongkai.calendar;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;

/** The kinds of file that this room reads. */
class CalendarDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(ProvisionsFile.FILE, ReplyKinds.FILE, WorkingHours.FILE, FestivalsFile.FILE, Instruments.FILE);
    }

    @Override
    public List<Fault> together(Definitions read, List<Known> known) {
        return Instruments.notThere(read);
    }
}
