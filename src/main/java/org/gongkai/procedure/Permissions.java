package org.gongkai.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.directory.Role;
import org.jspecify.annotations.Nullable;

/**
 * Answers "may I, and if not, why": the one object that screens, commands and imports ask.
 *
 * @param <S> what is being acted on
 */
public final class Permissions<S> {

    private final Map<String, Guard<? super S>> guards;

    public Permissions(List<? extends Guard<? super S>> guards) {
        this.guards = guards.stream().collect(Collectors.toMap(Guard::name, Function.identity()));
    }

    /** @throws IllegalArgumentException if the procedure names a guard that does not exist */
    public void requireGuardsOf(Procedure procedure) {
        Set<String> missing = new HashSet<>(procedure.guardNames());
        missing.removeAll(guards.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("程序 " + procedure.id() + " 引用了不存在的条件：" + missing);
        }
    }

    /** Every condition, by name. */
    public List<Guard<? super S>> guards() {
        return guards.values().stream().sorted(Comparator.comparing(Guard::name)).toList();
    }

    /** The condition of that name. */
    public Guard<? super S> guard(String name) {
        Guard<? super S> guard = guards.get(name);
        if (guard == null) {
            throw new IllegalStateException("没有名为 " + name + " 的条件");
        }
        return guard;
    }

    /** What may be done with the subject in its stage, and why not; only actions open to this actor in some stage. */
    public List<Permission> now(Procedure procedure, String stage, S subject, Actor actor, LocalDate on) {
        return procedure.actions().stream().filter(action -> action.openTo(actor))
                .map(action -> new Permission(action, standing(procedure, stage, subject,
                        new Attempt(action, actor, on, Map.of()))))
                .toList();
    }

    /** Every reason against the attempt; empty when it may go ahead. */
    public List<Refusal> refusals(Procedure procedure, String stage, S subject, Attempt attempt) {
        List<Refusal> reasons = new ArrayList<>(standing(procedure, stage, subject, attempt));
        if (reasons.isEmpty()) {
            reasons.addAll(FieldCheck.refusals(attempt.action().fields(), attempt.values()));
        }
        if (reasons.isEmpty()) {
            // Only now do the values parse, so guards about them may speak.
            reasons.addAll(guarded(subject, attempt));
        }
        return reasons;
    }

    /**
     * One of the conditions looked at before an action is taken.
     *
     * @param refusal null where it holds
     * @param open    whether it holds only as far as the form is filled in
     */
    public record Check(String title, @Nullable String article, @Nullable Refusal refusal, boolean open) {

        public boolean holds() {
            return refusal == null && !open;
        }
    }

    /** Every condition of an action with what stands against it: what is filled in first, then each guard. */
    public List<Check> checks(Procedure procedure, String stage, S subject, Attempt attempt) {
        Action action = attempt.action();
        List<Refusal> unfilled = FieldCheck.refusals(action.fields(), attempt.values());
        Map<String, String> readable = new HashMap<>(attempt.values());
        unfilled.forEach(refusal -> readable.remove(String.valueOf(refusal.field())));
        Attempt asFilled = new Attempt(action, attempt.actor(), attempt.on(), readable);
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("由有权的人在这一环节办理", null, actorAndStage(procedure, stage, attempt).stream().findFirst().orElse(null), false));
        checks.add(new Check("逐项答复，填写齐全", null, unfilled.stream().findFirst().orElse(null), false));
        for (String name : action.guards()) {
            Guard<? super S> guard = guard(name);
            Optional<Refusal> refusal = guard.refuse(subject, asFilled);
            checks.add(new Check(guard.title(), guard.article(), refusal.orElse(null), refusal.isEmpty() && !unfilled.isEmpty()));
        }
        return checks;
    }

    private List<Refusal> standing(Procedure procedure, String stage, S subject, Attempt attempt) {
        List<Refusal> outside = actorAndStage(procedure, stage, attempt);
        return outside.isEmpty() ? guarded(subject, new Attempt(attempt.action(), attempt.actor(), attempt.on(), Map.of())) : outside;
    }

    private List<Refusal> actorAndStage(Procedure procedure, String stage, Attempt attempt) {
        Action action = attempt.action();
        if (!action.openTo(attempt.actor())) {
            return List.of(Refusal.because("“" + action.title() + "”须由" + titles(action) + "办理"));
        }
        if (!action.from().contains(stage)) {
            String stages = action.from().stream().map(id -> procedure.stage(id).title()).sorted()
                    .collect(Collectors.joining("、"));
            return List.of(Refusal.because("现处于“" + procedure.stage(stage).title() + "”，“" + action.title()
                    + "”只能在“" + stages + "”时办理"));
        }
        return List.of();
    }

    private List<Refusal> guarded(S subject, Attempt attempt) {
        List<Refusal> reasons = new ArrayList<>();
        for (String name : attempt.action().guards()) {
            guard(name).refuse(subject, attempt).ifPresent(reasons::add);
        }
        return reasons;
    }

    private static String titles(Action action) {
        return action.who().stream().map(Permissions::title).sorted().collect(Collectors.joining("、"));
    }

    /** An action that is owed, and who it waits for where that is not this actor. */
    public static String owed(Action action, Actor actor) {
        return action.openTo(actor) ? action.title() : action.title() + "（待" + action.who().stream().filter(who -> !who.equals(Actor.SYSTEM))
                .map(Permissions::title).sorted().collect(Collectors.joining("、")) + "办理）";
    }

    /** What a capacity is called. */
    public static String title(String capacity) {
        return switch (capacity) {
            case Actor.APPLICANT -> "申请人";
            case Actor.SYSTEM -> "系统";
            case Actor.CONSULTED -> "被征求意见人";
            default -> Role.valueOf(capacity).title();
        };
    }
}
