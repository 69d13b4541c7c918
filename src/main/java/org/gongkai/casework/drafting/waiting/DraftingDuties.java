package org.gongkai.casework.drafting.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.Cases;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.casework.drafting.Draft.Stage;
import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.casework.drafting.declared.Hands;
import org.gongkai.casework.drafting.waiting.DraftsWaiting.Waits;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.owing.Engaged;
import org.gongkai.casework.owing.Owing;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty.Whose;
import org.gongkai.procedure.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts whose next step is a person's: to write again, to review, to sign beside, to sign. */
@Component
class DraftingDuties implements Duties, Engaged {

    private static final Map<Stage, String> QUEUES = Map.of(Stage.DRAFTING, "拟稿中", Stage.REVIEW, "待审核", Stage.SIGNING, "待签发");

    private final DraftsWaiting waiting;
    private final CaseTypes types;
    private final CaseFiles files;
    private final CaseLists lists;
    private final Cases cases;
    private final Organs organs;

    DraftingDuties(DraftsWaiting waiting, CaseTypes types, CaseFiles files, CaseLists lists, Cases cases, Organs organs) {
        this.waiting = waiting;
        this.types = types;
        this.files = files;
        this.lists = lists;
        this.cases = cases;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        return waiting(staff, limit, Whose.MINE);
    }

    @Override
    public Waiting ofOthers(Staff staff, int limit) {
        return Owing.leads(staff) ? waiting(staff, limit, Whose.OTHERS) : Waiting.NOTHING;
    }

    @Override
    public Set<String> handlings(Staff staff) {
        return staff.scope().organs().isEmpty() ? Set.of() : waiting.at(staff).stream().filter(one -> one.asked() == null && staff.scope().covers(one.draft().organ()))
                .map(one -> one.draft().caseId() + "/" + one.draft().handling()).collect(Collectors.toSet());
    }

    @Override
    public boolean prepares(CaseType type, String action) {
        return Drafted.of(type, action).isPresent();
    }

    @Override
    public @Nullable Preparing preparing(CaseType type, String action, Staff staff, String organ) {
        return Drafted.of(type, action).filter(drafted -> Hands.holdsOne(drafted.by(), staff, organ)).map(drafted -> new Preparing(Stage.DRAFTING.title(), "/drafting/" + action)).orElse(null);
    }

    @Override
    public Optional<String> underWay(String caseId, String action, int handling) {
        return waiting.of(caseId).stream().filter(draft -> draft.stage().isOpen() && draft.action().equals(action) && draft.handling() == handling).findFirst()
                .map(draft -> draft.id() + "." + draft.saved());
    }

    private Waiting waiting(Staff staff, int limit, Whose whose) {
        if (staff.scope().organs().isEmpty()) {
            return Waiting.NOTHING;
        }
        List<Waits> mine = waiting.at(staff).stream().filter(one -> isTheirs(one, staff) ? whose == Whose.MINE : whose == Whose.OTHERS && one.asked() == null && staff.may(Power.WORK, one.draft().organ())).toList();
        List<String> ids = mine.stream().filter(one -> one.asked() == null).map(one -> one.draft().caseId()).distinct().toList();
        Map<String, CaseLists.Line> lines = ids.isEmpty() ? Map.of()
                : lists.byIds(staff.scope(), ids).stream().collect(Collectors.toMap(CaseLists.Line::id, Function.identity()));
        List<Duty> duties = new ArrayList<>();
        for (Waits one : mine) {
            CaseLists.Line line = lines.get(one.draft().caseId());
            if (one.asked() == null && line == null) {
                continue;
            }
            duties.add(duty(one, line).of(whose));
        }
        return Waiting.of(duties, limit);
    }

    private boolean isTheirs(Waits one, Staff staff) {
        if (one.asked() != null) {
            return Hands.holdsOne(Set.of(one.asked().role()), staff, one.asked().organ());
        }
        CaseType type = types.byDefinition(one.definition());
        Action action = type.action(one.draft().action()).orElse(null);
        Drafted drafted = action == null ? null : Drafted.of(type, action.id()).orElse(null);
        return drafted != null && (one.draft().stage() != Stage.DRAFTING || staff.personId().equals(one.assignee() == null ? one.draft().drafter() : one.assignee()))
                && Hands.of(drafted, action, staff, one.draft().organ()).holds(one.draft().stage(), one.author(), staff);
    }

    private Duty duty(Waits one, CaseLists.@Nullable Line line) {
        CaseType type = types.byDefinition(one.definition());
        String action = type.action(one.draft().action()).map(Action::title).orElse(one.draft().action());
        String organ = organs.shortName(one.draft().organ());
        String title = files.title(one.application(), one.sealed());
        if (one.asked() != null) {
            return new Duty(type.title(), "待会签", "会签：" + action, one.number(), title, organ, new ComputedDay(one.asked().until(), false), null, 0, null, "/desk/countersign/" + one.asked().id());
        }
        Lamp lamp = line == null ? null : cases.light(line);
        String what = switch (one.draft().stage()) {
            case DRAFTING -> one.draft().version() > 1 ? "按意见修改：" + action : "继续拟稿：" + action;
            case REVIEW -> "审核：" + action;
            default -> "签发：" + action;
        };
        return new Duty(type.title(), QUEUES.getOrDefault(one.draft().stage(), ""), what, one.number(), title, organ, line == null ? null : line.lastDay(), lamp == null ? null : lamp.light(),
                lamp == null ? 0 : lamp.left(), null, "/desk/cases/" + one.draft().caseId() + "/drafting/" + one.draft().action()
                        + (one.draft().handling() > 1 ? "?handling=" + one.draft().handling() : "")).beside();
    }
}
