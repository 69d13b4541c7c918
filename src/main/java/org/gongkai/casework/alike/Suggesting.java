package org.gongkai.casework.alike;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/** {@code release:} of an action: with it the applicant suggests that the information become public (政府信息公开条例 2019, Art. 44). */
public final class Suggesting implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("转为主动公开") @Nullable Release release) {
    }

    record Release(@Meaning("这一步是申请人建议主动公开，第四十四条") boolean suggests) {
    }

    public static boolean isDoneBy(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::release).map(Release::suggests).orElse(false);
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }
}
