package org.gongkai.participation.web;

import java.util.Arrays;
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
import org.gongkai.participation.DrawLots;
import org.gongkai.participation.Gathering;
import org.gongkai.participation.Gatherings;
import org.gongkai.participation.GivePlaces;
import org.gongkai.participation.ListNames;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Registration.Way;
import org.gongkai.participation.Registrations;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.participation.Terms;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who wants to come, at the desk: entered, drawn, told, listed, crossed out. */
@Controller
@RequestMapping("/desk/participation/{id}/registrations")
public class DeskRegistrationPages {

    private final Solicitations solicitations;
    private final Gatherings gatherings;
    private final Registrations registrations;
    private final GivePlaces places;
    private final DrawLots lots;
    private final ListNames names;
    private final ParticipationKinds kinds;
    private final Terms terms;
    private final Now now;

    DeskRegistrationPages(Solicitations solicitations, Gatherings gatherings, Registrations registrations, GivePlaces places, DrawLots lots, ListNames names, ParticipationKinds kinds, Terms terms, Now now) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.registrations = registrations;
        this.places = places;
        this.lots = lots;
        this.names = names;
        this.kinds = kinds;
        this.terms = terms;
        this.now = now;
    }

    /** What is typed on the page. */
    public record Entered(String once, String way, String name, String phone, String email, String witness, String word) {

        static Entered nothing() {
            return new Entered(Identifier.fresh(), "PHONE", "", "", "", "", "");
        }
    }

    @GetMapping
    Screen all(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return all(find(id, staff), Entered.nothing(), List.of(), null);
    }

    private Screen all(Solicitation one, Entered entered, List<String> reasons, GivePlaces.Receipt receipt) {
        Gathering plan = gatherings.find(one.id()).orElseThrow();
        return Screen.of("participation/web/desk-registrations").with("page", Page.of("报名").desk().crumb("意见征集", DeskParticipationPages.HOME).crumb(one.title(), DeskParticipationPages.HOME + "/" + one.id()))
                .with("one", one).with("kind", kinds.require(one.kind())).with("plan", plan).with("all", registrations.of(one.id())).with("persons", registrations.persons(one.id())).with("entered", entered)
                .with("reasons", reasons).with("receipt", receipt).with("registers", one.takesOn(now.today()) && plan.registersOn(now.today())).with("draws", one.takesOn(now.today()) && plan.drawsOn(now.today()))
                .with("takes", one.takesOn(now.today())).with("tells", one.takesOn(now.today()) || one.stage() == Solicitation.Stage.CANCELLED).with("lists", names.isDue(one, plan)).with("owed", terms.tellBy(one, plan)).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    /** Does one thing with those who were chosen. */
    @PostMapping
    @Form(Form.Typed.NOTHING)
    Screen act(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(name = "number", defaultValue = "") List<String> chosen, @RequestParam String then) {
        Solicitation one = find(id, staff);
        Set<String> numbers = new TreeSet<>(chosen);
        List<String> reasons = switch (then) {
            case "tell" -> places.tell(id, numbers, staff).reasons();
            case "list" -> names.publish(id, numbers, staff).reasons();
            case "withdraw" -> numbers.isEmpty() ? List.of("没有选报名") : numbers.stream().flatMap(number -> places.withdraw(id, number, staff).reasons().stream()).distinct().toList();
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
        Screen screen = all(one, Entered.nothing(), reasons, null);
        return reasons.isEmpty() ? screen.taken() : screen;
    }

    @PostMapping("/enter")
    @Form(page = "/desk/participation/{id}/registrations", lines = {"name 姓名 40", "phone 电话 40", "email 电子邮箱 100"})
    Screen enter(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String once, @RequestParam(defaultValue = "") String way, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String email) {
        Solicitation one = find(id, staff);
        String form = once.matches("[0-9a-z]{12}") ? once : Identifier.fresh();
        Way how = Arrays.stream(Way.values()).filter(known -> known.name().equals(way)).findFirst().orElse(Way.PHONE);
        return switch (places.atDesk(id, how, new GivePlaces.Typed(form, name, phone, email), staff)) {
            case Attempt.Done<GivePlaces.Receipt>(GivePlaces.Receipt receipt) -> all(one, Entered.nothing(), List.of(), receipt).taken();
            case Attempt.Refused<GivePlaces.Receipt>(List<String> reasons) -> all(one, new Entered(form, how.name(), name, phone, email, "", ""), reasons, null);
        };
    }

    @PostMapping("/draw")
    @Form(page = "/desk/participation/{id}/registrations", lines = {"witness 见证人 60", "word 见证人报的词 40"})
    Screen draw(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String witness, @RequestParam(defaultValue = "") String word) {
        Solicitation one = find(id, staff);
        List<String> reasons = lots.draw(id, witness, word, staff).reasons();
        return reasons.isEmpty() ? all(one, Entered.nothing(), List.of(), null).taken() : all(one, new Entered(Identifier.fresh(), "PHONE", "", "", "", witness, word), reasons, null);
    }

    private Solicitation find(String id, Staff staff) {
        return solicitations.of(id, staff).filter(one -> one.stage().isPublic() && kinds.require(one.kind()).isGathering() && kinds.require(one.kind()).isDraftedBy(staff, one.organ()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
