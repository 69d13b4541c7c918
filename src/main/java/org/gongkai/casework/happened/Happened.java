package org.gongkai.casework.happened;

import java.util.List;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * Something that a step records and that had happened by then.
 *
 * @param day field with the day or month; null where it is the day of the step
 * @param at  field with the time of that day; null where none is asked
 */
record Happened(@Meaning("写明哪天、哪个月的字段；不写的，就是办这一步的那天") @Nullable String day, @Meaning("写明几点的字段") @Nullable String at) {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("这一步记下的、已经发生的事：日期和几点不能晚于办这一步的时候") @Nullable List<Happened> happened) {
    }

    static List<Happened> of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::happened).orElse(List.of());
    }
}
