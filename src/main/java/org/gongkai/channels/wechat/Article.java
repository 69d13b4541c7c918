package org.gongkai.channels.wechat;

import java.util.List;
import java.util.Map;

import org.gongkai.channels.Delivery;
import org.gongkai.face.Wording;
import org.gongkai.publication.NewsOfDocuments.Told;
import org.springframework.web.util.HtmlUtils;

/**
 * An edition as an article of the account: its text in paragraphs, and a link to the page where tables, pictures and files are. What is longer than the
 * platform takes ends there with a sentence that says so.
 *
 * @param source the page, with a mark of this delivery by which the article is found again
 */
record Article(String title, String digest, String html, String source) {

    /** Characters that the platform takes. */
    private static final int TITLE = 64;
    private static final int DIGEST = 120;
    private static final int CONTENT = 19_000;

    static Article of(Told told, Delivery delivery, String home) {
        StringBuilder html = new StringBuilder();
        String number = told.edition().entry().number();
        if (number != null) {
            html.append(paragraph(number));
        }
        if (delivery.number() > 1) {
            html.append(paragraph("（更正，第 " + delivery.number() + " 版，" + Wording.date(delivery.publicOn()) + "公开）"));
        }
        boolean whole = true;
        for (String line : told.lines()) {
            String paragraph = paragraph(line);
            if (html.length() + paragraph.length() > CONTENT) {
                whole = false;
                break;
            }
            html.append(paragraph);
        }
        html.append(paragraph(whole ? "表格、图片和附件见原文，点“阅读原文”。" : "本文较长，全文见原文，点“阅读原文”。"));
        List<String> lines = told.lines();
        return new Article(cut(told.edition().entry().title(), TITLE), cut(lines.isEmpty() ? told.edition().entry().title() : lines.getFirst(), DIGEST), html.toString(), source(delivery, home));
    }

    static String source(Delivery delivery, String home) {
        return home + "/documents/" + delivery.document() + "#" + delivery.id();
    }

    Map<String, Object> said(String cover) {
        return Map.of("title", title, "digest", digest, "content", html, "content_source_url", source, "thumb_media_id", cover, "need_open_comment", 0);
    }

    private static String paragraph(String line) {
        return "<p>" + HtmlUtils.htmlEscape(line) + "</p>";
    }

    private static String cut(String words, int most) {
        return words.codePointCount(0, words.length()) <= most ? words : words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
    }
}
