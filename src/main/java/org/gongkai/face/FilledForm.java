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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Puts what somebody typed back into the inputs of a form as our templates render them; hidden fields, passwords and files stay. */
final class FilledForm {

    private static final Pattern INPUT = Pattern.compile("<(input|textarea|select)\\b((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern OPTION = Pattern.compile("<option\\b((?:[^>\"]|\"[^\"]*\")*)>([^<]*)");
    private static final List<String> NOT_TYPED = List.of("hidden", "password", "file", "submit", "button", "reset", "image");

    private final Map<String, List<String>> typed;
    private final Map<String, Integer> used = new HashMap<>();
    private final Map<String, List<String>> shown = new TreeMap<>();
    private final StringBuilder filled = new StringBuilder();
    private final Set<String> boxes = new HashSet<>();
    private boolean changed;

    private FilledForm(Map<String, List<String>> typed) {
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
        FilledForm form = new FilledForm(typed);
        form.fill(html);
        return new Result(form.filled.toString(), form.changed, form.shown);
    }

    private void fill(String html) {
        Matcher tag = INPUT.matcher(html);
        int done = 0;
        while (tag.find(done)) {
            filled.append(html, done, tag.start());
            done = switch (tag.group(1)) {
                case "textarea" -> textarea(html, tag);
                case "select" -> select(html, tag);
                default -> input(tag);
            };
        }
        filled.append(html, done, html.length());
    }

    private int input(Matcher tag) {
        String attributes = tag.group(2);
        String name = value(attributes, "name");
        String type = value(attributes, "type");
        if ("file".equals(type)) {
            taken(attributes);
        }
        if (name == null || type != null && NOT_TYPED.contains(type)) {
            if (name != null && "hidden".equals(type)) {
                show(name, value(attributes, "value"));
            }
            filled.append(tag.group());
        } else if ("checkbox".equals(type) || "radio".equals(type)) {
            List<String> chosen = typed.getOrDefault(name, List.of());
            String value = value(attributes, "value");
            boolean untold = chosen.isEmpty() && ("radio".equals(type) || typed.isEmpty());
            boolean wanted = untold ? attribute("checked").matcher(attributes).find() : chosen.contains(value == null ? "on" : value);
            boxes.add(name + "=" + value);
            if (wanted) {
                show(name, value == null ? "on" : value);
            }
            filled.append("<input").append(marked(attributes, "checked", wanted)).append('>');
        } else {
            String before = value(attributes, "value");
            String next = next(name);
            show(name, next == null ? before : next);
            if (next == null || next.equals(before == null ? "" : before)) {
                filled.append(tag.group());
            } else {
                changed = true;
                filled.append("<input").append(without(attributes, "value")).append(" value=\"").append(HtmlUtils.htmlEscape(next)).append("\">");
            }
        }
        return tag.end();
    }

    /** Files that were uploaded with the form before and stand above the input with which more are chosen: {@code id/name} each. */
    private void taken(String attributes) {
        String keeps = value(attributes, "data-keeps");
        if (keeps == null) {
            return;
        }
        for (String file : typed.getOrDefault(keeps, List.of()).stream().flatMap(value -> Arrays.stream(value.split(","))).filter(value -> value.indexOf('/') > 0).toList()) {
            if (boxes.add(keeps + "=" + file)) {
                changed = true;
                show(keeps, file);
                filled.append("<label class=\"choice taken\"><input type=\"checkbox\" name=\"").append(HtmlUtils.htmlEscape(keeps)).append("\" value=\"").append(HtmlUtils.htmlEscape(file))
                        .append("\" checked> ").append(HtmlUtils.htmlEscape(file.substring(file.indexOf('/') + 1))).append("</label>");
            }
        }
    }

    private int textarea(String html, Matcher tag) {
        int end = html.indexOf("</textarea>", tag.end());
        String name = value(tag.group(2), "name");
        String before = lines(HtmlUtils.htmlUnescape(html.substring(tag.end(), end))).replaceFirst("^\n", "");
        String next = name == null ? null : next(name);
        if (name != null) {
            show(name, next == null ? before : lines(next));
        }
        filled.append(tag.group());
        if (next == null || lines(next).equals(before)) {
            filled.append(html, tag.end(), end);
        } else {
            changed = true;
            // The first line break inside a textarea is not part of its text.
            filled.append('\n').append(HtmlUtils.htmlEscape(lines(next)));
        }
        return end;
    }

    private int select(String html, Matcher tag) {
        int end = html.indexOf("</select>", tag.end());
        String name = value(tag.group(2), "name");
        List<String> chosen = name == null ? List.of() : typed.getOrDefault(name, List.of());
        String options = html.substring(tag.end(), end);
        Set<String> offered = new LinkedHashSet<>();
        Set<String> before = new HashSet<>();
        OPTION.matcher(options).results().forEach(option -> {
            offered.add(option(option.group(1), option.group(2)));
            if (attribute("selected").matcher(option.group(1)).find()) {
                before.add(option(option.group(1), option.group(2)));
            }
        });
        if (before.isEmpty() && !attribute("multiple").matcher(tag.group(2)).find()) {
            offered.stream().findFirst().ifPresent(before::add);
        }
        Set<String> wanted = new HashSet<>(chosen);
        wanted.retainAll(offered);
        if (name != null) {
            offered.stream().filter(wanted.isEmpty() ? before::contains : wanted::contains).forEach(one -> show(name, one));
        }
        filled.append(tag.group());
        // What was chosen may be offered no longer.
        if (wanted.isEmpty() || wanted.equals(before)) {
            filled.append(options);
        } else {
            changed = true;
            filled.append(OPTION.matcher(options).replaceAll(option -> Matcher.quoteReplacement("<option"
                    + marked(option.group(1), "selected", wanted.contains(option(option.group(1), option.group(2)))) + ">" + option.group(2))));
        }
        return end;
    }

    private void show(String name, @Nullable String value) {
        shown.computeIfAbsent(name, first -> new ArrayList<>()).add(value == null ? "" : value);
    }

    private static String option(String attributes, String text) {
        String value = value(attributes, "value");
        return value == null ? HtmlUtils.htmlUnescape(text.strip()) : value;
    }

    private @Nullable String next(String name) {
        List<String> values = typed.get(name);
        int at = used.merge(name, 1, Integer::sum) - 1;
        return values == null || at >= values.size() ? null : values.get(at);
    }

    private String marked(String attributes, String mark, boolean wanted) {
        boolean before = attribute(mark).matcher(attributes).find();
        if (before == wanted) {
            return attributes;
        }
        changed = true;
        return wanted ? attributes + " " + mark : without(attributes, mark);
    }

    static String without(String attributes, String... names) {
        String rest = attributes;
        for (String name : names) {
            rest = attribute(name).matcher(rest).replaceAll("");
        }
        return rest;
    }

    static @Nullable String value(String attributes, String name) {
        Matcher found = attribute(name).matcher(attributes);
        return found.find() ? found.group(1) == null ? "" : HtmlUtils.htmlUnescape(found.group(1)) : null;
    }

    private static Pattern attribute(String name) {
        return Pattern.compile("\\s" + name + "(?:=\"([^\"]*)\"|(?=[\\s>/]|$))");
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
