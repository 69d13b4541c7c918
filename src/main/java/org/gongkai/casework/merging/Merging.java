package org.gongkai.casework.merging;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;

/** {@code merges:} and {@code parts:} of actions: one puts a matter behind another of its type that is still handled, the other takes it out again. */
public final class Merging implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("并入另一件，随它答复") @Nullable Merges merges, @Meaning("从并入的那一件分出来") @Nullable Boolean parts) {
    }

    /**
     * @param lead      field with the number of the matter that it follows
     * @param answered  step that is taken on it when that one is answered; it says what the answer says, in fields of the same names
     * @param otherwise step that is taken on it when that one ends without an answer
     */
    public record Merges(@Meaning("写明并入哪一件的字段，填编号") String lead, @Meaning("那一件答复了，这一件由系统办哪一步；同名的字段照那一件的答复") String answered,
            @Meaning("那一件没有答复就结束了，这一件由系统办哪一步") String otherwise) {
    }

    /** What an action says of it; empty where it merges nothing. */
    public static Optional<Merges> of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::merges);
    }

    /** What the action of the type that merges says; empty where none does. */
    public static Optional<Merges> of(CaseType type) {
        return type.procedure().actions().stream().flatMap(action -> of(type, action.id()).stream()).findFirst();
    }

    static boolean isParted(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::parts).filter(Boolean.TRUE::equals).isPresent();
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Names at = names.under(placed.path());
            of(type, placed.action().id()).ifPresent(merges -> {
                at.demand(placed.action().fields().stream().anyMatch(field -> field.name().equals(merges.lead())), "“" + merges.lead() + "”不是“" + placed.action().title() + "”的字段", "merges", "lead");
                at.demand(type.action(merges.answered()).filter(Merging::isOfTheSystem).filter(action -> type.consequence(action.id()).concludes()).isPresent(),
                        "“" + merges.answered() + "”应是系统（SYSTEM）办的、有结果的一步", "merges", "answered");
                at.demand(type.action(merges.otherwise()).filter(Merging::isOfTheSystem).filter(action -> isParted(type, action.id())).isPresent(),
                        "“" + merges.otherwise() + "”应是系统（SYSTEM）可以办的、写了 parts 的一步", "merges", "otherwise");
            });
        }
    }

    private static boolean isOfTheSystem(Action action) {
        return action.who().contains(Actor.SYSTEM);
    }
}
