package org.gongkai.casework.identity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

import org.gongkai.casework.Application;

/**
 * What would tell who asked: the words of the sealed application about the person, and numbers of the shape that persons have.
 * Found in whatever is about to become public (Art. 15), in either width and script, spelt out, with or without gaps.
 */
public final class Identity {

    private static final int SHORTEST = 2;
    private static final int SHORTEST_ADDRESS = 5;
    private static final List<String> NAMES = List.of("name", "identityNumber", "contactPerson", "phone", "email", "postcode");
    private static final Map<String, String> TITLES = Map.of("name", "写信人的姓名", "identityNumber", "写信人的证件号码", "contactPerson", "联系人的姓名",
            "phone", "写信人的电话", "email", "写信人的电子邮箱", "postcode", "写信人的邮政编码", "address", "写信人的地址");
    private static final List<String> FORMS_OF_ADDRESS = List.of("先生", "女士", "小姐", "老师", "师傅", "同志", "大爷", "大妈", "阿姨", "某");

    /** Folded words and whose they are. */
    private final Map<String, String> words = new LinkedHashMap<>();
    private String surname = "";

    private Identity() {
    }

    public static Identity of(Application application) {
        Identity identity = new Identity();
        for (String field : NAMES) {
            identity.add(application.applicant().getOrDefault(field, ""), TITLES.getOrDefault(field, ""));
        }
        // People leave out the district in front of their street.
        String address = Folded.word(application.applicant().getOrDefault("address", ""));
        for (int from = 0; from + SHORTEST_ADDRESS <= address.length(); from++) {
            identity.words.put(address.substring(from), TITLES.getOrDefault("address", ""));
        }
        String name = Folded.word(application.applicant().getOrDefault("name", ""));
        identity.surname = name.length() >= SHORTEST && name.length() <= 4 ? name.substring(0, 1) : "";
        return identity;
    }

    /** Names and numbers of whoever asked, as they were filled in; without the address, which others share. */
    public static List<String> names(Application application) {
        return NAMES.stream().filter(field -> !field.equals("postcode")).map(field -> application.applicant().getOrDefault(field, "").strip())
                .filter(word -> word.length() >= SHORTEST).toList();
    }

    private void add(String word, String title) {
        String plain = Folded.word(word);
        if (plain.length() >= SHORTEST) {
            words.put(plain, title);
        }
    }

    /**
     * A place in a text that tells, or may tell, who somebody is.
     *
     * @param stops whether it must not become public; else somebody has to look
     */
    public record Trace(int from, int to, String text, String title, boolean stops) {
    }

    /** Every such place, in the order of the text. */
    public List<Trace> traces(String text) {
        Folded folded = Folded.of(text);
        List<Trace> traces = new ArrayList<>();
        String plain = folded.plain().text();
        words.forEach((word, title) -> {
            for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
                traces.add(trace(text, folded.plain(), at, at + word.length(), title, true));
            }
        });
        String kept = folded.kept().text();
        for (PersonalNumber number : PersonalNumber.values()) {
            Matcher shaped = number.shape().matcher(kept);
            while (shaped.find()) {
                if (number.holds(shaped.group())) {
                    traces.add(trace(text, folded.kept(), shaped.start(), shaped.end(), number.title(), number.stops()));
                }
            }
        }
        for (String form : surname.isEmpty() ? List.<String>of() : FORMS_OF_ADDRESS) {
            for (int at = plain.indexOf(surname + form); at >= 0; at = plain.indexOf(surname + form, at + 1)) {
                traces.add(trace(text, folded.plain(), at, at + surname.length() + form.length(), "写信人的姓和称呼", false));
            }
        }
        traces.sort(Comparator.comparingInt(Trace::from).thenComparing(Comparator.comparingInt(Trace::to).reversed()));
        return traces;
    }

    private static Trace trace(String text, Folded.Line line, int start, int end, String title, boolean stops) {
        int from = line.from().get(start);
        int last = line.from().get(end - 1);
        int to = text.offsetByCodePoints(last, 1);
        return new Trace(from, to, text.substring(from, to), title, stops);
    }

    /** A stretch of text that either tells who asked or does not. */
    public record Stretch(String text, boolean tells) {

        /** A text cut where what tells begins and ends. */
        public static List<Stretch> all(String text, BitSet tells) {
            List<Stretch> stretches = new ArrayList<>();
            int at = 0;
            while (at < text.length()) {
                boolean told = tells.get(at);
                int next = told ? tells.nextClearBit(at) : tells.nextSetBit(at);
                int end = next < 0 ? text.length() : Math.min(next, text.length());
                stretches.add(new Stretch(text.substring(at, end), told));
                at = end;
            }
            return stretches;
        }

        /** A text in which nothing tells. */
        public static List<Stretch> plain(String text) {
            return List.of(new Stretch(text, false));
        }
    }

    /** The text with the stretches that tell who asked. */
    public List<Stretch> struck(String text) {
        return struck(text, Identity::tells);
    }

    /** The text also with what only may tell it. */
    public List<Stretch> marked(String text) {
        return struck(text, any -> true);
    }

    private List<Stretch> struck(String text, Predicate<Trace> which) {
        BitSet tells = new BitSet(text.length());
        traces(text).stream().filter(which).forEach(trace -> tells.set(trace.from(), trace.to()));
        return Stretch.all(text, tells);
    }

    /** An address for e-mail that somebody else wrote may be an office's; a draft for all leaves it out all the same. */
    private static boolean tells(Trace trace) {
        return trace.stops() || trace.title().equals(PersonalNumber.EMAIL.title());
    }

    /**
     * A text with the numbers in it that are a person's masked, but for their last four.
     *
     * @param reachable whether telephone numbers stay: for whoever has to call
     */
    public static String masked(String text, boolean reachable) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (Trace trace : new Identity().traces(text)) {
            if (trace.stops() && trace.from() >= at && !(reachable && trace.title().equals(PersonalNumber.MOBILE.title()))) {
                masked.append(text, at, trace.from()).append("****").append(text, Math.max(trace.from(), trace.to() - 4), trace.to());
                at = trace.to();
            }
        }
        return masked.append(text.substring(at)).toString();
    }

    /** The text without what tells who asked. */
    public String without(String text) {
        return left(struck(text));
    }

    /** The text also without door numbers and plates, and without whatever stands in others that are shown with it, even where it may be an office's. */
    public String withoutDoubtOf(String text, String others) {
        Set<String> there = traces(others).stream().map(trace -> Folded.word(trace.text())).collect(Collectors.toSet());
        return left(struck(text, trace -> tells(trace) || PersonalNumber.isOfAHome(trace.title()) || there.contains(Folded.word(trace.text()))));
    }

    /** The text also without what only may tell it. */
    public String withoutDoubt(String text) {
        return left(marked(text));
    }

    private static String left(List<Stretch> stretches) {
        StringBuilder left = new StringBuilder();
        stretches.forEach(stretch -> left.append(stretch.tells() ? "某某" : stretch.text()));
        return left.toString();
    }

    /** What in the text tells who asked; empty when it may become public. */
    public List<String> in(String text) {
        return struck(text).stream().filter(Stretch::tells).map(Stretch::text).distinct().toList();
    }
}
