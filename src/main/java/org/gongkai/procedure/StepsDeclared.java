package org.gongkai.procedure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/** Stages, actions and fields as files declare them, for whatever has steps; what only some of them say they add as extensions. */
public final class StepsDeclared {

    private StepsDeclared() {
    }

    public record Step(String id, String title, @Nullable Boolean last, @Nullable List<String> due, @Nullable String paused) {

        public Stage stage() {
            return new Stage(id, title, Boolean.TRUE.equals(last), due, paused);
        }
    }

    public record Act(String id, String title, @Nullable String description, @Nullable String article,
            @Meaning("可以办理的环节") List<String> from, @Meaning("办后到哪个环节；不写则不变") @Nullable String to,
            @Meaning("由谁办理：岗位，或者 APPLICANT、SYSTEM、CONSULTED") List<String> who, @Meaning("须成立的条件，见条件表") @Nullable List<String> guards,
            @Nullable List<Input> fields) {

        /** @param asked what its fields ask for, with what extensions add */
        public Action action(List<Field> asked) {
            return new Action(id, title, description, article, Set.copyOf(from), to, Set.copyOf(who), guards == null ? List.of() : guards, asked);
        }

        /** With fields to which nothing is added. */
        public Action action() {
            return action(fields == null ? List.of() : fields.stream().map(input -> input.field(Field.Limits.NONE)).toList());
        }
    }

    public record Input(String name, String title, @Nullable String hint, Field.Kind kind,
            Field.@Nullable Keeping kept, @Nullable Boolean required, @Nullable Map<String, String> options,
            @Nullable Integer max, @Nullable String article, @Nullable List<String> when) {

        public Field field(Field.Limits limits) {
            return new Field(name, title, hint, kind, Objects.requireNonNullElse(kept, Field.Keeping.SEALED), Boolean.TRUE.equals(required),
                    options == null ? Map.of() : options, max == null ? 0 : max, article, limits);
        }
    }
}
