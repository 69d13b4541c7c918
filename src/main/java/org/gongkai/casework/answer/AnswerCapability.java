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
            names.under(placed.path()).demandOfNew(told != null || !isAnswer(type, action) || !type.consequence(action.id()).papers().all().isEmpty()
                    || type.consequence(action.id()).result().ofItems() || action.fields().stream().anyMatch(field -> field.name().equals(Told.FIELD)),
                    "“" + action.title() + "”是答复，而没有发给提出人的：写 letter（文书）或者 told（告知的字段）", "ending");
        }
    }

    /** Whether somebody waits for what it says: the office answers, and not whoever brought the matter themselves. */
    private static boolean isAnswer(CaseType type, Action action) {
        String ending = type.consequence(action.id()).result().ending();
        return ending != null && type.endings().answers().contains(ending) && !GivenAnswer.byApplicantAlone(action);
    }
}
