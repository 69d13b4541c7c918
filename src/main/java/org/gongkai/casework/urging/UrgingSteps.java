package org.gongkai.casework.urging;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.gongkai.definition.Sort;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is urged when, from {@code regulations/urging.yaml}. */
@Component
class UrgingSteps {

    private static final Sort SORT = new Sort("urging", "催办");
    private static final List<String> HANDLING = List.of(Role.with(Power.HANDLE));
    static final Kind<Declared> FILE = Kind.of("催办", "urging.yaml", Declared.class, Declared::look).own(Own.AT_ONCE);

    private final Supplier<Declared> declared;

    UrgingSteps(Regulations regulations) {
        declared = regulations.made(tree -> Definitions.one(tree, FILE).value());
    }

    /** The kind of file that this package reads. */
    static class Kinds implements DefinitionKinds {

        @Override
        public List<Kind<?>> kinds() {
            return List.of(FILE);
        }
    }

    record Declared(String title, String description, String legalBasis, List<Dated> rows) {

        private void look(Names names) {
            for (int n = 0; n < rows.size(); n++) {
                Names at = names.under("rows", n);
                Dated row = rows.get(n);
                List<String> types = row.types() == null ? List.of("") : row.types();
                types.forEach(type -> at.holds(SORT, type, row.from(), row.to(), "from"));
                if (row.types() != null) {
                    types.forEach(type -> at.needs(CaseType.SORT, type, "types"));
                }
                Set<String> ids = new HashSet<>();
                for (int s = 0; s < row.steps().size(); s++) {
                    row.steps().get(s).look(at.under("steps", s), ids, s == 0 ? null : row.steps().get(s - 1));
                }
            }
            names.demand(rows.stream().anyMatch(row -> row.types() == null), "至少写一行不限办件类型的", "rows");
        }
    }

    record Dated(LocalDate from, @Nullable LocalDate to, @Meaning("只用于这些办件类型；不写的用于其余的") @Nullable List<String> types, List<Step> steps,
            @Meaning("数目是否经本机关核定") @Nullable Boolean confirmed) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** One of the steps, in the order in which they come. */
    record Step(String id, String title, @Meaning("到期以前的工作日数，0 是到期那天") @Nullable Integer before, @Meaning("过期以后的工作日数，至少 1") @Nullable Integer after,
            @Meaning("是否提醒承办人") @Nullable Boolean holder, @Meaning("提醒哪些岗位") @Nullable List<String> roles) {

        /** Working days left from which on it is reached: negative once the last day is over. */
        int reachedAt() {
            return before != null ? before : -(after == null ? 0 : after);
        }

        boolean isForHolder() {
            return Boolean.TRUE.equals(holder);
        }

        /** Who is told beside a holder; where there is none, whoever handles what comes in. */
        List<String> told(@Nullable String assignee) {
            List<String> others = roles == null ? List.of() : roles;
            return isForHolder() && assignee == null && others.isEmpty() ? HANDLING : others;
        }

        private void look(Names at, Set<String> ids, @Nullable Step earlier) {
            at.demand(ids.add(id), "id 写了两次：" + id, "id");
            at.demand((before == null) != (after == null), "before、after 写一个：到期以前几个工作日，或者过期以后几个工作日", "before");
            at.demand(before == null || before >= 0, "before 不小于 0，0 是到期那天", "before");
            at.demand(after == null || after >= 1, "after 至少是 1", "after");
            at.demand(isForHolder() || roles != null && !roles.isEmpty(), "写明提醒谁：holder 或者 roles", "roles");
            at.demand(earlier == null || reachedAt() < earlier.reachedAt(), "各步按先后写，一步比一步晚", "before");
            if (roles != null) {
                for (int n = 0; n < roles.size(); n++) {
                    at.needs(Role.SORT, roles.get(n), "roles", n);
                }
            }
        }
    }

    /** The last step that a matter of a type has reached, by the rules of a day. @param left working days to its last day, negative once it is over */
    Optional<Step> reached(String type, LocalDate on, int left) {
        List<Dated> rows = declared.get().rows().stream().filter(row -> row.holdsOn(on)).toList();
        return rows.stream().filter(row -> row.types() != null && row.types().contains(type)).findFirst().or(() -> rows.stream().filter(row -> row.types() == null).findFirst())
                .flatMap(row -> row.steps().stream().filter(step -> left <= step.reachedAt()).min(Comparator.comparing(Step::reachedAt)));
    }

    /** Working days before a last day from which on anybody is urged at all. */
    int earliest(LocalDate on) {
        return declared.get().rows().stream().filter(row -> row.holdsOn(on)).flatMap(row -> row.steps().stream()).mapToInt(Step::reachedAt).max().orElse(0);
    }
}
