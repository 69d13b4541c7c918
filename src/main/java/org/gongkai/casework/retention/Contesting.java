package org.gongkai.casework.retention;

import java.util.List;
import java.util.Objects;

import org.gongkai.casework.Capability;
import org.gongkai.casework.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/** {@code contests:} of a type: fields that name the answer which such a matter is brought against. */
final class Contesting implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("写明针对哪一答复的字段") @Nullable List<String> contests) {
    }

    /** Empty where such a matter is brought against none. */
    static List<String> fields(CaseType type) {
        return Objects.requireNonNullElse(type.says(BLOCK).contests(), List.of());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }
}
