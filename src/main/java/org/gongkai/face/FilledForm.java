package org.gongkai.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.face.RenderedHtml.Tag;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.springframework.web.util.HtmlUtils;

/** Puts what somebody typed back into the inputs of a form as our templates render them; hidden fields, passwords and files stay. */
final class FilledForm {

    private static final List<String> NOT_TYPED = List.of("hidden", "password", "file", "submit", "button", "reset", "image");

    private final RenderedHtml form;
    private final Map<String, List<String>> typed;
    private final Map<String, Integer> used = new HashMap<>();
    private final Map<String, List<String>> shown = new TreeMap<>();
    private final Set<String> boxes = new HashSet<>();

    private FilledForm(String html, Map<String, List<String>> typed) {
        this.form = new RenderedHtml(html);
        this.typed = typed;
    }

    /**
     * A form with its inputs filled in.
     *
     * @param changed whether anything differs from what the page would say by itself
     * @param shown   what a browser sends that is told to send it as it is
     */
    record Result(String html, boolean changed, Map<String, List<String>> shown) {
    }

    static Result of(String html, Map<String, List<String>> typed) {
        FilledForm filled = new FilledForm(html, typed);
        for (Element input : filled.form.all("input, textarea, select")) {
            switch (input.tagName()) {
                case "textarea" -> filled.textarea(input);
                case "select" -> filled.select(input);
                default -> filled.input(input);
            }
        }
        return new Result(filled.form.written(), filled.form.isChanged(), filled.shown);
    }

    private void input(Element input) {
        String name = RenderedHtml.value(input, "name");
        String type = RenderedHtml.value(input, "type");
        if ("file".equals(type)) {
            taken(input);
        }
        if (name == null || type != null && NOT_TYPED.contains(type)) {
            if (name != null && "hidden".equals(type)) {
                show(name, RenderedHtml.value(input, "value"));
            }
        } else if ("checkbox".equals(type) || "radio".equals(type)) {
            List<String> chosen = typed.getOrDefault(name, List.of());
            String value = RenderedHtml.value(input, "value");
            boolean untold = chosen.isEmpty() && ("radio".equals(type) || typed.isEmpty());
            boolean wanted = untold ? input.hasAttr("checked") : chosen.contains(value == null ? "on" : value);
            boxes.add(name + "=" + value);
            if (wanted) {
                show(name, value == null ? "on" : value);
            }
            mark(input, "checked", wanted);
        } else {
            String before = RenderedHtml.value(input, "value");
            String next = next(name);
            show(name, next == null ? before : next);
            if (next != null && !next.equals(before == null ? "" : before)) {
                form.tag(input, new Tag(input).without("value").with("value", next));
            }
        }
    }

    /** Files that were uploaded with the form before and stand above the input with which more are chosen: {@code id/name} each. */
    private void taken(Element input) {
        String keeps = RenderedHtml.value(input, "data-keeps");
        if (keeps == null) {
            return;
        }
        StringBuilder kept = new StringBuilder();
        for (String file : typed.getOrDefault(keeps, List.of()).stream().flatMap(value -> Arrays.stream(value.split(","))).filter(value -> value.indexOf('/') > 0).toList()) {
            if (boxes.add(keeps + "=" + file)) {
                show(keeps, file);
                kept.append("<label class=\"choice taken\">").append(new Tag("input").with("type", "checkbox").with("name", keeps).with("value", file).with("checked", null))
                        .append(' ').append(HtmlUtils.htmlEscape(file.substring(file.indexOf('/') + 1))).append("</label>");
            }
        }
        if (!kept.isEmpty()) {
            form.insert(RenderedHtml.start(input), kept.toString());
        }
    }

    private void textarea(Element area) {
        String name = RenderedHtml.value(area, "name");
        if (name == null) {
            return;
        }
        // The first line break inside a textarea is not part of its text.
        String before = lines(Parser.unescapeEntities(form.inner(area), false));
        before = before.startsWith("\n") ? before.substring(1) : before;
        String next = next(name);
        show(name, next == null ? before : lines(next));
        if (next != null && !lines(next).equals(before)) {
            form.inner(area, "\n" + HtmlUtils.htmlEscape(lines(next)));
        }
    }

    private void select(Element select) {
        String name = RenderedHtml.value(select, "name");
        List<String> chosen = name == null ? List.of() : typed.getOrDefault(name, List.of());
        Set<String> offered = new LinkedHashSet<>();
        Set<String> before = new HashSet<>();
        for (Element option : select.select("option")) {
            offered.add(option(option));
            if (option.hasAttr("selected")) {
                before.add(option(option));
            }
        }
        if (before.isEmpty() && !select.hasAttr("multiple")) {
            offered.stream().findFirst().ifPresent(before::add);
        }
        Set<String> wanted = new HashSet<>(chosen);
        wanted.retainAll(offered);
        if (name != null) {
            offered.stream().filter(wanted.isEmpty() ? before::contains : wanted::contains).forEach(one -> show(name, one));
        }
        // What was chosen may be offered no longer.
        if (!wanted.isEmpty() && !wanted.equals(before)) {
            select.select("option").forEach(option -> mark(option, "selected", wanted.contains(option(option))));
        }
    }

    private void show(String name, @Nullable String value) {
        shown.computeIfAbsent(name, first -> new ArrayList<>()).add(value == null ? "" : value);
    }

    private static String option(Element option) {
        String value = RenderedHtml.value(option, "value");
        return value == null ? option.wholeText().strip() : value;
    }

    private @Nullable String next(String name) {
        List<String> values = typed.get(name);
        int at = used.merge(name, 1, Integer::sum) - 1;
        return values == null || at >= values.size() ? null : values.get(at);
    }

    private void mark(Element element, String mark, boolean wanted) {
        if (element.hasAttr(mark) != wanted) {
            form.tag(element, wanted ? new Tag(element).with(mark, null) : new Tag(element).without(mark));
        }
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
