package org.gongkai.casework.publicanswer;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Action;

/** {@code publicAnswers:} of a type: what people wrote and were answered can be shown to everyone. */
public final class Published implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("答复是否可以公开") boolean publicAnswers) {
    }

    public static boolean canBe(CaseType type) {
        return type.says(BLOCK).publicAnswers();
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Action action = placed.action();
            names.under(placed.path()).demand(!PublicWords.areSaidBy(action) || PublicWords.areAllOf(action), "公开的字段须是 publicTitle、publicQuestion、publicAnswer，逐个核对", "fields");
        }
    }
}
