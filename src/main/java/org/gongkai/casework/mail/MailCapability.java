package org.gongkai.casework.mail;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Action;

/** {@code mailing:} of an action. */
final class MailCapability implements Capability {

    @Override
    public List<Extension<?>> keys() {
        return List.of(Mailing.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Action action = placed.action();
            String by = Mailing.of(type, action.id()).by();
            names.under(placed.path()).demand(by == null || action.fields().stream().anyMatch(field -> field.name().equals(by)),
                    "“" + by + "”不是“" + action.title() + "”的字段", "mailing", "by");
        }
    }
}
