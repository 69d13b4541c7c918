package org.gongkai.casework.begin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/**
 * A matter of another type that an action begins.
 *
 * @param organ     field of the action with the organ at which it begins; null where it is the organ that acts
 * @param parties   kind of applicant there by kind here; the same where it is not named
 * @param applicant field there by the field it comes from: of the action, else of the applicant here
 * @param item      the same of each item, and {@code content} of what is said of the whole
 */
public record Begins(@Meaning("哪一种办件") String type, @Meaning("写明机关的字段；不写是办这一步的机关") @Nullable String organ, @Meaning("那一种的哪个渠道") String channel,
        @Meaning("申请人类别对应成那一种的哪个；同名的不写") @Nullable Map<String, String> parties,
        @Meaning("那一种的哪个字段，由这一步或者本件申请人的哪个字段带过去") @Nullable Map<String, String> applicant,
        @Meaning("同上，每一项的") @Nullable Map<String, String> item, @Meaning("同上，整件的") @Nullable Map<String, String> content) {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("另立一件别种办件，带过去什么") @Nullable Begins begins) {
    }

    public static Optional<Begins> of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::begins);
    }

    public String party(String here) {
        return parties == null ? here : parties.getOrDefault(here, here);
    }

    /** What of the applicant goes along, as far as it was said and the other type asks for it. */
    public Map<String, String> applicant(Attempt attempt, Map<String, String> said, List<Field> asked) {
        return carried(applicant, attempt, said, asked);
    }

    public Map<String, String> item(Attempt attempt, Map<String, String> said, List<Field> asked) {
        return carried(item, attempt, said, asked);
    }

    public Map<String, String> content(Attempt attempt, Map<String, String> said, List<Field> asked) {
        return carried(content, attempt, said, asked);
    }

    private static Map<String, String> carried(@Nullable Map<String, String> fields, Attempt attempt, Map<String, String> said, List<Field> asked) {
        Map<String, String> carried = new LinkedHashMap<>();
        for (Field field : asked) {
            String from = fields == null ? null : fields.get(field.name());
            String value = from == null ? null : Optional.ofNullable(attempt.value(from)).orElseGet(() -> said.get(from));
            if (value != null && !value.isBlank()) {
                carried.put(field.name(), value);
            }
        }
        return carried;
    }
}
