package org.gongkai.casework.deskfigures;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.deskfigures.DeskFigures.Asked;
import org.gongkai.casework.deskfigures.DeskFigures.Behind;
import org.gongkai.casework.deskfigures.DeskFigures.What;
import org.gongkai.casework.owing.Owing;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.Postings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of one's desk and of all that one sees, on one page that can be printed; each number leads to its matters. */
@Controller
public class DeskFiguresPages {

    private static final int PAGE = 100;
    private static final int MONTHS = 24;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final DeskFigures figures;
    private final Postings postings;
    private final CaseTypes types;
    private final Organs organs;
    private final People people;
    private final ReplyKinds replyKinds;
    private final Calendars calendars;
    private final Now now;

    DeskFiguresPages(DeskFigures figures, Postings postings, CaseTypes types, Organs organs, People people, ReplyKinds replyKinds, Calendars calendars, Now now) {
        this.postings = postings;
        this.people = people;
        this.replyKinds = replyKinds;
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
                case RETURNED -> figures.returned();
            });
        }

        public String share() {
            return figures.share() == null ? "" : figures.share() + "%";
        }

        public String median() {
            return figures.median() == null ? "" : String.valueOf(figures.median());
        }

        public String mean() {
            return figures.mean() == null ? "" : String.valueOf(figures.mean());
        }

        public String margin() {
            return figures.margin() == null ? "" : String.valueOf(figures.margin());
        }
    }

    /** What a number is called, what it counts, and its name in addresses. */
    public record Column(What what, String title, String definition, String name) {

        /** Whether it is about what happened in a month; what is open is open now. */
        public boolean monthly() {
            return what != What.OPEN && what != What.OVERDUE;
        }
    }

    /** A table of lines. @param by what tells them apart; @param sums whether each matter is in one line, so that all of them are a line below */
    public record Table(String title, String by, boolean sums, List<Line> lines) {

        private static final Comparator<Line> LATEST = Comparator.comparingLong((Line line) -> line.figures().overdue()).thenComparingLong(line -> line.figures().answered() - line.figures().inTime())
                .thenComparingLong(line -> line.figures().received()).reversed();

        /** So many lines that a page of paper holds: those first where something is late, then those where most came in. */
        public Table onPaper(int most) {
            return new Table(title, by, sums, lines.stream().sorted(LATEST).limit(most).toList());
        }
    }

    /** A matter behind a number. */
    public record Matter(String id, String number, String type, String organ, String received, String concluded, @Nullable ComputedDay due) {
    }

    @GetMapping("/desk/figures")
    Screen one(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> said) {
        Asked asked = asked(staff, said);
        DeskFigures.Counted counted = figures.count(staff.scope(), asked);
        boolean leads = Owing.leads(staff);
        Map<String, String> names = leads ? people.names(List.copyOf(counted.byOfficer().keySet())) : Map.of();
        List<Table> tables = new ArrayList<>();
        tables.add(new Table("按事项", "事项", true, lines(counted.byType(), "&type=", type -> types.find(type).map(CaseType::title).orElse(type))));
        tables.add(new Table("按机关", "机关", true, counted.byOrgan().size() < 2 ? List.of() : lines(inOrder(counted.byOrgan()), "&organ=", organs::name)));
        tables.add(new Table("按答复类型", "答复类型", false, lines(counted.byGround(), "&ground=", code -> replyKinds.find(code).map(ReplyKind::title).orElse("")).stream().filter(line -> !line.title().isEmpty()).toList()));
        tables.add(new Table("按承办人", "承办人", false, leads ? lines(counted.byOfficer(), "&officer=", person -> names.getOrDefault(person, person)) : List.of()));
        boolean sheet = said.containsKey("sheet");
        return Screen.of("casework/deskfigures/" + (sheet ? "sheet" : "figures")).with("page", Page.of("办件统计").desk().wide().crumb("办件", "/desk/cases")).with("all", new Line("合计", "", counted.all()))
                .with("tables", tables).with("posted", sheet ? null : posted(staff, asked)).with("months", months(counted.byMonth(), asked)).with("columns", columns()).with("asked", query(asked, whose(said))).with("from", asked.from()).with("to", asked.to())
                .with("whose", whose(said)).with("own", staff.posts().isEmpty() ? null : organs.find(staff.posts().getFirst().organId()).map(Organ::shortName).orElse(null)).with("today", now.today());
    }

    /** What became of the letters by post; they are an organ's, so that they are told to whoever asks of organs alone. */
    private Postings.@Nullable Counted posted(Staff staff, Asked asked) {
        if (asked.person() != null || asked.type() != null || asked.ground() != null) {
            return null;
        }
        Postings.Counted counted = postings.counted(staff.scope(), asked.organ(), asked.from(), asked.to());
        return counted.all() == 0 ? null : counted;
    }

    private static List<Line> lines(Map<String, Figures> figures, String query, UnaryOperator<String> title) {
        return figures.entrySet().stream().map(one -> new Line(title.apply(one.getKey()), query + URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8), one.getValue())).toList();
    }

    /** The months of the period, the last ones where there are many; each narrowed to its days. */
    private static List<Line> months(Map<YearMonth, Figures> figures, Asked asked) {
        List<Map.Entry<YearMonth, Figures>> all = List.copyOf(figures.entrySet());
        return all.subList(Math.max(0, all.size() - MONTHS), all.size()).stream().map(one -> {
            LocalDate first = one.getKey().atDay(1).isBefore(asked.from()) ? asked.from() : one.getKey().atDay(1);
            LocalDate last = one.getKey().atEndOfMonth().isAfter(asked.to()) ? asked.to() : one.getKey().atEndOfMonth();
            return new Line(one.getKey().toString(), "&from=" + first + "&to=" + last, one.getValue());
        }).toList();
    }

    @GetMapping("/desk/figures/behind")
    Screen behind(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> said) {
        Asked asked = asked(staff, said);
        What wanted = Arrays.stream(What.values()).filter(one -> one.name().equalsIgnoreCase(said.getOrDefault("what", ""))).findFirst().orElse(What.RECEIVED);
        List<Behind> found = figures.behind(staff.scope(), asked, wanted, said.getOrDefault("after", ""), PAGE + 1);
        String query = query(asked, whose(said)) + "&what=" + wanted.name() + Stream.of("type", "organ", "officer", "ground").filter(name -> !said.getOrDefault(name, "").isBlank())
                .map(name -> "&" + name + "=" + URLEncoder.encode(said.get(name), StandardCharsets.UTF_8)).collect(Collectors.joining());
        return Screen.of("casework/deskfigures/behind").with("page", Page.of(wanted.title()).desk().wide().crumb("办件统计", "/desk/figures?" + query(asked, whose(said)))).with("definition", wanted.definition())
                .with("narrowed", narrowed(staff, asked, whose(said))).with("from", wanted.day().column().equals("due_on") ? null : asked.from()).with("to", asked.to())
                .with("all", new Line("", "", figures.count(staff.scope(), asked).all()).number(wanted)).with("order", wanted.day().said())
                .with("matters", found.stream().limit(PAGE).map(this::matter).toList()).with("next", found.size() > PAGE ? "?" + query + "&after=" + found.get(PAGE - 1).id() : null);
    }

    /** What a list is narrowed to, in the words of the tables. */
    private List<String> narrowed(Staff staff, Asked asked, String whose) {
        Stream<@Nullable String> said = Stream.of(whose.equals("mine") ? "我承办的" : null, asked.type() == null ? null : types.find(asked.type()).map(CaseType::title).orElse(asked.type()),
                asked.organ() == null ? null : organs.name(asked.organ()), asked.ground() == null ? null : replyKinds.find(asked.ground()).map(ReplyKind::title).orElse(asked.ground()),
                asked.person() == null || asked.person().equals(staff.personId()) && whose.equals("mine") ? null : people.names(List.of(asked.person())).get(asked.person()));
        return said.filter(Objects::nonNull).map(String::valueOf).toList();
    }

    /** In the order in which the directory lists organs; those that are no more come last. */
    private Map<String, Figures> inOrder(Map<String, Figures> byOrgan) {
        Map<String, Figures> ordered = new LinkedHashMap<>();
        organs.asOf(now.today()).stream().map(Organ::id).filter(byOrgan::containsKey).forEach(organ -> ordered.put(organ, byOrgan.get(organ)));
        byOrgan.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private static String query(Asked asked, String whose) {
        return "from=" + asked.from() + "&to=" + asked.to() + "&whose=" + whose;
    }

    private static String whose(Map<String, String> said) {
        return List.of("mine", "own").contains(said.getOrDefault("whose", "")) ? said.get("whose") : "";
    }

    private Matter matter(Behind one) {
        return new Matter(one.id(), one.number(), types.find(one.type()).map(CaseType::title).orElse(one.type()), organs.shortName(one.organ()),
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

    /** This year to today where nothing, or no day, is said. Officers are told apart for whoever leads alone. */
    private Asked asked(Staff staff, Map<String, String> said) {
        LocalDate first = parsed(said.getOrDefault("from", ""), now.today().withDayOfYear(1));
        LocalDate last = parsed(said.getOrDefault("to", ""), now.today());
        String officer = Owing.leads(staff) ? blank(said.get("officer")) : null;
        return new Asked(first, last.isBefore(first) ? first : last, whose(said).equals("mine") ? staff.personId() : officer, blank(said.get("type")),
                blank(said.get("organ")) != null ? blank(said.get("organ")) : whose(said).equals("own") && !staff.posts().isEmpty() ? staff.posts().getFirst().organId() : null, blank(said.get("ground")));
    }

    private static @Nullable String blank(@Nullable String said) {
        return said == null || said.isBlank() ? null : said;
    }

    /** No month is counted in which nothing can be: an address may say any year. */
    private LocalDate within(LocalDate day) {
        LocalDate last = now.today().plusYears(1);
        return day.isBefore(EARLIEST) ? EARLIEST : day.isAfter(last) ? last : day;
    }

    private LocalDate parsed(String said, LocalDate otherwise) {
        try {
            return said.isBlank() ? otherwise : within(LocalDate.parse(said));
        } catch (DateTimeParseException notDate) {
            return otherwise;
        }
    }
}
