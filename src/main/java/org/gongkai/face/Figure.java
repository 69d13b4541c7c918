package org.gongkai.face;

/** A number of a drawing and what it is the number of. */
public record Figure(String label, long value) {
}
