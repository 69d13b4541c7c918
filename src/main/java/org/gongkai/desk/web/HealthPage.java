package org.gongkai.desk.web;

import java.util.Comparator;

import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.LoopHealth;
import org.gongkai.ledger.Loops;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the operator sees which background work is ill, since when, of what, and what to do about it. */
@Controller
class HealthPage {

    private final Loops loops;

    HealthPage(Loops loops) {
        this.loops = loops;
    }

    @GetMapping("/desk/health")
    Screen health() {
        return Screen.of("desk/web/health").with("page", Page.of("运行情况").desk().wide()).with("view", new HealthView(loops.health().stream()
                .sorted(Comparator.comparing((LoopHealth loop) -> !loop.state().ill())).toList()));
    }
}
