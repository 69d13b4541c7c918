package org.gongkai.search;

import java.util.regex.Pattern;

/**
 * A field of the index. The fields that every findable has are named here; further ones are the rooms' own, and a name that two kinds use
 * for the same type is one field: whoever asks of one kind names the kind.
 *
 * @param path its name in the index
 */
public record Field(String path, Type type) {

    public static final Field KIND = new Field("kind", Type.KEYWORD);
    public static final Field ORGAN = new Field("organ", Type.KEYWORD);
    public static final Field YEAR = new Field("year", Type.KEYWORD);
    public static final Field DAY = new Field("day", Type.DATE);
    public static final Field NUMBER = new Field("number", Type.KEYWORD);

    /** Names that lead straight to what bears them, however they are written; a room hands them over with {@link Value#called}. */
    public static final Field CALLED = new Field("own.called__keyword", Type.KEYWORD);

    static final String OWN = "own";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,80}");

    /** What is done with a field: a keyword is chosen, counted and sorted, a date and a number narrowed and sorted, a text searched. */
    public enum Type {
        KEYWORD, TEXT, DATE, NUMBER;

        String ending() {
            return "__" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static Field keyword(String name) {
        return own(name, Type.KEYWORD);
    }

    public static Field text(String name) {
        return own(name, Type.TEXT);
    }

    public static Field date(String name) {
        return own(name, Type.DATE);
    }

    public static Field number(String name) {
        return own(name, Type.NUMBER);
    }

    private static Field own(String name, Type type) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a field: " + name);
        }
        return new Field(OWN + "." + name + type.ending(), type);
    }

    boolean isOwn() {
        return path.startsWith(OWN + ".");
    }
}
