package org.gongkai.procedure;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where the work stands.
 *
 * @param last   whether the work has ended here
 * @param due    ids of the actions owed here, the foremost first; empty while it waits for somebody outside, null where the
 *               declared order of the actions says it
 * @param paused what is waited for while the period does not run; null where nothing is said
 */
public record Stage(String id, String title, boolean last, @Nullable List<String> due, @Nullable String paused) {

    public Stage(String id, String title, boolean last) {
        this(id, title, last, null, null);
    }
}
