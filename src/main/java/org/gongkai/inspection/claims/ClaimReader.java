package org.gongkai.inspection.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.inspection.claims.Claim.Exactness;
import org.gongkai.inspection.claims.Saying.Fit;
import org.gongkai.inspection.text.Sentence;
import org.jspecify.annotations.Nullable;

/** Reads a text into claims, sentence by sentence; what is not surely read keeps its doubt. */
final class ClaimReader {

    private static final int LABEL = 48;
    private static final Pattern TITLES = Pattern.compile("《[^《》]{0,80}》");
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");
    private static final Pattern EACH = Pattern.compile("分别");
    private static final Pattern WITH_ANOTHER = Pattern.compile("[\\u4e00-\\u9fff](?:[和及、或与]|以及)$");
    private static final Pattern TOGETHER = Pattern.compile("复议[^,]{0,6}[和及、或与][^,]{0,6}诉讼");
    private static final String YUAN = "元";
    private static final String TEN_THOUSAND_YUAN = "万元";
    private static final String OF_WHICH = "其中";
    private static final String HARD_STOPS = ";:?!()";
    private static final String STOPS = ",;、。:()?!";

    private final Measures measures;
    private final @Nullable Integer year;
    private final Sayings sayings;
    private final Surround surround;
    private final Nothing nothing;

    ClaimReader(Measures measures, @Nullable Integer year, @Nullable String organ) {
        this.measures = measures;
        this.year = year;
        this.sayings = Sayings.of(measures);
        this.surround = new Surround(measures, year, organ);
        this.nothing = new Nothing(measures);
    }

    List<Claim> read(String text) {
        List<Claim> claims = new ArrayList<>();
        List<Sentence> sentences = Sentence.of(text, "。");
        List<Claim> before = List.of();
        for (int n = 0; n < sentences.size(); n++) {
            Sentence sentence = sentences.get(n);
            String words = masked(sentence.words());
            String earlier = n > 0 && sentences.get(n - 1).paragraph() == sentence.paragraph() ? masked(sentences.get(n - 1).words()) : "";
            List<Claim> here = sentence(n, sentence.from(), words, earlier, earlier.isEmpty() ? List.of() : before);
            claims.addAll(here);
            before = here;
        }
        return claims;
    }

    private List<Claim> sentence(int n, int at, String words, String earlier, List<Claim> before) {
        List<Claim> here = new ArrayList<>();
        Set<String> told = new HashSet<>();
        List<Quantity> quantities = Quantity.withNumerals(words);
        for (int q = 0; q < quantities.size(); q++) {
            Quantity quantity = quantities.get(q);
            String label = label(words, q == 0 ? 0 : quantities.get(q - 1).to(), quantity.from());
            String trail = trail(words, quantity.to(), q + 1 < quantities.size() ? quantities.get(q + 1).from() : words.length());
            boolean ofOne = !here.isEmpty() && here.stream().allMatch(claim -> claim.doubt() == null);
            Reading reading = measure(quantity, label, trail, words.substring(0, quantity.from()),
                    ofOne ? earlier + measures.matter(here.getLast().measure()).words() : earlier);
            if (reading != null) {
                boolean again = !told.add(reading.measure.id());
                here.add(claim(n, at, words, quantity, reading, again, before));
            }
        }
        nothing.in(words).forEach(said -> {
            String until = withoutAsides(words.substring(0, said.from()));
            here.add(new Claim(said.measure(), BigDecimal.ZERO, "", Exactness.NONE, surround.scope(until), surround.year(until, clause(until, until.length())),
                    said.doubt(), n, at + said.from(), at + said.to()));
        });
        here.sort(Comparator.comparingInt(Claim::from));
        return here;
    }

    private Claim claim(int n, int at, String words, Quantity quantity, Reading reading, boolean again, List<Claim> before) {
        String until = withoutAsides(words.substring(0, quantity.from()));
        String scope = surround.scope(until);
        Integer told = surround.year(until, clause(until, until.length()));
        String doubt = reading.doubt;
        if (doubt == null) {
            doubt = Stream.of(
                    again && until.contains(OF_WHICH) ? "是其中的一部分" : null,
                    EACH.matcher(until).find() ? "分别说的是几件事" : null,
                    scope.isEmpty() && !surround.speaksForItself(until) && isOfOneOther(before) ? "前一句说的不是本机关" : null,
                    !surround.tellsYear(until) && before.stream().anyMatch(each -> !Objects.equals(each.year(), year)) ? "前一句说的不是本年" : null)
                    .filter(Objects::nonNull).findFirst().orElse(null);
        }
        boolean money = isMoney(reading.measure, quantity);
        return new Claim(reading.measure, money ? quantity.value().movePointLeft(4) : quantity.value(), money ? TEN_THOUSAND_YUAN : quantity.unit(), quantity.approximate() ? Exactness.ABOUT : Exactness.EXACT, scope, told,
                doubt, n, at + quantity.from(), at + quantity.to());
    }

