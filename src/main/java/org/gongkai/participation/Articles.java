package org.gongkai.participation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A draft article by article: what opinions are about. A text never changes once it is open, so an article keeps its number. */
public final class Articles {

    private static final Pattern BEGINS = Pattern.compile("^第[〇零一二三四五六七八九十百千\\d]+条[\\s　].*");

    private Articles() {
    }

    /**
     * A part of a draft.
     *
     * @param number 0 is what stands before the first article, or the whole of a draft without articles
     * @param name   第三条; empty for the part numbered 0
     */
    public record Article(int number, String name, List<String> lines) {
    }

    public static List<Article> of(String draft) {
        List<Article> articles = new ArrayList<>();
        String name = "";
        List<String> lines = new ArrayList<>();
        for (String line : draft.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            if (BEGINS.matcher(line).matches()) {
                articles.add(new Article(articles.size(), name, List.copyOf(lines)));
                lines.clear();
                name = line.substring(0, line.indexOf('条') + 1);
            }
            lines.add(line);
        }
        articles.add(new Article(articles.size(), name, List.copyOf(lines)));
        return articles;
    }
}
