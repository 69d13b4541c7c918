package org.gongkai.casework.ending;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.evidence.EvidenceKind;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;

/** {@code asks:}, {@code scans:} and {@code proved:} of an action. */
final class EndingCapability implements Capability {

    @Override
    public List<Extension<?>> keys() {
        return List.of(Closing.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Action action = placed.action();
            Closing closing = Closing.of(type, action.id());
            Names at = names.under(placed.path());
            for (int scan = 0; scan < closing.scans().size(); scan++) {
                at.needs(EvidenceKind.SORT, closing.scans().get(scan), "scans", scan);
            }
            if (closing.proof() != null) {
                Set<String> asked = new HashSet<>(Set.of(closing.proof().field()));
                asked.addAll(closing.proof().when() == null ? Set.of() : closing.proof().when().keySet());
                action.fields().stream().map(Field::name).forEach(asked::remove);
                asked.forEach(field -> at.wrong("“" + field + "”不是“" + action.title() + "”的字段", null, "proved"));
            }
        }
    }
}
