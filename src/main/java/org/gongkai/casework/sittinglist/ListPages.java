package org.gongkai.casework.sittinglist;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.sitting.Sittings;
import org.gongkai.casework.sittingfigures.Counting;
import org.gongkai.casework.sittingfigures.SittingFigures;
import org.gongkai.casework.sittingfigures.SittingPages;
import org.gongkai.casework.sittinglist.list.SittingList;
import org.gongkai.casework.sittinglist.list.SittingList.Row;
import org.gongkai.casework.sittinglist.list.SittingList.Stage;
import org.gongkai.casework.sittinglist.list.SittingList.State;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.DeskEntry;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Sittings, and the lists that came of them: bring one, see what is wrong with it, enter it, hand it out. */
@Controller
@RequestMapping(ListPages.PAGE)
class ListPages {

    static final String PAGE = "/desk/sittings";
    private static final int RECENT = 20;
    private static final int SHOWN = 400;
    private static final long LARGEST = 10L << 20;

    private final ListRows rows;
    private final ListWorker worker;
    private final CaseTypes types;
    private final SittingFigures figures;
    private final Organs organs;
    private final People people;
    private final Now now;

    ListPages(ListRows rows, ListWorker worker, CaseTypes types, SittingFigures figures, Organs organs, People people, Now now) {
        this.rows = rows;
        this.worker = worker;
        this.types = types;
        this.figures = figures;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    @Configuration(proxyBeanMethods = false)
    static class Entries {

        @Bean
        DeskEntry sittingsEntry() {
            return DeskEntry.of(14, "建议提案", PAGE, Role.with(Power.HANDLE));
        }
    }

    @GetMapping
    Screen all(@AuthenticationPrincipal Staff staff) {
        return all(staff, Map.of(), "");
    }

    private Screen all(Staff staff, Map<String, String> typed, String wrong) {
        CaseType type = type();
        Map<String, String> at = mayBring(staff);
        List<Counting.Line> lines = figures.of(type, staff.scope());
        return Screen.of("casework/sittinglist/sittings").with("page", Page.of("建议提案").desk().wide().crumb("办件", "/desk/cases")).with("type", type)
                .with("sittings", SittingFigures.sittings(lines)).with("bySitting", SittingPages.bySitting(lines)).with("measures", Counting.measures(type, now.today())).with("shares", Counting.shares(type)).with("lists", at.isEmpty() ? List.of() : rows.latest(at.keySet(), RECENT)).with("organs", at).with("typed", typed).with("wrong", wrong)
                .with("columns", ListSheet.COLUMNS);
    }

    /** Takes a file; it is opened and looked at beside the request. */
    @PostMapping
    @Form(page = PAGE, lines = {"sitting 届次 40"})
    View bring(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> typed, @RequestParam(required = false) MultipartFile file) throws IOException {
        CaseType type = type();
        Map<String, String> at = mayBring(staff);
        String organ = at.size() == 1 ? at.keySet().iterator().next() : typed.getOrDefault("organ", "");
        String sitting = typed.getOrDefault("sitting", "").strip();
        String wrong = !at.containsKey(organ) ? "请选择交办的机关" : sitting.isEmpty() ? "请填写届次" : sitting.length() > 40 ? "届次最多 40 个字"
                : type.party(typed.getOrDefault("party", "")).isEmpty() ? "请选择提出人类别" : ChosenFile.isNone(file) ? ChosenFile.NONE
                : file.isEmpty() ? "文件是空的，没有收下" : file.getSize() > LARGEST ? "文件超过 " + (LARGEST >> 20) + " MB，请分成几份" : "";
        if (!wrong.isEmpty()) {
            return all(staff, typed, wrong).status(422);
        }
        String id = rows.bring(staff, type.id(), organ, sitting, typed.get("party"), String.valueOf(file.getOriginalFilename()).replaceAll(".*[/\\\\]", ""), file.getBytes());
        worker.wake();
        return new RedirectView(PAGE + "/lists/" + id);
    }

    @GetMapping("/lists/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestHeader(name = "HX-Request", defaultValue = "") String part) {
        SittingList list = find(staff, id);
        List<Row> shown = list.stage().isAtWork() ? List.of() : rows.rows(list, 0, SHOWN, State.values());
        Map<String, String> names = new TreeMap<>();
        shown.stream().flatMap(row -> List.of(row.values().getOrDefault(Sittings.LEAD, ""), row.values().getOrDefault(Sittings.PARTNERS, ""), row.values().getOrDefault(Sittings.PARTS, "")).stream())
                .flatMap(ids -> List.of(ids.split(",")).stream()).filter(one -> !one.isEmpty()).forEach(one -> names.computeIfAbsent(one, organs::shortName));
        Screen screen = Screen.of("casework/sittinglist/" + (part.isEmpty() ? "list" : "progress")).with("list", list).with("rows", shown).with("names", names);
        return part.isEmpty() ? screen.with("who", people.names(List.of(list.person(), list.by()))).with("page", Page.of(list.sitting()).desk().wide().crumb("建议提案", PAGE)) : screen;
    }

    /** Enters the rows, hands them out, or throws the list away. */
    @PostMapping("/lists/{id}")
    @Form(Form.Typed.NOTHING)
    View then(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam String then) {
        SittingList list = find(staff, id);
        switch (then) {
            case "enter" -> rows.press(staff, list, Stage.READY, Stage.ENTERING);
            case "hand-out" -> rows.press(staff, list, Stage.ENTERED, Stage.HANDING);
            case "again" -> {
                if (list.stage() == Stage.ENTERED || list.stage() == Stage.HANDED) {
                    rows.again(staff, list);
                }
            }
            case "discard" -> {
                if (rows.discard(list)) {
                    return new RedirectView(PAGE);
                }
            }
            default -> throw new ResponseStatusException(BAD_REQUEST);
        }
        worker.wake();
        return new RedirectView(PAGE + "/lists/" + id);
    }

    private SittingList find(Staff staff, String id) {
        return rows.find(id).filter(list -> mayBring(staff).containsKey(list.organ())).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    /** The organs for which somebody may bring a list, with their names. */
    private Map<String, String> mayBring(Staff staff) {
        Map<String, String> at = new TreeMap<>();
        staff.scope(Power.HANDLE).organs().forEach(organ -> at.put(organ, organs.name(organ)));
        return at;
    }

    private CaseType type() {
        return Sittings.among(types.all()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }
}
