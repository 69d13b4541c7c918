package org.gongkai.casework.delivery;

import java.util.List;
import java.util.Map;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/**
 * Of which letters an action records that they were served.
 *
 * @param field   field in which the letter is chosen; null where it is always the same
 * @param letters the letters that it is about where none is chosen
 * @param proof   field for the number of the post, where it is recorded by that; null where it is not
 * @param with    what else is filled in then
 */
public record Serves(@Meaning("选择哪一份文书的字段") @Nullable String field, @Meaning("登记的是哪几种文书的送达") @Nullable List<String> letters,
        @Meaning("按邮政的投递结果登记时，号码填在哪个字段；不写的不能这样登记") @Nullable String proof, @Meaning("按邮政的投递结果登记时，别的字段填什么") @Nullable Map<String, String> with) {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);
    private static final Serves NOTHING = new Serves(null, List.of(), null, null);

    record Block(@Meaning("登记文书的送达") @Nullable Serves serves) {
    }

    public static Serves of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::serves).orElse(NOTHING);
    }

    /** Of which letters it can be said at all. */
    List<String> any(CaseType type, String action) {
        return new Which(field, letters).any(type, action);
    }

    /** Of which letters an act says it. */
    List<String> said(Act act) {
        return new Which(field, letters).said(act);
    }

    /** Whether the service of a letter can be recorded for matters of a type. */
    public static boolean covers(CaseType type, String letter) {
        return type.actions().stream().anyMatch(action -> of(type, action.id()).any(type, action.id()).contains(letter));
    }
}
