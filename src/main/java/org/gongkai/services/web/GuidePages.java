package org.gongkai.services.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.gongkai.registers.Entry;
import org.gongkai.registers.PagesOfRegisters;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.services.Guide;
import org.gongkai.services.Guides;
import org.gongkai.services.ItemStanding;
import org.gongkai.services.scenario.Scenarios;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Guides as anybody reads them: found by organ, theme, stage of life and level; one item; its card on one sheet; what is still unknown. */
@Controller
@RequestMapping("/services/items")
class GuidePages {

    private static final int ROWS = 50;
    private static final int LONGEST = 200;
    private static final String TITLE = "办事指南";
    private static final String ABOUT = "要办的事由谁办、凭什么、带什么、去哪里、几天办好";

    private final Guides guides;
    private final ItemStanding standing;
    private final RecordSearch records;
    private final Organs organs;
    private final Site site;
    private final Scenarios scenarios;
    private final Now now;

    GuidePages(Guides guides, ItemStanding standing, RecordSearch records, Organs organs, Site site, Scenarios scenarios, Now now) {
        this.scenarios = scenarios;
        this.guides = guides;
        this.standing = standing;
        this.records = records;
        this.organs = organs;
        this.site = site;
        this.now = now;
    }

    @GetMapping
    Screen list(@RequestParam Map<String, String> sent) {
        Register register = register();
        Map<String, String> chosen = new LinkedHashMap<>();
        GuideList.WAYS.forEach(name -> {
            String value = sent.getOrDefault(name, "");
            if (!value.isBlank() && value.length() <= LONGEST) {
                chosen.put(name, value);
            }
        });
        String words = sent.getOrDefault("q", "").strip();
        String cursor = sent.getOrDefault("after", "");
        boolean caughtUp = records.isCaughtUp(register);
        RecordSearch.Asked asked = new RecordSearch.Asked(words.length() > LONGEST ? words.substring(0, LONGEST) : words, chosen, "", false, cursor.isBlank() ? null : cursor, ROWS);
        GuideList view = new GuideList(register, asked, records.find(register, asked), organs);
        Page page = page(TITLE).column(TITLE, ABOUT, "办事,指南,材料,事项", "办事服务").description(ABOUT);
        Screen screen = Screen.of("services/web/guides").with("page", words.isEmpty() && cursor.isBlank() ? page : page.noindex()).with("view", view);
        return words.isEmpty() ? screen.madeFrom(PagesOfRegisters.sources(register), caughtUp && records.isCaughtUp(register)) : screen;
    }

    /** What is said of all of them, and what of each organ's is unknown. */
    @GetMapping("/standing")
    Screen standing() {
        Register register = register();
        return Screen.of("services/web/standing").with("page", page("事项登记到哪一步").crumb(TITLE, "/services/items").description("几类便民事项各占多少，哪些事项还缺什么"))
                .with("standing", standing.of(register)).with("organs", organs).madeFrom(PagesOfRegisters.sources(register));
    }

    @GetMapping("/{code}")
    Screen guide(@PathVariable String code) {
        return switch (guides.find(code)) {
            case Guides.Made(Guide guide) -> kept(Screen.of("services/web/guide").with("page", page(guide.name()).crumb(TITLE, "/services/items").description(guide.name() + "：" + ABOUT)
                    .article(guide.name(), guide.entry().recordedAt().atZone(Now.ZONE), organs.name(guide.entry().organ()))).with("view", view(guide)), code);
            case Guides.NoBasis(Entry entry) -> without(entry, code, false);
            case Guides.Gone(Entry entry) -> without(entry, code, true);
            case Guides.Unknown() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个事项");
        };
    }

    /** Why there is no guide, and where what is known stands. */
    private Screen without(Entry entry, String code, boolean gone) {
        String name = entry.said().getOrDefault("name", code);
        return kept(Screen.of("services/web/no-guide").with("page", page(name).crumb(TITLE, "/services/items").noindex()).with("name", name).with("record", RecordAddress.of(Guides.ITEMS, code))
                .with("gone", gone).status(gone ? HttpStatus.GONE.value() : HttpStatus.NOT_FOUND.value()), code);
    }

    /** One sheet to print and take along. */
    @GetMapping("/{code}/card")
    Screen card(@PathVariable String code) {
        if (!(guides.find(code) instanceof Guides.Made(Guide guide))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个事项的办事指南");
        }
        return kept(Screen.of("services/web/card").with("page", page(guide.name() + "：明白卡").here("明白卡").crumb(TITLE, "/services/items").crumb(guide.name(), GuideView.address(code)).noindex())
                .with("view", view(guide)).with("siteName", site.name()).with("printed", now.today().toString()), code);
    }

    private GuideView view(Guide guide) {
        return new GuideView(guide, Guides.missing(guide.entry()), organs.find(guide.entry().organ()).orElse(null), organs.name(guide.entry().organ()), site.homeAsAsked(), scenarios.naming(guide.code()));
    }

    /** The codes on it lead to the address at which it was asked for, where the operator set none. */
    private Screen kept(Screen screen, String code) {
        return site.home().isEmpty() ? screen : screen.madeFrom(guides.sources(code));
    }

    private Register register() {
        return guides.items().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "这里没有政务服务事项的名录"));
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.SERVICES).crumb("政务服务", "/services");
    }
}
