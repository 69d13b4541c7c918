package org.gongkai.calendar;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a file of provisions and gathers everything that is wrong with it, in words for the person who edits it. */
final class ProvisionsFile {

    private static final Set<String> SECTIONS = Set.of("instruments", "lights", "provisions");
    private static final Set<String> KEYS = Set.of("id", "title", "description", "instrument", "article", "basis", "amount", "by", "unit",
            "counts-from", "extension", "pause", "restart", "from", "to", "confirmed");
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final String file;
    private final List<String> wrong = new ArrayList<>();

    ProvisionsFile(String file) {
        this.file = file;
    }

    Provisions read(InputStream yaml) {
        JsonNode root = parse(yaml);
        root.propertyNames().stream().filter(name -> !SECTIONS.contains(name)).forEach(name -> wrong.add("不认识的部分 " + name));
        Map<String, String> instruments = instruments(root.path("instruments"));
        LightThresholds lights = lights(root.path("lights"));
        List<Provision> rows = new ArrayList<>();
        int number = 0;
        for (JsonNode node : root.path("provisions")) {
            number++;
            int before = wrong.size();
            Provision row = row(node, "第 " + number + " 条 " + node.path("id").asString(""), instruments);
            if (row != null && wrong.size() == before) {
                rows.add(row);
            }
        }
        if (number == 0) {
            wrong.add("没有任何条文（provisions）");
        }
        checkDates(rows);
        checkReferences(rows);
        if (!wrong.isEmpty()) {
            throw new InvalidRegulation(file, wrong);
        }
        return new Provisions(rows, lights);
    }

    private JsonNode parse(InputStream yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JacksonException e) {
            throw new InvalidRegulation(file, List.of("不是可读的 YAML：" + e.getOriginalMessage()
                    + "（第 " + e.getLocation().getLineNr() + " 行）"));
        }
    }

    private Map<String, String> instruments(JsonNode nodes) {
        Map<String, String> known = new LinkedHashMap<>();
        for (JsonNode node : nodes) {
            String where = "法规 " + node.path("id").asString("");
            String id = text(node, "id", where);
            String title = "《" + text(node, "title", where) + "》（" + text(node, "number", where) + "）";
            if (known.put(id, title) != null) {
                wrong.add(where + "：重复");
            }
        }
        return known;
    }

    private LightThresholds lights(JsonNode node) {
        LightThresholds lights = new LightThresholds(node.path("yellow").asInt(-1), node.path("red").asInt(-1));
        if (lights.red() < 0 || lights.yellow() <= lights.red()) {
            wrong.add("lights：应有 yellow > red ≥ 0（剩余工作日）");
        }
        return lights;
    }

    private @Nullable Provision row(JsonNode node, String where, Map<String, String> instruments) {
        node.propertyNames().stream().filter(key -> !KEYS.contains(key)).forEach(key -> wrong.add(where + "：不认识的 " + key));
        String instrument = text(node, "instrument", where);
        if (!instrument.isEmpty() && !instruments.containsKey(instrument)) {
            wrong.add(where + "：instrument " + instrument + " 不在 instruments 中");
        }
        LocalDate from = date(node, "from", where);
        LocalDate to = node.hasNonNull("to") ? date(node, "to", where) : null;
        Provision.Unit unit = unit(node, where);
        int amount = node.path("amount").asInt(0);
        MonthDay by = node.has("by") ? monthDay(node, where) : null;
        if (!node.path("confirmed").isBoolean()) {
            wrong.add(where + "：缺少 confirmed（true 或 false）");
        }
        String id = text(node, "id", where);
        String title = text(node, "title", where);
        String description = text(node, "description", where);
        String article = text(node, "article", where);
        String basis = text(node, "basis", where);
        String countsFrom = text(node, "counts-from", where);
        if (unit == null || from == null) {
            return null;
        }
        boolean takesAmount = unit != Provision.Unit.EFFECT && unit != Provision.Unit.DAY_OF_NEXT_YEAR;
        if (takesAmount != amount > 0) {
            wrong.add(where + (takesAmount ? "：amount 应为正整数" : "：单位 " + unit.key() + " 不带 amount"));
        }
        if ((by != null) != (unit == Provision.Unit.DAY_OF_NEXT_YEAR)) {
            wrong.add(where + "：by 只用于、且必须用于单位 day-of-next-year");
        }
        return new Provision(id, title, description, instrument, instruments.getOrDefault(instrument, ""), article, basis, amount, unit, by,
                countsFrom, reference(node, "extension"), reference(node, "pause"), reference(node, "restart"), new InForce(from, to),
                node.path("confirmed").asBoolean(false));
    }

    private void checkDates(List<Provision> rows) {
        rows.stream().collect(Collectors.groupingBy(Provision::id, LinkedHashMap::new, Collectors.mapping(Provision::inForce, Collectors.toList())))
                .forEach((id, dates) -> wrong.addAll(InForce.gapsAndOverlaps(id, dates)));
    }

    private void checkReferences(List<Provision> rows) {
        Set<String> ids = rows.stream().map(Provision::id).collect(Collectors.toSet());
        for (Provision row : rows) {
            for (String reference : Arrays.asList(row.extension(), row.pause(), row.restart())) {
                if (reference != null && !ids.contains(reference)) {
                    wrong.add(row.id() + "（自 " + row.inForce().from() + "）：引用的 " + reference + " 不存在");
                }
            }
        }
    }

    private String text(JsonNode node, String key, String where) {
        String text = node.path(key).asString("").strip();
        if (text.isEmpty()) {
            wrong.add(where + "：缺少 " + key);
        }
        return text;
    }

    private static @Nullable String reference(JsonNode node, String key) {
        return node.hasNonNull(key) ? node.path(key).asString() : null;
    }

    private @Nullable LocalDate date(JsonNode node, String key, String where) {
        String text = text(node, key, where);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            wrong.add(where + "：" + key + " 不是日期（应如 2019-05-15）：" + text);
            return null;
        }
    }

    private @Nullable MonthDay monthDay(JsonNode node, String where) {
        String text = text(node, "by", where);
        try {
            return text.isEmpty() ? null : MonthDay.parse(text, MONTH_DAY);
        } catch (DateTimeException e) {
            wrong.add(where + "：by 不是月日（应如 01-31）：" + text);
            return null;
        }
    }

    private Provision.@Nullable Unit unit(JsonNode node, String where) {
        String key = text(node, "unit", where);
        for (Provision.Unit unit : Provision.Unit.values()) {
            if (unit.key().equals(key)) {
                return unit;
            }
        }
        if (!key.isEmpty()) {
            wrong.add(where + "：不认识的单位 " + key + "（可用："
                    + Arrays.stream(Provision.Unit.values()).map(Provision.Unit::key).collect(Collectors.joining("、")) + "）");
        }
        return null;
    }
}
