package org.gongkai.casework.callfigures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.calendar.Now;
import org.gongkai.casework.agent.AgentDesks;
import org.gongkai.casework.callfigures.CallFigures.Counted;
import org.gongkai.casework.callfigures.CallFigures.Figure;
import org.gongkai.casework.callfigures.CallFigures.Group;
import org.gongkai.casework.callfigures.CallFigures.What;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The daily and the monthly of a call centre, each number with what it counts and its matters; and the screen on its wall. */
@Controller
public class CallFiguresPages {

    private static final int PAGE = 100;
    private static final String AGAIN_AFTER_SECONDS = "15";
    private static final int EARLIEST = 1990;

    private final AgentDesks desks;
    private final CallFigures figures;
    private final Wallboard wallboard;
    private final CaseLists lists;
    private final Now now;

    CallFiguresPages(AgentDesks desks, CallFigures figures, Wallboard wallboard, CaseLists lists, Now now) {
        this.desks = desks;
        this.figures = figures;
        this.wallboard = wallboard;
        this.lists = lists;
        this.now = now;
    }

    /** A day or a month. @param month whether it is a whole month */
    public record Span(LocalDate from, LocalDate to, boolean month) {

        static Span of(LocalDate day, boolean month) {
            YearMonth of = YearMonth.from(day);
            return month ? new Span(of.atDay(1), of.atEndOfMonth(), true) : new Span(day, day, false);
        }

        Span before() {
            return of(from.minusDays(1), month);
        }

        Span after() {
            return of(to.plusDays(1), month);
        }

        /** As it stands in an address. */
        public String query() {
            return "of=" + (month ? "month" : "day") + "&on=" + from;
        }
    }

    @GetMapping("/desk/agent/{type}/figures")
    Screen figures(@AuthenticationPrincipal Staff staff, @PathVariable String type, @RequestParam(defaultValue = "day") String of, @RequestParam(defaultValue = "") String on) {
        CaseType desk = desk(staff, type);
        Span span = span(of, on);
        Counted counted = figures.count(desk, span.from(), span.to());
        // a day is drawn within the thirty days that end with it
        Counted drawn = span.month() ? counted : figures.count(desk, span.to().minusDays(29), span.to());
        Map<Group, List<Figure>> groups = new LinkedHashMap<>();
        Arrays.stream(Group.values()).forEach(group -> groups.put(group, counted.figures().stream().filter(figure -> figure.what().group() == group).toList()));
        return Screen.of("casework/callfigures/call-figures").with("page", Page.of(span.month() ? "月报" : "日报").desk().crumb("话务台", "/desk/agent/" + desk.id())).with("type", desk).with("span", span)
                .with("before", span.before()).with("after", span.after().from().isAfter(now.today()) ? null : span.after()).with("counted", counted).with("drawn", drawn).with("groups", groups).with("today", now.today());
    }

    @GetMapping("/desk/agent/{type}/figures/behind")
    Screen behind(@AuthenticationPrincipal Staff staff, @PathVariable String type, @RequestParam(defaultValue = "day") String of, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String what, @RequestParam(defaultValue = "") String after) {
        CaseType desk = desk(staff, type);
        Span span = span(of, on);
        What wanted = CallFigures.of(desk).stream().filter(one -> one.name().equals(what)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<String> ids = figures.behind(desk, wanted, span.from(), span.to(), after, PAGE);
        List<Line> lines = ids.isEmpty() ? List.of() : lists.byIds(staff.scope(), ids);
        return Screen.of("casework/callfigures/call-behind").with("page", Page.of(wanted.title()).desk().crumb("话务台", "/desk/agent/" + desk.id()).crumb(span.month() ? "月报" : "日报", "/desk/agent/" + desk.id() + "/figures?" + span.query()))
                .with("what", wanted).with("span", span).with("lines", lines).with("hidden", ids.size() - lines.size())
                .with("next", ids.size() < PAGE ? null : "?" + span.query() + "&what=" + wanted.name() + "&after=" + ids.getLast());
    }

    /** Comes again by itself, with scripts every few seconds; without, by the answer's own word. */
    @GetMapping("/desk/agent/{type}/wallboard")
    Screen wallboard(@AuthenticationPrincipal Staff staff, @PathVariable String type, HttpServletResponse response) {
        CaseType desk = desk(staff, type);
        response.setHeader("Refresh", AGAIN_AFTER_SECONDS);
        return Screen.of("casework/callfigures/wallboard").fragment("casework/callfigures/board").with("page", Page.of("大屏").board().wide()).with("type", desk).with("board", wallboard.of(desk));
    }

    private Span span(String of, String on) {
        LocalDate today = now.today();
        LocalDate day = said(on, today);
        return Span.of(day.isAfter(today) || day.getYear() < EARLIEST ? today : day, of.equals("month"));
    }

    /** An address may say anything: what is no day is today. */
    private static LocalDate said(String on, LocalDate today) {
        try {
            return on.isBlank() ? today : LocalDate.parse(on.strip());
        } catch (DateTimeParseException notDate) {
            return today;
        }
    }

    private CaseType desk(Staff staff, String id) {
        CaseType desk = desks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        desks.demand(staff, desk, Power.HANDLE, Power.SIGN, Power.COORDINATE, Power.JOURNAL);
        return desk;
    }
}
