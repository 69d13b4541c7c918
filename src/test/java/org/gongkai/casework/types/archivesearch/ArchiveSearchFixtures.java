package org.gongkai.casework.types.archivesearch;

import org.gongkai.casework.TypeRules;

/** The rules of the type without an application around them. */
public final class ArchiveSearchFixtures {

    private ArchiveSearchFixtures() {
    }

    public static TypeRules rules() {
        return new ArchiveSearchRules();
    }
}
