package org.gongkai.tables;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Text from elsewhere in which there may be what no database or page can hold: control characters, halves of characters. */
public final class StorableText {

    private static final int EMPTY_BRAILLE = 0x2800;
    private static final char UNKNOWN = '\uFFFD';

    private StorableText() {
    }

    /** The same text where nothing is wrong with it; otherwise without control characters, and with � for half a character. */
    public static String mended(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isWrong(text, i)) {
                return mended(text, i);
            }
            if (Character.isHighSurrogate(text.charAt(i))) {
                i++;
            }
        }
        return text;
    }

    public static boolean is(String text) {
        return mended(text).equals(text);
    }

    /** Whether there is nothing in it that anybody can see. */
    public static boolean isUnseen(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT || c == EMPTY_BRAILLE || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
    }

    private static String mended(String text, int from) {
        StringBuilder mended = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isWrong(text, i)) {
                mended.append(c);
                if (Character.isHighSurrogate(c)) {
                    mended.append(text.charAt(++i));
                }
            } else if (Character.isSurrogate(c)) {
                mended.append(UNKNOWN);
            }
        }
        return mended.toString();
    }

    private static boolean isWrong(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) || c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0x7F && c < 0xA0 || c >= 0xFFFE;
    }
}
