package org.gongkai.face;

import java.util.Map;

import gg.jte.Content;
import gg.jte.TemplateEngine;

/** Parts that others contribute to a page: rendered where the page puts them, with what all screens share. */
public final class Parts {

    private final TemplateEngine templates;

    Parts(TemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * @param template by its path below {@code org/gongkai}, as {@code casework/event/together}
     * @param values   what the template takes
     */
    public Content of(String template, Map<String, Object> values) {
        return output -> templates.render("org/gongkai/" + template + ".jte", values, output);
    }
}
