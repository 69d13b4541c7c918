package org.gongkai.casework.agent;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.merging.Merging;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;

/** {@code agent:} of a type: its matters come in by telephone, are entered on one screen while listening, and are called back. */
public final class AgentDesk implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("话务台：边听边登记，一屏办完；不写的没有话务台") @Nullable Agent agent) {
    }

    /**
     * @param caller field of the applicant with the number that calls
     * @param then   actions that can be taken with the entry itself
     * @param merge  action that merges the call into a matter that stands; null where none does
     */
    public record Agent(@Meaning("登记的渠道") String channel, @Meaning("来电号码：applicant 中的哪一项") String caller, @Meaning("登记的同时可以办的步骤") List<String> then,
            @Meaning("并入正在办的一件，是哪一步") @Nullable String merge, @Meaning("回访；不写的不回访") @Nullable CallBack callBack) {
    }

    /** @param tried action that notes a call that reached nobody */
    public record CallBack(@Meaning("待回访的环节") String stage, @Meaning("联系上了，登记回访的一步") String reached, @Meaning("没有联系上，登记一次的一步") String tried) {
    }

    /** Empty for a type that has no such desk. */
    public static Optional<Agent> of(CaseType type) {
        return Optional.ofNullable(type.says(BLOCK).agent());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        of(type).ifPresent(agent -> {
            Names at = names.under("agent");
            at.demand(type.channel(agent.channel()).filter(channel -> !channel.selfService()).isPresent(), "没有由工作人员登记的渠道“" + agent.channel() + "”", "channel");
            at.demand(type.applicant().stream().anyMatch(field -> field.name().equals(agent.caller()) && field.kind() == Field.Kind.PHONE), "“" + agent.caller() + "”不是 applicant 中的电话", "caller");
            at.demand(!type.itemised(), "分项提出的没有话务台", "channel");
            for (int n = 0; n < agent.then().size(); n++) {
                action(type, agent.then().get(n), at, "then", n);
            }
            if (agent.merge() != null) {
                action(type, agent.merge(), at, "merge");
                at.demand(Merging.of(type, agent.merge()).isPresent(), "“" + agent.merge() + "”没有写 merges", "merge");
            }
            if (agent.callBack() != null) {
                at.demand(type.procedure().stages().stream().map(Stage::id).anyMatch(agent.callBack().stage()::equals), "没有“" + agent.callBack().stage() + "”这个环节", "callBack", "stage");
                action(type, agent.callBack().reached(), at, "callBack", "reached");
                action(type, agent.callBack().tried(), at, "callBack", "tried");
            }
        });
    }

    private static void action(CaseType type, String id, Names at, Object... path) {
        Optional<Action> action = type.procedure().action(id);
        at.demand(action.isPresent(), "整件没有“" + id + "”这一步", path);
    }
}
