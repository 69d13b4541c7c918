package org.gongkai.registers;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Invented visits of the last weeks, as an access log has them: so many on each day as make a month a month. Nobody came. */
@Component
@Order(60)
class DemoVisits implements DemoChapter {

    private static final int DAYS = 75;
    private static final int AT_LEAST = 3;
    private static final int WEEK = 7;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MMM/yyyy", Locale.ENGLISH);
    private static final List<String> PATHS = List.of("/", "/columns/policy", "/documents/demo", "/search", "/registers/query-points", "/requests/new", "/feed.atom");
    private static final List<String> AGENTS = List.of("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148", "Mozilla/5.0 (compatible; Baiduspider/2.0)");

    private final VisitLog visits;
    private final Now now;

    DemoVisits(VisitLog visits, Now now) {
        this.visits = visits;
        this.now = now;
    }

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public void tell() {
        List<VisitLog.Line> lines = new ArrayList<>();
        for (int ago = DAYS; ago > 0; ago--) {
            LocalDate day = now.today().minusDays(ago);
            int times = AT_LEAST + day.getDayOfYear() % WEEK;
            for (int path = 0; path < PATHS.size(); path++) {
                for (int time = path; time < times; time++) {
                    lines.add(new VisitLog.Line(lines.size() + 1L, "192.0.2.1 - - [" + DAY.format(day) + ":10:00:00 +0800] \"GET " + PATHS.get(path) + " HTTP/1.1\" 200 1000 \"-\" \"" + AGENTS.get((path + time) % AGENTS.size()) + "\""));
                }
            }
        }
        visits.take(new VisitLog.Part(lines.getFirst().text(), lines));
    }
}
