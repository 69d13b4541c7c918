package org.gongkai.casework.types.archivesearch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.face.Entrance;
import org.gongkai.face.EntranceDoors;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** What was searched in the archives in a year, for everyone. */
@Controller
class ArchiveFiguresPages implements EntranceDoors {

    private static final String ADDRESS = "/mailboxes/archivesearch/figures";
    private static final String PURPOSE = "purpose";

    private final CaseTypes types;
    private final ArchiveFigures figures;
    private final Now now;

    ArchiveFiguresPages(CaseTypes types, ArchiveFigures figures, Now now) {
        this.types = types;
        this.figures = figures;
        this.now = now;
    }

    @GetMapping(ADDRESS)
    Screen year(@RequestParam(required = false) @Nullable Integer year) {
        CaseType type = types.find(ArchiveFigures.TYPE).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        int today = now.today().getYear();
        int wanted = year == null ? today : year;
        List<Integer> years = figures.years(today);
        if (!years.contains(wanted)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        ArchiveFigures.Year counted = figures.of(wanted);
        Map<String, ArchiveFigures.Line> purposes = new LinkedHashMap<>();
        Field purpose = type.content().stream().filter(field -> field.name().equals(PURPOSE)).findFirst().orElseThrow();
        purpose.options().forEach((id, title) -> purposes.put(title, counted.of(id)));
        return Screen.of("casework/types/archivesearch/archive-figures")
                .with("page", Page.of(type.title() + "统计").publicSite().entrance(Entrance.INTERACTION).description(type.description()).crumb("互动交流", "/mailboxes").column(type.title(), type.description(), type.title() + ",统计", "咨询投诉"))
                .with("type", type).with("year", wanted).with("years", years).with("counted", counted).with("purposes", purposes)
                .with("until", wanted == today ? now.today() : null).madeFrom(MadeFrom.anyAct());
    }

    @Override
    public List<Door> of(Entrance entrance) {
        return entrance == Entrance.INTERACTION && types.find(ArchiveFigures.TYPE).isPresent() && figures.any() ? List.of(new Door("查档统计", "到馆查档的人次、调卷、出具证明", ADDRESS)) : List.of();
    }
}
