package org.gongkai.casework.mattertext;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.gongkai.casework.identity.Folded;
import org.gongkai.casework.receipt.TypedNumber;
import org.jspecify.annotations.Nullable;

/**
 * What of a matter is sought in: its number, what was asked, what was answered; numbers of persons are masked in it. Width, script, gaps and
 * punctuation do not count.
 *
 * @param parts a word stands in one of them, never across two
 */
public record MatterText(List<Part> parts) {

    private static final int BEFORE = 18;
    private static final int AFTER = 60;

    /** @param title what it is, as a list says it */
    public record Part(String title, String text) {
    }

    /** A stretch of a text, sought or not. */
    public record Piece(String text, boolean sought) {
    }

    /** Some words of a part around what was sought. */
    public record Snippet(String title, List<Piece> pieces) {
    }

    /** A text with nothing but its letters and digits, and where each was. */
    private record Bare(String text, List<Integer> from) {

        static Bare of(String text) {
            Folded.Line plain = Folded.of(text).plain();
            StringBuilder bare = new StringBuilder();
            List<Integer> from = new ArrayList<>();
            for (int at = 0; at < plain.text().length(); at++) {
                char one = plain.text().charAt(at);
                if (Character.isLetterOrDigit(one) || Character.isSurrogate(one)) {
                    bare.append(one);
                    from.add(plain.from().get(at));
                }
            }
            return new Bare(bare.toString(), from);
        }
    }

    /** A typed word as it stands in the bare texts; a number of a matter in whatever writing as it is kept. */
    public static String word(String typed) {
        return Bare.of(TypedNumber.part(typed)).text();
    }

    /** Each part with nothing but letters and digits. */
    public List<String> bare() {
        return parts.stream().map(part -> Bare.of(part.text()).text()).toList();
    }

    /** Whether each of these words stands in it. */
    public boolean has(Collection<String> words) {
        List<String> bare = bare();
        return words.stream().allMatch(word -> bare.stream().anyMatch(part -> part.contains(word)));
    }

    /** Where the first of these words stands, but for the number, which the list shows; null where none does. */
    public @Nullable Snippet snippet(Collection<String> words) {
        for (Part part : parts.subList(1, parts.size())) {
            Bare bare = Bare.of(part.text());
            for (String word : words) {
                int at = bare.text().indexOf(word);
                if (at >= 0) {
                    return around(part, bare, at, word.length());
                }
            }
        }
        return null;
    }

    private static Snippet around(Part part, Bare bare, int at, int length) {
        int from = bare.from().get(at);
        int to = bare.from().get(at + length - 1) + 1;
        int begin = Math.max(0, from - BEFORE);
        int end = Math.min(part.text().length(), to + AFTER);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece((begin > 0 ? "…" : "") + part.text().substring(begin, from), false));
        pieces.add(new Piece(part.text().substring(from, to), true));
        pieces.add(new Piece(part.text().substring(to, end) + (end < part.text().length() ? "…" : ""), false));
        return new Snippet(part.title(), pieces);
    }
}
