package org.gongkai.casework.types.inforequest;

import java.util.List;

import org.gongkai.casework.types.inforequest.fee.Tariffs;
import org.gongkai.casework.types.inforequest.reply.ReplyWords;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kinds of file that this room reads. */
class InfoRequestDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(Tariffs.FILE, ReplyWords.FILE);
    }
}
