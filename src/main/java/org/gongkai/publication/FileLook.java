package org.gongkai.publication;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was seen in a file before it goes public.
 *
 * @param mediaType by its content, whatever a browser said
 * @param cleanable whether a copy without what readers do not see can be had and would differ
 */
public record FileLook(String mediaType, List<Concern> concerns, List<Passage> passages, boolean cleanable) {

    /** The most of a file that can be searched. */
    private static final int SEARCHED = 400_000;

    /**
     * Words of a file as those who review read them.
     *
     * @param hidden whether a reader of the file does not see them
     */
    public record Passage(String place, String words, boolean hidden) {
    }

    /** Where they stand, as it is kept beside them. */
    String places() {
        return FileParts.written(FileParts.of(passages));
    }

    /** What a reader of the file sees, for searching. */
    String words() {
        String words = passages.stream().filter(passage -> !passage.hidden()).map(Passage::words).collect(Collectors.joining("\n"));
        return words.substring(0, Math.min(words.length(), SEARCHED));
    }
}
