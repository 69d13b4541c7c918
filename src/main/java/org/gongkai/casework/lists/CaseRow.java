package org.gongkai.casework.lists;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.casework.ending.Ending;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organs;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list at the desk.
 *
 * @param light  null while no clock runs
 * @param ending how it ended; null before
 * @param awaited what is owed before its period begins anew; null where it counts
 * @param waited working days since it was submitted without its clock having begun; 0 once it has
 */
public record CaseRow(Line line, String title, String typeTitle, String stageTitle, String organName,
        @Nullable Lamp light, int waited, @Nullable Ending ending, @Nullable Awaited awaited) {

    /** The last day of the clock whose light it shows, or of what is owed before the period begins anew; null while there is none. */
    public @Nullable ComputedDay lastDay() {
        return light != null && light.named() != null ? light.named().lastDay() : awaited == null ? line.lastDay() : awaited.lastDay();
    }

    /** Whether its period stands still: the last day moves on with every day. */
    public boolean stands() {
        return Reading.State.PAUSED.name().equals(line.clock());
    }

    public static CaseRow of(Line line, String title, CaseTypes types, Organs organs, @Nullable Lamp light, int waited, @Nullable Awaited awaited, Endings endings) {
        return new CaseRow(line, title, types.require(line.type()).title(), types.stageTitle(line.definition(), line.stage()),
                organs.shortName(line.organ()), light, waited,
                line.ending() == null ? null : endings.named(line.ending()), awaited);
    }
}
