package org.gongkai.registers;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a value of a row, in a sentence that a person can act on.
 *
 * @param field   the field it stands at; empty where it is about the row
 * @param instead what was probably meant; null where nothing can be proposed
 */
public record RowFault(long line, String field, String sentence, @Nullable String instead) {
}
