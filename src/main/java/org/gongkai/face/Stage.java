package org.gongkai.face;

import java.util.List;
import java.util.Map;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;

/** Where screens are rendered: the compiled templates and what all of them share. */
final class Stage {

    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final TemplateEngine engine;
    private final Site site;
    private final Assets assets;
    private final List<DeskEntry> deskEntries;

    Stage(TemplateEngine engine, Site site, Assets assets, List<DeskEntry> deskEntries) {
        this.engine = engine;
        this.site = site;
        this.assets = assets;
        this.deskEntries = deskEntries;
    }

    String render(String template, Map<String, Object> values, HttpServletRequest request) {
        StringOutput output = new StringOutput(16 * 1024);
        new Visit(site, assets, deskEntries, request)
                .during(() -> engine.render("org/gongkai/" + template + ".jte", values, output));
        return Wording.tongue() == Tongue.TRADITIONAL ? TraditionalScript.of(output.toString()) : output.toString();
    }
}
