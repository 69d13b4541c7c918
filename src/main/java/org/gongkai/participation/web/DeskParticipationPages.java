package org.gongkai.participation.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Staff;
import org.gongkai.face.Choice;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.participation.AskThePublic;
import org.gongkai.participation.CancelGatherings;
import org.gongkai.participation.Gathering;
import org.gongkai.participation.Gatherings;
import org.gongkai.participation.MoveGatherings;
import org.gongkai.participation.ParticipationKind;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.participation.Terms;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** Questions to the public at the desk: drafted, handed to whoever signs, opened. */
@Controller
public class DeskParticipationPages {

    static final String HOME = "/desk/participation";

    private final Solicitations solicitations;
    private final AskThePublic asking;
    private final CancelGatherings cancelling;
    private final MoveGatherings moving;
    private final ParticipationKinds kinds;
    private final Gatherings gatherings;
    private final Terms terms;
    private final Organs organs;
    private final People people;

    DeskParticipationPages(Solicitations solicitations, AskThePublic asking, CancelGatherings cancelling, MoveGatherings moving, ParticipationKinds kinds, Gatherings gatherings, Terms terms, Organs organs, People people) {
        this.solicitations = solicitations;
        this.asking = asking;
        this.cancelling = cancelling;
        this.moving = moving;
        this.kinds = kinds;
        this.gatherings = gatherings;
        this.terms = terms;
        this.organs = organs;
        this.people = people;
    }

    /** What is typed of a gathering. */
    public record Place(String starts, String ends, String place, String places, String who, String giving, String until) {

        public static final Place NOWHERE = new Place("", "", "", "", "", "ORDER", "");

        static Place of(Gathering plan) {
            return new Place(plan.starts().toString(), plan.ends() == null ? "" : plan.ends().toString(), plan.place(), String.valueOf(plan.places()), plan.who(), plan.giving().name(), plan.registersUntil().toString());
        }

        /** Null where it is not written as a gathering. */
        @Nullable Gathering plan() {
            try {
                return Gathering.planned(LocalTime.parse(starts.strip()), ends.isBlank() ? null : LocalTime.parse(ends.strip()), place, places.strip().matches("\\d{1,5}") ? Integer.parseInt(places.strip()) : 0, who,
                        Arrays.stream(Gathering.Giving.values()).filter(known -> known.name().equals(giving)).findFirst().orElse(Gathering.Giving.ORDER), LocalDate.parse(until.strip()));
            } catch (DateTimeParseException unreadable) {
                return null;
            }
        }
    }

    /** What is typed of another day, hour or place. */
    public record Move(String held, String starts, String ends, String place, String reason) {

        static Move of(Solicitation one, @Nullable Gathering plan) {
            return plan == null ? new Move("", "", "", "", "") : new Move(one.closesOn().toString(), plan.starts().toString(), plan.ends() == null ? "" : plan.ends().toString(), plan.place(), "");
        }

        MoveGatherings.Wish wish() {
            try {
                return new MoveGatherings.Wish(LocalDate.parse(held.strip()), LocalTime.parse(starts.strip()), ends.isBlank() ? null : LocalTime.parse(ends.strip()), place, reason);
            } catch (DateTimeParseException unreadable) {
                return new MoveGatherings.Wish(null, null, null, place, reason);
            }
        }
    }

    /** What a draft says, as it was typed. @param id of a draft that is there; blank for a new one @param place null for what is no gathering */
    public record Filled(String id, String kind, String organ, String title, String why, String draft, String document, String closes, String owner, @Nullable Place place) {

        AskThePublic.Wish wish() {
            return new AskThePublic.Wish(owner, new Solicitation.Text(title.strip(), why.strip(), draft.strip(), document.isBlank() ? null : document.strip()), day(), place == null ? null : place.plan());
        }

        private @Nullable LocalDate day() {
            try {
                return closes.isBlank() ? null : LocalDate.parse(closes.strip());
            } catch (DateTimeParseException wrong) {
                return LocalDate.MAX;
            }
        }

