package org.gongkai.registers;

import java.util.Optional;

import org.gongkai.registers.datatype.NamedType;

/** Something in another room that a field may point at; answered by that room. */
public interface LinkTarget {

    /** How a declaration names documents. */
    String DOCUMENT = "document";
    /** The same for letters with a public answer. */
    String MATTER = "matter";

    /** By which a declaration names it. */
    String id();

    /** @param said its id, or however else that room lets it be named */
    Optional<NamedType.Known> find(String said);
}
