package org.gongkai.inspection.text;

/** A link of the page. */
public record Link(int line, String address, String words, boolean hidden) {
}
