package org.gongkai.casework.delivery;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Action;

/** {@code serves:} of an action. */
final class DeliveryCapability implements Capability {

    @Override
    public List<Extension<?>> keys() {
        return List.of(Serves.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Action action = placed.action();
            Serves serves = Serves.of(type, action.id());
            names.under(placed.path()).demand(serves.field() == null || action.fields().stream().anyMatch(field -> field.name().equals(serves.field())),
                    "“" + serves.field() + "”不是“" + action.title() + "”的字段", "serves", "field");
            serves.any(type, action.id()).forEach(letter -> names.under(placed.path()).needs(Letter.SORT, letter, "serves"));
        }
    }
}
