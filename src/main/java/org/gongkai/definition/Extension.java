package org.gongkai.definition;

/**
 * Keys that stand in a file beside those of a record it becomes, and that another package reads: whoever reads the record need not know them.
 *
 * @param of    the record beside whose keys they stand, wherever it occurs in a file
 * @param shape the record with the added keys; no other may bear one of them
 */
public record Extension<T>(Class<?> of, Class<T> shape) {
}