    /** Who lists what several others did has come to an end with them. */
    private static boolean isOfOneOther(List<Claim> before) {
        return before.stream().map(Claim::scope).filter(scope -> !scope.isEmpty()).distinct().count() == 1;
    }

    /** What a number is said to be the number of. */
    private record Reading(Measure measure, @Nullable String doubt, int begins, int weight) {
    }

    private @Nullable Reading measure(Quantity quantity, String label, String trail, String until, String earlier) {
        List<Reading> found = new ArrayList<>();
        List<Saying> near = sayings.nearTo(label);
        for (Saying saying : near) {
            Measure measure = saying.measure();
            int begins = counts(measure, quantity) && measure.isTold(year) ? saying.begins(label, trail, Fit.SURE) : -1;
            if (begins >= 0) {
                found.add(new Reading(measure, doubt(saying, label, begins, until, earlier), begins, saying.weight()));
            }
        }
        if (found.isEmpty()) {
            for (Saying saying : near) {
                int begins = !saying.isBrief() && counts(saying.measure(), quantity) ? saying.begins(label, trail, Fit.LOOSE) : -1;
                if (begins >= 0) {
                    found.add(new Reading(saying.measure(), "中间还说了别的", begins, saying.weight()));
                }
            }
        }
        return found.stream().max(Comparator.comparingInt(Reading::weight).thenComparingInt(reading -> -reading.begins)).orElse(null);
    }

    private static boolean counts(Measure measure, Quantity quantity) {
        return measure.units().contains(quantity.unit()) || isMoney(measure, quantity);
    }

    private static boolean isMoney(Measure measure, Quantity quantity) {
        return quantity.unit().equals(YUAN) && measure.units().contains(TEN_THOUSAND_YUAN);
    }

    private @Nullable String doubt(Saying saying, String label, int begins, String until, String earlier) {
        Measures.Matter matter = measures.matter(saying.measure());
        int clause = Math.max(label.lastIndexOf(',', begins), label.lastIndexOf('、', begins));
        String around = saying.isBrief() || Boolean.TRUE.equals(matter.sentence()) ? until : label.substring(clause + 1);
        if (matter.isDoubtfulBy(around)) {
            return "同时说到别的事";
        }
        if (WITH_ANOTHER.matcher(label.substring(0, begins)).find() && saying.isBrief() || TOGETHER.matcher(label.substring(begins)).find()) {
            return "与别的事合在一起";
        }
        boolean nearby = matter.words().stream().anyMatch(word -> until.contains(word) || earlier.contains(word));
        return saying.isBrief() && !nearby ? "没有说是什么" : null;
    }

    private static String label(String words, int after, int to) {
        int from = Math.max(after, to - LABEL);
        for (int i = from; i < to; i++) {
            if (HARD_STOPS.indexOf(words.charAt(i)) >= 0 && !(words.charAt(i) == ':' && i + 1 == to)) {
                from = i + 1;
            }
        }
        return words.substring(from, to);
    }

    private static String trail(String words, int from, int next) {
        int to = from;
        while (to < next && to - from < 24 && STOPS.indexOf(words.charAt(to)) < 0) {
            to++;
        }
        return words.substring(from, to);
    }

    private static String clause(String words, int to) {
        int comma = Math.max(words.lastIndexOf(',', to - 1), words.lastIndexOf(';', to - 1));
        return words.substring(comma + 1, to);
    }

    /** What stands in brackets says nothing of what follows them. */
    private static String withoutAsides(String words) {
        return words.indexOf('(') < 0 ? words : ASIDE.matcher(words).replaceAll("");
    }

    /** Without the names of documents, which hold years and matters of their own; every place unmoved. */
    private static String masked(String words) {
        if (words.indexOf('《') < 0) {
            return words;
        }
        Matcher titles = TITLES.matcher(words);
        StringBuilder masked = new StringBuilder();
        while (titles.find()) {
            titles.appendReplacement(masked, "＿".repeat(titles.group().length()));
        }
        return titles.appendTail(masked).toString();
    }
}
