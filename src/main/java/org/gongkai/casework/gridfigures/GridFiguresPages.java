package org.gongkai.casework.gridfigures;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.patrol.Patrols;
import org.gongkai.casework.place.Grids;
import org.gongkai.casework.place.PlaceCapability;
import org.gongkai.casework.place.Step;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** What was reported in grids in a year and what became of it, for everyone. */
@Controller
class GridFiguresPages {

    private static final String HERE = "/data/grid";

    private final CaseTypes types;
    private final GridFigures figures;
    private final Patrols patrols;
    private final Grids grids;
    private final Organs organs;
    private final Now now;

    GridFiguresPages(CaseTypes types, GridFigures figures, Patrols patrols, Grids grids, Organs organs, Now now) {
        this.types = types;
        this.figures = figures;
        this.patrols = patrols;
        this.grids = grids;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping(HERE)
    Screen figures(@RequestParam(required = false) @Nullable Integer year) {
        CaseType type = types.all().stream().filter(one -> PlaceCapability.of(one).isPresent()).findFirst().orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        List<Integer> years = Stream.concat(figures.years(type.id()).stream(), patrols.years().stream()).distinct().sorted(Comparator.reverseOrder()).toList();
        int wanted = year == null ? now.today().getYear() : year;
        if (!years.contains(wanted)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        GridFigures.Year counted = figures.of(type.id(), wanted);
        Map<String, Map<Step, Long>> months = new LinkedHashMap<>();
        counted.month().forEach((month, steps) -> months.put(month.toString(), steps));
        Set<String> all = organs.asOf(now.today()).stream().map(Organ::id).collect(Collectors.toSet());
        Map<String, String> names = grids.of(PlaceCapability.of(type).orElseThrow().grids(), all).stream().collect(Collectors.toMap(Grids.Grid::code, grid -> grid.name() + "（" + grid.code() + "）"));
        Map<String, Map<Step, Long>> byGrid = new LinkedHashMap<>();
        counted.grid().forEach((grid, steps) -> byGrid.put(grid.isEmpty() ? "没有写明网格" : names.getOrDefault(grid, grid), steps));
        Map<String, Patrols.Count> roundsOfMonths = new TreeMap<>();
        Map<String, Patrols.Count> roundsOfGrids = new TreeMap<>();
        patrols.counted(wanted).forEach((month, of) -> of.forEach((grid, count) -> {
            roundsOfMonths.merge(month.toString(), count, Patrols.Count::and);
            roundsOfGrids.merge(names.getOrDefault(grid, grid), count, Patrols.Count::and);
        }));
        return Screen.of("casework/gridfigures/grid-figures").with("page", Page.of("网格：报的事和处置").publicSite().entrance(Entrance.DATA).description(type.description()).crumb("数据", "/data"))
                .with("type", type).with("year", wanted).with("years", years).with("counted", counted).with("months", months).with("grids", byGrid).with("roundsOfMonths", roundsOfMonths).with("roundsOfGrids", roundsOfGrids)
                .with("until", wanted == now.today().getYear() ? now.today() : null).madeFrom(MadeFrom.anyAct());
    }
}
