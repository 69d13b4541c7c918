package org.gongkai.inspection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.CalendarOverlay;
import org.gongkai.calendar.LocalDay;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.directory.Organs;
import org.jspecify.annotations.Nullable;

/**
 * The working days in force in this installation, as far as they are not those of the shipped calendar.
 *
 * @param organs the ids of those for whom a local day holds alone, by the names that they bore then
 */
record OwnDays(CalendarOverlay overlay, Map<String, String> organs) {

    static final OwnDays NONE = new OwnDays(new CalendarOverlay(List.of(), List.of()), Map.of());
    private static final String GOVERNMENT = "人民政府";

    OwnDays {
        organs = Map.copyOf(organs);
    }

    static OwnDays of(CalendarOverlay overlay, Organs organs) {
        Map<String, String> named = new HashMap<>();
        for (LocalDay day : overlay.localDays()) {
            if (day.organ() != null) {
                organs.find(day.organ(), day.date()).ifPresent(organ -> named.put(plain(organ.name()), organ.id()));
            }
        }
        return new OwnDays(overlay, named);
    }

    /** @param organ as a report names it; of those that are not of this installation only the days for everybody hold */
    WorkingCalendar of(@Nullable String organ) {
        return overlay.over(WorkingCalendar.shipped(), organ == null ? null : organs.get(plain(organ)));
    }

    /** A report of 清河县 is that of 清河县人民政府. */
    private static String plain(String name) {
        return name.endsWith(GOVERNMENT) ? name.substring(0, name.length() - GOVERNMENT.length()) : name;
    }
}
