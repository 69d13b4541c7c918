package org.gongkai.casework.ordering.condition;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When an order is opened by itself, from {@code regulations/orderconditions.yaml}. */
@Component
public class OrderConditions {

    static final Kind<Declared> FILE = Kind.of("自动督办的条件", "orderconditions.yaml", Declared.class, Declared::look).own(Own.AT_ONCE);

    private final Supplier<Declared> declared;
    private final Now now;

    OrderConditions(Regulations regulations, Now now) {
        this.declared = regulations.made(tree -> Definitions.one(tree, FILE).value());
        this.now = now;
    }

    /** The kind of file that this package reads. */
    static class Kinds implements DefinitionKinds {

        @Override
        public List<Kind<?>> kinds() {
            return List.of(FILE);
        }
    }

    /** What a condition looks at. */
    public enum Watches { MATTER, DOCUMENT, REGISTER }

    record Declared(String title, String description, String legalBasis, List<Condition> conditions) {

        private void look(Names names) {
            Set<String> ids = new HashSet<>();
            for (int n = 0; n < conditions.size(); n++) {
                Names at = names.under("conditions", n);
                Condition one = conditions.get(n);
                at.demand(ids.add(one.id()), "id 写了两次：" + one.id(), "id");
                at.demand(one.id().matches("[a-z][a-z0-9-]{0,30}"), "id 用小写字母、数字和连字号，最多 31 个", "id");
                at.demand(one.after() >= 1 && one.answer() >= 1, "after、answer 至少是 1", "after");
                at.demand((one.watches() == Watches.MATTER) == (one.types() != null && !one.types().isEmpty()), "MATTER 写明哪几种办件（types），别的不写", "types");
                for (int t = 0; one.types() != null && t < one.types().size(); t++) {
                    at.needs(CaseType.SORT, one.types().get(t), "types", t);
                }
            }
        }
    }

    /**
     * A condition.
     *
     * @param types  kinds of matter; null where it looks at none
     * @param after  working days by which the last day is over
     * @param answer working days that the organ has to answer the order
     */
    public record Condition(@Meaning("写在台账里，不改") String id, String title, @Meaning("看什么") Watches watches, @Meaning("哪几种办件") @Nullable List<String> types,
            @Meaning("超期以后的工作日数") int after, @Meaning("答复督办的工作日数") int answer, @Meaning("差什么，一行一项") String lacks, LocalDate from, @Nullable LocalDate to,
            @Meaning("是否经本机关核定；没有核定的只列出、不发起") @Nullable Boolean confirmed) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        /** Whether the office confirmed it: only then it opens anything. */
        public boolean isConfirmed() {
            return Boolean.TRUE.equals(confirmed);
        }
    }

    /** Those that hold today. */
    public List<Condition> today() {
        return declared.get().conditions().stream().filter(condition -> condition.holdsOn(now.today())).toList();
    }
}
