package org.gongkai.casework.ending;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * What stands around an action that closes a case, or with which the desk speaks for somebody else.
 *
 * @param asks  what whoever takes it reads before it is done: what it means, one sentence each
 * @param scans kinds of evidence of which one must stand with the case
 * @param proof where the desk says what proves the word of somebody else; null where nobody else's word is entered
 */
public record Closing(List<String> asks, List<String> scans, @Nullable Proof proof) {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);
    private static final Closing NONE = new Closing(List.of(), List.of(), null);

    /**
     * @param field the field with the number of what proves it; whoever speaks for themselves is not asked
     * @param when  values of other fields with which it is asked; null where always
     */
    public record Proof(String field, @Meaning("别的字段取这些值时才须写明") @Nullable Map<String, List<String>> when) {

        boolean isAsked(Map<String, String> values) {
            return when == null || when.entrySet().stream().allMatch(asked -> asked.getValue().contains(values.getOrDefault(asked.getKey(), "")));
        }
    }

    record Block(@Meaning("办理前要读到的话") @Nullable List<String> asks, @Meaning("须有其中一种凭证") @Nullable List<String> scans,
            @Meaning("替别人登记的，凭证写在哪个字段") @Nullable Proof proved) {

        Closing closing() {
            return new Closing(Objects.requireNonNullElse(asks, List.of()), Objects.requireNonNullElse(scans, List.of()), proved);
        }
    }

    public static Closing of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::closing).orElse(NONE);
    }
}
