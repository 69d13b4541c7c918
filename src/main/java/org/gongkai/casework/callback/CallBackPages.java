package org.gongkai.casework.callback;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.agent.AgentDesk;
import org.gongkai.casework.agent.AgentDesk.CallBack;
import org.gongkai.casework.agent.AgentDesks;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whom to call back: answered, not heard yet; who was not reached is called again on the day that was noted, and the attempts are counted. */
@Controller
public class CallBackPages {

    private static final int PAGE = 40;

    private final AgentDesks desks;
    private final CaseLists lists;
    private final CaseFolders folders;
    private final Cases cases;
    private final Organs organs;
    private final Now now;

    CallBackPages(AgentDesks desks, CaseLists lists, CaseFolders folders, Cases cases, Organs organs, Now now) {
        this.desks = desks;
        this.lists = lists;
        this.folders = folders;
        this.cases = cases;
        this.organs = organs;
        this.now = now;
    }

    /**
     * Somebody to call.
     *
     * @param unit  who answered
     * @param tried how often nobody was reached since the answer
     * @param again the day noted for the next call; null where none was
     * @param canTry whether what it began under has such a step
     * @param token lets what is sent twice act once
     */
    public record ToCall(String id, String number, String title, @Nullable LocalDate answeredOn, String unit, int tried, @Nullable LocalDate again, boolean canTry, String token) {
    }

    @GetMapping("/desk/agent/{type}/call-back")
    Screen toCall(@AuthenticationPrincipal Staff staff, @PathVariable String type, @RequestParam(required = false) @Nullable String after) {
        CaseType desk = desks.find(type).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        CallBack calling = AgentDesk.of(desk).map(AgentDesk.Agent::callBack).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        desks.demand(staff, desk, Power.HANDLE);
        List<Line> lines = lists.open(staff.scope(Power.HANDLE), new Wanted(desk.id(), calling.stage(), null, null, null, null, null, null, null, null), after, PAGE);
        Map<String, CaseState> states = cases.states(lines.stream().map(Line::id).toList());
        List<ToCall> due = new ArrayList<>();
        List<ToCall> later = new ArrayList<>();
        for (Line line : lines) {
            ToCall one = toCall(line, states.get(line.id()), calling);
            (one.again() != null && one.again().isAfter(now.today()) ? later : due).add(one);
        }
        String again = desk.action(calling.tried()).orElseThrow().fields().stream().filter(field -> field.kind() == Field.Kind.DATE).map(Field::name).findFirst().orElse(null);
        return Screen.of("casework/callback/call-back").with("page", Page.of("回访").desk().crumb("话务台", "/desk/agent/" + desk.id())).with("type", desk).with("calling", calling).with("due", due)
                .with("later", later).with("again", again).with("next", lines.size() < PAGE ? null : lines.getLast().key());
    }

    private ToCall toCall(Line line, CaseState state, CallBack calling) {
        List<Act> tries = state.all(calling.tried());
        int tried = Tried.times(state, calling.tried());
        LocalDate again = tried == 0 ? null : noted(state, tries.getLast());
        String unit = state.concluding().map(act -> organs.shortName(act.organ())).orElse("");
        return new ToCall(line.id(), line.number(), Identity.masked(folders.title(line), false), state.concludedOn(), unit, tried, again, state.type().action(calling.tried()).isPresent(), Identifier.fresh());
    }

    private static @Nullable LocalDate noted(CaseState state, Act tried) {
        return state.type().action(tried.verb()).orElseThrow().fields().stream().filter(field -> field.kind() == Field.Kind.DATE).map(field -> tried.date(field.name())).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }
}
