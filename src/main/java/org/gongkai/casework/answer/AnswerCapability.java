package org.gongkai.casework.answer;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Action;

/** {@code told:} of an action. */
final class AnswerCapability implements Capability {

    @Override
    public List<Extension<?>> keys() {
        return List.of(Told.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Action action = placed.action();
            Told told = type.says(Told.BLOCK, action.id()).map(Told.Block::told).orElse(null);
            names.under(placed.path()).demand(told == null || told.field() == null || action.fields().stream().anyMatch(field -> field.name().equals(told.field())),
                    "告知的“" + (told == null ? "" : told.field()) + "”不是“" + action.title() + "”的字段", "told", "field");
        }
    }
}
