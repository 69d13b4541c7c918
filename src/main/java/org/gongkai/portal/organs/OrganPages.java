package org.gongkai.portal.organs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.casework.figures.CaseFigures;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.portal.PagesOfSite;
import org.gongkai.publication.DocumentLists;
import org.gongkai.registers.Entry;
import org.gongkai.registers.MapBase;
import org.gongkai.registers.PagesOfRegisters;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.web.PublicMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** 机构职能 (R2019 Art. 20(2)): each organ with everything the house knows of it. */
@Controller
class OrganPages {

    private static final int DOCUMENTS = 8;
    private static final int BUDGETS = 5;
    private static final int POINTS = 100;
    /** Where it can be seen how many sections an organ has, by name. */
    private static final String STAFFING = "staffing-organs";
    /** Where people find its counters. */
    private static final String COUNTERS = "query-points";
    private static final String BUDGET_COLUMN = "budgets";

    private final Organs organs;
    private final Leaders leaders;
    private final DocumentLists lists;
    private final Registers registers;
    private final RecordSearch records;
    private final MapBase map;
    private final CaseFigures cases;
    private final Now now;

    OrganPages(Organs organs, Leaders leaders, DocumentLists lists, Registers registers, RecordSearch records, MapBase map, CaseFigures cases, Now now) {
        this.organs = organs;
        this.leaders = leaders;
        this.lists = lists;
        this.registers = registers;
        this.records = records;
        this.map = map;
        this.cases = cases;
        this.now = now;
    }

    @GetMapping("/organs")
    Screen all() {
        Map<OrganKind, List<Organ>> byKind = new EnumMap<>(OrganKind.class);
        organs.asOf(now.today()).forEach(organ -> byKind.computeIfAbsent(organ.kind(), kind -> new ArrayList<>()).add(organ));
        Page page = page("机构职能").column("机构职能", "各机关管什么、在哪里、怎样联系", "机构,职能,地址,电话", "机构职能");
        return Screen.of("portal/organs/organs").with("page", page).with("kinds", byKind).madeFrom(MadeFrom.rooms(MadeFrom.ORGANS));
    }

    @GetMapping("/organs/{id}")
    Screen one(@PathVariable String id) {
        LocalDate today = now.today();
        Organ organ = organs.find(id).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Set<String> of = organs.withPredecessors(Set.of(id), today);
        boolean caughtUp = registers.open(COUNTERS).map(records::isCaughtUp).orElse(true);
        Optional<PublicMap> where = counters(id);
        Page page = page(organ.name()).crumb("机构职能", "/organs").column("机构职能", "各机关管什么、在哪里、怎样联系", "机构,职能,地址,电话", "机构职能");
        if (where.isPresent()) {
            page.style("leaflet.css").script("leaflet.js");
        }
        Map<Register, Long> kept = new LinkedHashMap<>(records.standingOf(of));
        return Screen.of("portal/organs/organ").with("page", page).with("view", new OrganView(organ, organs.successor(id).filter(other -> !other.id().equals(id)).orElse(null),
                organs.forms(id), organs.predecessors(id), organs.children(id, today), sections(organ), leaders.of(id), lists.of(of, DOCUMENTS),
                lists.newest(List.of(BUDGET_COLUMN), of, null, null, BUDGETS), kept, cases.concludedSince(today.withDayOfYear(1), of), where.orElse(null), today))
                .madeFrom(MadeFrom.rooms(MadeFrom.ORGANS, PagesOfRegisters.ROOM).and(of.stream().map(PagesOfSite::of).toList()), caughtUp);
    }

    private List<String> sections(Organ organ) {
        return registers.open(STAFFING).flatMap(register -> records.history(register, organ.name()).stream().findFirst().filter(entry -> !entry.ends() && !entry.isWithdrawn())
                        .or(() -> records.history(register, shortNamed(organ)).stream().findFirst().filter(entry -> !entry.ends() && !entry.isWithdrawn())))
                .map(entry -> entry.said().getOrDefault("sections", "")).stream().flatMap(said -> List.of(said.split("[、；\\n]")).stream()).map(String::strip)
                .filter(one -> !one.isEmpty()).toList();
    }

    /** The name that the list of staffing uses: the short one, with the place before it as the full name has it. */
    private static String shortNamed(Organ organ) {
        int shared = organ.name().indexOf(organ.shortName().charAt(0));
        return shared < 0 ? organ.shortName() : organ.name().substring(0, shared) + organ.shortName();
    }

    private Optional<PublicMap> counters(String organ) {
        return registers.open(COUNTERS).flatMap(register -> {
            RecordSearch.Listed listed = records.find(register, new RecordSearch.Asked("", Map.of(Register.ORGAN, organ), "", false, null, POINTS));
            List<Entry> entries = listed.entries();
            return PublicMap.of(register, entries, listed.total(), map.outlines());
        });
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns").description("机关的职能、内设机构、地址、时间、电话、负责人，公开的文件和名录");
    }
}
