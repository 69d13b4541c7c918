package org.gongkai.casework.agent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.agent.AgentDesk.Agent;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.choice.Choosable;
import org.gongkai.casework.clocks.ClockReading;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.SubmissionCheck;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.merging.Merging;
import org.gongkai.casework.receipt.ReceiptHolder;
import org.gongkai.casework.receipt.Receipts;
import org.gongkai.casework.web.Filled;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldCheck;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where a call is taken: entered, received, and answered, sent out or merged with one press. */
@Controller
public class AgentPages {

    static final String DESK = "/desk/agent";

    private final AgentDesks desks;
    private final AlreadyKnown known;
    private final Submitting submitting;
    private final CounterEntry counter;
    private final Receipts receipts;
    private final Choosable choosable;
    private final Cases cases;

    AgentPages(AgentDesks desks, AlreadyKnown known, Submitting submitting, CounterEntry counter, Receipts receipts, Choosable choosable, Cases cases) {
        this.desks = desks;
        this.known = known;
        this.submitting = submitting;
        this.counter = counter;
        this.receipts = receipts;
        this.choosable = choosable;
        this.cases = cases;
    }

    /** An action that may be taken with the entry, with its fields as the form names them. */
    public record Then(Action action, List<Field> fields) {

        static Then of(Action action) {
            return new Then(action, action.fields().stream().map(field -> field.named(action.id() + "-" + field.name())).toList());
        }
    }

    @GetMapping(DESK)
    View mine(@AuthenticationPrincipal Staff staff) {
        List<CaseType> mine = desks.of(staff);
        return mine.size() == 1 ? new RedirectView(DESK + "/" + mine.getFirst().id())
                : Screen.of("casework/agent/desks").with("page", Page.of("话务台").desk()).with("desks", mine);
    }

    /** @param done id of the application that was just entered */
    @GetMapping(DESK + "/{type}")
    Screen form(@AuthenticationPrincipal Staff staff, @PathVariable String type, @RequestParam(defaultValue = "") String done) {
        CaseType desk = desk(staff, type);
        return screen(staff, desk, new Filled(Map.of("token", Identifier.fresh(), "party", desk.parties().getFirst().id()), List.of()))
                .with("entered", done.isEmpty() ? null : receipts.open(done, ReceiptHolder.of(staff)).map(this::entered).orElse(null));
    }

    /** What was just entered. @param to to whom it was sent @param sooner what was promised besides and ends before the last day; null where nothing was */
    public record Entered(Receipts.Receipt receipt, List<String> to, @Nullable ClockReading sooner) {
    }

    private Entered entered(Receipts.Receipt receipt) {
        CaseState state = receipt.folder().state();
        LocalDate last = receipt.lastDay() == null ? LocalDate.MAX : receipt.lastDay().date();
        List<String> to = state.handlings().stream().filter(one -> !one.isFirst()).map(one -> receipt.folder().organs().get(one.organ())).filter(Objects::nonNull).map(Organ::name).toList();
        return new Entered(receipt, to, cases.named(state, state.handlings().getFirst()).stream().filter(one -> one.run().runs() && !one.stands() && one.clock().binding().isPublic())
                .filter(one -> !one.dueAt().toLocalDate().isAfter(last)).min(Comparator.comparing(ClockReading::dueAt)).orElse(null));
    }

    @PostMapping(DESK + "/{type}")
    @Form
    View enter(@AuthenticationPrincipal Staff staff, @PathVariable String type, @RequestParam MultiValueMap<String, String> posted) {
        CaseType desk = desk(staff, type);
        Agent agent = AgentDesk.of(desk).orElseThrow();
        Filled filled = new Filled(Filled.joined(posted), List.of());
        if (filled.value("step").equals("look")) {
            return looked(staff, desk, agent, filled);
        }
        String organ = organ(staff, desk, filled);
        Submit submit = new Submit(desk.id(), agent.channel(), filled.value("party"), List.of(organ), CaseFolders.actor(staff, organ), filled.group(Filled.APPLICANT, desk.applicant()),
                filled.group(Filled.CONTENT, desk.content()), filled.items(desk), null, filled.value("token"), null, null, null);
        List<Refusal> reasons = new ArrayList<>(asked(desk, filled));
        reasons.addAll(SubmissionCheck.needed(submit, desk));
        reasons.addAll(submitting.refusals(submit));
        if (!reasons.isEmpty()) {
            return refused(staff, desk, agent, filled, reasons);
        }
        return switch (counter.enter(submit, Map.of(), then(desk, agent, filled), receipts.to(ReceiptHolder.of(staff)))) {
            case Submission.Accepted accepted -> entered(desk, accepted.applicationId());
            case Submission.Repeated repeated -> entered(desk, repeated.applicationId());
            case Submission.Refused against -> refused(staff, desk, agent, filled, against.reasons());
        };
    }

    /** What this number brought before; asked for by the form itself where scripts run. */
    @PostMapping(DESK + "/{type}/caller")
    @Form(Form.Typed.SECRET)
    Screen caller(@AuthenticationPrincipal Staff staff, @PathVariable String type, @RequestParam MultiValueMap<String, String> posted) {
        CaseType desk = desk(staff, type);
        return Screen.of("casework/agent/caller").with("caller", known.caller(staff, number(AgentDesk.of(desk).orElseThrow(), new Filled(Filled.joined(posted), List.of()))));
    }

