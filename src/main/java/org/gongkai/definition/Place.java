package org.gongkai.definition;

/**
 * Where something stands in a file of declarations.
 *
 * @param line from 1
 */
public record Place(String file, int line) {

    @Override
    public String toString() {
        return file + " 第 " + line + " 行";
    }
}
