package org.gongkai.letters;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kinds of file that this room reads. */
class LetterDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(LetterTemplates.FILES, LetterParts.FILE, MailWording.FILE);
    }
}
