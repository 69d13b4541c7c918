package org.gongkai.participation.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Organs;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Screen;
import org.gongkai.participation.Decision;
import org.gongkai.participation.Decisions;
import org.gongkai.participation.Gathering;
import org.gongkai.participation.Gatherings;
import org.gongkai.participation.PagesOfParticipation;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Terms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where each decision stands: before it, while it is carried out, what came of it. */
@Controller
class DecisionPages {

    private static final String HOME = "/participation/decisions";
    private static final String PURPOSE = "每一件决策走到哪一步";
    private static final String WORDS = "决策,实施,后评估";
    private static final int PAGE = 20;
    private static final String DOCUMENTS = "publication";

    private final Decisions decisions;
    private final Gatherings gatherings;
    private final ParticipationKinds kinds;
    private final Terms terms;
    private final Organs organs;

    DecisionPages(Decisions decisions, Gatherings gatherings, ParticipationKinds kinds, Terms terms, Organs organs) {
        this.decisions = decisions;
        this.gatherings = gatherings;
        this.kinds = kinds;
        this.terms = terms;
        this.organs = organs;
    }

    @GetMapping(HOME)
    Screen all(@RequestParam(defaultValue = "") String before) {
        String[] key = before.contains("~") ? before.split("~", 2) : new String[] {"9999-01-01", ""};
        Decisions.Newest found;
        try {
            found = decisions.newest(LocalDate.parse(key[0]), key[1], PAGE);
        } catch (DateTimeParseException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "", notOurs);
        }
        Solicitation last = found.last();
        return Screen.of("participation/web/decisions").with("page", ParticipationPages.page("决策公开").crumb("意见征集", ParticipationPages.HOME).description("每一件决策走到哪一步：决策前、实施过程、实施结果").column("决策公开", PURPOSE, WORDS, "决策公开"))
                .with("decisions", found.decisions()).with("organs", organs).with("next", last == null ? null : HOME + "?before=" + last.closesOn() + "~" + last.id()).with("first", before.isEmpty() ? null : HOME)
                .madeFrom(MadeFrom.rooms(PagesOfParticipation.ROOM, DOCUMENTS, MadeFrom.ORGANS));
    }

    @GetMapping(HOME + "/{id}")
    Screen one(@PathVariable String id) {
        Decision decision = decisions.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<String, Terms.Owed> owed = new HashMap<>();
        decision.asked().stream().filter(one -> one.stage().isAwaiting()).forEach(one -> owed.put(one.id(), terms.owed(one)));
        Map<String, Gathering> held = gatherings.among(decision.asked());
        List<String> sources = new ArrayList<>(decision.asked().stream().map(one -> PagesOfParticipation.source(one.id())).toList());
        return Screen.of("participation/web/decision").with("page", ParticipationPages.page(decision.title()).crumb("意见征集", ParticipationPages.HOME).crumb("决策公开", HOME).description(decision.title()).column("决策公开", PURPOSE, WORDS, "决策公开"))
                .with("decision", decision).with("kinds", kinds).with("organ", organs.require(decision.first().organ())).with("owed", owed).with("held", held)
                .madeFrom(MadeFrom.rooms(DOCUMENTS, MadeFrom.ORGANS).and(sources));
    }
}
