package org.gongkai.face;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/**
 * The forms of a page as a browser without scripts sends them: all together, so that what was typed into one is not lost when another is
 * sent, or the language changed. Each input belongs to one form around, under its own name behind the number of its form; the button says
 * which form it sends. A script takes them apart again before anything is typed.
 */
final class JoinedForms {

    /** Id of the form around. */
    private static final String AROUND = "page-forms";
    private static final String SHOW = "/drafts/show?" + SentForm.WHICH + "=" + SentForm.NONE;
    private static final String DISCARD = "/drafts/discard";
    private static final Pattern FORM = Pattern.compile("<form\\b((?:[^>\"]|\"[^\"]*\")*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("<(input|textarea|select|button)\\b((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern SWITCH = Pattern.compile("<a\\b([^>]*) data-switch=\"([^\"]*)\"([^>]*)>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern BODY = Pattern.compile("<body\\b[^>]*>");
    private static final Set<String> SENDS = Set.of("submit", "image");

    private final String html;
    private final List<One> forms = new ArrayList<>();

    private JoinedForms(String html) {
        this.html = html;
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            String attributes = form.group(1);
            if (FilledForm.value(attributes, "data-joins") != null) {
                forms.add(new One(forms.size() + 1, form.start(1), form.start(2), form.end(2), FilledForm.value(attributes, "id"), String.valueOf(FilledForm.value(attributes, "action")),
                        FilledForm.value(attributes, "enctype"), FilledForm.value(attributes, "data-replaces"), form.group(2).contains("name=\"" + SentForm.MADE + "\"")));
            }
        }
    }

    private record One(int number, int tag, int from, int to, @Nullable String id, String action, @Nullable String enctype, @Nullable String replaces, boolean kept) {

        /** Where a button sends it; one may say so itself. */
        String address(@Nullable String said) {
            String to = said == null ? action : said;
            int end = TypedForm.address(to).length();
            String query = to.substring(end).replaceFirst("#.*", "");
            return to.substring(0, end) + (query.isEmpty() ? "?" : query + "&") + SentForm.WHICH + "=" + number
                    + (replaces == null ? "" : "&" + SentForm.REPLACES + "=" + replaces);
        }
    }

    static String of(String html, @Nullable CsrfToken token) {
        JoinedForms page = new JoinedForms(html);
        if (page.forms.stream().noneMatch(One::kept) || !BODY.matcher(html).find()) {
            return html;
        }
        List<One> typed = page.forms.stream().filter(form -> !form.action().equals(DISCARD)).toList();
        if (typed.size() > 1) {
            return inBody(switches(page.joined(), AROUND), "<form id=\"" + AROUND + "\" action=\"" + HtmlUtils.htmlEscape(SHOW) + "\" method=\"post\" novalidate hidden>"
                    + (token == null ? "" : "<input type=\"hidden\" name=\"" + token.getParameterName() + "\" value=\"" + token.getToken() + "\">") + "<button></button></form>");
        }
        One alone = typed.getFirst();
        String id = alone.id() == null ? AROUND : alone.id();
        String named = alone.id() == null ? html.substring(0, alone.tag()) + " id=\"" + id + "\"" + html.substring(alone.tag()) : html;
        String switched = switches(named, id);
        return switched.equals(named) ? html : inBody(switched, "<button hidden form=\"" + id + "\"></button>");
    }

    /** The switches of language and display as buttons that take along what was typed. */
    private static String switches(String page, String form) {
        return SWITCH.matcher(page).replaceAll(link -> Matcher.quoteReplacement("<button class=\"quiet\" form=\"" + form + "\" formaction=\""
                + HtmlUtils.htmlEscape(SHOW) + "&amp;" + link.group(2) + "\"" + FilledForm.without(link.group(1) + link.group(3), "href", "hreflang", "rel") + ">" + link.group(4) + "</button>"));
    }

    /** What comes first: whoever presses Enter in a form presses the button in it. */
    private static String inBody(String page, String first) {
        return BODY.matcher(page).replaceFirst(found -> Matcher.quoteReplacement(found.group() + first));
    }

    private String joined() {
        Map<String, One> byId = new HashMap<>();
        forms.forEach(form -> byId.put(String.valueOf(form.id()), form));
        StringBuilder page = new StringBuilder(html.length() + 4096);
        Matcher control = CONTROL.matcher(html);
        while (control.find()) {
            String said = FilledForm.value(control.group(2), "form");
            int at = control.start();
            One owner = said != null ? byId.get(said) : forms.stream().filter(form -> form.from() <= at && at < form.to()).findFirst().orElse(null);
            control.appendReplacement(page, Matcher.quoteReplacement(owner == null ? control.group() : joined(control.group(1), control.group(2), said, owner)));
        }
        return control.appendTail(page).toString();
    }

    private static String joined(String tag, String attributes, @Nullable String said, One owner) {
        String name = FilledForm.value(attributes, "name");
        if (name != null && name.startsWith("_")) {
            return "<" + tag + attributes + ">";
        }
        StringBuilder control = new StringBuilder("<").append(tag).append(FilledForm.without(attributes, "form", "name", "formaction")).append(" form=\"").append(AROUND).append('"');
        if (said != null) {
            control.append(" data-form=\"").append(said).append('"');
        }
        if (name != null) {
            control.append(" name=\"").append(SentForm.prefix(owner.number())).append(HtmlUtils.htmlEscape(name)).append('"');
        }
        String type = FilledForm.value(attributes, "type");
        if (tag.equals("button") ? type == null || type.equals("submit") : type != null && SENDS.contains(type)) {
            String to = FilledForm.value(attributes, "formaction");
            control.append(" formaction=\"").append(HtmlUtils.htmlEscape(owner.address(to))).append('"');
            if (to != null) {
                control.append(" data-formaction=\"").append(HtmlUtils.htmlEscape(to)).append('"');
            }
            if (owner.enctype() != null) {
                control.append(" formenctype=\"").append(owner.enctype()).append('"');
            }
        }
        return control.append('>').toString();
    }
}
