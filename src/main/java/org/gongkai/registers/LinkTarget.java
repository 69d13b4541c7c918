package org.gongkai.registers;

import java.util.Optional;

import org.gongkai.registers.datatype.NamedType;

/** Something in another room that a field may point at; answered by that room. */
public interface LinkTarget {

    /** How a declaration names documents. */
    String DOCUMENT = "document";

    /** By which a declaration names it. */
    String id();

    /** What one is called, such as 文件. */
    String what();

    /** @param said id, number or title */
    Optional<NamedType.Known> find(String said);
}
