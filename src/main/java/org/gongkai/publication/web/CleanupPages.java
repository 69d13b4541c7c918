package org.gongkai.publication.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Choice;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.publication.CleanUp;
import org.gongkai.publication.CleanupDuties;
import org.gongkai.publication.CleanupRules;
import org.gongkai.publication.Cleanups;
import org.gongkai.publication.DocumentAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Cleanups: the rounds of one's organs, one round with all its documents, and the proposal for one document. */
@Controller
@RequestMapping("/desk/documents/cleanups")
public class CleanupPages {

    private static final int ROUNDS = 50;
    private static final int ROWS = 50;

    /** @param next when its organ goes through what it has in force again; null where it does now, or has nothing */
    public record Due(String organ, String name, @Nullable Reading next) {
    }

    private final Cleanups cleanups;
    private final CleanUp cleanUp;
    private final CleanupRules rules;
    private final CleanupDuties duties;
    private final Organs organs;
    private final People people;
    private final Now now;

    CleanupPages(Cleanups cleanups, CleanUp cleanUp, CleanupRules rules, CleanupDuties duties, Organs organs, People people, Now now) {
        this.cleanups = cleanups;
        this.cleanUp = cleanUp;
        this.rules = rules;
        this.duties = duties;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    @GetMapping
    Screen rounds(@AuthenticationPrincipal Staff staff) {
        return rounds(staff, List.of());
    }

    @PostMapping
    @Form(Form.Typed.NOTHING)
    View begin(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String organ) {
        return switch (cleanUp.begin(organ, staff)) {
            case Attempt.Done<String>(String round) -> new RedirectView(address(round));
            case Attempt.Refused<String>(List<String> reasons) -> rounds(staff, reasons).status(422);
        };
    }

    /** @param from how many documents stand before the page */
    @GetMapping("/{round}")
    Screen round(@AuthenticationPrincipal Staff staff, @PathVariable String round, @RequestParam(defaultValue = "0") int from) {
        return round(find(round, staff), from, staff, List.of(), Map.of());
    }

    @PostMapping("/{round}/decisions")
    @Form(page = "/desk/documents/cleanups/{round}")
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String round, @RequestParam(defaultValue = "") List<String> document, @RequestParam(defaultValue = "") String agreed,
            @RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "0") int from, @RequestParam Map<String, String> sent) {
        Attempt<Integer> decided = cleanUp.decide(round, document.stream().filter(id -> !id.isBlank()).toList(), agreed.equals("yes"), words, staff);
        return decided.reasons().isEmpty() ? new RedirectView(address(round) + "?from=" + from) : round(find(round, staff), from, staff, decided.reasons(), sent).status(422);
    }

    @PostMapping("/{round}/outcome")
    @Form(Form.Typed.NOTHING)
    View outcome(@AuthenticationPrincipal Staff staff, @PathVariable String round) {
        return switch (cleanUp.outcome(round, staff)) {
            case Attempt.Done<String>(String edition) -> new RedirectView("/desk/documents/editions/" + edition);
            case Attempt.Refused<String>(List<String> reasons) -> round(find(round, staff), 0, staff, reasons, Map.of()).status(422);
        };
    }

    @GetMapping("/{round}/{document}")
    Screen proposal(@AuthenticationPrincipal Staff staff, @PathVariable String round, @PathVariable String document) {
        return proposal(find(round, staff), document, staff, List.of(), Map.of());
    }

    @PostMapping("/{round}/{document}")
    @Form
    View propose(@AuthenticationPrincipal Staff staff, @PathVariable String round, @PathVariable String document, @RequestParam(defaultValue = "") String conclusion,
            @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String replacedBy, @RequestParam Map<String, String> sent) {
        String other = DocumentAddress.id(replacedBy);
        Attempt<?> proposed = cleanUp.propose(round, document, conclusion, reason, other.isEmpty() ? null : other, staff);
        return proposed.reasons().isEmpty() ? new RedirectView(address(round)) : proposal(find(round, staff), document, staff, proposed.reasons(), sent).status(422);
    }

    private Screen rounds(Staff staff, List<String> reasons) {
        List<Due> due = staff.scope().organs().stream().map(organ -> new Due(organ, organs.shortName(organ), duties.next(organ).orElse(null))).filter(one -> one.next() != null)
                .sorted(Comparator.comparing((Due one) -> Objects.requireNonNull(one.next()).due()).thenComparing(Due::organ)).limit(ROUNDS).toList();
        List<Choice> own = staff.scope(Power.DRAFT).organs().stream().sorted().map(id -> Choice.of(id, organs.shortName(id))).toList();
        return Screen.of("publication/web/desk-cleanups").with("page", Page.of("规范性文件清理").desk().crumb("信息发布", "/desk/documents")).with("reasons", reasons)
                .with("rounds", cleanups.of(staff.scope().organs(), ROUNDS)).with("due", due).with("own", own).with("organs", organs).with("today", now.today());
    }

    private Screen round(Cleanups.Round round, int from, Staff staff, List<String> reasons, Map<String, String> filled) {
        List<Cleanups.Line> all = cleanups.lines(round);
        int first = Math.clamp(from, 0, Math.max(0, all.size() - 1)) / ROWS * ROWS;
        List<Cleanups.Line> shown = all.subList(first, Math.min(all.size(), first + ROWS));
        Map<String, String> persons = people.names(shown.stream().map(Cleanups.Line::item).filter(Objects::nonNull)
                .flatMap(item -> Stream.of(item.proposedBy(), item.decidedBy())).filter(Objects::nonNull).distinct().toList());
        return Screen.of("publication/web/desk-cleanup").with("page", Page.of(Wording.t("{0}规范性文件清理", organs.shortName(round.organ()))).desk().wide().crumb("信息发布", "/desk/documents").crumb("规范性文件清理", "/desk/documents/cleanups"))
                .with("round", round).with("lines", shown).with("from", first).with("all", all.size()).with("agreed", all.stream().filter(line -> line.item() != null && line.item().isAgreed()).count())
                .with("rules", rules).with("persons", persons).with("staff", staff).with("mayPropose", round.isOpen() && !round.inReview() && staff.may(Power.DRAFT, round.organ()))
                .with("mayDecide", round.isOpen() && !round.inReview() && staff.may(Power.SIGN, round.organ())).with("reasons", reasons).with("filled", filled)
                .with("first", first == 0 ? null : address(round.id()) + "?from=" + (first - ROWS)).with("next", first + ROWS < all.size() ? address(round.id()) + "?from=" + (first + ROWS) : null);
    }

    private Screen proposal(Cleanups.Round round, String document, Staff staff, List<String> reasons, Map<String, String> filled) {
        Cleanups.Line line = cleanups.line(round, document).orElseThrow(CleanupPages::notThere);
        List<Choice> conclusions = new ArrayList<>(rules.conclusions().stream().map(one -> Choice.of(one.id(), Wording.t(one.title()))).toList());
        Map<String, String> before = line.item() == null ? Map.of() : Map.of("conclusion", line.item().conclusion(), "reason", line.item().reason(),
                "replacedBy", Optional.ofNullable(line.item().replacedBy()).map(id -> "/documents/" + id).orElse(""));
        return Screen.of("publication/web/desk-cleanup-item").with("page", Page.of(line.document().title()).desk().crumb("信息发布", "/desk/documents").crumb("规范性文件清理", "/desk/documents/cleanups")
                        .crumb(organs.shortName(round.organ()), address(round.id())))
                .with("round", round).with("line", line).with("conclusions", conclusions).with("reasons", reasons).with("filled", filled.isEmpty() ? before : filled)
                .with("mayPropose", round.isOpen() && !round.inReview() && staff.may(Power.DRAFT, round.organ()) && (line.item() == null || !line.item().isAgreed()));
    }

    private Cleanups.Round find(String id, Staff staff) {
        return cleanups.find(id).filter(round -> staff.scope().covers(round.organ())).orElseThrow(CleanupPages::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String address(String round) {
        return "/desk/documents/cleanups/" + round;
    }
}
