package org.gongkai.desk.web;

import java.util.Arrays;
import java.util.List;

import org.gongkai.casework.ReadOnce;
import org.gongkai.clock.Light;
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

    InboxPage(List<Duties> engines) {
        this.engines = engines;
    }

    @GetMapping("/desk")
    Screen inbox(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String light, @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String whose) {
        Inbox.Asked asked = new Inbox.Asked(q.strip(), light(light), queue, Arrays.stream(Whose.values()).filter(one -> one.name().equalsIgnoreCase(whose)).findFirst().orElse(null));
        int most = asked.everything() ? SHOWN + 1 : LOOKED_THROUGH;
        List<Duties.Waiting> waiting = ReadOnce.during(() -> engines.stream().map(engine -> asked.whose() == Whose.OTHERS ? engine.ofOthers(staff, most) : engine.of(staff, most)).toList());
        return Screen.of("desk/web/inbox").with("page", Page.of("待办").desk().wide()).with("staff", staff)
                .with("inbox", Inbox.of(asked, waiting, SHOWN)).with("leads", staff.may(Power.COORDINATE) || staff.may(Power.SIGN)).fragment("desk/web/duties");
    }

    private static @Nullable Light light(String name) {
        return Arrays.stream(Light.values()).filter(light -> light.name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }
}
