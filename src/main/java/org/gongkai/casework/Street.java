package org.gongkai.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingHours;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.casework.clocks.NamedClocks;
import org.gongkai.casework.consultation.LapseDay;
import org.gongkai.clock.ClockEvent;
import org.gongkai.clock.Light;
import org.gongkai.clock.Reading;
import org.gongkai.clock.StatutoryClock;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one street that every matter walks: given a case and an attempt it answers what would be recorded, or why not.
 * Writes nothing and leads to no state of its own; screens, commands and imports all ask it.
 */
@Component
public class Street {

    private final Permissions<CaseState> permissions;
    private final Map<String, TypeRules> rules;
    private final List<StandingCondition> conditions;
    private final Calendars calendars;
    private final Provisions provisions;
    private final NamedClocks named;
    private final Drafts drafts;
    private final Now now;

    @Autowired
    Street(Permissions<CaseState> permissions, List<TypeRules> rules, List<StandingCondition> conditions, Calendars calendars, CaseTypes types, WorkingHours hours,
            Now now) {
        this(permissions, rules, conditions, calendars, types.provisions(), hours, now);
    }

    Street(Permissions<CaseState> permissions, List<TypeRules> rules, List<StandingCondition> conditions, Calendars calendars, Provisions provisions,
            WorkingHours hours, Now now) {
        this.named = new NamedClocks(calendars, hours, provisions, now);
        this.permissions = permissions;
        this.conditions = conditions;
        this.rules = rules.stream().collect(Collectors.toMap(TypeRules::type, Function.identity()));
        this.calendars = calendars;
        this.provisions = provisions;
        this.now = now;
        this.drafts = new Drafts(this.rules, calendars, provisions, named, this::clock);
    }

    /** Either reasons or a draft of the act and the words to be sealed or shown beside it. */
    public record Step(List<Refusal> refusals, @Nullable ActDraft draft, Attempt attempt) {

        public boolean refused() {
            return !refusals.isEmpty();
        }
    }

    /** The action with the fields that answer this case's items. */
    Action actionFor(CaseState state, Action declared) {
        if (!state.type().consequence(declared.id()).result().ofItems()) {
            return declared;
        }
        List<Field> fields = new ArrayList<>(Answers.fields(state.items(), state.type().consequence(declared.id()).perItem()));
        fields.addAll(declared.fields());
        return new Action(declared.id(), declared.title(), declared.description(), declared.article(), declared.from(),
                declared.to(), declared.who(), declared.guards(), fields);
    }

    /** What this actor may do in a handling, and why not. */
    List<Permission> permissions(CaseState state, Handling handling, Actor actor) {
        return permissions.now(handling.procedureIn(state.type()), handling.stage(), state, actor, now.today()).stream()
                .map(permission -> new Permission(actionFor(state, permission.action()), permission.allowed()
                        ? standing(state, Perform.today(state.id(), permission.action().id(), actor, Map.of()).in(handling.no()),
                                new Attempt(permission.action(), actor, now.today(), Map.of()))
                        : permission.reasons())).toList();
    }

    private List<Refusal> standing(CaseState state, Perform command, Attempt attempt) {
        return conditions.stream().filter(condition -> condition.concerns(state, attempt))
                .flatMap(condition -> condition.refuse(state, command, attempt).stream()).toList();
    }

    public Step attempt(CaseState state, Perform command) {
        Handling handling = state.handling(command.handling(), command.action()).orElse(null);
        Action declared = handling == null ? null : handling.procedureIn(state.type()).action(command.action()).orElse(null);
        LocalDate today = now.today();
        LocalDate on = command.on() == null ? today : command.on();
        if (handling == null || declared == null) {
            return new Step(List.of(Refusal.because(handling == null ? "这一步由承办机关办理，现在没有在办的，或者不止一家，请写明是哪一家"
                    : "“" + state.type().title() + "”没有这一步，请刷新后再试")),
                    null, new Attempt(new Action(command.action(), command.action(), null, null, Set.of(), null,
                            Set.of(), List.of(), List.of()), command.actor(), on, command.values()));
        }
        Attempt attempt = new Attempt(actionFor(state, declared), command.actor(), on, command.values());
        List<Refusal> refusals = new ArrayList<>(
                permissions.refusals(handling.procedureIn(state.type()), handling.stage(), state, attempt));
        if (refusals.isEmpty()) {
            refusals.addAll(standing(state, command, attempt));
        }
        inOrder(state, command, on, today).forEach(refusals::add);
        if (!refusals.isEmpty()) {
            return new Step(refusals, null, attempt);
        }
        return new Step(List.of(), drafts.of(state, handling, attempt, command), attempt);
    }

