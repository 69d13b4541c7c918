package org.gongkai.publication.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The clean markup of a body set as a printed 公文 (GB/T 9704-2012): whom it addresses at the left, numbered headings two
 * characters in, signature and date at the right, what is issued with it under a centred title, and each article with an address of its own. No word changes.
 *
 * @param html     the markup
 * @param articles numbers of its articles as they are written, in order
 */
public record PrintedBody(String html, List<String> articles) {

    private static final Pattern ARTICLE = Pattern.compile("^(第[一二三四五六七八九十百零〇]+条)[\\s\\u3000].*", Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("(?:[12]\\d{3}|[一二][〇○零一二三四五六七八九]{3})年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日");
    private static final Pattern SIGNATURE = Pattern.compile("[\\p{IsHan}\\s（）()、]{3,40}");
    private static final Pattern ADDRESSEE = Pattern.compile(".{2,80}[：:]");
    private static final Pattern TITLE = Pattern.compile("[\\p{IsHan}\\d“”《》（）()〔〕、]{4,50}");
    private static final Pattern NUMBERED = Pattern.compile("^(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百0-9]{1,4}[）)]|[0-9]{1,3}[.．、](?![0-9])).*", Pattern.DOTALL);
    private static final String SIGN_OFF = "sign-off";

    public static PrintedBody of(String clean) {
        Document body = Jsoup.parseBodyFragment(clean);
        body.outputSettings().prettyPrint(false);
        List<Element> lines = List.copyOf(body.body().children());
        for (int n = 0; n < lines.size(); n++) {
            Element line = lines.get(n);
            if (!line.nameIs("p")) {
                continue;
            }
            String words = line.text().strip();
            if (n == 0 && ADDRESSEE.matcher(words).matches()) {
                line.addClass("addressee");
            }
            if (DAY.matcher(words).matches() && n > 0) {
                signed(lines, n);
            }
        }
        body.select("h2, h3, h4").stream().filter(heading -> NUMBERED.matcher(heading.text().strip()).matches()).forEach(heading -> heading.addClass("numbered"));
        List<String> articles = articles(body);
        return new PrintedBody(body.body().html(), articles);
    }

    /** A date that stands alone ends what is signed; whose line before it is a name is signed by that. A short line after it begins what is issued with it. */
    private static void signed(List<Element> lines, int day) {
        lines.get(day).addClass(SIGN_OFF);
        Element before = lines.get(day - 1);
        if (before.nameIs("p") && SIGNATURE.matcher(before.text().strip()).matches()) {
            before.addClass(SIGN_OFF);
        }
        if (day + 1 < lines.size() && lines.get(day + 1).nameIs("p") && TITLE.matcher(lines.get(day + 1).text().strip()).matches()) {
            lines.get(day + 1).removeClass(SIGN_OFF).addClass("issued");
        }
    }

    /** Gives each article an id and a link to itself; a number that comes again is left as it is. */
    private static List<String> articles(Document body) {
        List<String> found = new ArrayList<>();
        for (Element line : body.select("p")) {
            Matcher article = ARTICLE.matcher(line.text().strip() + " ");
            if (article.matches() && !found.contains(article.group(1)) && line.childNodeSize() > 0 && line.childNode(0) instanceof TextNode words
                    && words.getWholeText().stripLeading().startsWith(article.group(1))) {
                found.add(article.group(1));
                String rest = words.getWholeText().stripLeading().substring(article.group(1).length());
                line.attr("id", "article-" + found.size());
                words.text(rest);
                line.prependChild(new Element("a").addClass("article").attr("href", "#article-" + found.size()).text(article.group(1)));
            }
        }
        return found;
    }
}
