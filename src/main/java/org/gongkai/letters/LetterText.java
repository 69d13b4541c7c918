package org.gongkai.letters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A letter in words, before it becomes a file: as it will print. */
public record LetterText(String title, String number, String addressee, List<String> body, String organ, LocalDate on) {

    /** Marks that stand after a word in a wording; a word that brings one of its own loses it there. */
    private static final String MARKS = "，。；、：）";
    private static final Pattern ENDING = Pattern.compile("[。；，、;,.\\s]+$");
    private static final Pattern ENDED = Pattern.compile("[。！？；：.!?;:…”》]$|[。！？][）”]$");
    /** What somebody writes once more after a wording that says it. */
    private static final Pattern BECAUSE = Pattern.compile("^(?:因为|由于|因)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

    /**
     * Puts the words into the wording. A word of several lines becomes several paragraphs, an empty one none.
     *
     * @throws LetterLacks naming every placeholder that has no word
     */
    static LetterText of(LetterTemplate template, Map<String, String> words, String number, String organ, LocalDate on) {
        Set<String> missing = new TreeSet<>();
        List<String> body = new ArrayList<>();
        for (String paragraph : template.body()) {
            List<String> lines = fill(paragraph, words, missing).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            for (int n = 0; n < lines.size(); n++) {
                body.add(n == lines.size() - 1 && paragraph.endsWith("}") ? ended(lines.get(n)) : lines.get(n));
            }
        }
        LetterText text = new LetterText(fill(template.title(), words, missing), number,
                fill(template.addressee(), words, missing), body, organ, on);
        if (!missing.isEmpty()) {
            throw new LetterLacks(template.title().replace("{organ}", ""), missing);
        }
        return text;
    }

    /** A paragraph ends with a mark also where it ends with what somebody wrote; a list of enclosures has none (GB/T 9704-2012, 7.3.4). */
    private static String ended(String line) {
        return line.startsWith("附件：") || ENDED.matcher(line).find() ? line : line + "。";
    }

    /** The same words for another reader. */
    LetterText to(String reader) {
        return new LetterText(title, number, reader, body, organ, on);
    }

    /** Its title as it stands on paper, no line longer than so many characters. */
    List<String> titleLines(int longest) {
        return TitleLines.of(title, organ, longest);
    }

    /** Whether it ends with an organ and a day; what is only given on, as it is, does not. */
    boolean isSigned() {
        return !organ.isEmpty();
    }

    /** All it says, run together. */
    String everyWord() {
        return title + number + addressee + String.join("", body) + organ + day();
    }

    /** Its date as a letter writes it, in whichever language the page around it is read. */
    public String day() {
        return on.getYear() + "年" + on.getMonthValue() + "月" + on.getDayOfMonth() + "日";
    }

    static String fill(String wording, Map<String, String> words, Set<String> missing) {
        Matcher placeholder = PLACEHOLDER.matcher(wording);
        return placeholder.replaceAll(found -> {
            String word = words.get(found.group(1));
            if (word == null) {
                missing.add(found.group(1));
                return "";
            }
            boolean marked = found.end() < wording.length() && MARKS.indexOf(wording.charAt(found.end())) >= 0;
            word = found.start() > 0 && wording.charAt(found.start() - 1) == '因' ? BECAUSE.matcher(word).replaceFirst("") : word;
            return Matcher.quoteReplacement(marked ? ENDING.matcher(word).replaceFirst("") : word);
        });
    }
}
