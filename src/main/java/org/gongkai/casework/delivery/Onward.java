package org.gongkai.casework.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.Application;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * A step that may follow an answer at once, where whoever asked chose the way in which it goes: sending it, and where the law takes that for service, its record.
 *
 * @param of     field of what was asked for with the way
 * @param is     the way chosen there
 * @param action the step that follows
 * @param with   what is filled in; {@code {act}} stands for the id of the answer's act
 */
public record Onward(@Meaning("提出时选择方式的字段") String of, @Meaning("选的是哪一种") String is, @Meaning("随即办哪一步") String action, @Meaning("字段填什么；{act} 换成答复那一步的编号") Map<String, String> with) {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);
    private static final String ACT = "{act}";

    record Block(@Meaning("答复以后，可以按提出时选的方式随即发出、登记送达") @Nullable List<Onward> onward) {
    }

    static List<Onward> declared(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::onward).orElse(List.of());
    }

    /** What may follow an action for what was chosen, in order; none where nothing is declared for that. */
    public static List<Onward> of(CaseType type, String action, Application application) {
        return declared(type, action).stream().filter(one -> one.is().equals(application.content().get(one.of()))).toList();
    }

    Map<String, String> values(String actId) {
        Map<String, String> values = new HashMap<>(with);
        values.replaceAll((field, value) -> value.replace(ACT, actId));
        return values;
    }
}
