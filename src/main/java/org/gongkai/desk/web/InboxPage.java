package org.gongkai.desk.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.gongkai.clock.Light;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everything a person owes on one screen, sorted by legal time left. */
@Controller
class InboxPage {

    private static final int OF_EACH = 100;
    /** What has no last day comes after what has one, and is not lost. */
    private static final Comparator<Duty> PRESSING = Comparator.comparing(Duty::dueOn, Comparator.nullsLast(Comparator.naturalOrder()));

    private final List<Duties> engines;

    InboxPage(List<Duties> engines) {
        this.engines = engines;
    }

    @GetMapping("/desk")
    Screen inbox(@AuthenticationPrincipal Staff staff) {
        List<Duty> duties = new ArrayList<>();
        engines.forEach(engine -> duties.addAll(engine.of(staff, OF_EACH)));
        duties.sort(PRESSING);
        Map<Light, Long> lights = new EnumMap<>(Light.class);
        for (Light light : Light.values()) {
            lights.put(light, duties.stream().filter(duty -> duty.light() == light).count());
        }
        return Screen.of("desk/web/inbox").with("page", Page.of("待办").desk().wide()).with("duties", duties)
                .with("lights", lights).with("staff", staff);
    }
}
