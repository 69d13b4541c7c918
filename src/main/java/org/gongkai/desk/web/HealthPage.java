package org.gongkai.desk.web;

import java.util.Comparator;
import java.util.List;

import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.LoopHealth;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Remarks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the operator sees which background work is ill, since when, of what, and what to do about it. */
@Controller
class HealthPage {

    private final Loops loops;
    private final List<Remarks> remarks;

    HealthPage(Loops loops, List<Remarks> remarks) {
        this.loops = loops;
        this.remarks = remarks;
    }

    @GetMapping("/desk/health")
    Screen health() {
        return Screen.of("desk/web/health").with("page", Page.of("运行情况").desk().wide()).with("view", new HealthView(loops.health().stream()
                .sorted(Comparator.comparing((LoopHealth loop) -> !loop.state().ill())).toList(),
                remarks.stream().flatMap(one -> one.lines().stream()).toList()));
    }
}
