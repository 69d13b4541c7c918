package org.gongkai.face;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.github.houbb.opencc4j.util.ZhHkConverterUtil;

/** Turns a finished page into traditional characters: its text and its spoken labels, never what a person typed nor an address. */
final class TraditionalScript {

    private static final Set<String> RAW = Set.of("script", "style", "textarea");
    private static final Set<String> SPOKEN = Set.of("title", "alt", "placeholder", "aria-label", "content");

    /** Terms of administrative law that the general dictionary spells otherwise. */
    private static final Map<String, String> TERMS = Map.of("複議", "復議", "複核", "復核", "發佈", "發布", "答覆", "答復");

    private final String html;
    private final StringBuilder out;
    private int at;

    private TraditionalScript(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length() + 64);
    }

    static String of(String html) {
        return new TraditionalScript(html).convert();
    }

    private String convert() {
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            out.append(traditional(html.substring(at, tag < 0 ? html.length() : tag)));
            if (tag < 0) {
                break;
            }
            at = tag;
            tag();
        }
        return out.toString();
    }

    private void tag() {
        int end = endOfTag(at);
        String tag = html.substring(at, end);
        String name = name(tag);
        boolean untouched = tag.contains("translate=\"no\"");
        out.append(untouched ? tag : withSpokenLabels(tag));
        at = end;
        if (RAW.contains(name) || untouched) {
            int close = html.indexOf("</" + name, at);
            int stop = close < 0 ? html.length() : close;
            out.append(html, at, stop);
            at = stop;
        }
    }

    private int endOfTag(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return html.length();
    }

    private static String name(String tag) {
        int end = 1;
        while (end < tag.length() && (Character.isLetterOrDigit(tag.charAt(end)) || tag.charAt(end) == '-')) {
            end++;
        }
        return tag.substring(1, end).toLowerCase(Locale.ROOT);
    }

    private static String withSpokenLabels(String tag) {
        String converted = tag;
        for (String attribute : SPOKEN) {
            int start = converted.indexOf(" " + attribute + "=\"");
            if (start >= 0) {
                int value = start + attribute.length() + 3;
                int end = converted.indexOf('"', value);
                if (end > value) {
                    converted = converted.substring(0, value) + traditional(converted.substring(value, end)) + converted.substring(end);
                }
            }
        }
        return converted;
    }

    private static String traditional(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x2E80) {
                String converted = ZhHkConverterUtil.toTraditional(text);
                for (Map.Entry<String, String> term : TERMS.entrySet()) {
                    converted = converted.replace(term.getKey(), term.getValue());
                }
                return converted;
            }
        }
        return text;
    }
}
