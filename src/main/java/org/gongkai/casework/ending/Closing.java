package org.gongkai.casework.ending;

import java.util.List;

/**
 * What stands around an action that closes a case or says that somebody else wants it closed.
 *
 * @param asks    what whoever takes it reads before it is done: what it means, one sentence each
 * @param scans   kinds of evidence of which one must stand with the case
 * @param reopens whether it undoes the action that concluded the case, as if that had never been: its clock never stopped
 */
public record Closing(List<String> asks, List<String> scans, boolean reopens) {

    public static final Closing NONE = new Closing(List.of(), List.of(), false);
}
