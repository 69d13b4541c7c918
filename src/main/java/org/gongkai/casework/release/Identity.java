package org.gongkai.casework.release;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.casework.Application;

/**
 * What would tell who asked: the words of the sealed application about the person, and numbers of the shape that persons have.
 * Found in whatever is about to become public (Art. 15), in either width, with or without gaps.
 */
public final class Identity {

    private static final int SHORTEST = 2;
    private static final int SHORTEST_ADDRESS = 5;
    private static final List<String> NAMES = List.of("name", "identityNumber", "contactPerson", "phone", "email", "postcode");
    private static final Pattern OF_PERSONS = Pattern.compile("\\d{17}[\\dx]|(?<!\\d)1[3-9]\\d{9}(?!\\d)|[a-z0-9._%+]+@[a-z0-9.]+\\.[a-z]{2,}");

    private final Set<String> words = new TreeSet<>();

    private Identity() {
    }

    static Identity of(Application application) {
        Identity identity = new Identity();
        for (String field : NAMES) {
            identity.add(application.applicant().getOrDefault(field, ""));
        }
        // People leave out the district in front of their street.
        String address = plain(application.applicant().getOrDefault("address", ""));
        for (int from = 0; from + SHORTEST_ADDRESS <= address.length(); from++) {
            identity.words.add(address.substring(from));
        }
        return identity;
    }

    /** Names and numbers of whoever asked, as they were filled in; without the address, which others share. */
    static List<String> names(Application application) {
        return NAMES.stream().filter(field -> !field.equals("postcode")).map(field -> application.applicant().getOrDefault(field, "").strip())
                .filter(word -> word.length() >= SHORTEST).toList();
    }

    private void add(String word) {
        String plain = plain(word);
        if (plain.length() >= SHORTEST) {
            words.add(plain);
        }
    }

    /** A stretch of text that either tells who asked or does not. */
    public record Stretch(String text, boolean tells) {
    }

    /** The text with the stretches that tell who asked. */
    public List<Stretch> struck(String text) {
        BitSet tells = telling(text);
        List<Stretch> stretches = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            boolean struck = tells.get(at);
            int next = struck ? tells.nextClearBit(at) : tells.nextSetBit(at);
            int end = next < 0 ? text.length() : Math.min(next, text.length());
            stretches.add(new Stretch(text.substring(at, end), struck));
            at = end;
        }
        return stretches;
    }

    /** The text without what tells who asked. */
    public String without(String text) {
        StringBuilder left = new StringBuilder();
        struck(text).forEach(stretch -> left.append(stretch.tells() ? "某某" : stretch.text()));
        return left.toString();
    }

    /** What in the text tells who asked; empty when it may become public. */
    public List<String> in(String text) {
        return struck(text).stream().filter(Stretch::tells).map(Stretch::text).distinct().toList();
    }

    private BitSet telling(String text) {
        StringBuilder plain = new StringBuilder();
        List<Integer> from = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            for (char c : plain(text.substring(at, at + 1)).toCharArray()) {
                plain.append(c);
                from.add(at);
            }
        }
        BitSet tells = new BitSet(text.length());
        for (String word : words) {
            for (int found = plain.indexOf(word); found >= 0; found = plain.indexOf(word, found + 1)) {
                tells.set(from.get(found), from.get(found + word.length() - 1) + 1);
            }
        }
        Matcher shaped = OF_PERSONS.matcher(plain);
        while (shaped.find()) {
            tells.set(from.get(shaped.start()), from.get(shaped.end() - 1) + 1);
        }
        return tells;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\-—·・]", "").toLowerCase(Locale.ROOT);
    }
}
