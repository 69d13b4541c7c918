package org.gongkai.reading;

import java.nio.charset.StandardCharsets;

/** The name a file came with, as it may be kept: no folders, nothing unseen, and no longer than any file system and archive takes. */
public final class FileName {

    /** Most take 255; a copy gets words before and after. */
    private static final int MOST_BYTES = 180;
    private static final int LONGEST_ENDING = 12;

    private FileName() {
    }

    public static String kept(String name, String otherwise) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\x{FFFD}\\p{Cs}]", "").strip();
        if (last.isEmpty()) {
            return otherwise;
        }
        int dot = last.lastIndexOf('.');
        String ending = dot > 0 && last.length() - dot <= LONGEST_ENDING ? last.substring(dot) : "";
        String stem = last.substring(0, last.length() - ending.length());
        return shortened(stem, MOST_BYTES - bytes(ending)) + ending;
    }

    /** On a boundary between characters. */
    private static String shortened(String stem, int most) {
        if (bytes(stem) <= most) {
            return stem;
        }
        StringBuilder kept = new StringBuilder();
        int used = bytes("…");
        for (int i = 0; i < stem.length();) {
            String one = Character.toString(stem.codePointAt(i));
            used += bytes(one);
            if (used > most) {
                break;
            }
            kept.append(one);
            i += one.length();
        }
        return kept.append('…').toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
