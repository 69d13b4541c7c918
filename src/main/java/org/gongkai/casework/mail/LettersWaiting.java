package org.gongkai.casework.mail;

import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.letters.LettersToDecide;
import org.springframework.stereotype.Component;

/** What of the letters waits for a person: asked in one query for the inbox, whichever engines ask. */
@Component
public class LettersWaiting {

    private final LettersToDecide letters;

    LettersWaiting(LettersToDecide letters) {
        this.letters = letters;
    }

    public LettersToDecide.Found of(Staff staff, int limit) {
        Scope handling = staff.scope(Power.HANDLE);
        Scope signing = staff.scope(Power.SIGN);
        return handling.organs().isEmpty() && signing.organs().isEmpty() ? LettersToDecide.Found.NOTHING
                : ReadOnce.of(LettersWaiting.class, staff.personId() + " " + limit, () -> letters.of(handling, signing, staff.personId(), limit));
    }
}