        boolean isDayWrong() {
            return LocalDate.MAX.equals(day());
        }
    }

    @GetMapping(HOME)
    Screen all(@AuthenticationPrincipal Staff staff) {
        Set<String> reach = staff.posts().stream().flatMap(post -> post.reach().stream()).collect(Collectors.toSet());
        List<Solicitation> theirs = solicitations.of(reach).stream().filter(one -> kinds.require(one.kind()).isDraftedBy(staff, one.organ()) || kinds.require(one.kind()).isSignedBy(staff, one.organ())).toList();
        return Screen.of("participation/web/desk-participation").with("page", Page.of("意见征集").desk()).with("all", theirs).with("organs", organs).with("terms", terms).with("kinds", kinds)
                .with("drafts", !drafting(staff).isEmpty());
    }

    /** The organs for which somebody drafts. */
    private List<Organ> drafting(Staff staff) {
        Set<String> reach = staff.posts().stream().flatMap(post -> post.reach().stream()).collect(Collectors.toSet());
        return reach.stream().filter(organ -> kinds.today().stream().anyMatch(kind -> kind.isDraftedBy(staff, organ))).flatMap(organ -> organs.find(organ).stream()).filter(organ -> !organ.name().isEmpty())
                .sorted(Comparator.comparing(Organ::name)).toList();
    }

