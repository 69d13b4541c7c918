package org.gongkai.directory.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Absence;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.People;
import org.gongkai.directory.Post;
import org.gongkai.directory.Power;
import org.gongkai.directory.RecordAbsence;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
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
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Who of the office is away in the coming weeks and who stands in; where one says so. */
@Controller
@RequestMapping("/desk/leave")
class LeavePages {

    private static final List<String> WORKING = Stream.of(Role.values()).filter(role -> !role.may(Power.OPERATE)).map(Role::name).toList();

    private final RecordAbsence recording;
    private final People people;
    private final Calendars calendars;
    private final Now now;

    LeavePages(RecordAbsence recording, People people, Calendars calendars, Now now) {
        this.recording = recording;
        this.people = people;
        this.calendars = calendars;
        this.now = now;
    }

    @GetMapping
    Screen leave(@AuthenticationPrincipal Staff staff) {
        return screen(staff, new Filled(Map.of()), List.of());
    }

    @PostMapping
    @Form
    View record(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> fields) {
        Filled filled = new Filled(fields);
        String person = filled.text("person").isEmpty() ? staff.personId() : filled.text("person");
        Attempt<Absence> recorded = filled.day("from").isEmpty() || filled.day("until").isEmpty() ? Attempt.refused("请填写请假的第一天和最后一天，如 2026-01-31。")
                : recording.record(person, filled.text("substitute"), filled.day("from").get(), filled.day("until").get(), staff);
        return recorded.reasons().isEmpty() ? new RedirectView("/desk/leave") : screen(staff, filled, recorded.reasons()).status(422);
    }

    @PostMapping("/{id}/back")
    @Form(Form.Typed.NOTHING)
    View back(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        Attempt<Absence> back = recording.back(id, staff);
        return back.reasons().isEmpty() ? new RedirectView("/desk/leave") : screen(staff, new Filled(Map.of()), back.reasons()).status(422);
    }

    private Screen screen(Staff staff, Filled filled, List<String> reasons) {
        Map<String, String> office = office(staff);
        List<Absence> away = recording.between(now.today(), now.today().plusYears(1)).stream().filter(one -> office.containsKey(one.person()) || office.containsKey(one.substitute())).toList();
        Map<String, String> names = new LinkedHashMap<>(office);
        TreeSet<String> others = new TreeSet<>();
        away.forEach(one -> others.addAll(List.of(one.person(), one.substitute())));
        others.removeAll(office.keySet());
        names.putAll(people.names(others));
        Set<String> ended = recording.mayEnd(staff, away.stream().map(Absence::person).distinct().toList());
        LeaveView view = new LeaveView(office, names, away.stream().map(one -> new LeaveView.Line(one, ended.contains(one.person()))).toList(),
                LeaveView.weeks(now.today(), calendars.of(staff.posts().getFirst().organId())), now.today(),
                recording.mayRecord(staff, office.keySet()).stream().anyMatch(one -> !one.equals(staff.personId())), staff.personId());
        return Screen.of("directory/web/leave").with("page", Page.of(Wording.t("请假和代办")).desk().wide()).with("view", view).with("filled", filled).with("reasons", reasons);
    }

    /** Who works where this person does, by id. */
    private Map<String, String> office(Staff staff) {
        TreeSet<String> organs = new TreeSet<>();
        staff.own().posts().stream().map(Post::reach).forEach(organs::addAll);
        Map<String, String> names = new LinkedHashMap<>();
        organs.forEach(organ -> people.holding(WORKING, organ).forEach(person -> names.putIfAbsent(person.id(), person.name())));
        return names;
    }
}
