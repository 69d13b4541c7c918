package org.gongkai.casework.ordering;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Nearest;
import org.gongkai.procedure.Action;
import org.jspecify.annotations.Nullable;

/** {@code ordering:} of a type: its steps deal with a list of what is lacking, item by item. */
public final class OrderingCapability implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("一项一项的整改清单") @Nullable Ordering ordering) {
    }

    /**
     * Which steps of the type do what.
     *
     * @param issue     sends the order to the organ: its fields are {@code subject}, {@code cause}, {@code addressed}, {@code until} and {@code lacks}
     * @param answer    of the organ, once every open item says what was done
     * @param accept    ends it, once every item was accepted by somebody else
     * @param sendBack  back to the organ, once each item that is not accepted says what is still lacking
     * @param extend    moves the last day, before it is over
     * @param circulate the last step: only where the organ is late, or was sent back to often
     * @param lift      ends it unanswered
     * @param askTime   of the organ, which wants more time
     */
    public record Ordering(@Meaning("发出的一步") String issue, @Meaning("被督办的机关答复的一步") String answer, @Meaning("认可、销号的一步") String accept, @Meaning("退回的一步") String sendBack,
            @Meaning("同意延期的一步") String extend, @Meaning("通报的一步") String circulate, @Meaning("撤销的一步") String lift, @Meaning("机关申请延期的一步") String askTime, @Meaning("什么时候可以通报") CirculateAfter circulateAfter) {

        private Map<String, String> steps() {
            return Map.of("issue", issue, "answer", answer, "accept", accept, "sendBack", sendBack, "extend", extend, "circulate", circulate, "lift", lift);
        }
    }

    /** @param overdue working days after the last day @param returns how often it was sent back */
    public record CirculateAfter(@Meaning("过期以后的工作日数") int overdue, @Meaning("退回的次数") int returns, @Meaning("数目是否经本机关核定") @Nullable Boolean confirmed) {
    }

    /** Empty where matters of the type order nothing. */
    public static Optional<Ordering> of(CaseType type) {
        return Optional.ofNullable(type.says(BLOCK).ordering());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        Ordering ordering = type.says(BLOCK).ordering();
        if (ordering == null) {
            return;
        }
        List<String> there = type.actions().stream().map(Action::id).toList();
        ordering.steps().forEach((key, step) -> {
            if (!there.contains(step)) {
                names.wrong("没有“" + step + "”这一步", Nearest.to(step, there), "ordering", key);
            }
        });
        type.action(ordering.issue()).ifPresent(issue -> {
            List<String> fields = issue.fields().stream().map(field -> field.name()).toList();
            names.demand(fields.containsAll(List.of("subject", "cause", "addressed", "until", "lacks")), "发出的一步要有 subject、cause、addressed、until、lacks 这些字段", "ordering", "issue");
        });
        names.demand(ordering.circulateAfter().overdue() >= 1 && ordering.circulateAfter().returns() >= 1, "overdue、returns 至少是 1", "ordering", "circulateAfter");
    }
}
