package org.gongkai.casework.happened;

import java.util.List;
import java.util.Set;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.definition.Nearest;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code happened:} of an action. */
final class HappenedCapability implements Capability {

    @Override
    public List<Extension<?>> keys() {
        return List.of(Happened.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            List<Happened> happened = Happened.of(type, placed.action().id());
            for (int n = 0; n < happened.size(); n++) {
                Names at = names.under(placed.path()).under("happened", n);
                field(placed.action(), happened.get(n).day(), Set.of(Field.Kind.DATE, Field.Kind.MONTH), at, "day");
                field(placed.action(), happened.get(n).at(), Set.of(Field.Kind.TIME), at, "at");
                at.demand(happened.get(n).day() != null || happened.get(n).at() != null, "happened 写明哪个字段：day 哪天，at 几点");
            }
        }
    }

    private static void field(Action action, @Nullable String name, Set<Field.Kind> kinds, Names at, String key) {
        List<String> there = action.fields().stream().filter(field -> kinds.contains(field.kind())).map(Field::name).toList();
        if (name != null && !there.contains(name)) {
            at.wrong("“" + action.title() + "”没有“" + name + "”这个" + (key.equals("at") ? "时间" : "日期、月份") + "字段", Nearest.to(name, there), key);
        }
    }
}
