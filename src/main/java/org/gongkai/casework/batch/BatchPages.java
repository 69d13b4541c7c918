package org.gongkai.casework.batch;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.choice.Choosable;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.casework.web.CaseQuestions;
import org.gongkai.casework.web.Filled;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The same act on many cases: choose the action, see who would be refused and why, start, watch, stop. */
@Controller
@RequestMapping("/desk/batches")
class BatchPages {

    private static final int SHOWN = 200;
    private static final int RECENT = 30;

    private final Batches batches;
    private final CaseQuestions questions;
    private final CaseLists lists;
    private final CaseTypes types;
    private final Choosable choosable;
    private final ReplyKinds replyKinds;
    private final Now now;

    BatchPages(Batches batches, CaseQuestions questions, CaseLists lists, CaseTypes types, Choosable choosable, ReplyKinds replyKinds, Now now) {
        this.batches = batches;
        this.questions = questions;
        this.lists = lists;
        this.types = types;
        this.choosable = choosable;
        this.replyKinds = replyKinds;
        this.now = now;
    }

    @GetMapping
    Screen recent(@AuthenticationPrincipal Staff staff) {
        return Screen.of("casework/batch/batches").with("page", Page.of("成批办理").desk().crumb("办件", "/desk/cases"))
                .with("batches", batches.of(staff, RECENT)).with("types", types);
    }

    /** Those that were ticked, or everything that the list shows. */
    @PostMapping
    @Form(Form.Typed.NOTHING)
    View choose(@AuthenticationPrincipal Staff staff, @RequestParam MultiValueMap<String, String> posted) {
        List<String> chosen = "all".equals(posted.getFirst("which")) ? questions.of(staff, posted.toSingleValueMap()).all(Batches.MOST)
                : posted.getOrDefault("case", List.of());
        if (chosen.isEmpty()) {
            return Screen.message(Page.of("成批办理").desk(), "没有选中办件。请在清单里勾选，或者选“本视图的全部”。", "回到办件", "/desk/cases").status(422);
        }
        return new RedirectView("/desk/batches/" + batches.choose(staff, chosen).id());
    }

    @GetMapping("/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam Map<String, String> asked) {
        Batch batch = batch(staff, id);
        return screen(staff, batch, asked.getOrDefault("do", batch.action() == null ? "" : batch.type() + "." + batch.action()), batches.values(batch));
    }

    @PostMapping("/{id}/rehearse")
    @Form(page = "/desk/batches/{id}?do={do}")
    View rehearse(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> posted) {
        Batch batch = batch(staff, id);
        Map<String, String> values = Filled.joined(posted);
        String wanted = values.getOrDefault("do", "");
        int dot = wanted.lastIndexOf('.');
        if (dot < 1 || batch.state() != Batch.State.CHOSEN && batch.state() != Batch.State.REHEARSED) {
            return screen(staff, batch, "", Map.of()).status(422);
        }
        batches.rehearse(batch, staff, wanted.substring(0, dot), wanted.substring(dot + 1), Filled.composed(values));
        return new RedirectView("/desk/batches/" + id);
    }

    @PostMapping("/{id}/start")
    @Form(Form.Typed.NOTHING)
    View start(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        batches.start(batch(staff, id));
        return new RedirectView("/desk/batches/" + id);
    }

    @PostMapping("/{id}/stop")
    @Form(Form.Typed.NOTHING)
    View stop(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        batches.stop(batch(staff, id));
        return new RedirectView("/desk/batches/" + id);
    }

    private Batch batch(Staff staff, String id) {
        return batches.find(id, staff).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private Screen screen(Staff staff, Batch batch, String wanted, Map<String, String> values) {
        List<CaseLists.Standing> standing = lists.standingOf(staff.scope(), batches.caseIds(batch));
        Map<String, Action> offered = offered(staff, standing);
        List<Batch.Line> refused = batches.lines(batch, Batch.LineState.REFUSED, 0, SHOWN);
        List<Batch.Line> failed = batches.lines(batch, Batch.LineState.FAILED, 0, SHOWN);
        List<Batch.Line> ready = batches.lines(batch, Batch.LineState.READY, 0, SHOWN);
        Set<String> ids = new TreeSet<>();
        List.of(refused, failed, ready).forEach(lines -> lines.forEach(line -> ids.add(line.caseId())));
        Map<String, String> numbers = lists.byIds(staff.scope(), List.copyOf(ids)).stream().collect(Collectors.toMap(CaseLists.Line::id, CaseLists.Line::number));
        Action action = offered.get(wanted);
        return Screen.of("casework/batch/batch").fragment("casework/batch/batch-progress")
                .with("page", Page.of("成批办理").desk().wide().crumb("办件", "/desk/cases").crumb("各批", "/desk/batches"))
                .with("batch", batch).with("wanted", wanted).with("offered", offered).with("fields", action == null ? List.of() : fields(wanted, action))
                .with("view", new BatchView(refused, failed, ready, numbers, batches.reasons(batch), title(batch), batch.perSecond(now.instant())))
                .with("filled", new Filled(values, List.of())).with("replyKinds", replyKinds.forReceiptOn(now.today())).with("choosable", choosable.at(standing.stream().map(CaseLists.Standing::organ).distinct().toList()));
    }

    private String title(Batch batch) {
        return batch.action() == null || batch.type() == null ? "" : types.require(batch.type()).procedure().action(batch.action())
                .map(Action::title).orElse(batch.action());
    }

    /** What this person may do in a stage where one of the cases stands. */
    private Map<String, Action> offered(Staff staff, List<CaseLists.Standing> standing) {
        Map<String, Action> offered = new LinkedHashMap<>();
        for (CaseType type : types.all()) {
            for (Action action : type.procedure().actions()) {
                if (standing.stream().anyMatch(one -> one.type().equals(type.id()) && action.from().contains(one.stage())
                        && action.openTo(CaseFolders.actor(staff, one.organ()))) && !PublicWords.areSaidBy(action)) {
                    offered.put(type.id() + "." + action.id(), action);
                }
            }
        }
        return offered;
    }

    private List<Field> fields(String wanted, Action action) {
        CaseType type = types.require(wanted.substring(0, wanted.lastIndexOf('.')));
        List<Field> fields = new ArrayList<>();
        if (type.consequence(action.id()).result().ofItems()) {
            fields.addAll(Answers.fields(1, type.consequence(action.id()).perItem()));
        }
        fields.addAll(action.fields());
        return fields;
    }
}
