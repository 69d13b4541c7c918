package org.gongkai.casework.wording;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.signing.Changes;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.DeclaredWording;
import org.gongkai.letters.Wording;
import org.gongkai.letters.Wordings;
import org.jspecify.annotations.Nullable;
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

/** The wordings of letters at the desk. */
@Controller
@RequestMapping(WordingPages.PAGE)
class WordingPages {

    static final String PAGE = "/desk/wordings";
    private static final String ONE = "/{letter}/{law}";
    private static final String TITLE = "文书措辞";

    private final LettersOfTypes letters;
    private final Wordings wordings;
    private final Specimens specimens;
    private final Organs organs;
    private final People people;
    private final Now now;

    WordingPages(LettersOfTypes letters, Wordings wordings, Specimens specimens, Organs organs, People people, Now now) {
        this.letters = letters;
        this.wordings = wordings;
        this.specimens = specimens;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    /** The organs where this person handles matters or signs: their own first, then what these posts reach. */
    private List<Organ> own(Staff staff) {
        Stream<String> reached = organs.asOf(now.today()).stream().map(Organ::id);
        return Stream.concat(staff.posts().stream().map(post -> post.organId()), reached).distinct().filter(organ -> Wordings.sees(staff, organ)).map(organs::require).toList();
    }

    private Organ organ(Staff staff, String said) {
        List<Organ> own = own(staff);
        return own.stream().filter(one -> one.id().equals(said)).findFirst().or(() -> said.isEmpty() ? own.stream().findFirst() : Optional.empty()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    @GetMapping
    Screen all(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String organ) {
        Organ at = organ(staff, organ);
        List<Wording> all = wordings.standing(List.of(at.id()));
        Map<String, List<Wording>> standing = all.stream().collect(Collectors.groupingBy(one -> one.letter() + "/" + one.law(), LinkedHashMap::new, Collectors.toList()));
        return Screen.of("casework/wording/wordings").with("page", Page.of(TITLE).desk().crumb("办件", "/desk/cases")).with("groups", letters.groups()).with("standing", standing).with("organ", at)
                .with("organs", own(staff)).with("behind", wordings.behind(all, letters::known)).with("today", now.today());
    }

    private DeclaredWording declared(String letter, String law) {
        try {
            return letters.declared(letter, LocalDate.parse(law)).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        } catch (DateTimeParseException notDate) {
            throw new ResponseStatusException(NOT_FOUND);
        }
    }

    @GetMapping(ONE)
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String letter, @PathVariable String law, @RequestParam(defaultValue = "") String organ) {
        return one(staff, declared(letter, law), organ(staff, organ), Map.of(), List.of(), null);
    }

    /** Shows it as it would print, or proposes it: the same form, so that nothing typed is lost between them. */
    @PostMapping(ONE)
    @Form(page = PAGE + "/{letter}/{law}?organ={organ}", lines = {"why 为什么改 300"})
    View write(@AuthenticationPrincipal Staff staff, @PathVariable String letter, @PathVariable String law, @RequestParam Map<String, String> said) {
        DeclaredWording declared = declared(letter, law);
        Organ organ = organ(staff, said.getOrDefault("organ", ""));
        List<String> body = Wordings.paragraphs(said.getOrDefault("body", ""));
        if (said.getOrDefault("do", "").equals("try")) {
            List<String> against = wordings.against(declared, body, letters.known(declared));
            Attempt<LetterText> specimen = against.isEmpty() ? specimens.of(staff, declared, organ.id(), body, said.getOrDefault("number", "")) : Attempt.refused(against);
            return specimen instanceof Attempt.Refused<LetterText>(List<String> reasons) ? one(staff, declared, organ, said, reasons, null).status(422) : one(staff, declared, organ, said, List.of(), specimen.orThrow());
        }
        Attempt<Wording> proposed = wordings.propose(staff, declared, organ.id(), body, said.getOrDefault("why", ""), day(said.getOrDefault("from", "")), letters.known(declared));
        return proposed instanceof Attempt.Refused<Wording>(List<String> reasons) ? one(staff, declared, organ, said, reasons, null).status(422)
                : new RedirectView(PAGE + "/version/" + proposed.orThrow().id());
    }

    private static @Nullable LocalDate day(String said) {
        try {
            return said.isBlank() ? null : LocalDate.parse(said.strip());
        } catch (DateTimeParseException notDate) {
            return null;
        }
    }

    private Screen one(Staff staff, DeclaredWording declared, Organ organ, Map<String, String> said, List<String> reasons, @Nullable LetterText specimen) {
        List<Wording> history = wordings.of(declared.letter(), declared.law(), organ.id());
        Wording used = history.stream().filter(one -> one.isUsed(now.today())).findFirst().orElse(null);
        return Screen.of("casework/wording/wording").with("page", Page.of(declared.title()).desk().wide().crumb(TITLE, PAGE + "?organ=" + organ.id())).with("declared", declared).with("organ", organ)
                .with("history", history).with("used", used).with("behind", used == null ? List.of() : wordings.behind(List.of(used), letters::known).getOrDefault(used.id(), List.of())).with("words", letters.words(declared)).with("said", said).with("reasons", reasons).with("specimen", specimen).with("today", now.today())
                .with("text", said.getOrDefault("body", used == null ? declared.text() : used.text())).with("names", names(history));
    }

    private Map<String, String> names(List<Wording> history) {
        return people.names(history.stream().flatMap(one -> Stream.of(one.proposedBy(), one.decidedBy(), one.endedBy())).filter(Objects::nonNull).distinct().toList());
    }

    /** One that was proposed, against the one that is used on the day before it begins. */
    @GetMapping("/version/{id}")
    Screen version(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return version(staff, id, Map.of(), List.of());
    }

    private Screen version(Staff staff, String id, Map<String, String> said, List<String> reasons) {
        Wording one = wordings.find(staff, id).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        DeclaredWording declared = letters.declared(one.letter(), one.law()).orElse(null);
        Optional<Wording> before = wordings.used(one.letter(), one.law(), one.organ(), one.from().minusDays(1)).filter(other -> !other.id().equals(id));
        String was = before.map(Wording::text).orElse(declared == null ? "" : declared.text());
        Changes changes = Changes.between(was + "\n", one.text() + "\n");
        LetterText specimen = declared == null ? null : specimens.of(staff, declared, one.organ(), one.body(), "") instanceof Attempt.Done<LetterText>(LetterText text) ? text : null;
        return Screen.of("casework/wording/version").with("page", Page.of(declared == null ? one.letter() : declared.title()).desk().wide().crumb(TITLE, PAGE + "?organ=" + one.organ())
                .crumb(declared == null ? one.letter() : declared.title(), PAGE + "/" + one.letter() + "/" + one.law() + "?organ=" + one.organ()))
                .with("one", one).with("declared", declared).with("before", before.orElse(null)).with("changes", changes).with("specimen", specimen).with("names", names(List.of(one))).with("staff", staff)
                .with("organ", organs.require(one.organ())).with("today", now.today()).with("said", said).with("reasons", reasons);
    }

    @PostMapping("/version/{id}/{decision:approve|refuse|withdraw|take-back}")
    @Form(page = PAGE + "/version/{id}", lines = {"said 为什么不同意 300"})
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String decision, @RequestParam Map<String, String> said) {
        Wording one = wordings.find(staff, id).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Attempt<Wording> done = switch (decision) {
            case "approve" -> wordings.approve(staff, id, letters.declared(one.letter(), one.law()).map(letters::known).orElseGet(Set::of));
            case "refuse" -> wordings.refuse(staff, id, said.getOrDefault("said", ""));
            case "withdraw" -> wordings.withdraw(staff, id);
            default -> wordings.takeBack(staff, id);
        };
        return done instanceof Attempt.Refused<Wording>(List<String> reasons) ? version(staff, id, said, reasons).status(422) : new RedirectView(PAGE + "/version/" + id);
    }
}
