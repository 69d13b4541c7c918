package org.gongkai.casework.lists;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Street;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Turn;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.clock.Light;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
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
import org.jspecify.annotations.Nullable;
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
        List<Duty> pressing = new ArrayList<>();
        List<Queue> queues = new ArrayList<>();
        if (!scope.organs().isEmpty()) {
            pressing.addAll(duties(lists.open(scope, CaseLists.Wanted.EVERYTHING, null, limit), staff));
            queues.addAll(queues(scope, place -> true));
        }
        for (Role role : Role.values()) {
            Set<String> organs = new HashSet<>(role.may(Power.WORK) ? Set.of() : staff.scope(role).organs());
            organs.removeAll(scope.organs());
            Set<String> stages = organs.isEmpty() ? Set.of() : owedBy(role);
            if (!stages.isEmpty()) {
                Scope own = staff.scope(role);
                pressing.addAll(duties(lists.standing(own, organs, stages, limit), staff));
                queues.addAll(queues(new Scope(organs, false, own.byRole(), own.person()), stages::contains));
            }
        }
        return new Waiting(pressing, queues);
    }

    private List<Duty> duties(List<CaseLists.Line> lines, Staff staff) {
        Map<String, Awaited> awaited = cases.awaited(lines);
        return lines.stream().map(line -> duty(line, staff, awaited.get(line.id()))).toList();
    }

    /** Where definitions give an act that is owed to a role that does not work on all there is: a type and a stage of it. */
    private Set<String> owedBy(Role role) {
        Actor actor = new Actor("", Set.of(role.name()));
        Set<String> stages = new HashSet<>();
        for (CaseType type : types.all()) {
            Stream.concat(Stream.of(type.procedure()), type.turns().stream().map(Turn::procedure)).forEach(procedure -> procedure.stages().stream()
                    .filter(stage -> !stage.last() && procedure.due(stage.id(), actor).filter(action -> action.openTo(actor)).isPresent())
                    .forEach(stage -> stages.add(type.id() + "/" + stage.id())));
        }
        return stages;
    }

    /** Of types that only some roles see, those at the organs where this person holds one of them. */
    private List<Queue> queues(Scope scope, Predicate<String> wanted) {
        record Place(String definition, String stage, @Nullable Light light) { }
        Map<String, Set<String>> confidential = types.confidential();
        Map<Place, Long> counted = new LinkedHashMap<>();
        for (OpenCaseCounts.Lit lit : counts.of(scope.organs().stream().collect(Collectors.toMap(Function.identity(), street::lightDays)), now.local())) {
            Set<String> roles = confidential.get(types.byDefinition(lit.definition()).id());
            if (!wanted.test(types.byDefinition(lit.definition()).id() + "/" + lit.stage())) {
                continue;
            }
            if (roles == null || scope.organs(roles).contains(lit.organ())) {
                counted.merge(new Place(lit.definition(), lit.stage(), lit.light()), lit.cases(), Long::sum);
            }
        }
        return counted.entrySet().stream().map(one -> new Queue(types.byDefinition(one.getKey().definition()).title(),
                types.stageTitle(one.getKey().definition(), one.getKey().stage()), one.getKey().light(), one.getValue())).toList();
    }

    private Duty duty(CaseLists.Line line, Staff staff, @Nullable Awaited awaited) {
        Procedure procedure = types.byDefinition(line.definition()).procedureOf(line.stage());
        Actor actor = CaseFolders.actor(staff, line.organ());
        Stage stage = procedure.stage(line.stage());
        boolean paused = stage.paused() != null && Reading.State.PAUSED.name().equals(line.clock());
        Optional<Action> due = paused ? Optional.empty() : procedure.due(line.stage(), actor);
        String what = due.map(action -> Permissions.owed(action, actor)).orElse(paused ? stage.paused() : stage.title());
        Lamp lamp = cases.light(line);
        Lamp.Named named = lamp == null ? null : lamp.named();
        return new Duty(types.require(line.type()).title(), types.stageTitle(line.definition(), line.stage()), what, line.number(), files.title(line.applicationId(), line.sealed()),
                organs.find(line.organ()).map(organ -> organ.shortName()).orElse(line.organ()),
                named != null ? named.lastDay() : awaited == null ? line.lastDay() : awaited.lastDay(),
                named == null ? null : named.lastMoment(), lamp == null ? null : lamp.light(), lamp == null ? 0 : lamp.left(),
                named != null ? named.title() : due.map(Action::article).orElse(null), "/desk/cases/" + line.id());
    }
}
