package org.gongkai.casework.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Action;
import org.jspecify.annotations.Nullable;

/** {@code register:} of an action: which column of a register kept before this installation it stands for. */
public final class Registered implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("旧登记簿的哪一列写明这一步，导入时照此走一遍") @Nullable Column register) {
    }

    record Column(@Meaning("哪一列的日期") Day on, @Meaning("登记簿没有写的字段填什么；{id}、{outcome}、{days} 是登记簿上的") @Nullable Map<String, String> with) {
    }

    /** What a register says the day of. */
    public enum Day { RECEIVED, EXTENDED, PAUSED, RESUMED, DECIDED, SERVED }

    /**
     * A step that a register tells of.
     *
     * @param with what is filled in, with what stands in the line in braces
     */
    public record Step(Action action, Day on, Map<String, String> with) {
    }

    /** The steps in the order of the file; empty where such matters come whole only. */
    public static List<Step> steps(CaseType type) {
        List<Step> steps = new ArrayList<>();
        for (Action action : type.procedure().actions()) {
            type.says(BLOCK, action.id()).map(Block::register)
                    .ifPresent(column -> steps.add(new Step(action, column.on(), Objects.requireNonNullElse(column.with(), Map.of()))));
        }
        return steps;
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        List<Step> steps = steps(type);
        names.demand(steps.isEmpty() || steps.stream().anyMatch(step -> step.on() == Day.RECEIVED), "有的步骤写明了登记簿的列，而没有一步是收到之日的（register: {on: RECEIVED}）");
        names.demand(steps.stream().anyMatch(step -> step.on() == Day.PAUSED) == steps.stream().anyMatch(step -> step.on() == Day.RESUMED),
                "登记簿的停止计算和恢复计算应当都有（register: {on: PAUSED}、{on: RESUMED}）");
    }
}
