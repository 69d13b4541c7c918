package org.gongkai.desk.web;

import java.util.List;
import java.util.Map;

import org.gongkai.calendar.DecidedDay;
import org.gongkai.casework.calendarchange.CalendarEffects.Moved;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;

/**
 * The calendar as its keeper sees it.
 *
 * @param lastYear the last year whose notice is known
 * @param imported the years whose notice was imported here
 * @param days     local days in force
 * @param names    of the people who decided them
 * @param said     what was filled in last, by name
 */
public record CalendarView(int lastYear, List<Integer> imported, List<DecidedDay> days, Map<String, String> names, List<Organ> organs,
        Map<String, String> said, List<String> reasons) {

    public String said(String name) {
        return said.getOrDefault(name, "");
    }

    public String organ(String id) {
        return organs.stream().filter(organ -> organ.id().equals(id)).findFirst().map(Organ::name).orElse(id);
    }

    public String by(DecidedDay day) {
        return day.by() == null ? "" : names.getOrDefault(day.by(), day.by());
    }

    /**
     * What a change does, before it is made or after.
     *
     * @param what    the change in words
     * @param address where it is sent
     * @param fields  what is sent again to make it
     * @param done    whether it was made
     */
    public record Change(String what, String address, Map<String, String> fields, boolean done, List<Moved> moved, Organs organs) {

        public String organ(Moved moved) {
            return organs.shortName(moved.organ());
        }
    }
}
