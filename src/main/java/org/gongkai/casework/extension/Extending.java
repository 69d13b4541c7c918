package org.gongkai.casework.extension;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.jspecify.annotations.Nullable;

/** {@code extension:} of an action: whoever handles a matter asks for more time before it is over, and somebody else decides. */
public final class Extending implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("延期：ASKED 承办的申请，GRANTED 同意，REFUSED 不同意") @Nullable Part extension) {
    }

    /** What an action is of it. */
    public enum Part { ASKED, GRANTED, REFUSED }

    /** Empty for an action that is none of it. */
    public static Optional<Part> part(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::extension);
    }

    /** The request that nobody has decided yet, of whoever still has the matter. */
    public static Optional<Act> asked(CaseState state) {
        return state.standing().stream().filter(act -> part(state.type(), act.verb()).isPresent()).reduce((earlier, later) -> later)
                .filter(act -> part(state.type(), act.verb()).filter(Part.ASKED::equals).isPresent())
                .filter(act -> state.concludedOn() == null && state.handlings().get(act.number(Handling.NUMBER, Handling.FIRST) - 1).isOpen());
    }

    /** The steps of the matter that decide such a request. */
    static List<Action> deciding(CaseType type) {
        return type.procedure().actions().stream().filter(action -> part(type, action.id()).filter(part -> part != Part.ASKED).isPresent()).toList();
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            part(type, placed.action().id()).ifPresent(part -> names.under(placed.path()).demand((part == Part.GRANTED) == (type.consequence(placed.action().id()).clock().extend() != null),
                    "同意延期的一步写 clock 的 extend，申请和不同意的不写", "extension"));
        }
    }
}
