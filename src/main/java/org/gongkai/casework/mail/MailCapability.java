package org.gongkai.casework.mail;

import java.util.List;

import org.gongkai.casework.Capability;
import org.gongkai.casework.CaseType;
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
        for (int n = 0; n < type.procedure().actions().size(); n++) {
            Action action = type.procedure().actions().get(n);
            String by = Mailing.of(type, action.id()).by();
            names.demand(by == null || action.fields().stream().anyMatch(field -> field.name().equals(by)),
                    "“" + by + "”不是“" + action.title() + "”的字段", "actions", n, "mailing", "by");
        }
    }
}
