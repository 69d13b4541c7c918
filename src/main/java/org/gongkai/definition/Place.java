package org.gongkai.definition;

import org.gongkai.definition.DefinitionText.Origin;

/**
 * Where something stands in a file of declarations.
 *
 * @param origin whose file it is
 * @param line   from 1
 */
public record Place(Origin origin, String file, int line) {

    Place(DefinitionText text, int line) {
        this(text.origin(), text.path(), line);
    }

    @Override
    public String toString() {
        return (origin == Origin.OWN ? origin.title() + " " : "") + file + " 第 " + line + " 行";
    }
}
