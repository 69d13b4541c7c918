package org.gongkai.casework.owing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Street;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Turn;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.casework.lists.Awaited;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.OpenCaseCounts;
import org.gongkai.casework.lists.UnderLight;
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
import org.gongkai.procedure.Duty.Whose;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Queue;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open cases on which a person's posts let them act, by last day: theirs, nobody's yet, and, where they lead, those of others. */
@Component
class CaseDuties implements Duties {

    private final CaseLists lists;
    private final OpenCaseCounts counts;
    private final List<Engaged> engaged;
    private final Owing owing;
    private final CaseFiles files;
    private final CaseTypes types;
    private final Cases cases;
    private final Organs organs;
    private final Street street;
    private final Now now;

    CaseDuties(CaseLists lists, OpenCaseCounts counts, List<Engaged> engaged, Owing owing, CaseFiles files, CaseTypes types, Cases cases, Organs organs, Street street, Now now) {
        this.lists = lists;
        this.counts = counts;
        this.engaged = engaged;
        this.owing = owing;
        this.files = files;
        this.types = types;
        this.cases = cases;
        this.organs = organs;
        this.street = street;
        this.now = now;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        return of(staff, Narrowed.most(limit));
    }

    @Override
    public Waiting of(Staff staff, Narrowed narrowed) {
        Scope scope = staff.scope(Power.WORK);
        Waiting worked = scope.organs().isEmpty() ? Waiting.NOTHING : waiting(staff, scope, narrowed, staff.personId(), (one, place) -> one != Whose.OTHERS);
        List<Duty> pressing = new ArrayList<>(worked.pressing());
        List<Queue> queues = new ArrayList<>(worked.queues());
        for (Role role : Role.values()) {
            Set<String> at = new HashSet<>(role.may(Power.WORK) ? Set.of() : staff.scope(role).organs());
            at.removeAll(scope.organs());
            Set<String> stages = at.isEmpty() ? Set.of() : stages(new Actor("", Set.of(role.name())), (type, action) -> true);
            if (!stages.isEmpty()) {
                Scope own = staff.scope(role);
                pressing.addAll(duties(lists.standing(own, pressing(narrowed, at, Set.of()), at, stages, narrowed.limit()), staff).stream().map(duty -> duty.of(Whose.MINE)).toList());
                queues.addAll(queues(new Scope(at, false, own.byRole(), own.person(), own.insteadOf()), Set.of(), staff, (one, place) -> stages.contains(place)).stream()
                        .map(queue -> queue.of(Whose.MINE)).toList());
            }
        }
        return new Waiting(pressing, queues);
    }

    @Override
    public Waiting ofOthers(Staff staff, int limit) {
        return ofOthers(staff, Narrowed.most(limit));
    }

    @Override
    public Waiting ofOthers(Staff staff, Narrowed narrowed) {
        Scope scope = staff.scope(Power.WORK);
        return scope.organs().isEmpty() || !Owing.leads(staff) ? Waiting.NOTHING : waiting(staff, scope, narrowed, null, (one, place) -> one == Whose.OTHERS);
    }

