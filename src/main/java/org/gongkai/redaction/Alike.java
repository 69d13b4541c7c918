package org.gongkai.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;

import org.jspecify.annotations.Nullable;

/**
 * A text as words are looked for in it: simplified or traditional, full or half width, upper or lower case, radicals and the
 * characters they stand for, look-alike hyphens and middle dots are one; spaces and invisible characters between do not count. A long
 * number is found however it is set apart (139-0000-1234) or written (一三九〇〇〇〇一二三四).
 */
final class Alike {

    private static final Normalizer2 TAKEN_APART = Normalizer2.getNFKDInstance();
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final String[] KNOWN = new String[Character.MAX_VALUE + 1];
    private static final int TELLING = 8;
    private static final String MIDDLE_DOTS = "\u00B7\u0387\u2022\u2027\u2219\u22C5\u30FB\uFF65";

    private static final SpoofChecker LOOK_ALIKES = new SpoofChecker.Builder().build();
    /** Fewer figures than these are a number by chance when what stands between them is left out. */
    private static final int LONG_NUMBER = 7;
    private static final String WRITTEN_FIGURES = "〇0零0○0o0一1壹1幺1弌1l1i1二2贰2弍2三3叁3参3弎3四4肆4五5伍5六6陆6七7柒7八8捌8九9玖9";

    private final String folded;
    private final int[] from;
    private final int[] to;
    private @Nullable String bare;
    private int[] bareAt = {};

    private Alike(String folded, int[] from, int[] to) {
        this.folded = folded;
        this.from = from;
        this.to = to;
    }

    /** A part of the text as it was written. */
    record Range(int from, int to) {
    }

    static Alike of(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        int[] from = new int[text.length() + 16];
        int[] to = new int[text.length() + 16];
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            String plain = plain(character);
            if (folded.length() + plain.length() > from.length) {
                from = Arrays.copyOf(from, from.length * 2);
                to = Arrays.copyOf(to, to.length * 2);
            }
            for (int i = 0; i < plain.length(); i++) {
                from[folded.length()] = at;
                to[folded.length()] = next;
                folded.append(plain.charAt(i));
            }
            at = next;
        }
        return new Alike(folded.toString(), from, to);
    }

    boolean isEmpty() {
        return folded.isEmpty();
    }

    /** Whether these words, found among codes and measures, are there for a reason: long figures, or any Chinese. */
    boolean isTelling() {
        return folded.length() >= TELLING || folded.chars().anyMatch(c -> c > 0x7F);
    }

    boolean contains(Alike words) {
        return folded.contains(words.folded);
    }

    /** As {@link #contains}, or as a long number that is set apart or written in another way. */
    boolean tells(Alike words) {
        return contains(words) || words.isLongNumber() && bare().contains(words.bare());
    }

    private boolean isLongNumber() {
        return bare().chars().filter(c -> c >= '0' && c <= '9').count() >= LONG_NUMBER;
    }

    /** Letters and figures alone, figures written as 0 to 9. */
    private String bare() {
        String known = bare;
        if (known == null) {
            StringBuilder text = new StringBuilder(folded.length());
            int[] at = new int[folded.length()];
            for (int i = 0; i < folded.length(); i++) {
                char c = folded.charAt(i);
                int figure = c < '0' || c > '9' ? WRITTEN_FIGURES.indexOf(c) : -1;
                if (figure >= 0 || Character.isLetterOrDigit(c)) {
                    at[text.length()] = i;
                    text.append(figure >= 0 ? WRITTEN_FIGURES.charAt(figure + 1) : c);
                }
            }
            known = text.toString();
            bareAt = at;
            bare = known;
        }
        return known;
    }

    /** Every place where one of the words stands, overlaps joined, in order. */
    List<Range> places(List<Alike> words) {
        boolean[] hit = new boolean[folded.length()];
        boolean any = false;
        for (Alike each : words) {
            for (int at = folded.indexOf(each.folded); at >= 0 && !each.isEmpty(); at = folded.indexOf(each.folded, at + 1)) {
                Arrays.fill(hit, at, at + each.folded.length(), true);
                any = true;
            }
            if (!each.isEmpty() && each.isLongNumber()) {
                for (int at = bare().indexOf(each.bare()); at >= 0; at = bare().indexOf(each.bare(), at + 1)) {
                    Arrays.fill(hit, bareAt[at], bareAt[at + each.bare().length() - 1] + 1, true);
                    any = true;
                }
            }
        }
        List<Range> places = new ArrayList<>();
        for (int at = 0; any && at < hit.length; at++) {
            if (hit[at]) {
                int start = at;
                while (at + 1 < hit.length && hit[at + 1]) {
                    at++;
                }
                places.add(new Range(from[start], to[at]));
            }
        }
        return places;
    }

    /** The words as they are compared. */
    static String plain(String words) {
        return of(words).folded;
    }

    private static String plain(int character) {
        if (character > Character.MAX_VALUE) {
            return compute(character);
        }
        String known = KNOWN[character];
        if (known == null) {
            known = compute(character);
            KNOWN[character] = known;
        }
        return known;
    }

    private static String compute(int character) {
        StringBuilder plain = new StringBuilder(2);
        String stands = Character.toString(character);
        if (character >= 0x2E80 && character < 0x2FE0) {
            stands = LOOK_ALIKES.getSkeleton(stands);
        } else if (Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER) {
            stands = Integer.toString(Character.digit(character, 10));
        }
        TAKEN_APART.normalize(stands).codePoints().forEach(part -> {
            if (!counts(part)) {
                return;
            }
            if (MIDDLE_DOTS.indexOf(part) >= 0) {
                plain.append('\u00B7');
            } else if (Character.getType(part) == Character.DASH_PUNCTUATION || part == 0x2212) {
                plain.append('-');
            } else {
                String simple = part >= 0x2E80 ? SIMPLIFIED.transliterate(Character.toString(part)) : Character.toString(part);
                plain.append(simple.toLowerCase(Locale.ROOT));
            }
        });
        return plain.toString();
    }

    private static boolean counts(int part) {
        return !Character.isWhitespace(part) && !Character.isSpaceChar(part) && !Character.isISOControl(part)
                && Character.getType(part) != Character.NON_SPACING_MARK && Character.getType(part) != Character.ENCLOSING_MARK
                && Character.getType(part) != Character.FORMAT
                && !UCharacter.hasBinaryProperty(part, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
