package org.gongkai.casework;

import java.util.List;

import org.gongkai.letters.LetterText;
import org.gongkai.procedure.Refusal;

/** What an action would send out, seen before it is taken. */
public sealed interface Preview {

    /** The letter, its number still open. */
    record Paper(LetterText text) implements Preview {
    }

    /** The action would be refused, for these reasons. */
    record Refused(List<Refusal> reasons) implements Preview {
    }
}
