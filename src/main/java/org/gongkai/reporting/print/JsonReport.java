package org.gongkai.reporting.print;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.erdtman.jcs.JsonCanonicalizer;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Formula;
import org.gongkai.reporting.form.Period;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as JSON, for people who compute with it and for keeping an edition word for word. */
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static String write(AnnualReport report) {
        return JSON.writeValueAsString(content(report));
    }

    /** The same in the canonical form of RFC 8785, of which a digest can be taken. */
    public static String canonical(AnnualReport report) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(content(report))).getEncodedString();
        } catch (IOException e) {
            throw new IllegalStateException("own JSON cannot be read", e);
        }
    }

    /** What was kept, with the form of its day; its checks are asked again by whoever needs them. */
    public static AnnualReport read(String json, Forms forms) {
        JsonNode node = JSON.readTree(json);
        Form form = forms.require(node.get("form").asString());
        Map<Cell, BigDecimal> register = new HashMap<>();
        Map<Cell, Typed> typed = new HashMap<>();
        for (Cell cell : form.cells()) {
            JsonNode over = node.at("/typed").get(cell.toString());
            BigDecimal value = number(node.at("/tables/" + cell.table() + "/" + cell.row() + "/" + cell.column()));
            BigDecimal counted = over == null ? value : number(over.path("register"));
            if (counted != null) {
                register.put(cell, counted);
            }
            if (over != null) {
                typed.put(cell, new Typed(value, over.path("reason").isString() ? over.path("reason").asString() : null, over.path("applies").asBoolean(true)));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        node.get("texts").properties().forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
        Period period = node.has("period") ? Period.read(node.get("period").asString()).orElseThrow() : Period.year(node.get("year").asInt());
        ReportKey key = new ReportKey(form.family(), node.get("organ").asString(), period, ReportScope.named(node.get("scope").asString()).orElseThrow());
        return new AnnualReport(key, node.get("organName").asString(), new Figures(form, register, typed), texts, List.of(), null);
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    private static Map<String, Object> content(AnnualReport report) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", report.title());
        content.put("organ", report.organ());
        content.put("organName", report.organName());
        content.put("year", report.year());
        if (!report.form().isAnnual()) {
            content.put("period", report.key().period().id());
        }
        content.put("scope", report.scope().id());
        content.put("form", report.form().id());
        content.put("basis", report.form().basis());
        content.put("tables", tables(report.figures()));
        content.put("typed", typed(report.figures()));
        content.put("texts", report.texts());
        content.put("checks", checks(report));
        return content;
    }

    private static Map<String, Map<String, Map<String, @Nullable BigDecimal>>> tables(Figures figures) {
        Map<String, Map<String, Map<String, @Nullable BigDecimal>>> tables = new LinkedHashMap<>();
        for (Cell cell : figures.form().cells()) {
            tables.computeIfAbsent(cell.table(), t -> new LinkedHashMap<>())
                    .computeIfAbsent(cell.row(), r -> new LinkedHashMap<>()).put(cell.column(), figures.at(cell));
        }
        return tables;
    }

    private static Map<String, Object> typed(Figures figures) {
        Map<String, Object> typed = new LinkedHashMap<>();
        for (Cell cell : figures.form().cells()) {
            figures.typed(cell).ifPresent(over -> {
                Map<String, @Nullable Object> both = new LinkedHashMap<>();
                both.put("register", figures.register(cell));
                both.put("reason", over.reason());
                if (!over.applies()) {
                    both.put("applies", false);
                }
                typed.put(cell.toString(), both);
            });
        }
        return typed;
    }

    /** Each formula with how often it was asked and how often it failed, then every failure. */
    private static Map<String, Object> checks(AnnualReport report) {
        List<Map<String, Object>> formulas = new ArrayList<>();
        for (Formula formula : report.form().formulas()) {
            List<Check> asked = report.checks().stream().filter(check -> check.formula() == formula).toList();
            Map<String, Object> tally = new LinkedHashMap<>();
            tally.put("id", formula.id());
            tally.put("title", formula.title());
            tally.put("asked", asked.size());
            tally.put("failed", asked.stream().filter(check -> !check.holds()).count());
            formulas.add(tally);
        }
        Map<String, Object> checks = new LinkedHashMap<>();
        checks.put("formulas", formulas);
        checks.put("failed", report.violations().stream().map(JsonReport::violation).toList());
        return checks;
    }

    private static Map<String, Object> violation(Check check) {
        Map<String, Object> violation = new LinkedHashMap<>();
        violation.put("formula", check.formula().id());
        violation.put("title", check.formula().title());
        violation.put("basis", check.formula().basis());
        violation.put("severity", check.severity().name().toLowerCase(Locale.ROOT));
        violation.put("where", check.where());
        violation.put("cells", check.cells().stream().map(Cell::toString).toList());
        violation.put("left", check.leftSum());
        violation.put("right", check.rightSum());
        violation.put("difference", check.difference());
        violation.put("arithmetic", check.arithmetic());
        return violation;
    }
}
