package org.gongkai.desk.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.ReadOnce;
import org.gongkai.clock.Light;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything a person owes on one screen, sorted by legal time left; it narrows while one types. */
@Controller
class InboxPage {

    private static final int SHOWN = 60;
    /** Titles are sealed, so no query can look into them: this many are opened and looked through. */
    private static final int LOOKED_THROUGH = 2000;

    private final List<Duties> engines;
    private final People people;
    private final Calendars calendars;
    private final Now now;

    InboxPage(List<Duties> engines, People people, Calendars calendars, Now now) {
        this.engines = engines;
        this.people = people;
        this.calendars = calendars;
        this.now = now;
    }

    @GetMapping("/desk")
    Screen inbox(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String light, @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String whose, @RequestParam(defaultValue = "") String due) {
        Inbox.Asked asked = new Inbox.Asked(q.strip(), light(light), queue, Arrays.stream(Whose.values()).filter(one -> one.name().equalsIgnoreCase(whose)).findFirst().orElse(null),
                Arrays.stream(Inbox.Due.values()).filter(one -> one.name().equalsIgnoreCase(due)).findFirst().orElse(null), days(staff));
        Staff own = staff.own();
        List<Duties.Waiting> waiting = waiting(asked, own, SHOWN + 1);
        if (Inbox.isBeyond(asked, waiting) && waiting.stream().flatMap(one -> one.pressing().stream()).filter(asked::matches).count() <= SHOWN) {
            waiting = waiting(asked, own, LOOKED_THROUGH);
        }
        boolean beyond = Inbox.isBeyond(asked, waiting);
        Map<String, String> away = asked.whose() == Whose.OTHERS ? Map.of() : people.names(staff.standsInFor());
        for (Map.Entry<String, String> one : away.entrySet()) {
            waiting.addAll(InPlace.of(staff, one.getKey(), one.getValue(), engines, asked.whose() == Whose.INSTEAD ? LOOKED_THROUGH : 1));
        }
        return Screen.of("desk/web/inbox").with("page", Page.of("待办").desk().wide()).with("staff", staff)
                .with("inbox", Inbox.of(asked, waiting, SHOWN, beyond)).with("leads", own.may(Power.COORDINATE) || own.may(Power.SIGN)).with("away", away.values().stream().sorted().toList())
                .with("acting", Optional.ofNullable(people.acting().get(staff.personId())).map(one -> people.names(List.of(one)).getOrDefault(one, one)).orElse(null)).fragment("desk/web/duties");
    }

    private List<Duties.Waiting> waiting(Inbox.Asked asked, Staff own, int most) {
        return new ArrayList<>(ReadOnce.during(() -> engines.stream().map(engine -> asked.whose() == Whose.OTHERS ? engine.ofOthers(own, asked.narrowed(most)) : engine.of(own, asked.narrowed(most))).toList()));
    }

    private Inbox.Days days(Staff staff) {
        return new Inbox.Days(now.today(), calendars.of(staff.posts().getFirst().organId()).plus(now.today(), 1));
    }

    private static @Nullable Light light(String name) {
        return Arrays.stream(Light.values()).filter(light -> light.name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }
}
