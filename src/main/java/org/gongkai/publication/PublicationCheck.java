package org.gongkai.publication;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.gongkai.reading.Opened;

/**
 * Looks at what is to go public before it does (条例第六条、第十四条、第十五条): texts, values of a record, files; answered by the room
 * that checks anyone's reports. What it finds, nobody may leave out: urgency spares a signature, never a check.
 */
public interface PublicationCheck {

    /** @param body clean markup, as it would be shown */
    List<Concern> concerns(String title, String body);

    /** Only what can keep a text from becoming public, not how it is worded: for many at once. */
    List<Concern> stopping(String title, String body);

    /**
     * Looks at a record value by value, so that one row of a list can be stopped and the others go.
     *
     * @param values what each field holds, by the field's title; the title is the place of a concern
     */
    List<Concern> values(Map<String, String> values);

    /** What of it keeps it from becoming public, each as a sentence with its place; empty where it may. */
    default List<String> stops(Map<String, String> values) {
        return values(values).stream().filter(Concern::stops).map(concern -> concern.place() + "：" + concern.message()).toList();
    }

    /**
     * Where a letter or its answer tells of a person without a number, each to be settled by whoever makes it public.
     *
     * @param text as it was written
     */
    List<Mention> mentions(String text);

    /**
     * Opens a file in the child process and reads all of it, as a text is read, and what its readers do not see.
     *
     * @return refused when it is of no kind that is taken, cannot be read to its end, or others are in the way
     */
    Opened<FileLook> file(Path file, String name);

    /** A copy of a file without what its readers do not see: the bytes come with what was seen in the copy. */
    Opened<FileLook> cleaned(Path file, String name);

    /** What a rule is about, in a few words. */
    String title(String rule);

    /** Changes whenever the same file might be looked at otherwise than before. */
    String rules();
}
