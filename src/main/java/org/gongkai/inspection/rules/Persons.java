package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds where a text tells of a person without a number: names beside a word for who they are, illness and disability of somebody
 * (个人信息保护法第二十五条、第二十八条). Reads folded text; what it knows stands in {@code regulations/checks/person.yaml}.
 */
public final class Persons {

    /** The rule about names of third persons. */
    public static final String NAME = "P-NAME";
    /** The rule about somebody's health. */
    public static final String HEALTH = "P-HEALTH";
    /** As far as an illness stands from whose it is. */
    private static final int AROUND = 40;

    private final List<Anchor> names = new ArrayList<>();
    private final Anchor illness;
    private final List<Anchor> health;
    private final List<Anchor> healthInLetters;
    private final Pattern follows;
    private final String written;
    private final String before;
    private final Pattern here;
    private final Set<String> compound;
    private final String doubtful;
    private final String given;
    private final String ends;
    private final String placed;
    private final Set<String> titles;
    private final Pattern never;
    private final Pattern place;
    private final Pattern post;
    private final Pattern masked;
    private final JsonNode instead;
    private final String otherwise;

    private Persons(Rulebook book) {
        JsonNode words = book.words(NAME);
        compound = Set.copyOf(book.words(NAME, "compound"));
        doubtful = words.path("doubtful").asString();
        given = words.path("given").asString();
        ends = words.path("ends").asString();
        placed = words.path("placed").asString();
        titles = Set.copyOf(book.words(NAME, "titles"));
        never = book.pattern(NAME, "never");
        place = book.pattern(NAME, "places");
        post = book.pattern(NAME, "posts");
        masked = book.pattern(NAME, "masked");
        String name = written = "(?:" + String.join("|", new TreeSet<>(compound)) + ")\\p{IsHan}{1,2}|[" + words.path("surnames").asString() + doubtful + "]\\p{IsHan}{1,2}";
        Map<String, String> named = Map.of("name", "(?:" + name + ")");
        names.addAll(beginning(words, "behindRelation", named, "relations", ""));
        names.addAll(beginning(words, "spoken", named, words.path("spokenBegins").asString(), List.of()));
        names.addAll(beginning(words, "atName", named, words.path("surnames").asString() + doubtful + Filled.firsts(compound), book.words(NAME, "behindName")));
        follows = Pattern.compile("、(?<name>" + name + ")");
        here = Pattern.compile(name);
        before = book.words("P-BESIDE").path("ends").asString();
        JsonNode ill = book.words(HEALTH);
        illness = beginning("{illness}", ill, Map.of(), "illnesses", ill.path("beginnings").asString());
        health = anywhere(ill, "anchors", Map.of());
        healthInLetters = anywhere(ill, "letters", Map.of());
        instead = ill.path("instead");
        otherwise = ill.path("otherwise").asString();
    }

    public static Persons shipped() {
        return Shipped.PERSONS;
    }

    /**
     * A place in a folded text.
     *
     * @param from     where the name or the illness begins
     * @param relation what the person is called beside it; null where nothing is
     * @param instead  how it might be written, the most usual first
     */
    public record Place(String rule, int from, int to, String text, @Nullable String relation, List<String> instead) {
    }

    /** Every place in a text of an organ. */
    List<Place> in(String folded) {
        return found(folded, health);
    }

    /** Every place in a letter or its answer, where an illness is somebody's also without a word for whose. */
    public List<Place> inLetter(String folded) {
        List<Anchor> all = new ArrayList<>(health);
        all.addAll(healthInLetters);
        return found(folded, all);
    }

    /** A pattern, with a group {@code name}, of what may be a name where no other word goes on; {@link #nameAt} says whether it is. */
    String named() {
        return "(?<![\\p{IsHan}&&[^" + before + "]])(?<name>" + written + ")";
    }

    /** The name that stands at a place of a folded text; null where none does. */
    @Nullable String nameAt(String folded, int at) {
        Matcher read = here.matcher(folded).region(at, folded.length());
        return read.lookingAt() ? name(folded, at, read.group()) : null;
    }