    /** Everything that is looked at before a declared action is taken, in the order it is asked. */
    List<Permissions.Check> checks(CaseState state, Perform command) {
        Handling handling = state.handling(command.handling(), command.action()).orElseThrow();
        Action action = actionFor(state, handling.procedureIn(state.type()).action(command.action()).orElseThrow());
        LocalDate today = now.today();
        LocalDate on = command.on() == null ? today : command.on();
        Attempt attempt = new Attempt(action, command.actor(), on, command.values());
        List<Permissions.Check> checks = new ArrayList<>(permissions.checks(handling.procedureIn(state.type()), handling.stage(), state, attempt));
        conditions.stream().filter(condition -> condition.concerns(state, attempt)).map(condition -> new Permissions.Check(condition.title(), null,
                condition.refuse(state, command, attempt).stream().findFirst().orElse(null), false)).forEach(checks::add);
        checks.add(2, new Permissions.Check("日期先后相符，补记的有原因和凭证", null,
                inOrder(state, command, on, today).stream().findFirst().orElse(null), false));
        return checks;
    }

    private List<Refusal> inOrder(CaseState state, Perform command, LocalDate on, LocalDate today) {
        List<Refusal> refusals = new ArrayList<>();
        LocalDate previous = state.standing().getLast().effectiveOn();
        if (on.isBefore(previous)) {
            refusals.add(Refusal.ofField("on", "日期 " + on + " 早于上一步的 " + previous + "，请核对先后顺序"));
        }
        if (on.isAfter(today)) {
            refusals.add(Refusal.ofField("on", "日期 " + on + " 还没有到，请填写今天或以前的日期"));
        }
        if (on.isBefore(today) && (command.lateReason() == null || command.evidence() == null)) {
            refusals.add(Refusal.ofField("on", "补记 " + on + " 的事项须写明补记原因和凭证编号"));
        }
        refusals.addAll(refusals.isEmpty() ? named.refusals(state, command, on) : List.of());
        return refusals;
    }

    /** What the clock of a case says; absent before it began. */
    public Optional<Reading> clock(CaseState state) {
        return state.clock().isEmpty() ? Optional.empty()
                : Optional.of(ToldDay.bind(read(state.clock(), state, state.organ()), state, calendars.of(state.organ())));
    }

    /** What the clock of a handling says: its own, else that of the matter; absent before it began. */
    public Optional<Reading> clock(CaseState state, Handling handling) {
        return handling.clock().isEmpty() ? clock(state)
                : Optional.of(read(handling.clock(), state, handling.organ()));
    }

    private Reading read(List<ClockEvent> events, CaseState state, String organ) {
        return StatutoryClock.read(LapseDay.counted(events, state, provisions, calendars.of(organ)), calendars.of(organ), provisions, now.today());
    }

    /** The clocks of a type beside its main term. */
    public NamedClocks named() {
        return named;
    }

    /** The light by a last day that is at hand: it warns by the day of the law, and is over with the day that binds; null while no clock runs. */
    @Nullable Lamp light(String organ, String state, @Nullable ComputedDay last) {
        LocalDate today = now.today();
        LocalDate due = last == null ? null : last.date();
        if (due == null || Reading.State.ENDED.name().equals(state)) {
            return null;
        }
        LocalDate lawful = last.byLaw().date();
        int warned = lawful.isAfter(today) ? calendars.of(organ).workingDays(today, lawful) : 0;
        return new Lamp(Light.of(due, today, warned, provisions.lights()), left(organ, due));
    }

    /** Working days to a last day, negative once it is over. */
    int left(String organ, LocalDate due) {
        return calendars.of(organ).workingDays(now.today(), due);
    }

