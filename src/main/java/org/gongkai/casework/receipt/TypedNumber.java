package org.gongkai.casework.receipt;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.ibm.icu.text.Transliterator;

/**
 * Numbers of matters and codes as people type them: from paper, over the telephone, from a page in traditional characters, with the brackets
 * and the width that their keyboard has. What is kept is found whichever way it was typed.
 */
public final class TypedNumber {

    /** Longer is no number. */
    private static final int LONGEST = 200;
    private static final Pattern NOTHING = Pattern.compile("[\\s\\p{Z}\\p{C}]+");
    private static final Pattern OPENING = Pattern.compile("[\\[({<【〖〔「『《〈]");
    private static final Pattern CLOSING = Pattern.compile("[\\])}>】〗〕」』》〉]");
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}−]");
    private static final Pattern LABEL = Pattern.compile("^(?:(?:办件)?(?:编号|查询码):?)+");
    private static final Pattern TAIL = Pattern.compile("[。.,;、]+$");
    private static final Pattern ZEROS = Pattern.compile("(〔\\d{4})年?〕[第0]*(?=\\d)");
    private static final Pattern UNFINISHED = Pattern.compile("〔\\d{4}〕\\d+$");
    private static final Pattern BETWEEN = Pattern.compile("[-.,_、。'\"]+");

    private TypedNumber() {
    }

    /** The ways in which a number that was typed so may be kept; the number as it was typed among them. */
    public static String[] numbers(String typed) {
        if (typed.length() > LONGEST) {
            return new String[0];
        }
        String usual = TAIL.matcher(ZEROS.matcher(LABEL.matcher(usual(typed)).replaceFirst("")).replaceAll("$1〕")).replaceFirst("");
        Set<String> ways = new LinkedHashSet<>(List.of(typed.strip(), usual));
        if (UNFINISHED.matcher(usual).find()) {
            ways.add(usual + "号");
        }
        return ways.toArray(String[]::new);
    }

    /** What may stand within a number that is kept, of which a part was typed so. */
    public static String part(String typed) {
        String usual = ZEROS.matcher(usual(typed)).replaceAll("$1〕");
        return usual.isEmpty() ? typed : usual;
    }

    /** The ways in which a code that was typed so may have been given out. Codes have no i, l, o: they were read from 1 and 0. */
    public static List<String> codes(String typed) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        String usual = BETWEEN.matcher(LABEL.matcher(usual(typed)).replaceFirst("")).replaceAll("").toLowerCase(Locale.ROOT);
        Set<String> ways = new LinkedHashSet<>(List.of(typed.strip().toLowerCase(Locale.ROOT), usual, usual.replace('o', '0').replace('i', '1').replace('l', '1')));
        return new ArrayList<>(ways);
    }

    /** One width, one script, one kind of bracket and of dash, nothing in between. */
    private static String usual(String typed) {
        String plain = NOTHING.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
        String bracketed = CLOSING.matcher(OPENING.matcher(plain).replaceAll("〔")).replaceAll("〕");
        return Simplified.of(DASH.matcher(bracketed).replaceAll("-"));
    }

    /** Made when first asked for: it reads a dictionary. */
    private static final class Simplified {

        private static final Transliterator TABLE = Transliterator.getInstance("Traditional-Simplified");

        static String of(String text) {
            return TABLE.transliterate(text);
        }
    }
}
