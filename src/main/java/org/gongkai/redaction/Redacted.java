package org.gongkai.redaction;

import java.util.List;

/** What came of redacting a file. */
public sealed interface Redacted {

    /**
     * A file that was read again and holds none of the words taken out.
     *
     * @param taken   how many places were taken out
     * @param removed what else is not in the copy, in sentences
     * @param lookAt  what a machine cannot judge and a person has to look at, in sentences
     */
    public record Copy(byte[] bytes, FileKind kind, int taken, List<String> removed, List<String> lookAt) implements Redacted {
    }

    /** No copy was made; each reason is a sentence that a person can act on. */
    record Refused(List<String> reasons) implements Redacted {
    }
}
