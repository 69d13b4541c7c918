package org.gongkai.publication.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters of a text as themselves: a sanitizer writes full-width punctuation as numbers, which nobody typed and nobody can read in a form. */
public final class PlainCharacters {

    private static final Pattern NUMBERED = Pattern.compile("&#(?:[xX]([0-9a-fA-F]{2,6})|([0-9]{3,7}));");
    /** Below stand the characters of markup, and controls. */
    private static final int FIRST = 0xA1;

    private PlainCharacters() {
    }

    /** The same markup with every numbered character above Latin-1's controls and blank written as itself. */
    public static String of(String markup) {
        return markup.contains("&#") ? NUMBERED.matcher(markup).replaceAll(found -> Matcher.quoteReplacement(plain(found.group(), found.group(1), found.group(2))))
                : markup;
    }

    private static String plain(String written, String hexadecimal, String decimal) {
        int character = hexadecimal != null ? Integer.parseInt(hexadecimal, 16) : Integer.parseInt(decimal);
        return character >= FIRST && Character.isDefined(character) && !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE && Character.getType(character) != Character.FORMAT ? Character.toString(character) : written;
    }
}
