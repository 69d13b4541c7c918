package org.gongkai.face;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import org.jsoup.nodes.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Where screens are rendered: the compiled templates and what all of them share. */
final class Stage {

    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final TemplateEngine engine;
    private final Site site;
    private final Kiosk kiosk;
    private final Assets assets;
    private final List<DeskEntry> deskEntries;
    private final ObjectProvider<KeptForms> kept;
    private final ObjectProvider<OpenEntrances> entrances;

    Stage(TemplateEngine engine, Site site, Kiosk kiosk, Assets assets, List<DeskEntry> deskEntries, ObjectProvider<KeptForms> kept,
            ObjectProvider<OpenEntrances> entrances) {
        this.engine = engine;
        this.site = site;
        this.kiosk = kiosk;
        this.assets = assets;
        this.deskEntries = deskEntries;
        this.kept = kept;
        this.entrances = entrances;
    }

    String render(String template, Map<String, Object> values, HttpServletRequest request) {
        StringOutput output = new StringOutput(16 * 1024);
        Visit visit = new Visit(site, kiosk, assets, deskEntries, request, kept.getIfAvailable(), entrances.getIfAvailable(() -> OpenEntrances.ALL));
        visit.during(() -> engine.render("org/gongkai/" + template + ".jte", values, output));
        String page = ErrorsInOrder.of(JoinedForms.of(unfolded(output.toString(), visit.restored()), visit.token()));
        if (visit.restored() > 0 || visit.preferences().kiosk()) {
            request.setAttribute(Screen.CONFIDENTIAL, true);
        }
        if (visit.preferences().kiosk()) {
            page = KioskPage.of(page, site.home());
        }
        return Wording.tongue() == Tongue.TRADITIONAL ? TraditionalScript.of(page) : page;
    }

    /** The page with everything open in which a form holds again what was typed: nobody misses it. */
    private static String unfolded(String html, int restored) {
        if (restored == 0) {
            return html;
        }
        RenderedHtml page = new RenderedHtml(html);
        Set<Element> folded = new LinkedHashSet<>();
        for (int n = 1; n <= restored; n++) {
            page.all("#" + Visit.RESTORED + n).forEach(form -> form.parents().stream().filter(around -> around.tagName().equals("details") && !around.hasAttr("open")).forEach(folded::add));
        }
        folded.forEach(details -> page.tag(details, new RenderedHtml.Tag(details).with("open", null)));
        return page.written();
    }
}