    /** An open case of an organ that falls due before these days shows red, or yellow, today. */
    public record LightDays(LocalDate redBefore, LocalDate yellowBefore) {
    }

    public LightDays lightDays(String organ) {
        LocalDate today = now.today();
        var thresholds = provisions.lights();
        return new LightDays(calendars.of(organ).plus(today, thresholds.red() + 1), calendars.of(organ).plus(today, thresholds.yellow() + 1));
    }

    int workingDaysSince(String organ, LocalDate day) {
        return calendars.of(organ).workingDays(day, now.today());
    }

    /** What an act of a case counts for. */
    public List<Fact> facts(CaseState before, CaseState after, Act act) {
        String struck = act.text(CaseState.STRUCK);
        if (struck != null) {
            return countedBack(before, act, struck);
        }
        List<Fact> facts = new ArrayList<>();
        for (Consequence.Count count : after.type().consequence(act.verb()).facts()) {
            boolean said = count.amountOf() == null || act.detail().get(count.amountOf()) != null;
            if (said && (count.onlyAfter() == null || counted(before, count.onlyAfter()))) {
                Act undone = after.type().consequence(act.verb()).reopens()
                        ? before.concluding().filter(concluding -> counts(before, concluding, count.kind())).orElse(null) : null;
                if (undone == null && undoes(after, act, count.kind())) {
                    continue;
                }
                BigDecimal amount = count.amountOf() != null ? new BigDecimal(String.valueOf(act.detail().get(count.amountOf())))
                        : undone != null ? BigDecimal.ONE.negate() : BigDecimal.ONE;
                String code = code(count, undone == null ? after : before, undone == null ? act : undone);
                for (String organ : undone == null ? organs(after, act, count.at()) : organs(before, undone, count.at())) {
                    facts.add(new Fact(count.kind(), code, after.party(), organ, act.effectiveOn(), amount, after.id(), act.id()));
                }
            }
        }
        return facts;
    }

    /** What an act counted that was entered in error, counted back on the day on which it is taken out. */
    private List<Fact> countedBack(CaseState before, Act act, String struck) {
        Act error = before.acts().stream().filter(one -> one.id().equals(struck)).findFirst().orElseThrow();
        CaseState then = before.before(error);
        return facts(then, then.after(error), error).stream().map(fact -> new Fact(fact.kind(), fact.code(), fact.party(), fact.organ(), act.effectiveOn(), fact.amount().negate(),
                before.id(), act.id())).toList();
    }

    private static String code(Consequence.Count count, CaseState state, Act act) {
        // what was chosen when the matter was brought in stands in its first act
        String said = count.codeOf() == null ? null : Optional.ofNullable(act.text(count.codeOf())).orElseGet(() -> state.acts().getFirst().text(count.codeOf()));
        return said != null ? said : count.coded() && state.outcome() != null ? state.outcome() : "";
    }

    private static List<String> organs(CaseState state, Act act, Consequence.Where at) {
        return switch (at) {
            case ACTING -> List.of(act.organ());
            case LEAD -> List.of(state.organ());
            case EACH -> state.handlings().stream().filter(one -> !one.isFirst()).map(Handling::organ).distinct().toList();
        };
    }

    /** Whether an act that takes a matter up again names what its conclusions count: it counts back, and never forward. */
    private static boolean undoes(CaseState state, Act act, String kind) {
        return state.type().consequence(act.verb()).reopens() && state.type().actions().stream().map(action -> state.type().consequence(action.id()))
                .anyMatch(effect -> effect.concludes() && effect.facts().stream().anyMatch(count -> count.kind().equals(kind)));
    }

    private static boolean counted(CaseState state, String kind) {
        return state.standing().stream().anyMatch(act -> counts(state, act, kind));
    }

    private static boolean counts(CaseState state, Act act, String kind) {
        return state.type().consequence(act.verb()).facts().stream().anyMatch(count -> count.kind().equals(kind));
    }

    /** What the papers of a type say beyond what every paper says. */
    public Map<String, String> words(CaseState after, Attempt attempt, Application application) {
        TypeRules own = rules.get(after.type().id());
        return own == null ? Map.of() : own.words(after, attempt, application);
    }
}
