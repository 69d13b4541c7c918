package org.gongkai.face;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.springframework.web.util.HtmlUtils;

/** HTML that our templates rendered, of which single tags are written anew; all else stays as it is, letter for letter. */
final class RenderedHtml {

    private final String html;
    private final Document document;
    private final Map<Integer, Edit> edits = new TreeMap<>();

    private record Edit(int to, String text) {
    }

    RenderedHtml(String html) {
        this.html = html;
        this.document = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
    }

    /** The elements that a template wrote and a selector finds, in the order in which they were written. */
    List<Element> all(String selector) {
        return document.select(selector).stream().filter(element -> element.sourceRange().isTracked() && !element.sourceRange().isImplicit())
                .sorted(Comparator.comparingInt(RenderedHtml::start)).toList();
    }

    /** Where its start tag begins. */
    static int start(Element element) {
        return element.sourceRange().startPos();
    }

    /** Where its start tag ends. */
    static int inside(Element element) {
        return element.sourceRange().endPos();
    }

    /** Where its end tag begins; of a textarea the parser tells only where it ends. */
    int end(Element element) {
        return html.lastIndexOf("</", element.endSourceRange().endPos() - 1);
    }

    /** What stands between its tags, as it was written. */
    String inner(Element element) {
        return html.substring(inside(element), end(element));
    }

    /** It with its tags, as it was written. */
    String outer(Element element) {
        return html.substring(start(element), element.endSourceRange().endPos());
    }

    /** Writes another start tag. */
    void tag(Element element, Object tag) {
        write(start(element), inside(element), tag.toString());
    }

    /** Writes other contents. */
    void inner(Element element, String text) {
        write(inside(element), end(element), text);
    }

    /** Writes another end tag. */
    void endTag(Element element, String tag) {
        write(end(element), element.endSourceRange().endPos(), tag);
    }

    /** Puts something into the text as it was. */
    void insert(int at, String text) {
        write(at, at, text);
    }

    /** What is put in at a place comes before what is written anew from there on. */
    private void write(int from, int to, String text) {
        edits.merge(from, new Edit(to, text), (one, other) -> one.to() == from ? new Edit(other.to(), one.text() + other.text()) : new Edit(one.to(), other.text() + one.text()));
    }

    boolean isChanged() {
        return !edits.isEmpty();
    }

    /** The text with everything that was written anew. */
    String written() {
        StringBuilder written = new StringBuilder(html.length() + 1024);
        int done = 0;
        for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
            written.append(html, done, edit.getKey()).append(edit.getValue().text());
            done = edit.getValue().to();
        }
        return written.append(html, done, html.length()).toString();
    }

    /** Null where it is not there; empty where it has no value. */
    static @Nullable String value(Element element, String name) {
        return element.hasAttr(name) ? element.attr(name) : null;
    }

    /** A start tag that is written anew. */
    static final class Tag {

        private final String name;
        /** As they are written between quotes. */
        private final Map<String, @Nullable String> attributes = new LinkedHashMap<>();

        Tag(String name) {
            this.name = name;
        }

        Tag(Element element) {
            this(element.tagName());
            for (Attribute attribute : element.attributes()) {
                if (!attribute.getKey().startsWith("/")) {
                    attributes.put(attribute.getKey(), attribute.hasDeclaredValue() ? attribute.getValue().replace("&", "&amp;").replace("\"", "&quot;") : null);
                }
            }
        }

        Tag without(String... names) {
            attributes.keySet().removeAll(List.of(names));
            return this;
        }

        /** @param value null for an attribute that is its own value */
        Tag with(String attribute, @Nullable String value) {
            attributes.put(attribute, value == null ? null : HtmlUtils.htmlEscape(value));
            return this;
        }

        /** Gives another tag its attributes. */
        void onto(Tag other) {
            other.attributes.putAll(attributes);
        }

        @Override
        public String toString() {
            StringBuilder tag = new StringBuilder("<").append(name);
            attributes.forEach((attribute, value) -> {
                tag.append(' ').append(attribute);
                if (value != null) {
                    tag.append("=\"").append(value).append('"');
                }
            });
            return tag.append('>').toString();
        }
    }
}
