package org.gongkai.casework.mail;

import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.procedure.Action;
import org.jspecify.annotations.Nullable;

/**
 * What an action has to do with e-mail.
 *
 * @param by      field with the way in which the papers go out; null where the action sends none by itself
 * @param records what became of a message that it records
 */
public record Mailing(@Meaning("写明发出方式的字段") @Nullable String by, @Meaning("记下发出的邮件怎样了") @Nullable Result records) {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);
    private static final Mailing NONE = new Mailing(null, null);

    /** What became of a message that an act sent. */
    public enum Result { SENT, RETURNED }

    record Block(@Meaning("发电子邮件") @Nullable Mailing mailing) {
    }

    public static Mailing of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::mailing).orElse(NONE);
    }

    /** The action that records what became of a message; none where letters of this type never go by e-mail. */
    public static Optional<String> recording(CaseType type, Result result) {
        return type.actions().stream().map(Action::id).filter(action -> of(type, action).records() == result).findFirst();
    }
}
