package org.gongkai.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where the words of a file stand, as its readers find them: its pages, slides and sheets; in a text without pages, under its headings.
 * Offsets count characters of {@link FileLook#words()}.
 */
final class FileParts {

    private static final Pattern PAGE = Pattern.compile("第(\\d+)页");
    private static final Pattern SECTION = Pattern.compile("(.*?)第\\d+(?:行|段|处)");
    private static final Pattern HEADING = Pattern.compile("(?:第[一二三四五六七八九十百零〇\\d]+[编章节条]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）).{0,38}");
    private static final int LONGEST = 24;
    private static final int MOST = 3000;
    static final String BEGINNING = "开头";

    /** @param number from 1, in the order of the file */
    record Part(int number, int from, String title) {

        /** The page of a file that has pages; null for others. */
        @Nullable Integer page() {
            Matcher page = PAGE.matcher(title);
            return page.matches() ? Integer.valueOf(page.group(1)) : null;
        }
    }

    private FileParts() {
    }

    static List<Part> of(List<FileLook.Passage> passages) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        String before = null;
        for (FileLook.Passage passage : passages) {
            if (!passage.hidden()) {
                String title = title(passage, before);
                if (!title.equals(before) && parts.size() < MOST) {
                    parts.add(new Part(parts.size() + 1, from, title));
                    before = title;
                }
                from += passage.words().length() + 1;
            }
        }
        return parts;
    }

    /** Of the part in which a passage stands. */
    static String title(FileLook.Passage passage, @Nullable String before) {
        Matcher section = SECTION.matcher(passage.place());
        String named = section.matches() ? section.group(1).strip() : passage.place().strip();
        if (!named.isEmpty()) {
            return named.replaceAll("\\s+", " ");
        }
        String words = passage.words().strip().replaceAll("\\s+", " ");
        return HEADING.matcher(words).matches() ? "“" + (words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words) + "”" : before == null ? BEGINNING : before;
    }

    static String written(List<Part> parts) {
        StringBuilder written = new StringBuilder();
        parts.forEach(part -> written.append(part.from).append('\t').append(part.title).append('\n'));
        return written.toString();
    }

    static List<Part> read(@Nullable String written) {
        List<Part> parts = new ArrayList<>();
        if (written != null) {
            written.lines().map(line -> line.split("\t", 2)).forEach(part -> parts.add(new Part(parts.size() + 1, Integer.parseInt(part[0]), part[1])));
        }
        return parts;
    }
}
