package org.gongkai.definition;

import java.util.Collection;
import java.util.Set;

/** Names that the program itself knows, for declarations to speak of: roles, conditions written in Java. */
public record Known(Sort sort, Set<String> names) {

    public static Known of(Sort sort, Collection<String> names) {
        return new Known(sort, Set.copyOf(names));
    }
}
