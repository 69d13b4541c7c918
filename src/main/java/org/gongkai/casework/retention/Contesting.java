package org.gongkai.casework.retention;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code contests:} of a type: fields that name the answer which such a matter is brought against. */
final class Contesting implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("写明针对哪一答复的字段") @Nullable List<String> contests,
            @Meaning("所写的文号、编号必须查得到，除非这个字段选了是；不写的，查不到也收") @Nullable String contestsKnownUnless) {
    }

    /** The field that says that the answer cannot be found here; empty where an unknown one is taken. */
    static Optional<String> knownUnless(CaseType type) {
        return Optional.ofNullable(type.says(BLOCK).contestsKnownUnless());
    }

    /** Empty where such a matter is brought against none. */
    static List<String> fields(CaseType type) {
        return Objects.requireNonNullElse(type.says(BLOCK).contests(), List.of());
    }

    @Override
    public void look(CaseType type, Names names) {
        knownUnless(type).ifPresent(unless -> names.demand(type.content().stream().anyMatch(field -> field.name().equals(unless) && field.kind() == Field.Kind.YES_NO)
                && type.content().stream().map(Field::name).toList().containsAll(fields(type)), "contestsKnownUnless 应是 content 里的是非（YES_NO），contests 的字段也在 content 里", "contestsKnownUnless"));
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }
}
