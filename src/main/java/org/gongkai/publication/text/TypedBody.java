package org.gongkai.publication.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A body as it stands in the form in which it is written: in plain lines where lines say all of it, else with its marks. Read again, it is the same body. */
public final class TypedBody {

    private TypedBody() {
    }

    public static String of(String body) {
        StringBuilder lines = new StringBuilder(body.length());
        for (Element block : Jsoup.parseBodyFragment(body).body().children()) {
            if (!lines.isEmpty()) {
                lines.append('\n');
            }
            lines.append(heading(block)).append(block.wholeText());
        }
        String plain = lines.toString();
        return !plain.isEmpty() && !Paragraphs.isMarkup(plain) && Paragraphs.ofPlain(plain).equals(body) ? plain : body;
    }

    /** A heading that its words alone would not make one. */
    private static String heading(Element block) {
        String marks = switch (block.normalName()) {
            case "h2" -> "## ";
            case "h3" -> "### ";
            default -> "";
        };
        return Paragraphs.ofPlain(block.wholeText()).startsWith("<" + block.normalName() + ">") ? "" : marks;
    }
}