    /** The name nearest before a place of a folded text, no further than {@code from}, where no other word goes on; null where none does. */
    @Nullable Place nameBefore(String folded, int from, int to) {
        for (int at = to - 2; at >= from; at--) {
            boolean begins = at == 0 || !Character.isIdeographic(folded.charAt(at - 1)) || before.indexOf(folded.charAt(at - 1)) >= 0;
            String name = begins ? nameAt(folded, at) : null;
            if (name != null && at + name.length() <= to) {
                return new Place("P-BESIDE", at, at + name.length(), name, null, List.of(hidden(name)));
            }
        }
        return null;
    }

    private List<Place> found(String folded, List<Anchor> ill) {
        List<Place> places = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Anchor anchor : names) {
            anchor.each(folded, 0, folded.length(), found -> {
                int at = found.start("name");
                String name = name(folded, at, found.group("name"));
                if (name != null) {
                    add(places, taken, name, at, found.namedGroups().containsKey("relation") ? found.group("relation") : null);
                    alsoNamed(folded, at + name.length(), places, taken);
                }
            });
        }
        again(folded, places, taken);
        int[] looked = {0};
        illness.each(folded, 0, folded.length(), spoken -> {
            if (spoken.start() >= looked[0]) {
                looked[0] = Math.min(folded.length(), spoken.end() + AROUND);
                ill.forEach(anchor -> anchor.each(folded, Math.max(0, spoken.start() - AROUND), looked[0], found -> {
                    if (!taken.get(found.start("illness"))) {
                        taken.set(found.start("illness"), found.end("illness"));
                        String text = found.group("illness");
                        places.add(new Place(HEALTH, found.start("illness"), found.end("illness"), text, null, List.of(inPlaceOf(text))));
                    }
                }));
            }
        });
        places.sort(Comparator.comparingInt(Place::from));
        return places;
    }

    /** Those who stand in one list with somebody named. */
    private void alsoNamed(String folded, int end, List<Place> places, BitSet taken) {
        Matcher next = follows.matcher(folded);
        int at = end;
        while (next.find(at) && next.start() == at) {
            String name = name(folded, next.start("name"), next.group("name"));
            if (name == null) {
                return;
            }
            add(places, taken, name, next.start("name"), null);
            at = next.start("name") + name.length();
        }
    }

    /** Whoever was named once is the same person elsewhere. */
    private void again(String folded, List<Place> places, BitSet taken) {
        for (Place first : places.stream().filter(distinctNames()).toList()) {
            for (int at = folded.indexOf(first.text()); at >= 0; at = folded.indexOf(first.text(), at + 1)) {
                add(places, taken, first.text(), at, first.relation());
            }
        }
    }

    private static Predicate<Place> distinctNames() {
        Set<String> seen = new HashSet<>();
        return place -> seen.add(place.text());
    }

    private void add(List<Place> places, BitSet taken, String name, int at, @Nullable String relation) {
        if (!taken.get(at)) {
            taken.set(at, at + name.length());
            List<String> instead = new ArrayList<>(List.of(hidden(name)));
            if (relation != null) {
                instead.add(relation);
            }
            places.add(new Place(NAME, at, at + name.length(), name, relation, List.copyOf(instead)));
        }
    }

    /** 王某某 for 王桂芳. */
    String hidden(String name) {
        int surname = surname(name);
        return isDotted(name) ? "某某" : name.substring(0, surname) + "某".repeat(name.length() - surname);
    }

    private int surname(String name) {
        return name.length() > 2 && compound.contains(name.substring(0, 2)) ? 2 : 1;
    }

    private static boolean isDotted(String name) {
        return name.indexOf('·') >= 0 || name.indexOf('•') >= 0;
    }

    /** The name that may stand at a place; null where these characters are none. */
    private @Nullable String name(String folded, int at, String read) {
        if (isDotted(read)) {
            int end = read.length();
            while (end > 2 && ends.indexOf(read.charAt(end - 1)) >= 0 && !isDotted(read.substring(end - 2))) {
                end--;
            }
            return read.substring(0, end);
        }
        if (masked.matcher(read).find() || never.matcher(folded.substring(at, Math.min(folded.length(), at + 6))).lookingAt() || compound.contains(read)) {
            return null;
        }
        int surname = surname(read);
        String own = read.substring(surname);
        if (titles.contains(own) || titles.contains(own.substring(0, 1)) && own.length() == 1 || isTitle(folded, at + surname)
                || ends.indexOf(own.charAt(0)) >= 0 && given.indexOf(own.charAt(0)) < 0) {
            return null;
        }
        if (own.length() == 2 && ends.indexOf(own.charAt(1)) >= 0) {
            own = own.substring(0, 1);
        }
        boolean sure = surname == 2 || doubtful.indexOf(read.charAt(0)) < 0 || own.chars().allMatch(c -> given.indexOf(c) >= 0);
        if (!sure || titles.contains(own) || placed.indexOf(own.charAt(own.length() - 1)) >= 0) {
            return null;
        }
        int end = at + surname + own.length();
        String behind = folded.substring(end, Math.min(folded.length(), end + 4));
        boolean elsewhere = place.matcher(behind).lookingAt() || post.matcher(behind).lookingAt() || masked.matcher(behind).lookingAt() && own.length() == 1;
        return elsewhere ? null : read.substring(0, surname) + own;
    }

    private boolean isTitle(String folded, int at) {
        return at + 2 <= folded.length() && titles.contains(folded.substring(at, at + 2));
    }

    private String inPlaceOf(String illness) {
        return instead.propertyStream().filter(entry -> illness.contains(entry.getKey())).map(entry -> entry.getValue().asString()).findFirst().orElse(otherwise);
    }

    private static List<Anchor> anywhere(JsonNode words, String list, Map<String, String> more) {
        return words.path(list).valueStream().map(node -> Anchor.anywhere(Pattern.compile(Filled.in(node.asString(), words, more)))).toList();
    }

    /** Patterns that begin with one of these characters, whichever; {@code soon} says for each what must come soon behind. */
    private static List<Anchor> beginning(JsonNode words, String list, Map<String, String> more, String with, List<String> soon) {
        List<Anchor> anchors = new ArrayList<>();
        for (JsonNode node : words.path(list)) {
            Pattern pattern = Pattern.compile(Filled.in(node.asString(), words, more));
            Map<Character, Pattern> begins = new HashMap<>();
            with.chars().forEach(first -> begins.put((char) first, pattern));
            anchors.add(Anchor.beginning(begins, soon.isEmpty() ? null : Anchor.of(soon.get(anchors.size()))));
        }
        return anchors;
    }

    private static List<Anchor> beginning(JsonNode words, String list, Map<String, String> more, String key, String others) {
        return words.path(list).valueStream().map(node -> beginning(node.asString(), words, more, key, others)).toList();
    }

    /** A pattern that begins with one of the words under a key, or with one of other characters: at each it asks only for the words that begin so. */
    private static Anchor beginning(String template, JsonNode words, Map<String, String> more, String key, String others) {
        List<String> said = words.path(key).valueStream().map(JsonNode::asString).toList();
        Map<Character, Pattern> begins = new HashMap<>();
        (Filled.firsts(said) + others).chars().distinct().forEach(first -> {
            List<String> mine = said.stream().filter(word -> Filled.firsts(List.of(word)).charAt(0) == first).toList();
            Map<String, String> here = new HashMap<>(more);
            here.put(key, mine.isEmpty() ? "(?!)" : Filled.oneOf(mine));
            begins.put((char) first, Pattern.compile(Filled.in(template, words, here)));
        });
        return Anchor.beginning(begins, null);
    }

    private static final class Shipped {
        private static final Persons PERSONS = new Persons(Rulebook.shipped());
    }
}
