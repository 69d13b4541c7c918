package org.gongkai.casework.publicwords;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.gongkai.casework.Application;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.identity.Identity.Stretch;
import org.gongkai.ledger.Sha256;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.Mention;
import org.gongkai.publication.PublicationCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where public words tell of a person, or may: names of third persons, illnesses, numbers that may be an office's (个人信息保护法第二十五条、
 * 第二十八条). Each is settled one by one before the words become public: written otherwise, or kept for a ground.
 */
@Component
public class Mentions {

    private static final String ARTICLE = "个人信息保护法第二十五条、第二十八条";
    private static final String HIDDEN = "某某";
    /** Between what a person is called and the name. */
    private static final String LINK = "[\\s:：,，、(（\"“\\[【]{0,2}(?:的?名字?叫做?|叫做?|名为|是|系|姓名[:：]?|即|为)?";

    private final PublicationCheck check;
    private final Grounds grounds;

    Mentions(PublicationCheck check, Grounds grounds) {
        this.check = check;
        this.grounds = grounds;
    }

    /**
     * What is asked once, wherever it stands.
     *
     * @param title   what it is
     * @param text    as it stands in the words
     * @param fields  the fields in which it stands
     * @param instead how it might be written
     */
    public record Asked(String key, String title, String text, List<String> fields, @Nullable String relation, List<String> instead) {

        /** The name of the field that settles it. */
        public String name() {
            return Checked.SETTLE + key;
        }
    }

    /** The key under which a place is settled: the same words are settled once. */
    public static String key(String text) {
        return Sha256.hex(text).substring(0, 12);
    }

    /** What is asked of public words, in their order. */
    public List<Asked> asked(Application application, PublicWords words) {
        return asked(application, PublicWordsCheck.titled(words));
    }

    /** @param texts what is to become public of a matter, by the title of the field in which it stands */
    public List<Asked> asked(Application application, Map<String, String> texts) {
        Map<String, Asked> asked = new LinkedHashMap<>();
        // One text, so that whoever is named in the letter is known in the answer too.
        String all = String.join("\n", texts.values());
        Identity writer = Identity.of(application);
        List<Mention> found = new ArrayList<>(check.mentions(all));
        writer.traces(all).stream().filter(trace -> !trace.stops())
                .forEach(trace -> found.add(new Mention("", trace.title(), trace.from(), trace.to(), trace.text(), null, List.of(HIDDEN))));
        for (Mention mention : found) {
            asked.computeIfAbsent(key(mention.text()), key -> new Asked(key, mention.title(), mention.text(), fieldsWith(texts, mention.text()),
                    mention.relation(), mention.instead()));
        }
        return List.copyOf(asked.values());
    }

    private static List<String> fieldsWith(Map<String, String> texts, String text) {
        return texts.entrySet().stream().filter(field -> field.getValue().contains(text)).map(Map.Entry::getKey).toList();
    }

    /** What is not settled yet. */
    public List<Refusal> unsettled(List<Asked> asked, Checked checked) {
        return asked.stream().filter(one -> keptFor(one, checked).isEmpty())
                .map(one -> new Refusal("“" + String.join("”、“", one.fields()) + "”里有" + one.title() + "：" + masked(one.text())
                        + "，请选择改成什么，或者为什么保留", ARTICLE, one.name())).toList();
    }

    /** Enough to find the place; a finding does not say it all again. */
    static String masked(String text) {
        int shown = text.length() > 6 ? 3 : 1;
        return text.substring(0, text.offsetByCodePoints(0, Math.min(shown, text.codePointCount(0, text.length())))) + "…";
    }

    /** A text with what tells, or may tell, of whoever wrote and of anybody else. */
    public List<Stretch> marked(Application application, String text) {
        BitSet told = new BitSet(text.length());
        Identity.of(application).traces(text).forEach(trace -> told.set(trace.from(), trace.to()));
        check.mentions(text).forEach(mention -> told.set(mention.from(), mention.to()));
        return Stretch.all(text, told);
    }

    /** A text with every place of what is asked. */
    public static List<Stretch> marked(List<Asked> asked, String text) {
        BitSet told = new BitSet(text.length());
        for (Asked one : asked) {
            for (int at = text.indexOf(one.text()); at >= 0; at = text.indexOf(one.text(), at + 1)) {
                told.set(at, at + one.text().length());
            }
        }
        return Stretch.all(text, told);
    }

    /** The words with every place written as it was settled. */
    public static PublicWords written(List<Asked> asked, PublicWords words, Checked checked) {
        return PublicWords.of(written(asked, words.values(), checked));
    }

    /** The same texts, with every place written as it was settled. */
    public static Map<String, String> written(List<Asked> asked, Map<String, String> texts, Checked checked) {
        Map<String, String> written = new LinkedHashMap<>(texts);
        for (Asked one : asked) {
            instead(one, checked).ifPresent(other -> written.replaceAll((field, text) -> written(one, other, text)));
        }
        return written;
    }

    private static String written(Asked one, String instead, String text) {
        String called = one.relation();
        String once = called != null && called.equals(instead)
                ? text.replaceAll(Pattern.quote(called) + LINK + Pattern.quote(one.text()) + "[)）\"”\\]】]?", called) : text;
        return once.replace(one.text(), instead);
    }

    private static Optional<String> instead(Asked one, Checked checked) {
        String settled = checked.settled().getOrDefault(one.key(), "");
        return one.instead().stream().filter(other -> settled.equals(Checked.INSTEAD + one.instead().indexOf(other))).findFirst();
    }

    /** The id of the ground for which a place is kept; empty while it is not settled so. */
    public Optional<String> keptFor(Asked one, Checked checked) {
        return grounds.keeping().stream().map(Grounds.Ground::id).filter(id -> (Checked.KEEP + id).equals(checked.settled().get(one.key()))).findFirst();
    }

    /** What is kept and for which ground, by the words. */
    public Map<String, String> kept(List<Asked> asked, Checked checked) {
        Map<String, String> kept = new TreeMap<>();
        asked.forEach(one -> keptFor(one, checked).ifPresent(ground -> kept.put(one.text(), ground)));
        return kept;
    }
}
