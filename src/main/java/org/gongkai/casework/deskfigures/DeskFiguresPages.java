package org.gongkai.casework.deskfigures;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.deskfigures.DeskFigures.Asked;
import org.gongkai.casework.deskfigures.DeskFigures.Behind;
import org.gongkai.casework.deskfigures.DeskFigures.Figures;
import org.gongkai.casework.deskfigures.DeskFigures.What;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of one's desk and of all that one sees, on one page that can be printed; each number leads to its matters. */
@Controller
public class DeskFiguresPages {

    private static final int PAGE = 100;

    private final DeskFigures figures;
    private final CaseTypes types;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    DeskFiguresPages(DeskFigures figures, CaseTypes types, Organs organs, Calendars calendars, Now now) {
        this.figures = figures;
        this.types = types;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    /** A row of a table. @param query what narrows its lists to it */
    public record Line(String title, String query, Figures figures) {

        public String number(What what) {
            return String.valueOf(switch (what) {
                case RECEIVED -> figures.received();
                case ANSWERED -> figures.answered();
                case IN_TIME -> figures.inTime();
                case LATE -> figures.answered() - figures.inTime();
                case OTHERWISE -> figures.otherwise();
                case OPEN -> figures.open();
                case OVERDUE -> figures.overdue();
            });
        }

        public String share() {
            return figures.share() == null ? "" : figures.share() + "%";
        }

        public String median() {
            return figures.median() == null ? "" : String.valueOf(figures.median());
        }
    }

    /** What a number is called, what it counts, and its name in addresses. */
    public record Column(What what, String title, String definition, String name) {
    }

    /** A matter behind a number. */
    public record Matter(String id, String number, String type, String organ, String received, String concluded, @Nullable ComputedDay due) {
    }

    @GetMapping("/desk/figures")
    Screen one(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String whose) {
        Asked asked = asked(staff, from, to, whose);
        DeskFigures.Counted counted = figures.count(staff.scope(), asked);
        Map<String, Line> byType = new LinkedHashMap<>();
        counted.byType().forEach((type, one) -> byType.put(type, new Line(types.find(type).map(CaseType::title).orElse(type), "&type=" + type, one)));
        List<Line> byOrgan = counted.byOrgan().entrySet().stream().map(one -> new Line(organs.find(one.getKey()).map(Organ::name).orElse(one.getKey()), "&organ=" + one.getKey(), one.getValue())).toList();
        return Screen.of("casework/deskfigures/figures").with("page", Page.of("办件统计").desk().wide().crumb("办件", "/desk/cases")).with("all", new Line("合计", "", counted.all())).with("byType", List.copyOf(byType.values()))
                .with("byOrgan", byOrgan.size() > 1 ? byOrgan : List.of()).with("columns", columns()).with("from", asked.from()).with("to", asked.to()).with("whose", asked.person() == null ? "" : "mine").with("today", now.today());
    }

    @GetMapping("/desk/figures/behind")
    Screen behind(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String what, @RequestParam(defaultValue = "") String type, @RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String after) {
        Asked asked = asked(staff, from, to, whose);
        What wanted = Arrays.stream(What.values()).filter(one -> one.name().equalsIgnoreCase(what)).findFirst().orElse(What.RECEIVED);
        List<Behind> found = figures.behind(staff.scope(), asked, wanted, type.isBlank() ? null : type, organ.isBlank() ? null : organ, after, PAGE + 1);
        String query = "from=" + asked.from() + "&to=" + asked.to() + "&whose=" + (asked.person() == null ? "" : "mine") + "&what=" + wanted.name() + (type.isBlank() ? "" : "&type=" + type) + (organ.isBlank() ? "" : "&organ=" + organ);
        return Screen.of("casework/deskfigures/behind").with("page", Page.of(wanted.title()).desk().wide().crumb("办件统计", "/desk/figures?from=" + asked.from() + "&to=" + asked.to())).with("definition", wanted.definition())
                .with("matters", found.stream().limit(PAGE).map(this::matter).toList()).with("next", found.size() > PAGE ? "?" + query + "&after=" + found.get(PAGE - 1).id() : null);
    }

    private Matter matter(Behind one) {
        return new Matter(one.id(), one.number(), types.find(one.type()).map(CaseType::title).orElse(one.type()), organs.find(one.organ()).map(Organ::shortName).orElse(one.organ()),
                day(one.receivedOn()), day(one.concludedOn()), lastDay(one));
    }

    private @Nullable ComputedDay lastDay(Behind one) {
        WorkingCalendar calendar = calendars.of(one.organ());
        LocalDate received = one.receivedOn();
        return one.dueOn() == null ? null : received == null || calendar.objection(received).isPresent() ? new ComputedDay(one.dueOn(), false) : calendar.computed(received, one.dueOn());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static List<Column> columns() {
        return Arrays.stream(What.values()).map(what -> new Column(what, what.title(), what.definition(), what.name())).collect(Collectors.toList());
    }

    /** This year to today where nothing, or no day, is said. */
    private Asked asked(Staff staff, String from, String to, String whose) {
        LocalDate first = parsed(from, now.today().withDayOfYear(1));
        LocalDate last = parsed(to, now.today());
        return new Asked(first, last.isBefore(first) ? first : last, whose.equals("mine") ? staff.personId() : null);
    }

    private static LocalDate parsed(String said, LocalDate otherwise) {
        try {
            return said.isBlank() ? otherwise : LocalDate.parse(said);
        } catch (DateTimeParseException notDate) {
            return otherwise;
        }
    }
}
