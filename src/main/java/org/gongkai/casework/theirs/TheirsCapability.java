package org.gongkai.casework.theirs;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Field;

/** {@code theirs:} and {@code confirms:} of an action. */
final class TheirsCapability implements Capability {

    @Override
    public List<Extension<?>> keys() {
        return List.of(Theirs.BLOCK, Confirming.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            String action = placed.action().id();
            Names at = names.under(placed.path());
            Theirs.Of theirs = Theirs.declared(type, action);
            at.demand(theirs.to() == null || theirs.from() == null, "一步只能登记（to）或者取消（from）一个人的登录", "theirs");
            Stream.of(theirs.to(), theirs.from()).filter(Objects::nonNull).forEach(field -> at.demand(placed.action().fields().stream().anyMatch(one -> one.name().equals(field)
                    && one.kind() == Field.Kind.PERSON && one.kept() == Field.Keeping.ACT && one.required() && one.limits().among() != null && !one.limits().among().outsiders().isEmpty()),
                    "“" + field + "”应是这一步必填的外部人员：kind: PERSON，kept: ACT，among: {outsiders: [...]}", "theirs"));
            String confirms = Confirming.of(type, action);
            at.demand(confirms == null || type.action(confirms).isPresent(), "没有“" + confirms + "”这一步可以确认", "confirms");
        }
    }
}