    /** @param person whose are asked for at all; null for whoever's */
    private Waiting waiting(Staff staff, Scope scope, Narrowed narrowed, @Nullable String person, BiPredicate<Whose, String> wanted) {
        Set<String> without = engaged.stream().flatMap(one -> one.handlings(staff).stream()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> signed = person == null ? Set.of() : stages(new Actor(person, staff.posts().stream().map(post -> post.role().name()).collect(Collectors.toSet())),
                (type, action) -> engaged.stream().noneMatch(one -> one.prepares(type, action)));
        List<Duty> duties = duties(lists.owed(scope, pressing(narrowed, scope.organs(), without), without, person, signed, person == null ? narrowed.limit() * 2 : narrowed.limit()), staff);
        return new Waiting(duties.stream().filter(duty -> wanted.test(duty.whose(), "")).toList(), queues(scope, without, staff, wanted));
    }

    private CaseLists.Pressing pressing(Narrowed narrowed, Set<String> organs, Set<String> without) {
        Set<String> places = narrowed.queue().isEmpty() ? null : counted(organs, without).stream().filter(lit -> types.stageTitle(lit.definition(), lit.stage()).equals(narrowed.queue()))
                .map(lit -> lit.definition() + "/" + lit.stage()).collect(Collectors.toSet());
        return new CaseLists.Pressing(narrowed.light() == null ? null : under(narrowed.light(), organs), places, narrowed.dueOn());
    }

    /** Where organs keep different calendars it gives rather more: the light of each is asked of its own. */
    private UnderLight under(Light light, Set<String> organs) {
        List<Street.LightDays> days = organs.stream().map(street::lightDays).toList();
        List<LocalDate> red = days.stream().map(Street.LightDays::redBefore).sorted().toList();
        List<LocalDate> yellow = days.stream().map(Street.LightDays::yellowBefore).sorted().toList();
        return new UnderLight(light, now.local(), (light == Light.RED ? red.getLast() : red.getFirst()).minusDays(1), (light == Light.YELLOW ? yellow.getLast() : yellow.getFirst()).minusDays(1));
    }

    private List<OpenCaseCounts.Lit> counted(Set<String> organs, Set<String> without) {
        return counts.of(organs.stream().collect(Collectors.toMap(Function.identity(), street::lightDays)), without, now.local());
    }

    private List<Duty> duties(List<CaseLists.Line> lines, Staff staff) {
        Map<String, Awaited> awaited = cases.awaited(lines);
        return lines.stream().map(line -> duty(line, staff, awaited.get(line.id()))).toList();
    }

    /** Where definitions give an act that is owed to such an actor: a type and a stage of it. */
    private Set<String> stages(Actor actor, BiPredicate<CaseType, String> which) {
        Set<String> stages = new HashSet<>();
        for (CaseType type : types.all()) {
            Stream.concat(Stream.of(type.procedure()), type.turns().stream().map(Turn::procedure)).forEach(procedure -> procedure.stages().stream()
                    .filter(stage -> !stage.last() && procedure.due(stage.id(), actor).filter(action -> action.openTo(actor) && which.test(type, action.id())).isPresent())
                    .forEach(stage -> stages.add(type.id() + "/" + stage.id())));
        }
        return stages;
    }

    /** Of types that only some roles see, those at the organs where this person holds one of them. */
    private List<Queue> queues(Scope scope, Set<String> without, Staff staff, BiPredicate<Whose, String> wanted) {
        record Place(String definition, String stage, @Nullable Light light, Whose whose, @Nullable LocalDate dueOn) { }
        Map<String, Set<String>> confidential = types.confidential();
        Map<Place, Long> counted = new LinkedHashMap<>();
        for (OpenCaseCounts.Lit lit : counted(scope.organs(), without)) {
            CaseType type = types.byDefinition(lit.definition());
            Set<String> roles = confidential.get(type.id());
            Whose whose = owing.whose(type, lit.stage(), lit.paused(), lit.organ(), lit.assignee(), staff);
            if (wanted.test(whose, type.id() + "/" + lit.stage()) && (roles == null || scope.organs(roles).contains(lit.organ()) || staff.personId().equals(lit.assignee()))) {
                counted.merge(new Place(lit.definition(), lit.stage(), lit.light(), whose, lit.dueOn()), lit.cases(), Long::sum);
            }
        }
        return counted.entrySet().stream().map(one -> new Queue(types.byDefinition(one.getKey().definition()).title(),
                types.stageTitle(one.getKey().definition(), one.getKey().stage()), one.getKey().light(), one.getValue(), one.getKey().whose(), one.getKey().dueOn())).toList();
    }

    private Duty duty(CaseLists.Line line, Staff staff, @Nullable Awaited awaited) {
        CaseType type = types.byDefinition(line.definition());
        Procedure procedure = type.procedureOf(line.stage());
        Actor actor = CaseFolders.actor(staff, line.organ());
        Stage stage = procedure.stage(line.stage());
        boolean paused = stage.paused() != null && Reading.State.PAUSED.name().equals(line.clock());
        Optional<Action> due = paused ? Optional.empty() : procedure.due(line.stage(), actor);
        Engaged.Preparing preparing = due.filter(action -> !action.openTo(actor)).flatMap(action -> engaged.stream().map(one -> one.preparing(type, action.id(), staff, line.organ()))
                .filter(Objects::nonNull).findFirst()).orElse(null);
        String what = due.map(action -> preparing == null ? Permissions.owed(action, actor) : preparing.what() + "：" + action.title()).orElse(paused ? stage.paused() : stage.title());
        Lamp lamp = cases.light(line);
        Lamp.Named named = lamp == null ? null : lamp.named();
        Whose whose = owing.whose(type, line.stage(), Reading.State.PAUSED.name().equals(line.clock()), line.organ(), line.assignee(), staff);
        boolean claims = line.assignee() == null && whose != Whose.OTHERS && owing.claim(procedure, line.stage(), actor).isPresent();
        boolean opens = preparing != null && line.held().no() <= Handling.FIRST;
        Duty duty = new Duty(types.require(line.type()).title(), types.stageTitle(line.definition(), line.stage()), what, line.number(), files.title(line.applicationId(), line.sealed()),
                organs.shortName(line.organ()),
                named != null ? named.lastDay() : awaited == null ? line.lastDay() : awaited.lastDay(),
                named == null ? null : named.lastMoment(), lamp == null ? null : lamp.light(), lamp == null ? 0 : lamp.left(),
                named != null ? named.title() : due.map(Action::article).orElse(null), "/desk/cases/" + line.id() + (opens ? preparing.where() : ""), whose,
                claims ? Owing.takenAt(line.id(), line.held().no()) : null);
        return opens ? duty.beside() : duty;
    }
}
