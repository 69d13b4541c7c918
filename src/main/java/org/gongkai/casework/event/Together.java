package org.gongkai.casework.event;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;

/** {@code together:} of an action: the members of an event follow when it is taken on their lead. */
final class Together implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("合并办理的主件办了这一步，并入的各件同样办理") boolean together) {
    }

    static boolean isTaken(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::together).orElse(false);
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }
}
