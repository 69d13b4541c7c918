package org.gongkai.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.DescribeOrgan;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.MergeOrgans;
import org.gongkai.directory.MoveOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.PostHeld;
import org.gongkai.directory.RenameOrgan;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
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

/** The tree of organs at the desk: as it stood on any day, and what changes it. */
@Controller
@RequestMapping("/desk/organs")
class OrgansController {

    private final Organs organs;
    private final People people;
    private final EstablishOrgan establishing;
    private final RenameOrgan renaming;
    private final MoveOrgan moving;
    private final MergeOrgans merging;
    private final DescribeOrgan describing;
    private final Now now;

    OrgansController(Organs organs, People people, EstablishOrgan establishing, RenameOrgan renaming, MoveOrgan moving,
            MergeOrgans merging, DescribeOrgan describing, Now now) {
        this.organs = organs;
        this.people = people;
        this.establishing = establishing;
        this.renaming = renaming;
        this.moving = moving;
        this.merging = merging;
        this.describing = describing;
        this.now = now;
    }

    @GetMapping
    Screen tree(@RequestParam(defaultValue = "") String on) {
        return tree(new Filled(Map.of("on", on)), List.of());
    }

    @PostMapping
    @Form
    View establish(@RequestParam Map<String, String> fields, @RequestParam OrganKind kind,
            @AuthenticationPrincipal Staff staff) {
        Filled filled = new Filled(fields);
        Attempt<Organ> attempt = filled.onDay("from", from -> establishing.establish(new Organ(filled.text("id"),
                filled.text("name"), filled.text("shortName"), filled.orNull("parent"), kind,
                filled.orNull("creditCode"), from, null, filled.profile()), new Operator(staff)));
        return attempt.reasons().isEmpty() ? new RedirectView("/desk/organs/" + filled.text("id"))
                : tree(filled, attempt.reasons()).status(422);
    }

    @GetMapping("/{id}")
    Screen organ(@PathVariable String id) {
        return organ(id, new Filled(Map.of()), List.of());
    }

    @PostMapping("/{id}/rename")
    @Form(page = "/desk/organs/{id}")
    View rename(@PathVariable String id, @RequestParam Map<String, String> fields, @AuthenticationPrincipal Staff staff) {
        Filled filled = new Filled(fields);
        return answer(id, filled, filled.onDay("on", on -> renaming.rename(id, filled.text("name"), filled.text("shortName"), on,
                new Operator(staff))));
    }

    @PostMapping("/{id}/move")
    @Form(page = "/desk/organs/{id}")
    View move(@PathVariable String id, @RequestParam Map<String, String> fields, @AuthenticationPrincipal Staff staff) {
        Filled filled = new Filled(fields);
        return answer(id, filled, filled.onDay("on", on -> moving.move(id, filled.text("parent"), on, new Operator(staff))));
    }

    @PostMapping("/{id}/merge")
    @Form(page = "/desk/organs/{id}")
    View merge(@PathVariable String id, @RequestParam Map<String, String> fields, @AuthenticationPrincipal Staff staff) {
        Filled filled = new Filled(fields);
        return answer(id, filled, filled.onDay("on", on -> merging.merge(id, filled.text("successor"), on, new Operator(staff))));
    }

    @PostMapping("/{id}/describe")
    @Form(page = "/desk/organs/{id}")
    View describe(@PathVariable String id, @RequestParam Map<String, String> fields, @AuthenticationPrincipal Staff staff) {
        Filled filled = new Filled(fields);
        return answer(id, filled, describing.describe(id, filled.profile(), new Operator(staff)));
    }

    private View answer(String id, Filled filled, Attempt<?> attempt) {
        return attempt.reasons().isEmpty() ? new RedirectView("/desk/organs/" + id)
                : organ(id, filled, attempt.reasons()).status(422);
    }

    private Screen tree(Filled filled, List<String> reasons) {
        LocalDate on = filled.day("on").orElse(now.today());
        return Screen.of("directory/web/organs").with("page", Page.of(Wording.t("机构")).settings().wide())
                .with("tree", OrgansPage.of(organs.asOf(on), on)).with("filled", filled).with("reasons", reasons);
    }

    private Screen organ(String id, Filled filled, List<String> reasons) {
        Organ organ = organs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<PostHeld> posts = people.postsAt(id);
        OrganPage shown = new OrganPage(organ, OrganPage.Former.of(id, organs), organs.path(id, now.today()), organs.predecessors(id),
                organ.to() == null ? null : organs.successor(id).orElse(null), posts,
                people.names(posts.stream().map(PostHeld::person).distinct().toList()), organs.asOf(now.today()));
        return Screen.of("directory/web/organ").with("page", Page.of(organ.name()).settings().crumb(Wording.t("机构"), "/desk/organs"))
                .with("shown", shown).with("filled", filled).with("reasons", reasons);
    }
}
