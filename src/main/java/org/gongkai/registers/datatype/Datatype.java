package org.gongkai.registers.datatype;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What a value of a field may be: read from whatever way people write it, kept in one, shown in words. */
public interface Datatype {

    /** What became of something that was typed. */
    sealed interface Read {
    }

    /** @param kept the one way in which it is kept; the same for everything that means the same */
    record Value(String kept) implements Read {
    }

    /**
     * It is no value of this kind.
     *
     * @param sentence what is wrong and what would be right, to follow the title of the field
     * @param instead  what was probably meant, as a value that would be taken; null where nothing can be proposed
     */
    record Wrong(String sentence, @Nullable String instead) implements Read {

        static Wrong because(String sentence) {
            return new Wrong(sentence, null);
        }
    }

    /** @param typed not blank */
    Read read(String typed);

    /** A kept value as people read it. */
    default String shown(String kept) {
        return kept;
    }

    /** A kept value as a number, for sums, charts and order; empty where it is none. */
    default Optional<BigDecimal> number(String kept) {
        return Optional.empty();
    }

    /** What a page or sheet aligns to the right. */
    default boolean isNumber() {
        return false;
    }

    /** Without blanks around it, full-width letters and digits made plain, as far as it is no text for reading. */
    static String plain(String typed) {
        return isPlain(typed) ? typed.strip() : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    /** Letters, digits and Chinese characters that are nothing else in a plainer form. */
    private static boolean isPlain(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c > '~' && (c < '\u4e00' || c > '\u9fff') && c != '、' && c != '。') {
                return false;
            }
        }
        return true;
    }
}
