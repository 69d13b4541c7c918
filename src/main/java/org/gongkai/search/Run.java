package org.gongkai.search;

import java.util.List;

/** A stretch of text that either is what was asked for or is not. */
public record Run(String text, boolean marked) {

    /** The text without marks. */
    public static String plain(List<Run> runs) {
        StringBuilder plain = new StringBuilder();
        runs.forEach(run -> plain.append(run.text()));
        return plain.toString();
    }
}
