package org.gongkai.reporting.print;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import org.gongkai.reporting.AnnualReport;

/** A report as one HTML file that needs nothing beside it. */
public final class HtmlReport {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private HtmlReport() {}

    public static String write(AnnualReport report) {
        StringOutput out = new StringOutput();
        TEMPLATES.render("org/gongkai/reporting/print/standalone.jte", report, out);
        return out.toString();
    }
}
