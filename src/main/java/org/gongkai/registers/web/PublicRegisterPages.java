package org.gongkai.registers.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.gongkai.registers.DataTerms;
import org.gongkai.registers.Entry;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.MapBase;
import org.gongkai.registers.PagesOfRegisters;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterStanding;
import org.gongkai.registers.RegisterThemes;
import org.gongkai.registers.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Open registers as anybody reads them: narrowed, searched, sorted, as of a day, one record with all that was ever entered of it. */
@Controller
@RequestMapping("/registers")
class PublicRegisterPages {

    private static final int ROWS = 50;
    private static final int LONGEST = 200;

    private final Registers registers;
    private final RecordSearch records;
    private final Keepers keepers;
    private final MapBase map;
    private final DataCatalogue catalogue;
    private final DataTerms terms;
    private final PagesOfRegisters pages;
    private final Site site;
    private final Organs organs;
    private final RegisterThemes themes;

    PublicRegisterPages(Registers registers, RecordSearch records, Keepers keepers, MapBase map, DataCatalogue catalogue, DataTerms terms, PagesOfRegisters pages, Site site,
            Organs organs, RegisterThemes themes) {
        this.registers = registers;
        this.records = records;
        this.keepers = keepers;
        this.map = map;
        this.catalogue = catalogue;
        this.terms = terms;
        this.pages = pages;
        this.site = site;
        this.organs = organs;
        this.themes = themes;
    }

    @GetMapping
    Screen all(@RequestParam(defaultValue = "") String q) {
        Map<String, RegisterStanding> standing = records.overview();
        Screen screen = Screen.of("registers/web/registers").with("page", Page.of("名录").publicSite().entrance(Entrance.DATA).description("本级政府管的各种名录，逐条公开、可以整体取用")
                .column("名录", "本级政府管的各种名录，逐条公开、可以整体取用", "名录,数据,清单", "数据开放").feed("/registers/feed"))
                .with("themes", themes.of(registers.all().stream().filter(register -> register.isOpen() && standing.containsKey(register.id()) && standing.get(register.id()).records() > 0).toList(), q.strip()))
                .with("words", q.strip()).with("standing", standing);
        return q.isBlank() ? screen.madeFrom(MadeFrom.rooms(PagesOfRegisters.ROOM, MadeFrom.ORGANS), records.isCounted()) : screen;
    }

