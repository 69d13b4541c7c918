package org.gongkai.casework.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.Power;
import org.gongkai.directory.ReminderWays;
import org.gongkai.directory.Staff;
import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an office sets up for its daily work, and how somebody is reminded, among what may be changed at the desk. */
@Component
class HabitSettings implements DeskSettings {

    private static final String HELD = """
            select 'phrases' as what, count(*) as held, count(*) filter (where shared and approved_by is null) as waiting, max(from_on) as changed_on,
                (array_agg(coalesce(approved_by, owner) order by from_on desc, id desc))[1] as changed_by
            from casework.phrase where from_on <= :today and (to_on is null or to_on >= :today) and (owner = :person or shared and organ = any(:organs))
            union all
            select 'rules', count(*) filter (where to_on is null or to_on >= :today), 0, max(greatest(from_on, to_on + 1)),
                (array_agg(coalesce(ended_by, added_by) order by greatest(from_on, to_on + 1) desc, no desc))[1]
            from casework.assignment_rule where organ = any(:handled)
            union all
            select 'views', count(*), count(*) filter (where person <> :person), null, null from casework.view where person = :person or organ = any(:organs)""";

    private final JdbcClient client;
    private final ReminderWays reminders;
    private final Now now;

    /** @param waiting of phrases those that nobody approved, of views those of colleagues */
    private record Held(int number, int waiting, @Nullable LocalDate changedOn, @Nullable String changedBy) {
    }

    HabitSettings(JdbcClient client, ReminderWays reminders, Now now) {
        this.client = client;
        this.reminders = reminders;
        this.now = now;
    }

    @Override
    public List<DeskSetting> of(Staff staff) {
        List<DeskSetting> settings = new ArrayList<>();
        settings.add(DeskSetting.of(Group.MINE, "提醒方式", "要到期、已超期的待办怎样提醒您：电子邮件、短信、政务微信，或者不提醒", "/desk/reminders", Wording.t(reminders.of(staff.personId()).channel().title())));
        if (staff.scope().organs().isEmpty()) {
            return settings;
        }
        Map<String, Held> held = held(staff);
        Held phrases = held.get("phrases");
        settings.add(DeskSetting.of(Group.OFFICE, "常用语", "写答复时插入的话，自用的随时能用，共用的由审批人审核", "/desk/phrases",
                phrases.waiting() == 0 ? Wording.t("{0} 条", phrases.number()) : Wording.t("{0} 条，其中 {1} 条待审核", phrases.number(), phrases.waiting())).changed(phrases.changedOn(), phrases.changedBy()));
        if (staff.may(Power.HANDLE)) {
            Held rules = held.get("rules");
            settings.add(DeskSetting.of(Group.OFFICE, "分办规则", "什么样的来件由谁承办，受理时自动分给他", "/desk/assignment",
                    rules.number() == 0 ? Wording.t("没有规则，由人分办") : Wording.t("{0} 条", rules.number())).changed(rules.changedOn(), rules.changedBy()));
        }
        Held views = held.get("views");
        settings.add(DeskSetting.of(Group.OFFICE, "存下的视图", "办件清单的条件，存下以后一点就开，可以和本机关同事共用", "/desk/cases",
                views.waiting() == 0 ? Wording.t("{0} 个", views.number()) : Wording.t("{0} 个，其中同事共用的 {1} 个", views.number(), views.waiting())));
        return settings;
    }

    private Map<String, Held> held(Staff staff) {
        Map<String, Held> held = new HashMap<>();
        client.sql(HELD).param("today", now.today()).param("person", staff.personId()).param("organs", staff.scope().organs().toArray(String[]::new))
                .param("handled", staff.scope(Power.HANDLE).organs().toArray(String[]::new))
                .query(row -> {
                    held.put(row.getString(1), new Held(row.getInt(2), row.getInt(3), row.getObject(4, LocalDate.class), row.getString(5)));
                });
        return held;
    }
}
