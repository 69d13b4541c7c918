package org.gongkai.directreport.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Asks;
import org.gongkai.directreport.Item;
import org.gongkai.directreport.Items;
import org.gongkai.directreport.Peers;
import org.gongkai.directreport.Quotas;
import org.gongkai.directreport.Sections;
import org.gongkai.directreport.Standing;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What is reported upward, at the desk of those who report. */
@Controller
class DirectDesk {

    static final String HOME = "/desk/direct";
    static final String CRUMB = "直报";
    private static final int ROWS = 30;

    private final Items items;
    private final Sections sections;
    private final Quotas quotas;
    private final Peers peers;
    private final Standing standing;
    private final Asks asks;
    private final Organs organs;
    private final People people;
    private final Now now;

    DirectDesk(Items items, Sections sections, Quotas quotas, Peers peers, Standing standing, Asks asks, Organs organs, People people, Now now) {
        this.items = items;
        this.sections = sections;
        this.quotas = quotas;
        this.peers = peers;
        this.standing = standing;
        this.asks = asks;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    @GetMapping(HOME)
    View list(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "0") long before) {
        return list(staff, before, List.of());
    }

    private View list(Staff staff, long before, List<String> refusals) {
        List<Item> found = items.list(staff.scope(), null, before, ROWS + 1);
        List<Item> shown = found.stream().limit(ROWS).toList();
        Map<String, String> names = shown.stream().map(Item::organ).distinct().collect(Collectors.toMap(organ -> organ, organs::shortName));
        return Screen.of("directreport/web/items").with("page", Page.of(CRUMB).desk().wide()).with("items", shown).with("names", names).with("next", found.size() > ROWS ? shown.getLast().seq() : 0L)
                .with("sections", sections.lines(staff.scope())).with("quota", sections.quota()).with("upper", standing.upper()).with("mayDraft", !organsOf(staff).isEmpty())
                .with("office", staff.holds(Role.DISCLOSURE_OFFICE)).with("answers", staff.holds(Role.DISCLOSURE_OFFICE) || staff.holds(Role.APPROVER))
                .with("peers", Peers.whyNot(staff).isEmpty()).with("board", mayCompare(staff)).with("refusals", refusals).status(refusals.isEmpty() ? 200 : 422);
    }

    static boolean mayCompare(Staff staff) {
        return staff.holds(Role.DISCLOSURE_OFFICE) || staff.holds(Role.SUPERVISOR);
    }

    private List<Organ> organsOf(Staff staff) {
        return organs.asOf(now.today()).stream().filter(organ -> staff.holds(Role.OFFICER, organ.id()) || staff.holds(Role.DISCLOSURE_OFFICE, organ.id())).toList();
    }

    @GetMapping(HOME + "/new")
    View drafting(@AuthenticationPrincipal Staff staff) {
        return drafting(staff, Map.of(), List.of());
    }

    private View drafting(Staff staff, Map<String, String> filled, List<String> refusals) {
        return Screen.of("directreport/web/draft").with("page", Page.of("起草信息").desk().crumb(CRUMB, HOME)).with("organs", organsOf(staff)).with("filled", filled).with("today", now.today().toString())
                .with("refusals", refusals).status(refusals.isEmpty() ? 200 : 422);
    }

    @PostMapping(HOME)
    @Form(page = HOME + "/new", lines = {"title 标题 200"})
    View draft(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> fields) {
        return switch (items.draft(typed(fields), staff)) {
            case Attempt.Done<Item>(Item item) -> to(item.address());
            case Attempt.Refused<Item>(List<String> reasons) -> drafting(staff, fields, reasons);
        };
    }

    @PostMapping(HOME + "/quota")
    @Form(page = HOME)
    View quota(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String items) {
        List<String> reasons = quotas.set(Quotas.SECTIONS, Quotas.Period.WEEK, number(items), staff).reasons();
        return reasons.isEmpty() ? to(HOME) : list(staff, 0, reasons);
    }

    @PostMapping(HOME + "/asked/{peer}/{number}")
    @Form(page = HOME, lines = {"said 答复 1000"})
    View answer(@AuthenticationPrincipal Staff staff, @PathVariable String peer, @PathVariable long number, @RequestParam(defaultValue = "") String said) {
        List<String> reasons = asks.answer(peer, number, said, staff).reasons();
        return reasons.isEmpty() ? to(HOME) : list(staff, 0, reasons);
    }

    @GetMapping(HOME + "/{id:[a-z0-9]{12}}")
    View item(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return item(staff, id, List.of());
    }

    private View item(Staff staff, String id, List<String> refusals) {
        Item item = items.find(id, staff).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这条信息。"));
        List<Items.Taken> steps = items.steps(item);
        return Screen.of("directreport/web/item").with("page", Page.of(item.title()).desk().crumb(CRUMB, HOME)).with("item", item).with("organ", organs.name(item.organ())).with("steps", steps)
                .with("people", people.names(steps.stream().flatMap(step -> Stream.ofNullable(step.by())).collect(Collectors.toSet()))).with("whyNot", items.whyNot(item, staff).orElse(null))
                .with("sent", standing.of(item)).with("refusals", refusals).status(refusals.isEmpty() ? 200 : 422);
    }

    @PostMapping(HOME + "/{id:[a-z0-9]{12}}/change")
    @Form(page = HOME + "/{id}", lines = {"title 标题 200"})
    View change(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam Map<String, String> fields) {
        return after(staff, id, items.change(id, typed(fields), staff));
    }

    @PostMapping(HOME + "/{id:[a-z0-9]{12}}/pass")
    @Form(Form.Typed.NOTHING)
    View pass(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return after(staff, id, items.pass(id, staff));
    }

    @PostMapping(HOME + "/{id:[a-z0-9]{12}}/back")
    @Form(page = HOME + "/{id}", lines = {"said 理由 500"})
    View back(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String said) {
        return after(staff, id, items.sendBack(id, said, staff));
    }

    private View after(Staff staff, String id, Attempt<Item> attempt) {
        return attempt.reasons().isEmpty() ? to(HOME + "/" + id) : item(staff, id, attempt.reasons());
    }

    private static Items.Draft typed(Map<String, String> fields) {
        return new Items.Draft(fields.getOrDefault("organ", ""), fields.getOrDefault("title", ""), fields.getOrDefault("body", ""), fields.getOrDefault("day", ""), fields.getOrDefault("link", ""),
                fields.getOrDefault("linkDigest", ""));
    }

    /** 0 for what is no number. */
    static int number(String typed) {
        return typed.strip().matches("[0-9]{1,7}") ? Integer.parseInt(typed.strip()) : 0;
    }

    static View to(String address) {
        RedirectView view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
