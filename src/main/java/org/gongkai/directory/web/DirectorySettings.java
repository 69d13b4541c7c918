package org.gongkai.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Absence;
import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Outsiders;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.RecordAbsence;
import org.gongkai.directory.Staff;
import org.gongkai.face.Wording;
import org.springframework.stereotype.Component;

/** What of people, posts and organs may be changed at the desk, and by everybody of their own. */
@Component
class DirectorySettings implements DeskSettings {

    private final People people;
    private final Organs organs;
    private final Outsiders outsiders;
    private final RecordAbsence absences;
    private final Now now;

    DirectorySettings(People people, Organs organs, Outsiders outsiders, RecordAbsence absences, Now now) {
        this.people = people;
        this.organs = organs;
        this.outsiders = outsiders;
        this.absences = absences;
        this.now = now;
    }

    @Override
    public List<DeskSetting> of(Staff staff) {
        List<DeskSetting> settings = new ArrayList<>();
        settings.add(DeskSetting.of(Group.MINE, "请假和代办", "哪几天不在、由谁代办；带队的也替所在机关的人登记", "/desk/leave", away(staff)));
        settings.add(DeskSetting.of(Group.MINE, "修改密码", "登录用的密码，只有本人能改", "/desk/password", Wording.t("看不到，只能换新的")));
        if (staff.may(Power.OPERATE)) {
            settings.add(DeskSetting.of(Group.PEOPLE, "人员和岗位", "谁有账号、在哪个机关任什么岗位；忘了密码在这里给一次性的", "/desk/people", Wording.t("登记了 {0} 人", people.count("")))
                    .recordedBy("directory.person-added", "directory.post-given", "directory.post-ended", "directory.password-reset"));
            settings.add(DeskSetting.of(Group.PEOPLE, "机构", "有哪些机关，谁隶属谁；更名、划转、合并从哪一天起", "/desk/organs", Wording.t("{0} 个机关", organs.asOf(now.today()).size()))
                    .recordedBy("directory.organ-established", "directory.organ-renamed", "directory.organ-moved", "directory.organ-merged", "directory.organ-described"));
        }
        if (staff.may(Power.OPERATE) || staff.may(Power.HANDLE)) {
            settings.add(DeskSetting.of(Group.PEOPLE, "外部人员", "法律顾问、代表委员等不在机关的人，凭什么登录、看得到什么", "/desk/outsiders", Wording.t("{0} 人能登录", outsiders.signingIn()))
                    .recordedBy("directory.outsider-admitted", "directory.outsider-ended", "directory.outsider-resumed"));
        }
        return settings;
    }

    private String away(Staff staff) {
        LocalDate today = now.today();
        List<Absence> mine = absences.between(today, today.plusYears(1)).stream().filter(one -> one.person().equals(staff.personId())).toList();
        if (mine.isEmpty()) {
            return Wording.t("没有登记请假");
        }
        Absence next = mine.getFirst();
        Map<String, String> names = people.names(List.of(next.substitute()));
        return Wording.t("{0} 至 {1} 请假，由 {2} 代办", Wording.date(next.from()), Wording.date(next.last()), names.getOrDefault(next.substitute(), ""));
    }
}
