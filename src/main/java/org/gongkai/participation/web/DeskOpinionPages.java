package org.gongkai.participation.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.participation.AnswerGroups;
import org.gongkai.participation.Articles;
import org.gongkai.participation.Contribute;
import org.gongkai.participation.Contribution.Way;
import org.gongkai.participation.DeskOpinions;
import org.gongkai.participation.DeskOpinions.Which;
import org.gongkai.participation.Moderate;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** What came in: read with its copies in one line, shown or not, put into groups by the page, letters entered. */
@Controller
@RequestMapping("/desk/participation/{id}/opinions")
public class DeskOpinionPages {

    private static final int PAGE = 50;

    private final Solicitations solicitations;
    private final DeskOpinions opinions;
    private final Moderate moderate;
    private final AnswerGroups groups;
    private final Contribute contribute;
    private final ParticipationKinds kinds;
    private final Now now;

    DeskOpinionPages(Solicitations solicitations, DeskOpinions opinions, Moderate moderate, AnswerGroups groups, Contribute contribute, ParticipationKinds kinds, Now now) {
        this.solicitations = solicitations;
        this.opinions = opinions;
        this.moderate = moderate;
        this.groups = groups;
        this.contribute = contribute;
        this.kinds = kinds;
        this.now = now;
    }

    @GetMapping
    Screen list(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "OPEN") Which which, @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String after) {
        return list(find(id, staff), which, group, after, List.of(), List.of());
    }

    private Screen list(Solicitation one, Which which, String group, String after, List<String> reasons, List<String> told) {
        List<DeskOpinions.Line> found = opinions.lines(one.id(), which, group, after, PAGE + 1);
        List<DeskOpinions.Line> lines = found.size() > PAGE ? found.subList(0, PAGE) : found;
        String here = DeskParticipationPages.HOME + "/" + one.id() + "/opinions?which=" + which + "&group=" + group;
        return Screen.of("participation/web/desk-opinions").with("page", page("收到的意见", one)).with("one", one).with("kind", kinds.require(one.kind())).with("which", which).with("group", group)
                .with("after", after).with("lines", lines).with("groups", groups.of(one.id())).with("articles", Articles.of(one.text().draft())).with("reasons", reasons).with("told", told)
                .with("open", groups.open(one)).with("next", found.size() > PAGE ? here + "&after=" + lines.getLast().place() : null).with("first", after.isEmpty() ? null : here)
                .status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    /** Does one thing with all lines that were chosen. */
    @PostMapping
    @Form(page = "/desk/participation/{id}/opinions?which={which}&group={group}&after={after}", lines = {"title 新的一组的主要意见 100"})
    Screen act(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "OPEN") Which which, @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String after, @RequestParam(name = "number", defaultValue = "") List<Long> chosen, @RequestParam String then,
            @RequestParam(defaultValue = "") String rule, @RequestParam(defaultValue = "") String into, @RequestParam(defaultValue = "") String title) {
        Solicitation one = find(id, staff);
        Set<Long> numbers = new TreeSet<>(chosen);
        if (numbers.isEmpty()) {
            return list(one, which, group, after, List.of("没有选意见"), List.of());
        }
        return switch (then) {
            case "show" -> told(one, which, group, after, moderate.show(id, numbers, staff));
            case "aside" -> told(one, which, group, after, moderate.setAside(id, numbers, rule, staff));
            case "group" -> switch (groups.put(id, numbers, into, title, staff)) {
                case Attempt.Done<Integer>(Integer count) -> list(one, which, group, after, List.of(), List.of("归入 " + count + " 条")).taken();
                case Attempt.Refused<Integer>(List<String> reasons) -> list(one, which, group, after, reasons, List.of());
            };
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    }

    private Screen told(Solicitation one, Which which, String group, String after, Attempt<Moderate.Shown> attempt) {
        return switch (attempt) {
            case Attempt.Done<Moderate.Shown>(Moderate.Shown shown) -> list(one, which, group, after, List.of(), shown.stopped().isEmpty() ? List.of("已经办理") : shown.stopped()).taken();
            case Attempt.Refused<Moderate.Shown>(List<String> reasons) -> list(one, which, group, after, reasons, List.of());
        };
    }

    @GetMapping("/{number}")
    Screen read(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable long number) {
        return read(find(id, staff), number, "", List.of());
    }

    @PostMapping("/{number}")
    @Form
    Object show(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable long number, @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String looked) {
        Solicitation one = find(id, staff);
        List<String> reasons = moderate.show(id, number, words, !looked.isEmpty(), staff).reasons();
        return reasons.isEmpty() ? new RedirectView(DeskParticipationPages.HOME + "/" + id + "/opinions/" + number) : read(one, number, words, reasons);
    }

    private Screen read(Solicitation one, long number, String typed, List<String> reasons) {
        DeskOpinions.Read read = opinions.read(one.id(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String shown = read.entry().shown();
        return Screen.of("participation/web/desk-opinion").with("page", page("第 " + number + " 号意见", one)).with("one", one).with("kind", kinds.require(one.kind())).with("read", read).with("reasons", reasons)
                .with("words", !typed.isEmpty() ? typed : shown == null ? read.words() : shown).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @GetMapping("/enter")
    Screen enter(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return enter(find(id, staff), new Entered(Identifier.fresh(), "LETTER", now.today().toString(), "", "", "", ""), List.of());
    }

    /** A letter, or what was said at the counter. */
    public record Entered(String once, String way, String received, String article, String words, String name, String phone) {
    }

    @PostMapping("/enter")
    @Form
    Screen enter(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String once, @RequestParam(defaultValue = "LETTER") Way way,
            @RequestParam(defaultValue = "") String received, @RequestParam(defaultValue = "") String article, @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String phone) {
        Solicitation one = find(id, staff);
        Entered entered = new Entered(once.matches("[0-9a-z]{12}") ? once : Identifier.fresh(), way.name(), received, article, words, name, phone);
        LocalDate day;
        try {
            day = LocalDate.parse(received.strip());
        } catch (DateTimeParseException wrong) {
            return enter(one, entered, List.of("收到的日期写成 2026-03-12 这样"));
        }
        Integer about = article.matches("\\d{1,4}") ? Integer.valueOf(article) : null;
        return switch (contribute.onPaper(id, way, day, new Contribute.Typed(entered.once(), about, words, name, phone, false), staff)) {
            case Attempt.Done<Contribute.Receipt>(Contribute.Receipt receipt) -> Screen.of("participation/web/desk-entered").with("page", page("已经录入", one)).with("one", one).with("receipt", receipt).taken();
            case Attempt.Refused<Contribute.Receipt>(List<String> reasons) -> enter(one, entered, reasons);
        };
    }

    private Screen enter(Solicitation one, Entered entered, List<String> reasons) {
        return Screen.of("participation/web/desk-enter").with("page", page("录入来信和当面提的意见", one)).with("one", one).with("entered", entered).with("reasons", reasons)
                .with("articles", Articles.of(one.text().draft())).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    /** Words and persons are read by whoever works on them. */
    private Solicitation find(String id, Staff staff) {
        return solicitations.of(id, staff).filter(one -> one.stage().isPublic() && !kinds.require(one.kind()).isSurvey() && kinds.require(one.kind()).isDraftedBy(staff, one.organ()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Page page(String title, Solicitation one) {
        return Page.of(title).desk().crumb("意见征集", DeskParticipationPages.HOME).crumb(one.title(), DeskParticipationPages.HOME + "/" + one.id());
    }
}
