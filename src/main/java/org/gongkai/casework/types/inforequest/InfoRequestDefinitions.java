package org.gongkai.casework.types.inforequest;

import java.util.List;

import org.gongkai.casework.consistency.WordsOfLetters;
import org.gongkai.casework.types.inforequest.fee.FeesInPublic;
import org.gongkai.casework.types.inforequest.fee.Tariffs;
import org.gongkai.casework.types.inforequest.reply.ReplyWords;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;
import org.gongkai.registers.Projection;

/** The kinds of file that this room reads. */
class InfoRequestDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(Tariffs.FILE, ReplyWords.FILE);
    }

    @Override
    public List<Known> known() {
        return List.of(Known.of(WordsOfLetters.OF_TYPE, InfoRequestRules.WORDS.stream().map(word -> InfoRequestRules.TYPE + " " + word).toList()), Known.of(Projection.SORT, List.of(FeesInPublic.ID)));
    }
}
