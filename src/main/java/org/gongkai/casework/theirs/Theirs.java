package org.gongkai.casework.theirs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/** Whose a matter is by what was recorded of it: whoever an act named, until another act says that they are it no more. Never by a name. */
public final class Theirs {

    /** In an act that somebody outside took by a sign-in of their own: the id of the person. */
    public static final String OUTSIDER = "outsider";

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);
    private static final Of NOTHING = new Of(null, null);

    /** @param to field with the person whose the matter is from then on; {@code from}, whose it is no more */
    record Of(@Meaning("写明是谁的办件的字段") @Nullable String to, @Meaning("写明不再是谁的办件的字段") @Nullable String from) {
    }

    record Block(@Meaning("登记或者取消外部人员登录查看这件") @Nullable Of theirs) {
    }

    private Theirs() {
    }

    /** The record of the office that an action would confirm next; empty where it confirms none. */
    public static Optional<Act> asked(CaseState state, String action) {
        String confirms = Confirming.of(state.type(), action);
        return confirms == null ? Optional.empty() : state.all(confirms).stream().skip(state.times(action)).findFirst();
    }

    static Of declared(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::theirs).orElse(NOTHING);
    }

    /** Whether matters of a type can be given to people outside at all. */
    static boolean isFor(CaseType type) {
        return type.actions().stream().anyMatch(action -> declared(type, action.id()).to() != null);
    }

    /** The act that made it theirs, by person. */
    static Map<String, String> of(CaseState state) {
        Map<String, String> theirs = new TreeMap<>();
        if (isFor(state.type())) {
            for (Act act : state.standing()) {
                Of said = declared(state.type(), act.verb());
                String to = said.to() == null ? null : act.text(said.to());
                String from = said.from() == null ? null : act.text(said.from());
                if (to != null) {
                    theirs.putIfAbsent(to, act.id());
                }
                if (from != null) {
                    theirs.remove(from);
                }
            }
        }
        return theirs;
    }
}
