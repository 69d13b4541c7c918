package org.gongkai.casework.anonymity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

/** {@code anonymity:} of an action: with which a writer asks, and with which it is noted that the public words were changed or withdrawn. */
public final class Anonymity implements Capability {

    /** Field of the asking step with the words that must go. */
    public static final String HIDE = "hide";
    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    /** What a step is to what was asked. */
    enum Step { ASKED, MASKED }

    record Block(@Meaning("ASKED 写信人要求隐去公开的来信里能认出本人的内容，MASKED 隐去或者撤回了，由系统记下") @Nullable Step anonymity) {
    }

    private static @Nullable Step step(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::anonymity).orElse(null);
    }

    /** The acts with which the writer asked, answered or not. */
    public static List<Act> asked(CaseState state) {
        return state.standing().stream().filter(act -> step(state.type(), act.verb()) == Step.ASKED).toList();
    }

    /** Whether something was asked since the words were changed last. */
    static boolean isOpen(CaseState state) {
        return state.standing().reversed().stream().map(act -> step(state.type(), act.verb())).filter(step -> step != null).findFirst().filter(step -> step == Step.ASKED).isPresent();
    }

    /** The step with which the change is noted; empty where the type has none. */
    static Optional<Action> masking(CaseType type) {
        return type.actions().stream().filter(action -> step(type, action.id()) == Step.MASKED).findFirst();
    }

    public static Guard<CaseState> settled() {
        return Guard.of("anonymity-settled", "要求隐去的已经隐去或者撤回", "个人信息保护法第四十七条", (state, attempt) -> isOpen(state)
                ? Optional.of(Refusal.because("写信人要求隐去公开的来信里能认出本人的内容，请先在“公开来信和答复”里隐去后重新公开，或者撤回", "个人信息保护法第四十七条")) : Optional.empty());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Step step = step(type, placed.action().id());
            Names at = names.under(placed.path());
            at.demand(step != Step.ASKED || placed.action().fields().stream().anyMatch(field -> field.name().equals(HIDE) && field.kept() == Field.Keeping.SEALED && field.required()),
                    "要求隐去的一步应有必填的“" + HIDE + "”，kept: SEALED：核对每一个后来的版本", "anonymity");
            at.demand(step != Step.ASKED || masking(type).isPresent(), "没有记下隐去了的一步（anonymity: MASKED）", "anonymity");
            at.demand(step != Step.MASKED || placed.action().who().stream().allMatch(Actor.SYSTEM::equals) && placed.action().to() == null && Stream.of(placed.path()).count() == 2,
                    "隐去了的一步由系统记下，不到别的环节：who: [SYSTEM]，不写 to", "anonymity");
        }
    }
}
