package org.gongkai.casework.delivery;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code serves:}, {@code posts:}, {@code returns:} and {@code onward:} of an action. */
final class DeliveryCapability implements Capability {

    @Override
    public List<Extension<?>> keys() {
        return List.of(Serves.BLOCK, Posts.BLOCK, Onward.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Action action = placed.action();
            Serves serves = Serves.of(type, action.id());
            names.under(placed.path()).demand(serves.field() == null || action.fields().stream().anyMatch(field -> field.name().equals(serves.field())),
                    "“" + serves.field() + "”不是“" + action.title() + "”的字段", "serves", "field");
            serves.any(type, action.id()).forEach(letter -> names.under(placed.path()).needs(Letter.SORT, letter, "serves"));
            demand(names, placed, serves.proof(), "serves", "proof");
            Posts.of(type, action.id()).ifPresent(posts -> {
                demand(names, placed, posts.field(), "posts", "field");
                demand(names, placed, posts.number(), "posts", "number");
                if (posts.of() != null || posts.is() != null) {
                    choice(names.under(placed.path()), type, posts.of(), posts.is(), "posts");
                }
                posts.any(type, action.id()).forEach(letter -> names.under(placed.path()).needs(Letter.SORT, letter, "posts"));
            });
            for (Onward step : Onward.declared(type, action.id())) {
                Names at = names.under(placed.path());
                choice(at, type, step.of(), step.is(), "onward");
                Action next = type.action(step.action()).orElse(null);
                at.demand(next != null && next.who().contains(Actor.SYSTEM), "“" + step.action() + "”须是系统可以办的一步", "onward");
                at.demand(next == null || next.fields().stream().map(Field::name).toList().containsAll(step.with().keySet()), "“" + step.action() + "”没有这些字段：" + step.with().keySet(), "onward");
            }
            Posts.returns(type, action.id()).ifPresent(returns -> {
                demand(names, placed, returns.number(), "returns", "number");
                demand(names, placed, returns.reason(), "returns", "reason");
            });
        }
    }

    private static void choice(Names at, CaseType type, @Nullable String of, @Nullable String is, String block) {
        at.demand(is != null && type.content().stream().anyMatch(field -> field.name().equals(of) && field.options().containsKey(is)), "提出时没有这样的选择：" + of + "、" + is, block);
    }

    private static void demand(Names names, CaseType.Placed placed, @Nullable String field, String block, String key) {
        names.under(placed.path()).demand(field == null || placed.action().fields().stream().anyMatch(one -> one.name().equals(field)),
                "“" + field + "”不是“" + placed.action().title() + "”的字段", block, key);
    }
}
