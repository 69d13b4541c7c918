package org.gongkai.casework.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.ledger.Sha256;
import org.gongkai.letters.LetterText;
import org.jspecify.annotations.Nullable;

/**
 * A paper as it lay before whoever signs, by the digest of each of its parts; it goes with the form that signs. Number and day are no parts of it:
 * signing gives them.
 *
 * @param parts digests of title, addressee, paragraphs and organ, in their order; none where no paper was shown
 */
public record ShownPaper(List<String> parts) {

    /** Name of the field in which it is sent. */
    public static final String FIELD = "paper";
    /** Enough of a digest to tell the parts of one paper apart. */
    private static final int LENGTH = 16;

    public static ShownPaper of(LetterText paper) {
        return new ShownPaper(words(paper).stream().map(ShownPaper::digest).toList());
    }

    /** What a form brought back. */
    public static ShownPaper read(@Nullable String sent) {
        return new ShownPaper(sent == null || sent.isBlank() ? List.of() : List.of(sent.strip().split("\\.")));
    }

    /** As it is sent with the form. */
    public String sent() {
        return String.join(".", parts);
    }

    /**
     * How another paper differs from the one that was shown.
     *
     * @param fresh what stands in it now and did not, in words
     * @param gone  how many parts of what was shown stand in it no more
     */
    public record Altered(List<String> fresh, int gone) {
    }

    /** How the paper differs that stands now; empty where it is the one that was shown. */
    public Optional<Altered> since(LetterText now) {
        List<String> standing = of(now).parts();
        if (standing.equals(parts)) {
            return Optional.empty();
        }
        List<String> gone = new ArrayList<>(parts);
        List<String> fresh = new ArrayList<>();
        List<String> words = words(now);
        for (int n = 0; n < words.size(); n++) {
            if (!gone.remove(standing.get(n))) {
                fresh.add(words.get(n));
            }
        }
        return Optional.of(new Altered(fresh, gone.size()));
    }

    private static List<String> words(LetterText paper) {
        return Stream.concat(Stream.of(paper.title(), paper.addressee()), Stream.concat(paper.body().stream(), Stream.of(paper.organ()))).toList();
    }

    private static String digest(String words) {
        return Sha256.hex(words).substring(0, LENGTH);
    }
}
