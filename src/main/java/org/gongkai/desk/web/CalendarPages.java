package org.gongkai.desk.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.gongkai.calendar.CalendarRevision;
import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.DecideLocalDay;
import org.gongkai.calendar.DecidedDay;
import org.gongkai.calendar.ImportNotice;
import org.gongkai.calendar.LocalDay;
import org.gongkai.calendar.Notice;
import org.gongkai.calendar.NoticeText;
import org.gongkai.calendar.Now;
import org.gongkai.casework.calendarchange.CalendarEffects;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where the operator keeps the working calendar: each change first shows which open cases it moves, then is made. */
@Controller
@RequestMapping("/desk/calendar")
class CalendarPages {

    private static final String SURE = "sure";

    private final Calendars calendars;
    private final ImportNotice notices;
    private final DecideLocalDay localDays;
    private final CalendarEffects effects;
    private final Organs organs;
    private final People people;
    private final Now now;

    CalendarPages(Calendars calendars, ImportNotice notices, DecideLocalDay localDays, CalendarEffects effects, Organs organs, People people,
            Now now) {
        this.calendars = calendars;
        this.notices = notices;
        this.localDays = localDays;
        this.effects = effects;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    @GetMapping
    Screen calendar() {
        return calendar(Map.of(), List.of());
    }

    @PostMapping("/notice")
    @Form(Form.Typed.NOTHING)
    Screen takeNotice(@AuthenticationPrincipal Staff staff, @RequestParam(required = false) MultipartFile file,
            @RequestParam Map<String, String> said) throws IOException {
        if (file != null && ChosenFile.isNone(file)) {
            return calendar(said, List.of(ChosenFile.NONE)).status(422);
        }
        String json = file == null ? said.getOrDefault("json", "") : new String(file.getBytes(), StandardCharsets.UTF_8);
        return change(Wording.t("导入放假通知"), "/desk/calendar/notice", Map.of("json", json), said,
                () -> notices.run(json.getBytes(StandardCharsets.UTF_8), staff.personId()));
    }

    /** Reads the notice as it was published and shows what it says; nothing is taken over yet. */
    @PostMapping("/text")
    @Form(page = "/desk/calendar")
    Screen readNotice(@RequestParam Map<String, String> said) {
        return switch (NoticeText.read(said.getOrDefault("text", ""), said.getOrDefault("address", ""))) {
            case NoticeText.NotUnderstood(List<String> reasons) -> calendar(said, reasons).status(422);
            case NoticeText.Proposed proposed -> Screen.of("desk/web/calendar-notice").with("page", page(Wording.t("{0} 年的放假通知", proposed.year())).crumb("工作日历", "/desk/calendar"))
                    .with("proposed", proposed);
        };
    }

    @PostMapping("/days")
    @Form(page = "/desk/calendar")
    Screen decide(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> said) {
        Map<String, String> fields = Map.of("day", said.getOrDefault("day", ""), "working", said.getOrDefault("working", ""),
                "organ", said.getOrDefault("organ", ""), "reason", said.getOrDefault("reason", "").strip());
        LocalDate day;
        try {
            day = LocalDate.parse(fields.get("day"));
        } catch (DateTimeParseException notDate) {
            return calendar(said, List.of("请填写日期，如 2026-07-08")).status(422);
        }
        if (fields.get("reason").isEmpty()) {
            return calendar(said, List.of("请写明停班或者上班的理由，如哪一号通告")).status(422);
        }
        boolean working = "yes".equals(fields.get("working"));
        String organ = organs.find(fields.get("organ")).map(found -> found.id()).orElse(null);
        return change(Wording.t(working ? "{0} 上班" : "{0} 停班", day), "/desk/calendar/days", fields, said,
                () -> localDays.decide(new LocalDay(day, working, organ, fields.get("reason")), staff.personId()));
    }

    @PostMapping("/days/{id}/withdraw")
    @Form(page = "/desk/calendar")
    Screen withdraw(@AuthenticationPrincipal Staff staff, @PathVariable long id, @RequestParam Map<String, String> said) {
        String reason = said.getOrDefault("reason", "");
        return change(Wording.t("撤回一条本地安排"), "/desk/calendar/days/" + id + "/withdraw", Map.of("reason", reason), said,
                () -> localDays.withdraw(id, reason, staff.personId()));
    }

    /** Shows what the change would move; once that was seen and sent again, makes it. */
    private Screen change(String what, String address, Map<String, String> fields, Map<String, String> said, Supplier<CalendarRevision> change) {
        boolean sure = said.containsKey(SURE);
        CalendarEffects.Effect effect = sure ? effects.carryOut(change) : effects.foresee(change);
        return switch (effect.revision()) {
            case CalendarRevision.Refused refused -> calendar(said, refused.reasons()).status(422);
            case CalendarRevision.Unchanged unchanged -> calendar(said, List.of("与现有日历一致，没有需要改动的")).status(422);
            case CalendarRevision.Done done -> {
                Map<String, String> again = new HashMap<>(fields);
                again.put(SURE, "yes");
                Screen shown = Screen.of("desk/web/calendar-change").with("page", page(what).crumb("工作日历", "/desk/calendar"))
                        .with("change", new CalendarView.Change(what, address, again, sure, effect.moved(), organs));
                yield sure ? shown.taken() : shown;
            }
        };
    }

    private Screen calendar(Map<String, String> said, List<String> reasons) {
        List<DecidedDay> days = localDays.inForce();
        return Screen.of("desk/web/calendar").with("page", page("工作日历")).with("view", new CalendarView(
                calendars.everywhere().years().last(), calendars.overlay().notices().stream().map(Notice::year).toList(), days,
                people.names(days.stream().map(DecidedDay::by).filter(Objects::nonNull).distinct().toList()),
                organs.asOf(now.today()), said, reasons));
    }

    private static Page page(String title) {
        return Page.of(title).settings();
    }
}
