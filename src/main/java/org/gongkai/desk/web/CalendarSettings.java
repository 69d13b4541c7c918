package org.gongkai.desk.web;

import java.util.List;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.DecideLocalDay;
import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Wording;
import org.springframework.stereotype.Component;

/** The working calendar among what may be changed at the desk. */
@Component
class CalendarSettings implements DeskSettings {

    private final Calendars calendars;
    private final DecideLocalDay localDays;

    CalendarSettings(Calendars calendars, DecideLocalDay localDays) {
        this.calendars = calendars;
        this.localDays = localDays;
    }

    @Override
    public List<DeskSetting> of(Staff staff) {
        return !staff.may(Power.OPERATE) ? List.of() : List.of(DeskSetting.of(Group.RULES, "工作日历", "哪些天是工作日：放假通知、本地停班和上班；期限按它计算", "/desk/calendar",
                Wording.t("放假通知到 {0} 年，本地安排 {1} 天", calendars.everywhere().years().last(), localDays.inForce().size())).recordedBy("calendar.changed", "calendar.found"));
    }
}
