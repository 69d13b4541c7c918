package org.gongkai.casework.place.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.material.web.Uploads;
import org.gongkai.casework.place.EventPlaces;
import org.gongkai.casework.place.Grids;
import org.gongkai.casework.place.PlaceCapability;
import org.gongkai.casework.place.drawn.PlaceMap;
import org.gongkai.casework.web.Filled;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.FieldCheck;
import org.gongkai.procedure.Refusal;
import org.gongkai.redaction.Redaction;
import org.gongkai.registers.MapBase;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Where whoever walks a grid reports what they see: picture, place on the map, grid; without a script and without another server. */
@Controller
class GridPages {

    private static final int MOST = 30;

    private final CaseTypes types;
    private final CaseLists lists;
    private final CaseFolders folders;
    private final CounterEntry counter;
    private final Uploads uploads;
    private final EventPlaces places;
    private final Grids grids;
    private final MapBase map;
    private final Now now;

    GridPages(CaseTypes types, CaseLists lists, CaseFolders folders, CounterEntry counter, Uploads uploads, EventPlaces places, Grids grids, MapBase map, Now now) {
        this.types = types;
        this.lists = lists;
        this.folders = folders;
        this.counter = counter;
        this.uploads = uploads;
        this.places = places;
        this.grids = grids;
        this.map = map;
        this.now = now;
    }

    @GetMapping("/desk/grid")
    Screen home(@AuthenticationPrincipal Staff staff) {
        CaseType type = type();
        return Screen.of("casework/place/web/grid-home").with("page", Page.of(type.title()).desk()).with("mayReport", !staff.scope(Power.HANDLE).organs().isEmpty())
                .with("open", lines(type, staff, staff.scope(Power.HANDLE).organs(), false)).with("done", lines(type, staff, staff.scope(Role.SUPERVISOR).organs(), true));
    }

    /** @param done those that wait for somebody else to confirm them; else those that have to be handled, or accepted */
    private List<GridLine> lines(CaseType type, Staff staff, Set<String> organs, boolean done) {
        Set<String> stages = type.procedure().stages().stream().filter(stage -> !stage.last() && stage.due() != null && !stage.due().isEmpty()).filter(stage -> stage.due().stream()
                .allMatch(action -> type.action(action).orElseThrow().who().contains(Role.SUPERVISOR.name()) == done)).map(stage -> type.id() + "/" + stage.id()).collect(Collectors.toSet());
        return organs.isEmpty() ? List.of() : lists.standing(staff.scope(), CaseLists.Pressing.ANY, organs, stages, MOST).stream()
                .map(line -> new GridLine(line.id(), line.number(), folders.title(line), types.stageTitle(line.definition(), line.stage()))).toList();
    }

    @GetMapping("/desk/grid/new")
    Screen form(@AuthenticationPrincipal Staff staff) {
        return form(staff, type(), new Filled(Map.of("token", Identifier.fresh()), List.of()), null);
    }

    /** Pictures that are looked at, a press on the map and the report itself come with the same form. */
    @PostMapping("/desk/grid/new")
    @Form(page = "/desk/grid/new")
    View send(HttpServletRequest request, @AuthenticationPrincipal Staff staff, @RequestParam MultiValueMap<String, String> posted) {
        CaseType type = type();
        List<Grids.Grid> mine = mine(type, staff);
        Map<String, String> values = Filled.joined(posted);
        List<Redaction.Bare> bare = new ArrayList<>();
        Uploads.Taken taken = uploads.taken(request, new Filled(values, List.of()), GridForm.CONTENT, type.content(), Uploads.OF_DESK, bare::add);
        Optional<Redaction.Bare> said = bare.stream().filter(one -> one.east() != null).findFirst();
        values = new LinkedHashMap<>(taken.filled().values());
        boolean offered = said.isPresent() && GridForm.point(type, values).length == 0;
        if (offered) {
            values = GridForm.at(type, values, String.valueOf(said.get().east()), String.valueOf(said.get().north()), mine);
        }
        if (values.containsKey("map.x")) {
            double[] pressed = map(type, staff, GridForm.shown(type, values), level(values.get(GridForm.LEVEL))).orElseThrow(() -> new ResponseStatusException(NOT_FOUND))
                    .at(number(values.get("map.x")), number(values.get("map.y")));
            values = GridForm.at(type, values, GridForm.degrees(pressed[0]), GridForm.degrees(pressed[1]), mine);
        }
        if (values.containsKey("closer")) {
            values.put(GridForm.LEVEL, values.get("closer"));
        }
        values = GridForm.found(type, values, mine);
        if (!taken.wrong().isEmpty()) {
            return form(staff, type, GridForm.refused(type, values, taken.wrong()), null).status(422);
        }
        // nobody reports a place that a picture said and that they have not seen
        return values.containsKey("report") && !offered ? report(staff, type, mine, values) : form(staff, type, new Filled(values, List.of()), said.orElse(null));
    }

