package org.gongkai.procedure;

/**
 * Where the work stands.
 *
 * @param last whether the work has ended here
 */
public record Stage(String id, String title, boolean last) {
}
