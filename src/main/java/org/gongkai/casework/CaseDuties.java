package org.gongkai.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Queue;
import org.gongkai.procedure.Stage;
import org.springframework.stereotype.Component;

/** The open cases on which a person's posts let them act, by last day. */
@Component
class CaseDuties implements Duties {

    private final CaseLists lists;
    private final OpenCaseCounts counts;
    private final CaseFiles files;
    private final CaseTypes types;
    private final Cases cases;
    private final Organs organs;
    private final Street street;
    private final Now now;

    CaseDuties(CaseLists lists, OpenCaseCounts counts, CaseFiles files, CaseTypes types, Cases cases, Organs organs, Street street, Now now) {
        this.lists = lists;
        this.counts = counts;
        this.files = files;
        this.types = types;
        this.cases = cases;
        this.organs = organs;
        this.street = street;
        this.now = now;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        Scope scope = staff.scope(Power.WORK);
        return scope.organs().isEmpty() ? Waiting.NOTHING : new Waiting(lists.open(scope, CaseLists.Wanted.EVERYTHING, null, limit).stream()
                .map(line -> duty(line, staff)).toList(), queues(scope));
    }

    /** Counted without those that only some roles see, and these at the organs where they are seen. */
    private List<Queue> queues(Scope scope) {
        List<Queue> queues = new ArrayList<>(queues(scope.organs(), type -> !types.confidential().containsKey(type)));
        types.confidential().forEach((confidential, roles) -> queues.addAll(queues(scope.organs(roles), confidential::equals)));
        return queues;
    }

    private List<Queue> queues(Set<String> at, Predicate<String> wanted) {
        Map<String, Street.LightDays> days = at.stream().collect(Collectors.toMap(Function.identity(), street::lightDays));
        return days.isEmpty() ? List.of() : counts.of(days, now.today()).stream().filter(lit -> wanted.test(types.byDefinition(lit.definition()).id())).map(lit -> new Queue(types.byDefinition(lit.definition()).title(),
                types.stageTitle(lit.definition(), lit.stage()), lit.light(), lit.cases())).toList();
    }

    private Duty duty(CaseLists.Line line, Staff staff) {
        Procedure procedure = types.byDefinition(line.definition()).procedureOf(line.stage());
        Actor actor = CaseFolders.actor(staff, line.organ());
        Stage stage = procedure.stage(line.stage());
        boolean paused = stage.paused() != null && Reading.State.PAUSED.name().equals(line.clock());
        Optional<Action> due = paused ? Optional.empty() : procedure.due(line.stage(), actor);
        String what = due.map(action -> Permissions.owed(action, actor)).orElse(paused ? stage.paused() : stage.title());
        Cases.Lamp lamp = cases.light(line);
        return new Duty(types.require(line.type()).title(), types.stageTitle(line.definition(), line.stage()), what, line.number(), files.title(line.applicationId(), line.sealed()),
                organs.find(line.organ()).map(organ -> organ.shortName()).orElse(line.organ()), line.dueOn(),
                lamp == null ? null : lamp.light(), lamp == null ? 0 : lamp.left(),
                due.map(Action::article).orElse(null), "/desk/cases/" + line.id());
    }
}
