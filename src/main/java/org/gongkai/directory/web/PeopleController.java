package org.gongkai.directory.web;

import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.EndPost;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
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

/** People at the desk: their accounts, and the posts they are given and leave. */
@Controller
@RequestMapping("/desk/people")
class PeopleController {

    private static final int PAGE = 50;

    private final People people;
    private final Organs organs;
    private final AddPerson adding;
    private final GivePost giving;
    private final EndPost ending;
    private final ChangePassword changing;
    private final Now now;

    PeopleController(People people, Organs organs, AddPerson adding, GivePost giving, EndPost ending, ChangePassword changing,
            Now now) {
        this.people = people;
        this.organs = organs;
        this.adding = adding;
        this.giving = giving;
        this.ending = ending;
        this.changing = changing;
        this.now = now;
    }

    @GetMapping
    Screen people(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String afterName, @RequestParam(defaultValue = "") String afterId) {
        return people(q.strip(), afterName, afterId, new Filled(Map.of()), List.of());
    }

    @PostMapping
    @Form
    View add(@RequestParam Map<String, String> fields, @AuthenticationPrincipal Staff staff) {
        Filled filled = new Filled(fields);
        return switch (adding.add(filled.text("name"), filled.text("login"), new Operator(staff))) {
            case Attempt.Done<AddPerson.Added>(AddPerson.Added added) ->
                    person(added.person().id(), added.oneTimePassword(), new Filled(Map.of()), List.of()).taken();
            case Attempt.Refused<AddPerson.Added>(List<String> reasons) -> people("", "", "", filled, reasons).status(422);
        };
    }

    @GetMapping("/{id}")
    Screen person(@PathVariable String id) {
        return person(id, null, new Filled(Map.of()), List.of());
    }

    @PostMapping("/{id}/posts")
    @Form(page = "/desk/people/{id}")
    View give(@PathVariable String id, @RequestParam Map<String, String> fields, @RequestParam Role role,
            @AuthenticationPrincipal Staff staff) {
        Filled filled = new Filled(fields);
        return answer(id, filled, filled.onDay("from", from -> giving.give(id, filled.text("organ"),
                role, filled.fields().containsKey("subtree"), from, new Operator(staff))));
    }

    @PostMapping("/{id}/posts/{post}/end")
    @Form(page = "/desk/people/{id}")
    View end(@PathVariable String id, @PathVariable String post, @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal Staff staff) {
        Filled filled = new Filled(fields);
        return answer(id, filled, filled.onDay("on", on -> ending.end(post, on, new Operator(staff))));
    }

    @PostMapping("/{id}/password")
    @Form(Form.Typed.NOTHING)
    View reset(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return switch (changing.reset(id, new Operator(staff))) {
            case Attempt.Done<String>(String password) -> person(id, password, new Filled(Map.of()), List.of());
            case Attempt.Refused<String>(List<String> reasons) -> person(id, null, new Filled(Map.of()), reasons).status(422);
        };
    }

    private View answer(String id, Filled filled, Attempt<?> attempt) {
        return attempt.reasons().isEmpty() ? new RedirectView("/desk/people/" + id)
                : person(id, null, filled, attempt.reasons()).status(422);
    }

    private Screen people(String words, String afterName, String afterId, Filled filled, List<String> reasons) {
        List<Person> found = people.page(words, afterName, afterId, PAGE + 1);
        List<Person> shown = found.subList(0, Math.min(PAGE, found.size()));
        PeoplePage list = PeoplePage.of(shown, people.count(words), found.size() > PAGE,
                people.posts(shown.stream().map(Person::id).toList()), organs, now.today());
        return Screen.of("directory/web/people").with("page", Page.of(Wording.t("人员")).settings().wide()).with("list", list).with("words", words)
                .with("filled", filled).with("reasons", reasons);
    }

    private Screen person(String id, @Nullable String password, Filled filled, List<String> reasons) {
        Person person = people.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        PersonPage shown = new PersonPage(person, PersonPage.lines(people.posts(id), organs), password, organs.asOf(now.today()));
        return Screen.of("directory/web/person").with("page", Page.of(person.name()).settings().crumb(Wording.t("人员"), "/desk/people"))
                .with("shown", shown).with("filled", filled).with("reasons", reasons);
    }
}