    @GetMapping("/{id}")
    Screen one(@PathVariable String id, @RequestParam Map<String, String> sent) {
        Register register = register(id);
        LocalDate known = day(sent.get("asOf"));
        LocalDate valid = day(sent.get("validAsOf"));
        String after = sent.getOrDefault("after", "");
        RecordSearch.Asked asked = asked(register, sent);
        if (register.isProjected() && (known != null || valid != null)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "这份名录总是来源现在的样子，不能按某一天回看");
        }
        boolean caughtUp = records.isCaughtUp(register);
        PublicRegisterView view = known != null || valid != null ? asOf(register, asked, known, valid, after) : today(register, asked);
        RegisterStanding standing = records.overview().get(id);
        Page page = page(register, standing, asked.words());
        if (view.map() != null) {
            page.style("leaflet.css").script("leaflet.js");
        }
        Screen screen = Screen.of("registers/web/register").with("page", page).with("view", view)
                .with("keeper", register.keeping().each() ? null : keepers.keeper(register).flatMap(organs::find).orElse(null))
                .with("standing", standing).with("terms", terms).with("since", known == null ? null : records.untoldBefore(register, known).orElse(null));
        // the addresses in its description are those it was asked at, where the operator set none
        return site.home().isEmpty() || view.onDay() != null ? screen : screen.madeFrom(PagesOfRegisters.sources(register), caughtUp && records.isCaughtUp(register));
    }

    private PublicRegisterView today(Register register, RecordSearch.Asked asked) {
        RecordSearch.Listed listed = records.find(register, asked);
        return new PublicRegisterView(register, asked, listed.total(), listed.entries(), listed.counts(), listed.next(), listed.previous(), asked.cursor() == null ? records.chart(register) : List.of(), mapped(register, asked, listed), null,
                false, organs);
    }

    /** On the first page of a list, of what it is narrowed to. */
    private @Nullable PublicMap mapped(Register register, RecordSearch.Asked asked, RecordSearch.Listed listed) {
        if (register.shown().map() == null || asked.cursor() != null || listed.total() == 0) {
            return null;
        }
        List<Entry> entries = listed.next() == null ? listed.entries()
                : records.find(register, new RecordSearch.Asked(asked.words(), asked.chosen(), asked.order(), asked.descending(), null, PublicMap.MOST)).entries();
        return PublicMap.of(register, entries, listed.total(), map.outlines()).orElse(null);
    }

    private PublicRegisterView asOf(Register register, RecordSearch.Asked asked, @Nullable LocalDate known, @Nullable LocalDate valid, String after) {
        LocalDate day = known != null ? known : valid;
        List<Entry> entries = new ArrayList<>(known != null ? records.knownOn(register, day, after, ROWS + 1) : records.validOn(register, day, after, ROWS + 1));
        String next = entries.size() > ROWS ? entries.get(ROWS - 1).key() : null;
        List<Entry> shown = entries.stream().limit(ROWS).toList();
        return new PublicRegisterView(register, asked, shown.size(), shown, Map.of(), next, null, List.of(), null, day, known != null, organs);
    }

    @GetMapping("/{id}/{key}")
    Screen record(@PathVariable String id, @PathVariable String key) {
        Register register = register(id);
        List<Entry> history = records.history(register, key);
        if (history.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "这份名录里没有这一条");
        }
        LocalDate over = records.publicUntil(register, key).orElse(null);
        PublicRecordView view = new PublicRecordView(register, history, over, organs);
        Page page = Page.of(view.isWithdrawn() ? register.title() : view.name() + " - " + register.title()).here(view.isWithdrawn() ? register.title() : view.name()).publicSite().entrance(Entrance.DATA)
                .crumb("名录", "/registers").crumb(register.title(), RecordAddress.of(id)).description(register.about().description())
                .column(register.title(), register.about().description(), "名录," + register.title(), "数据开放");
        Screen screen = Screen.of("registers/web/record").with("page", view.isWithdrawn() || over != null ? page.noindex() : page.article(view.name(), view.latest().recordedAt().atZone(Now.ZONE), view.source())).with("view", view);
        return (over == null ? screen : screen.status(HttpStatus.GONE.value())).madeFrom(pages.sources(register, key));
    }

    private Page page(Register register, @Nullable RegisterStanding standing, String words) {
        Page page = Page.of(register.title()).publicSite().entrance(Entrance.DATA).crumb("名录", "/registers").description(register.about().description())
                .column(register.title(), register.about().description(), "名录," + register.title(), "数据开放").linkedData(catalogue.dataset(register, standing));
        Page followed = register.isProjected() ? page : page.feed(RecordAddress.of(register.id()) + "/feed");
        return words.isEmpty() ? followed : followed.noindex();
    }

    private Register register(String id) {
        return registers.open(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份名录"));
    }

    private static RecordSearch.Asked asked(Register register, Map<String, String> sent) {
        Map<String, String> chosen = new LinkedHashMap<>();
        register.shown().facets().forEach(name -> {
            String value = sent.get(name);
            if (value != null && !value.isBlank() && value.length() <= LONGEST) {
                chosen.put(name, value);
            }
        });
        String words = sent.getOrDefault("q", "").strip();
        String order = sent.getOrDefault("order", "");
        boolean descending = order.startsWith("-");
        String by = descending ? order.substring(1) : order;
        boolean sortable = register.shown().columns().contains(by) && RecordSearch.sorts(register, by);
        String cursor = sent.get("after");
        return new RecordSearch.Asked(words.length() > LONGEST ? words.substring(0, LONGEST) : words, chosen, sortable ? by : "", descending,
                cursor == null || cursor.isBlank() ? null : cursor, ROWS);
    }

    private static @Nullable LocalDate day(@Nullable String said) {
        try {
            return said == null || said.isBlank() ? null : LocalDate.parse(said.strip());
        } catch (DateTimeParseException other) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "日期写成 2026-03-12 这样", other);
        }
    }
}
