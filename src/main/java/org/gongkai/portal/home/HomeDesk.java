package org.gongkai.portal.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where an editor arranges the first page: sees it before everyone does, and then puts it in force. */
@Controller
@RequestMapping("/desk/home")
public class HomeDesk {

    private static final String HERE = "/desk/home";

    /** The first page among what may be changed at the desk. */
    @Component
    static class Settings implements DeskSettings {

        private final Arrangements arrangements;

        Settings(Arrangements arrangements) {
            this.arrangements = arrangements;
        }

        @Override
        public List<DeskSetting> of(Staff staff) {
            return !Arrangements.reasons(staff).isEmpty() ? List.of() : List.of(DeskSetting.of(Group.SITE, "首页安排", "网站首页有哪几块、什么次序、各列几行", HERE,
                    Wording.t("显示 {0} 块", arrangements.current().blocks().stream().filter(Arrangement.Placed::on).count())).recordedBy(Arrangements.ARRANGED));
        }
    }

    /** An act of arranging, and who did it. */
    public record Arranged(Act act, String by) {
    }

    private final Arrangements arrangements;
    private final HomeNews news;
    private final HomeController site;
    private final People people;

    HomeDesk(Arrangements arrangements, HomeNews news, HomeController site, People people) {
        this.arrangements = arrangements;
        this.news = news;
        this.site = site;
        this.people = people;
    }

    @GetMapping
    Screen page(@AuthenticationPrincipal Staff staff) {
        return page(staff, arrangements.current(), List.of());
    }

    @GetMapping("/preview")
    Screen preview(@RequestParam(name = "a", defaultValue = "") List<String> written) {
        Arrangement wanted = arrangements.shipped().as(written);
        return site.screen(wanted).with("preview", wanted);
    }

    /** What the form says, shown as the page would be. */
    @PostMapping
    @Form(Form.Typed.NOTHING)
    View chosen(@RequestParam Map<String, String> sent) {
        return new RedirectView(UriComponentsBuilder.fromPath(HERE + "/preview").queryParam("a", read(sent).written()).encode().build().toUriString());
    }

    @PostMapping("/arranged")
    @Form(value = Form.Typed.NOTHING, page = HERE)
    View arrange(@AuthenticationPrincipal Staff staff, @RequestParam(name = "a", defaultValue = "") List<String> written) {
        Arrangement wanted = written.isEmpty() ? arrangements.shipped() : arrangements.shipped().as(written);
        return switch (arrangements.arrange(wanted, staff)) {
            case Attempt.Done<Act> done -> new RedirectView(HERE);
            case Attempt.Refused<Act>(List<String> reasons) -> page(staff, wanted, reasons).status(422);
        };
    }

    private Screen page(Staff staff, Arrangement arrangement, List<String> reasons) {
        List<Arranged> history = arrangements.history().reversed().stream().limit(10)
                .map(act -> new Arranged(act, act.actor() == null ? "" : people.find(act.actor()).map(Person::name).orElse(""))).toList();
        return Screen.of("portal/home/desk-home").with("page", Page.of("首页安排").settings()).with("arrangement", arrangement).with("filled", news.today().filled())
                .with("reasons", reasons).with("may", Arrangements.reasons(staff)).with("history", history).with("shipped", arrangement.equals(arrangements.shipped()));
    }

    /** The blocks as the form has them: one that was given a new number stands there, and the others make room. */
    private Arrangement read(Map<String, String> sent) {
        List<Arrangement.Placed> before = arrangements.current().blocks();
        List<Arrangement.Placed> placed = new ArrayList<>(before);
        placed.sort(Comparator.comparingInt(block -> {
            int stood = before.indexOf(block) + 1;
            int wanted = number(sent.get("at-" + block.block()), stood);
            return 2 * wanted + Integer.signum(wanted - stood);
        }));
        return arrangements.shipped().as(placed.stream().map(block -> block.block() + ":" + place(sent.get("place-" + block.block()), block.place()) + ":"
                + (sent.containsKey("on-" + block.block()) ? "on" : "off") + ":" + number(sent.get("rows-" + block.block()), block.rows())).toList());
    }

    private static HomeBlock.Place place(@Nullable String said, HomeBlock.Place otherwise) {
        for (HomeBlock.Place place : HomeBlock.Place.values()) {
            if (place.name().equals(said)) {
                return place;
            }
        }
        return otherwise;
    }

    private static int number(@Nullable String said, int otherwise) {
        return said != null && said.strip().matches("\\d{1,2}") ? Integer.parseInt(said.strip()) : otherwise;
    }
}