    /** What goes with the words of the call, in the same way. */
    @PostMapping(DESK + "/{type}/known")
    @Form(Form.Typed.SECRET)
    Screen known(@AuthenticationPrincipal Staff staff, @PathVariable String type, @RequestParam MultiValueMap<String, String> posted) {
        CaseType desk = desk(staff, type);
        return Screen.of("casework/agent/known").with("known", words(staff, desk, new Filled(Filled.joined(posted), List.of()))).with("form", id(desk))
                .with("sends", sends(desk, AgentDesk.of(desk).orElseThrow()).orElse(null)).with("free", AgentDesk.of(desk).orElseThrow().then().size() + 3);
    }

    private AlreadyKnown.Known words(Staff staff, CaseType desk, Filled filled) {
        return known.known(desk, organ(staff, desk, filled), staff, filled.items(desk).getFirst());
    }

    private static String number(Agent agent, Filled filled) {
        return filled.value(Filled.APPLICANT + agent.caller());
    }

    /** Whoever enters while somebody speaks writes down all that the form demands; nothing is completed later as on paper. */
    private static List<Refusal> asked(CaseType desk, Filled filled) {
        List<Refusal> reasons = new ArrayList<>(FieldCheck.refusals(desk.applicant(), filled.group(Filled.APPLICANT, desk.applicant())));
        FieldCheck.refusals(desk.item(), filled.items(desk).getFirst()).forEach(reason -> reasons.add(new Refusal(reason.sentence(), reason.article(), "item1." + reason.field())));
        reasons.addAll(FieldCheck.refusals(desk.content(), filled.group(Filled.CONTENT, desk.content())));
        return reasons;
    }

    private static List<CounterEntry.Then> then(CaseType desk, Agent agent, Filled filled) {
        String merged = filled.value("merge").strip();
        if (agent.merge() != null && !merged.isEmpty()) {
            return List.of(new CounterEntry.Then(agent.merge(), Map.of(Merging.of(desk, agent.merge()).orElseThrow().lead(), merged)));
        }
        Sends sends = sends(desk, agent).filter(any -> !filled.value("to").isBlank()).orElse(null);
        return agent.then().stream().filter(action -> sends == null ? action.equals(filled.value("then")) : action.equals(sends.action())).map(action -> {
            Map<String, String> values = new HashMap<>();
            desk.action(action).orElseThrow().fields().forEach(field -> values.put(field.name(), filled.value(action + "-" + field.name())));
            if (sends != null) {
                values.put(sends.to(), filled.value("to"));
            }
            return new CounterEntry.Then(action, values);
        }).toList();
    }

    /** The action that sends a call to one unit, and the field that names it. */
    public record Sends(String action, String title, String to) {
    }

    private static Optional<Sends> sends(CaseType desk, Agent agent) {
        return agent.then().stream().map(action -> desk.action(action).orElseThrow()).flatMap(action -> desk.consequence(action.id()).hands().dispatch().stream().limit(1)
                .map(dispatch -> new Sends(action.id(), action.title(), dispatch.to()))).findFirst();
    }

    private static View entered(CaseType desk, String application) {
        RedirectView onward = new RedirectView(DESK + "/" + desk.id() + "?done=" + application);
        onward.setStatusCode(HttpStatus.SEE_OTHER);
        return onward;
    }

    private Screen refused(Staff staff, CaseType desk, Agent agent, Filled filled, List<Refusal> reasons) {
        return looked(staff, desk, agent, filled.refused(desk, reasons.stream().distinct().toList())).status(422);
    }

    /** The form with what is known of the call, for whoever has no scripts. */
    private Screen looked(Staff staff, CaseType desk, Agent agent, Filled filled) {
        return screen(staff, desk, filled).with("caller", known.caller(staff, number(agent, filled))).with("known", words(staff, desk, filled));
    }

    private Screen screen(Staff staff, CaseType desk, Filled filled) {
        Agent agent = AgentDesk.of(desk).orElseThrow();
        List<Organ> addressed = addressed(staff, desk);
        return Screen.of("casework/agent/agent").with("page", Page.of("话务台").desk().wide()).with("type", desk).with("agent", agent).with("filled", filled).with("organs", addressed).with("form", id(desk)).with("sends", sends(desk, agent).orElse(null))
                .with("then", agent.then().stream().map(action -> Then.of(desk.action(action).orElseThrow())).toList()).with("offered", choosable.at(List.of(organ(staff, desk, filled))));
    }

    private static String id(CaseType desk) {
        return "agent-" + desk.id();
    }

    private String organ(Staff staff, CaseType desk, Filled filled) {
        List<String> mine = addressed(staff, desk).stream().map(Organ::id).toList();
        return mine.contains(filled.value("organ")) ? filled.value("organ") : staff.posts().stream().map(post -> post.organId()).filter(mine::contains).findFirst().orElse(mine.getFirst());
    }

    private CaseType desk(Staff staff, String id) {
        CaseType desk = desks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        desks.demand(staff, desk, Power.HANDLE);
        return desk;
    }

    private List<Organ> addressed(Staff staff, CaseType type) {
        return desks.at(staff, type, Power.HANDLE);
    }
}
