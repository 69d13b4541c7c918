package org.gongkai.enactment;

import java.util.List;

/** What came of accepting what lies in the folder. */
public sealed interface Acceptance {

    /** @param digest of the set that is in force from now on */
    record Accepted(String digest, Difference difference) implements Acceptance {
    }

    /** It is in force already. */
    record Unchanged(String digest) implements Acceptance {
    }

    record Refused(List<String> reasons) implements Acceptance {
    }
}
