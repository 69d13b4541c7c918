package org.gongkai.face;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.gongkai.face.RenderedHtml.Tag;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;
import org.springframework.security.web.csrf.CsrfToken;

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
    private static final Set<String> SENDS = Set.of("submit", "image");
    /** In every form of which something is kept; a page without any is left alone, and is not even read. */
    private static final String KEPT = "name=\"" + SentForm.MADE + "\"";

    private final RenderedHtml page;
    private final List<One> forms;

    private JoinedForms(String html) {
        page = new RenderedHtml(html);
        List<Element> joining = page.all("form[data-joins]");
        forms = IntStream.range(0, joining.size()).mapToObj(n -> One.of(n + 1, joining.get(n), page.end(joining.get(n)))).toList();
    }

    /** @param end where its end tag begins */
    private record One(int number, Element form, int end, @Nullable String id, String action, @Nullable String enctype, @Nullable String replaces) {

        static One of(int number, Element form, int end) {
            return new One(number, form, end, RenderedHtml.value(form, "id"), form.attr("action"), RenderedHtml.value(form, "enctype"), RenderedHtml.value(form, "data-replaces"));
        }

        boolean holds(Element control) {
            return RenderedHtml.inside(form) <= RenderedHtml.start(control) && RenderedHtml.start(control) < end;
        }

        /** Where a button sends it; one may say so itself. */
        String address(@Nullable String said) {
            String to = said == null ? action : said;
            int end = TypedForm.address(to).length();
            int anchor = to.indexOf('#', end);
            String query = anchor < 0 ? to.substring(end) : to.substring(end, anchor);
            return to.substring(0, end) + (query.isEmpty() ? "?" : query + "&") + SentForm.WHICH + "=" + number
                    + (replaces == null ? "" : "&" + SentForm.REPLACES + "=" + replaces);
        }
    }

    static String of(String html, @Nullable CsrfToken token) {
        if (!html.contains(KEPT)) {
            return html;
        }
        JoinedForms joined = new JoinedForms(html);
        List<Element> body = joined.page.all("body");
        List<One> typed = joined.forms.stream().filter(form -> !form.action().equals(DISCARD)).toList();
        if (body.isEmpty() || joined.forms.stream().noneMatch(form -> joined.page.inner(form.form()).contains(KEPT)) || typed.isEmpty()) {
            return html;
        }
        // What comes first: whoever presses Enter in a form presses the button in it.
        int first = RenderedHtml.inside(body.getFirst());
        if (typed.size() > 1) {
            joined.join();
            joined.switches(AROUND);
            joined.page.insert(first, new Tag("form").with("id", AROUND).with("action", SHOW).with("method", "post").with("novalidate", null).with("hidden", null)
                    + (token == null ? "" : new Tag("input").with("type", "hidden").with("name", token.getParameterName()).with("value", token.getToken()).toString()) + "<button></button></form>");
            return joined.page.written();
        }
        One alone = typed.getFirst();
        String id = alone.id() == null ? AROUND : alone.id();
        if (!joined.switches(id)) {
            return html;
        }
        if (alone.id() == null) {
            joined.page.tag(alone.form(), new Tag(alone.form()).with("id", id));
        }
        joined.page.insert(first, new Tag("button").with("hidden", null).with("form", id) + "</button>");
        return joined.page.written();
    }

    /** The switches of language and display as buttons that take along what was typed; false where the page has none. */
    private boolean switches(String form) {
        List<Element> switches = page.all("a[data-switch]");
        for (Element link : switches) {
            Tag button = new Tag("button").with("class", "quiet").with("form", form).with("formaction", SHOW + "&" + link.attr("data-switch"));
            new Tag(link).without("href", "hreflang", "rel", "data-switch", "class").onto(button);
            page.tag(link, button);
            page.endTag(link, "</button>");
        }
        return !switches.isEmpty();
    }

    private void join() {
        Map<String, One> byId = new HashMap<>();
        forms.forEach(form -> byId.put(String.valueOf(form.id()), form));
        for (Element control : page.all("input, textarea, select, button")) {
            String said = RenderedHtml.value(control, "form");
            One owner = said != null ? byId.get(said) : forms.stream().filter(form -> form.holds(control)).findFirst().orElse(null);
            String name = RenderedHtml.value(control, "name");
            if (owner != null && (name == null || !name.startsWith("_"))) {
                page.tag(control, joined(control, name, said, owner));
            }
        }
    }

    private static Tag joined(Element control, @Nullable String name, @Nullable String said, One owner) {
        Tag tag = new Tag(control).without("form", "name", "formaction").with("form", AROUND);
        if (said != null) {
            tag.with("data-form", said);
        }
        if (name != null) {
            tag.with("name", SentForm.prefix(owner.number()) + name);
        }
        String type = RenderedHtml.value(control, "type");
        if (control.tagName().equals("button") ? type == null || type.equals("submit") : type != null && SENDS.contains(type)) {
            String to = RenderedHtml.value(control, "formaction");
            tag.with("formaction", owner.address(to));
            if (to != null) {
                tag.with("data-formaction", to);
            }
            if (owner.enctype() != null) {
                tag.with("formenctype", owner.enctype());
            }
        }
        return tag;
    }
}
