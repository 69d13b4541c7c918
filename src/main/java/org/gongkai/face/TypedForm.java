package org.gongkai.face;

import java.util.List;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * A form on its way to the page, with what its visitor typed before.
 *
 * @param content  its inputs, filled in
 * @param stamp    goes back with it; null where nothing is kept of it
 * @param made     goes back with it too: what it holds, so that a change is seen; null where nothing is kept of it
 * @param joins    whether a browser without scripts sends it together with the others of the page
 * @param typing   whether the script saves it while it is typed
 * @param restored when what it holds was typed; null where it is as the page makes it
 * @param files    names of files that have to be chosen again
 * @param anchor   id of the note that says so
 */
public record TypedForm(Content content, @Nullable String stamp, @Nullable String made, boolean joins, boolean typing, @Nullable String restored, List<String> files, String anchor) {

    static TypedForm plain(Content content, boolean joins) {
        return new TypedForm(content, null, null, joins, false, null, List.of(), "");
    }

    /** The address a form is sent to, without what follows it. */
    public static String address(String action) {
        int end = action.length();
        for (char from : new char[] {'#', '?'}) {
            int at = action.indexOf(from);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return action.substring(0, end);
    }
}
