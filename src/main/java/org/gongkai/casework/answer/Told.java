package org.gongkai.casework.answer;

import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * What of an action whoever brought the matter is told.
 *
 * @param field the field with the words; null where a letter says all
 * @param mail  whether its letter goes to the e-mail address of the matter at once, where one was given
 */
public record Told(@Meaning("写给提出人的字段；不写的看文书") @Nullable String field, @Meaning("留了电子邮箱的，文书是否随即发去") boolean mail) {

    /** The field with the words, where a definition names none. */
    public static final String FIELD = "answer";
    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);
    private static final Told USUAL = new Told(FIELD, false);

    record Block(@Meaning("告诉提出人什么") @Nullable Told told) {
    }

    public static Told of(CaseType type, String action) {
        return type.says(BLOCK, action).flatMap(block -> Optional.ofNullable(block.told())).orElse(USUAL);
    }
}
