package org.gongkai.casework.limitation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** {@code limits:} of an action: a limitation is decided with its last day, lifted before it, or noted of a letter that comes meanwhile. Types without it are never limited. */
public final class Limiting implements Capability {

    /** Field of the noting step, and in its act: the last day. */
    static final String UNTIL = "until";
    private static final String URGENT = "urgent";
    private static final String LAWFUL = "lawful";
    private static final String HOUSE = "平台的做法";
    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    enum Step { DECIDED, LIFTED, MARKED }

    /**
     * @param days   how many days it lasts at most
     * @param except choices of what is said of the whole by which it is never limited: the law has complaints and tips answered
     */
    record Limits(@Meaning("DECIDED 决定限制，LIFTED 提前解除，MARKED 限制期内来的，由系统记下") Step step, @Meaning("写明限制到哪一天的字段") @Nullable String until,
            @Meaning("最长多少日") @Nullable Integer days,
            @Meaning("从不受限制的：整件的哪个选择项，哪些选项；例如投诉、举报") @Nullable Map<String, List<String>> except) {

        boolean excepts(Map<String, String> content) {
            return except != null && except.entrySet().stream().anyMatch(one -> one.getValue().contains(content.getOrDefault(one.getKey(), "")));
        }
    }

    record Block(@Meaning("限制来信来电；不写的办件从不受限制") @Nullable Limits limits) {
    }

    static @Nullable Limits of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::limits).orElse(null);
    }

    private static @Nullable Step step(CaseState state, Act act) {
        Limits limits = of(state.type(), act.verb());
        return limits == null ? null : limits.step();
    }

    /** The step that notes that a letter came meanwhile; empty where matters of the type are not limited. */
    public static Optional<Action> marking(CaseType type) {
        return type.actions().stream().filter(action -> Optional.ofNullable(of(type, action.id())).filter(limits -> limits.step() == Step.MARKED).isPresent()).findFirst();
    }

    /** The same, for what is said of a matter as a whole: empty too where that is never limited. */
    public static Optional<Action> marking(CaseType type, Map<String, String> content) {
        return marking(type).filter(action -> Optional.ofNullable(of(type, action.id())).filter(limits -> limits.excepts(content)).isEmpty());
    }

    /** The decision in a matter that holds on a day, with its last day. */
    static Optional<LocalDate> stands(CaseState state, LocalDate on) {
        return state.standing().reversed().stream().filter(act -> step(state, act) == Step.DECIDED || step(state, act) == Step.LIFTED).findFirst()
                .filter(act -> step(state, act) == Step.DECIDED).map(act -> act.date(untilOf(state, act.verb()))).filter(until -> !until.isBefore(on));
    }

    /** Until when whoever brought a matter was limited when it came; empty where they were not. */
    static Optional<LocalDate> cameWithin(CaseState state) {
        return state.standing().stream().filter(act -> step(state, act) == Step.MARKED).map(act -> act.date(UNTIL)).findFirst();
    }

    public static List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("not-limited-yet", "没有正在施行的限制", HOUSE, (state, attempt) -> stands(state, attempt.on())
                        .map(until -> Refusal.because("已经决定限制到 " + until + "；要改的先解除，再另行决定"))),
                Guard.of("limitation-stands", "有正在施行的限制", HOUSE, (state, attempt) -> stands(state, attempt.on()).isPresent() ? Optional.empty()
                        : Optional.of(Refusal.because("这件里没有正在施行的限制，或者已经到期"))),
                Guard.of("limitation-has-an-end", "限制有到期的一天", HOUSE, (state, attempt) -> ends(state, attempt.action(), attempt.on(), attempt.value(untilOf(state, attempt.action().id())))),
                Guard.of("writer-is-limited", "写信人在限制期内", HOUSE, (state, attempt) -> cameWithin(state).isPresent() ? Optional.empty()
                        : Optional.of(Refusal.because("写信人没有受到限制，请照常受理或者告知不予受理"))),
                Guard.of("nothing-urgent-or-lawful", "没有紧急的，也没有依法要办的", HOUSE, (state, attempt) -> "yes".equals(attempt.value(URGENT)) || "yes".equals(attempt.value(LAWFUL))
                        ? Optional.of(Refusal.because("有紧急的或者依法要办的，不能留存，请照常受理")) : Optional.empty()));
    }

    private static String untilOf(CaseState state, String action) {
        Limits limits = of(state.type(), action);
        return limits == null || limits.until() == null ? UNTIL : limits.until();
    }

    private static Optional<Refusal> ends(CaseState state, Action action, LocalDate on, @Nullable String said) {
        Limits limits = of(state.type(), action.id());
        if (said == null || limits == null || limits.days() == null) {
            return Optional.empty();
        }
        LocalDate until = LocalDate.parse(said);
        LocalDate last = on.plusDays(limits.days());
        return until.isAfter(on) && !until.isAfter(last) ? Optional.empty() : Optional.of(Refusal.ofField(untilOf(state, action.id()), "限制的最后一日应在 " + on + " 以后，最迟 " + last));
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Limits limits = of(type, placed.action().id());
            if (limits == null) {
                continue;
            }
            Names at = names.under(placed.path());
            at.demand(limits.step() != Step.DECIDED || limits.days() != null && limits.days() > 0 && isDay(placed.action(), limits.until()), "决定限制的，写明到期的一天（until，必填的日期，kept: ACT）和最长多少日（days）", "limits");
            at.demand(limits.step() != Step.DECIDED || marking(type).isPresent(), "没有记下限制期内来件的一步（limits: {step: MARKED}）", "limits");
            at.demand(limits.step() != Step.MARKED || placed.action().who().stream().allMatch(Actor.SYSTEM::equals) && placed.action().to() == null && isDay(placed.action(), UNTIL),
                    "限制期内来件由系统记下，不到别的环节，有必填的日期“" + UNTIL + "”", "limits");
            if (limits.except() != null) {
                limits.except().keySet().forEach(name -> at.demand(limits.step() == Step.MARKED && type.content().stream().anyMatch(field -> field.name().equals(name)
                        && field.kind() == Field.Kind.CHOICE), "“" + name + "”不是 content 里的选择；不受限制的写在记下限制期内来件的一步（step: MARKED）", "limits", "except"));
            }
        }
    }

    private static boolean isDay(Action action, @Nullable String name) {
        return action.fields().stream().anyMatch(field -> field.name().equals(name) && field.kind() == Field.Kind.DATE && field.kept() == Field.Keeping.ACT && field.required());
    }
}