    private View report(Staff staff, CaseType type, List<Grids.Grid> mine, Map<String, String> values) {
        String code = values.getOrDefault(GridForm.GRID, "");
        Optional<Grids.Grid> grid = mine.stream().filter(one -> one.code().equals(code)).findFirst();
        if (grid.isEmpty()) {
            return form(staff, type, new Filled(values, List.of(Refusal.ofField(GridForm.GRID, "请选在哪个网格；图上的地点、地址不在您的网格里的，也请选一个，以后可以移交"))), null).status(422);
        }
        String organ = grid.get().organ();
        Map<String, String> named = GridForm.named(type, values, grid);
        Map<String, String> content = GridForm.group(GridForm.CONTENT, type.content(), named);
        Map<String, String> item = GridForm.group(GridForm.ITEM, type.item(), named);
        List<Refusal> missing = Stream.concat(FieldCheck.refusals(type.item(), item).stream().map(reason -> new Refusal(reason.sentence(), reason.article(), GridForm.ITEM + reason.field())),
                FieldCheck.refusals(type.content(), content).stream()).toList();
        if (!missing.isEmpty()) {
            return form(staff, type, GridForm.refused(type, values, missing), null).status(422);
        }
        Submit submit = new Submit(type.id(), type.channels().getFirst().id(), values.getOrDefault(GridForm.PARTY, type.parties().getFirst().id()), List.of(organ), CaseFolders.actor(staff, organ), Map.of(),
                content, List.of(item), now.today(), values.get("token"), null, (String) null, null);
        return switch (counter.enter(submit, Map.of(GridForm.GRID, code), accepted -> { })) {
            case Submission.Accepted accepted -> new RedirectView("/desk/cases/" + accepted.caseIds().getFirst());
            case Submission.Repeated repeated -> Screen.message(page(type), "这一件已经报了，编号 " + repeated.number() + "。", "回到网格", "/desk/grid").taken();
            case Submission.Refused refused -> form(staff, type, GridForm.refused(type, values, refused.reasons()), null).status(422);
        };
    }

    private Screen form(Staff staff, CaseType type, Filled filled, Redaction.@Nullable Bare said) {
        List<Grids.Grid> mine = mine(type, staff);
        double[] point = GridForm.point(type, filled.values());
        List<EventPlaces.Near> near = point.length == 0 ? List.of() : places.near(type.id(), staff.scope(Power.HANDLE).organs(), BigDecimal.valueOf(point[0]), BigDecimal.valueOf(point[1]), now.today(),
                PlaceCapability.of(type).orElseThrow().near(), "");
        return Screen.of("casework/place/web/grid-form").with("page", page(type)).with("type", type).with("filled", filled).with("grids", mine).with("point", point).with("near", near)
                .with("level", level(filled.value(GridForm.LEVEL))).with("said", said).with("within", PlaceCapability.of(type).orElseThrow().near())
                .with("map", map(type, staff, point, level(filled.value(GridForm.LEVEL))).map(PlaceMap::source).orElse(null));
    }

    /** The same on the page and where a press on it is understood. */
    private Optional<PlaceMap> map(CaseType type, Staff staff, double[] point, int level) {
        List<Grids.Grid> drawn = grids.of(PlaceCapability.of(type).orElseThrow().grids(), staff.scope().organs());
        List<PlaceMap.Mark> marks = new ArrayList<>();
        if (point.length > 0) {
            marks.add(new PlaceMap.Mark(point[0], point[1], true, type.title()));
        }
        return PlaceMap.of(map.outlines(), drawn, point.length == 0 ? null : point, level, marks);
    }

    private List<Grids.Grid> mine(CaseType type, Staff staff) {
        return grids.of(PlaceCapability.of(type).orElseThrow().grids(), staff.scope(Power.HANDLE).organs());
    }

    private CaseType type() {
        return Stream.concat(types.all().stream().filter(type -> type.entrance().equals("/desk/grid")), types.all().stream()).filter(type -> PlaceCapability.of(type).isPresent()).findFirst()
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static Page page(CaseType type) {
        return Page.of("报一件").desk().crumb(type.title(), "/desk/grid");
    }

    private static int level(@Nullable String said) {
        return Math.clamp(number(said), 0, PlaceMap.CLOSEST);
    }

    private static int number(@Nullable String said) {
        try {
            return said == null || said.isBlank() ? 0 : Integer.parseInt(said.strip());
        } catch (NumberFormatException notNumber) {
            return 0;
        }
    }
}