    @GetMapping(HOME + "/new")
    Screen begin(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String organ) {
        List<Organ> theirs = drafting(staff);
        if (theirs.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return draft(staff, new Filled("", kind.isEmpty() ? kinds.today().stream().filter(one -> !one.isSurvey() && !one.isInterview() && !one.isGathering()).findFirst().orElse(kinds.today().getFirst()).id() : kind, organ.isEmpty() ? home(staff, theirs) : organ, "", "", "", "", "", staff.personId(), Place.NOWHERE), List.of());
    }

    /** Where somebody's first post is. */
    private static String home(Staff staff, List<Organ> theirs) {
        return staff.posts().stream().flatMap(post -> post.reach().stream().sorted()).filter(organ -> theirs.stream().anyMatch(one -> one.id().equals(organ))).findFirst().orElse(theirs.getFirst().id());
    }

    @PostMapping(HOME + "/new")
    @Form(page = HOME + "/new?kind={kind}&organ={organ}")
    Object begin(@AuthenticationPrincipal Staff staff, @RequestParam String kind, @RequestParam String organ, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String draft, @RequestParam(defaultValue = "") String document, @RequestParam(defaultValue = "") String closes, @RequestParam(defaultValue = "") String owner, @ModelAttribute("place") Place place) {
        if (kinds.today().stream().noneMatch(one -> one.id().equals(kind))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Filled filled = new Filled("", kind, organ, title, why, draft, document, closes, owner, kinds.require(kind).isGathering() ? place : null);
        return then(staff, filled, filled.isDayWrong() ? Attempt.refused("日期写成 2026-03-12 这样") : asking.begin(kind, organ, filled.wish(), staff));
    }

    @GetMapping(HOME + "/{id}/draft")
    Screen change(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        Solicitation one = find(id, staff);
        return draft(staff, new Filled(id, one.kind(), one.organ(), one.title(), one.text().why(), one.text().draft(), one.text().document() == null ? "" : one.text().document(), one.closesOn().toString(), one.owner(), gatherings.find(id).map(Place::of).orElse(null)), List.of());
    }

    @PostMapping(HOME + "/{id}/draft")
    @Form
    Object change(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String draft, @RequestParam(defaultValue = "") String document, @RequestParam(defaultValue = "") String closes, @RequestParam(defaultValue = "") String owner, @ModelAttribute("place") Place place) {
        Solicitation one = find(id, staff);
        Filled filled = new Filled(id, one.kind(), one.organ(), title, why, draft, document, closes, owner, kinds.require(one.kind()).isGathering() ? place : null);
        return then(staff, filled, filled.isDayWrong() ? Attempt.refused("日期写成 2026-03-12 这样") : asking.write(id, filled.wish(), staff));
    }

    private Object then(Staff staff, Filled filled, Attempt<String> attempt) {
        return switch (attempt) {
            case Attempt.Done<String>(String id) -> new RedirectView(HOME + "/" + id);
            case Attempt.Refused<String>(List<String> reasons) -> draft(staff, filled, reasons);
        };
    }

    private Screen draft(Staff staff, Filled filled, List<String> reasons) {
        ParticipationKind kind = kinds.require(filled.kind());
        List<Choice> owners = new ArrayList<>();
        for (Person person : people.holding(kind.drafts(), filled.organ())) {
            owners.add(Choice.of(person.id(), person.name()));
        }
        return Screen.of("participation/web/desk-draft").with("page", Page.of(filled.id().isEmpty() ? "起草意见征集" : "修改意见征集").desk().crumb("意见征集", HOME)).with("filled", filled).with("kind", kind)
                .with("kinds", kinds.today().stream().map(one -> Choice.of(one.id(), one.title())).toList()).with("organs", drafting(staff).stream().map(organ -> Choice.of(organ.id(), organ.name())).toList())
                .with("owners", owners).with("reasons", reasons).with("least", terms.leastFromToday(kind, filled.organ())).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @GetMapping(HOME + "/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return one(staff, find(id, staff), null, List.of());
    }

    private Screen one(Staff staff, Solicitation one, @Nullable Move typed, List<String> reasons) {
        Gathering plan = gatherings.find(one.id()).orElse(null);
        ParticipationKind kind = kinds.require(one.kind());
        return Screen.of("participation/web/desk-solicitation").with("page", Page.of(one.title()).desk().crumb("意见征集", HOME)).with("one", one).with("kind", kind)
                .with("organ", organs.require(one.organ())).with("owner", people.find(one.owner()).map(Person::name).orElse(""))
                .with("drafts", kind.isDraftedBy(staff, one.organ())).with("signs", kind.isSignedBy(staff, one.organ())).with("own", one.drafter().equals(staff.personId()) || one.drafter().equals(Actor.of(staff, one.organ()).insteadOf(kind.signs())))
                .with("plan", plan).with("move", typed == null ? Move.of(one, plan) : typed).with("cancels", cancelling.isOpenTo(staff, one)).with("owed", one.stage().isAwaiting() ? terms.owed(one) : null).with("ways", solicitations.byWay(one)).with("reasons", reasons)
                .status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @PostMapping(HOME + "/{id}/submit")
    @Form(Form.Typed.NOTHING)
    Object submit(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return after(staff, find(id, staff), asking.submit(id, staff));
    }

    @PostMapping(HOME + "/{id}/return")
    @Form(page = HOME + "/{id}", lines = {"reason 退回理由 500"})
    Object giveBack(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        return after(staff, find(id, staff), asking.giveBack(id, reason, staff));
    }

    @PostMapping(HOME + "/{id}/open")
    @Form(Form.Typed.NOTHING)
    Object open(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return after(staff, find(id, staff), asking.open(id, staff));
    }

    @PostMapping(HOME + "/{id}/cancel")
    @Form(page = HOME + "/{id}", lines = {"reason 取消的理由 500"})
    Object cancel(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        return after(staff, find(id, staff), cancelling.cancel(id, reason, staff));
    }

    @PostMapping(HOME + "/{id}/move")
    @Form(page = HOME + "/{id}", lines = {"place 地点 100", "reason 为什么改 500"})
    Object move(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String held, @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String ends, @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String reason) {
        Solicitation one = find(id, staff);
        Move typed = new Move(held, starts, ends, place, reason);
        List<String> reasons = moving.move(id, typed.wish(), staff).reasons();
        return reasons.isEmpty() ? new RedirectView(HOME + "/" + id) : one(staff, one, typed, reasons);
    }

    private Object after(Staff staff, Solicitation one, Attempt<String> attempt) {
        return attempt.reasons().isEmpty() ? new RedirectView(HOME + "/" + one.id()) : one(staff, one, null, attempt.reasons());
    }

    private Solicitation find(String id, Staff staff) {
        return solicitations.of(id, staff).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
