package org.gongkai.casework.drafting.declared;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.directory.Role;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code drafted:} of an action. */
public final class DraftingCapability implements Capability {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("先拟稿，审核、会签以后签发") @Nullable Drafted drafted) {
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Action action = placed.action();
            Drafted drafted = Drafted.of(type, action.id()).orElse(null);
            if (drafted == null) {
                continue;
            }
            Names at = names.under(placed.path()).under("drafted");
            at.demand(!drafted.by().isEmpty(), "写明由谁拟稿", "by");
            roles(drafted.by(), at, "by");
            roles(drafted.reviewers(), at, "review", "by");
            roles(drafted.countersigners(), at, "countersign", "by");
            at.demand(drafted.review() == null || !drafted.reviewers().isEmpty(), "写明由谁审核", "review", "by");
            at.demand(action.who().stream().anyMatch(DraftingCapability::isOfHouse), "“" + action.title() + "”没有岗位可以签发", "by");
            at.demand(action.fields().stream().noneMatch(field -> field.kind() == Field.Kind.FILE), "“" + action.title() + "”收文件，不能拟稿", "by");
        }
    }

    /** Whether a capacity is a post, so that somebody can sign. */
    public static boolean isOfHouse(String who) {
        return !List.of(Actor.APPLICANT, Actor.SYSTEM, Actor.CONSULTED).contains(who);
    }

    private static void roles(List<String> roles, Names at, Object... path) {
        for (int n = 0; n < roles.size(); n++) {
            at.under(path).needs(Role.SORT, roles.get(n), n);
            at.under(path).demand(isOfHouse(roles.get(n)), "“" + roles.get(n) + "”不是岗位", n);
        }
    }
}
