package org.gongkai.casework.sittingfigures;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.sitting.SittingProposals;
import org.gongkai.casework.sitting.Sittings;
import org.gongkai.casework.sittingfigures.Counting.Line;
import org.gongkai.casework.sittingfigures.Counting.Measure;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Entrance;
import org.gongkai.face.EntranceDoors;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The figures of a sitting: at the desk each number leads to its proposals, for everyone they are counts, beside the answers that everyone may read. */
@Controller
public class SittingPages implements EntranceDoors {

    private static final int PAGE = 100;

    private final CaseTypes types;
    private final SittingFigures figures;
    private final CaseLists lists;
    private final CaseFolders folders;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    SittingPages(CaseTypes types, SittingFigures figures, CaseLists lists, CaseFolders folders, Organs organs, Calendars calendars, Now now) {
        this.types = types;
        this.figures = figures;
        this.lists = lists;
        this.folders = folders;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    /** SittingProposals that are counted together. @param query what narrows the list behind a number to them */
    public record Group(String title, String query, List<Line> lines) {
    }

    /** Groups by something. */
    public record Table(String title, String by, List<Group> groups) {
    }

    /** A proposal behind a number. */
    public record Behind(Line line, String title, String lead, @Nullable ComputedDay lastDay) {
    }

    /** An answer that everyone may read. @param organ that has the matter now, empty where none has; {@code result} of the answer that stands, empty while there is none */
    public record Answer(String caseId, String title, String number, String organ, String result) {
    }

    @GetMapping("/desk/sittings/figures")
    Screen figures(@AuthenticationPrincipal Staff staff, @RequestParam String sitting) {
        CaseType type = type();
        List<Line> lines = lines(type, sitting, staff.scope());
        return counted(Screen.of("casework/sittingfigures/figures"), type, sitting, lines).with("page", Page.of(sitting).desk().wide().crumb("建议提案", "/desk/sittings"))
                .with("base", "/desk/sittings/behind?sitting=" + encoded(sitting));
    }

    @GetMapping("/desk/sittings/behind")
    Screen behind(@AuthenticationPrincipal Staff staff, @RequestParam String sitting, @RequestParam Map<String, String> said) {
        CaseType type = type();
        Measure measure = Counting.measures(type, now.today()).stream().filter(one -> one.id().equals(said.getOrDefault("what", "all"))).findFirst()
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        List<Line> found = lines(type, sitting, staff.scope()).stream().filter(measure.counts()).filter(line -> is(said, "lead", line.proposal().lead()) && is(said, "group", line.proposal().group())
                && is(said, "kind", line.proposal().kind())).toList();
        String after = said.getOrDefault("after", "");
        List<Line> rest = after.isEmpty() ? found : found.stream().dropWhile(line -> !line.proposal().caseId().equals(after)).skip(1).toList();
        List<Line> shown = rest.stream().limit(PAGE).toList();
        Map<String, String> titles = new TreeMap<>();
        lists.byIds(staff.scope(), shown.stream().map(line -> line.proposal().caseId()).toList()).forEach(line -> titles.put(line.id(), folders.title(line)));
        return Screen.of("casework/sittingfigures/behind").with("page", Page.of(measure.title()).desk().wide().crumb("建议提案", "/desk/sittings").crumb(sitting, "/desk/sittings/figures?sitting=" + encoded(sitting)))
                .with("measure", measure).with("behind", shown.stream().map(line -> new Behind(line, titles.getOrDefault(line.proposal().caseId(), ""), lead(line), lastDay(line))).toList()).with("all", found.size())
                .with("next", rest.size() > PAGE ? "?sitting=" + encoded(sitting) + "&what=" + measure.id() + kept(said, "lead") + kept(said, "group") + kept(said, "kind") + "&after=" + shown.getLast().proposal().caseId() : null)
                .with("type", type);
    }

    private @Nullable ComputedDay lastDay(Line line) {
        return line.due() == null ? null : calendars.everywhere().computed(line.broughtOn(), line.due());
    }

    /** What was answered and may be read by everyone, by sitting, organ and result; and how many there are of what, whoever may read them. */
    @GetMapping("/proposals")
    Screen open(@RequestParam(defaultValue = "") String sitting, @RequestParam(defaultValue = "") String organ, @RequestParam(name = "result", defaultValue = "") String result) {
        CaseType type = type();
        List<SittingFigures.Sitting> sittings = figures.sittings(type, Scope.EVERYTHING);
        String wanted = sitting.isEmpty() && !sittings.isEmpty() ? sittings.getFirst().title() : sitting;
        if (!sitting.isEmpty() && sittings.stream().noneMatch(one -> one.title().equals(sitting))) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        List<Line> lines = wanted.isEmpty() ? List.of() : figures.of(type, wanted, Scope.EVERYTHING);
        Map<String, String> readable = figures.readable(lines);
        List<Answer> all = lines.stream().filter(line -> readable.containsKey(line.proposal().caseId())).map(line -> new Answer(line.proposal().caseId(), readable.get(line.proposal().caseId()),
                line.proposal().number(), Objects.requireNonNullElse(line.proposal().lead(), ""), Objects.requireNonNullElse(line.proposal().result(), ""))).toList();
        boolean ratings = Counting.tellsRatings(type, lines);
        return counted(Screen.of("casework/sittingfigures/proposals"), type, wanted, lines).with("measures", Counting.measures(type, now.today()).stream().filter(one -> ratings || !one.ofRatings()).toList())
                .with("shares", Counting.shares(type).stream().filter(one -> ratings || !one.ofRatings()).toList()).with("toldFrom", ratings ? 0 : Sittings.of(type).orElseThrow().toldFrom())
                .with("page", Page.of(wanted.isEmpty() ? "建议提案" : wanted + "建议提案").publicSite().entrance(Entrance.INTERACTION).description(type.description()).crumb("互动交流", "/mailboxes")
                        .column("建议提案办理", type.description(), "建议,提案,答复,办理结果", "咨询投诉"))
                .with("sittings", sittings).with("answers", all.stream().filter(one -> (organ.isEmpty() || one.organ().equals(organ)) && (result.isEmpty() || one.result().equals(result))).toList())
                .with("byOrgan", names(all, Answer::organ, organs::name)).with("results", names(all, Answer::result, id -> id)).with("organ", organ).with("result", result).with("names", organs)
                .madeFrom(MadeFrom.anyAct());
    }

    @Override
    public List<Door> of(Entrance entrance) {
        return entrance != Entrance.INTERACTION || Sittings.among(types.all()).filter(type -> !figures.sittings(type, Scope.EVERYTHING).isEmpty()).isEmpty() ? List.of()
                : List.of(new Door("建议提案办理", "人大代表建议、政协委员提案的答复和办理情况", "/proposals"));
    }

    private Screen counted(Screen screen, CaseType type, String sitting, List<Line> lines) {
        List<Table> tables = new ArrayList<>(List.of(new Table("按主办单位", "主办单位", groups(lines, line -> line.proposal().lead(), organs::name, "lead")),
                new Table("按代表团、界别", "代表团、界别", groups(lines, line -> line.proposal().group().isEmpty() ? null : line.proposal().group(), name -> name, "group")),
                new Table("按种类", "种类", groups(lines, line -> line.proposal().kind(), kind -> Sittings.kind(type, kind), "kind"))));
        tables.removeIf(table -> table.groups().isEmpty());
        return screen.with("sitting", sitting).with("lines", lines).with("measures", Counting.measures(type, now.today())).with("shares", Counting.shares(type)).with("tables", tables).with("today", now.today());
    }

    /** Each sitting as a group of its own. */
    public static Table bySitting(List<Line> lines) {
        return new Table("按届次", "届次", groups(lines, line -> line.proposal().sitting(), name -> name, "sitting"));
    }

    private static List<Group> groups(List<Line> lines, Function<Line, @Nullable String> key, Function<String, String> title, String narrows) {
        Map<String, List<Line>> by = new TreeMap<>();
        lines.forEach(line -> {
            String one = key.apply(line);
            if (one != null) {
                by.computeIfAbsent(one, any -> new ArrayList<>()).add(line);
            }
        });
        return by.entrySet().stream().map(one -> new Group(title.apply(one.getKey()), "&" + narrows + "=" + encoded(one.getKey()), one.getValue())).toList();
    }

    private static Map<String, String> names(List<Answer> answers, Function<Answer, String> key, Function<String, String> title) {
        Map<String, String> names = new LinkedHashMap<>();
        answers.stream().map(key).filter(one -> !one.isEmpty()).distinct().sorted().forEach(one -> names.put(one, title.apply(one)));
        return names;
    }

    private List<Line> lines(CaseType type, String sitting, Scope scope) {
        List<Line> lines = figures.of(type, sitting, scope);
        if (lines.isEmpty()) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return lines;
    }

    private String lead(Line line) {
        return line.proposal().lead() == null ? "" : organs.shortName(line.proposal().lead());
    }

    private CaseType type() {
        return Sittings.among(types.all()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static boolean is(Map<String, String> said, String name, @Nullable String value) {
        String wanted = said.getOrDefault(name, "");
        return wanted.isEmpty() || wanted.equals(value);
    }

    private static String kept(Map<String, String> said, String name) {
        return said.getOrDefault(name, "").isEmpty() ? "" : "&" + name + "=" + encoded(said.get(name));
    }

    private static String encoded(String said) {
        return URLEncoder.encode(said, StandardCharsets.UTF_8);
    }
}
