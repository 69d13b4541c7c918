package org.gongkai.casework.assignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.owing.Owing;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** Takes what nobody has, and hands on all that one person has: by the action of each type that says who has the matter. */
@Component
public class TakingOver {

    /** So many at once; the rest is handed on by handing on again. */
    public static final int MOST = 500;

    private final Cases cases;
    private final CaseLists lists;
    private final Owing owing;

    TakingOver(Cases cases, CaseLists lists, Owing owing) {
        this.cases = cases;
        this.lists = lists;
        this.owing = owing;
    }

    /** What became of a desk: how many matters went over, and why others did not, by number of the case. */
    public record HandedOver(int cases, Map<String, String> stayed) {
    }

    public Attempt<String> take(String caseId, int no, Staff staff) {
        CaseState state = cases.state(caseId);
        Handling handling = state.handlings().stream().filter(one -> one.no() == no && one.isOpen()).findFirst().orElse(null);
        if (handling == null || handling.assignee() != null) {
            return Attempt.refused(handling == null ? "这件已经办结，没有可认领的" : "已经有人承办");
        }
        return give(state, handling, staff, staff.personId());
    }

    private Attempt<String> give(CaseState state, Handling handling, Staff staff, String to) {
        var actor = CaseFolders.actor(staff, handling.organ());
        Optional<Action> action = owing.claim(handling.procedureIn(state.type()), handling.stage(), actor);
        if (action.isEmpty()) {
            return Attempt.refused("“" + state.type().stage(handling.stage()).title() + "”时不能改由别人承办，或者不由您改");
        }
        Performed performed = cases.perform(Perform.today(state.id(), action.get().id(), actor, Map.of(Owing.ASSIGNEE, to)).in(handling.no()));
        return performed instanceof Performed.Refused(List<Refusal> reasons) ? Attempt.refused(reasons.stream().map(Refusal::sentence).toList()) : Attempt.done(state.id());
    }

    /** How many open matters somebody has, as far as this person sees. */
    public int held(String person, Staff staff) {
        return lists.open(staff.scope(), by(person), null, MOST).size();
    }

    private static CaseLists.Wanted by(String person) {
        return new CaseLists.Wanted(null, null, null, person, null, null, null, null, null, null);
    }

    /** Every open matter of one person goes to another, each by its own step and act. */
    public HandedOver handOver(String from, String to, Staff staff) {
        Map<String, String> stayed = new LinkedHashMap<>();
        int handed = 0;
        List<CaseLists.Line> lines = new ArrayList<>(lists.open(staff.scope(), by(from), null, MOST));
        for (CaseLists.Line line : lines) {
            CaseState state = cases.state(line.id());
            Handling handling = state.handlings().stream().filter(one -> one.no() == line.held().no()).findFirst().orElseThrow();
            if (give(state, handling, staff, to) instanceof Attempt.Refused<String>(List<String> reasons)) {
                stayed.put(line.number(), String.join("；", reasons));
            } else {
                handed++;
            }
        }
        return new HandedOver(handed, stayed);
    }
}
