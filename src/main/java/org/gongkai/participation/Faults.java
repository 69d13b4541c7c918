package org.gongkai.participation;

import java.util.List;

/** What is wrong with something that was typed, collected so that all of it is said at once. */
public final class Faults {

    private Faults() {
    }

    public static void demand(boolean holds, String otherwise, List<String> faults) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
