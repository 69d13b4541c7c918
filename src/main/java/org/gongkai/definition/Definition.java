package org.gongkai.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One file of declarations, read.
 *
 * @param id       as the file says it, or its name where it says none
 * @param text     as somebody wrote it
 * @param resolved with everything it inherits; the text itself where it inherits nothing
 * @param bases    files it was made from, nearest first
 * @param period   the days under {@code inForce:}; empty where the file has none of its own
 * @param written  the same as {@code resolved}, for whoever added keys to its records
 */
public record Definition<T>(String id, T value, DefinitionText text, String resolved, List<String> bases, Optional<Period> period, Written written) {

    /** From one day to another, both included. */
    public record Period(LocalDate from, @Nullable LocalDate to) {
    }

    /** What it says otherwise than another, in words, a line for each place. */
    public List<String> differsFrom(Definition<?> before) {
        return InWords.between(before.written.root(), written.root());
    }

    /** Whether the file says its id itself and is not only called by its name. */
    public boolean saysItsId() {
        return !written.root().text("id").isEmpty();
    }

    /** What it is called in it; its id where it says nothing. */
    public String title() {
        String title = written.root().text("title");
        return title.isEmpty() ? id : title;
    }

    /** A text under a key. @param of what the part is called in which it stands; empty where that is not said or it is the file */
    public record Text(String words, String of, Place place) {
    }

    /** Every text under a key, however deep it stands. */
    public List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        gather(written.root(), key, texts);
        return texts;
    }

    private void gather(Node node, String key, List<Text> texts) {
        if (node instanceof Node.Mapping mapping) {
            mapping.parts().forEach((name, part) -> {
                if (name.equals(key) && part instanceof Node.Scalar scalar) {
                    texts.add(new Text(scalar.json().asString(""), mapping == written.root() ? "" : mapping.text("title"), scalar.place()));
                } else {
                    gather(part, key, texts);
                }
            });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> gather(part, key, texts));
        }
    }

    /** Where something of it stands, by names of keys and positions in lists. */
    public Place place(Object... path) {
        return written.place(List.of(path));
    }

    /**
     * What a matter notes to have begun under it: the digest of the text with all it inherits, which is that of the text as it is where it inherits
     * nothing. A base may change while the text does not. Hex.
     */
    public String digest() {
        return DefinitionText.digest(resolved);
    }
}
