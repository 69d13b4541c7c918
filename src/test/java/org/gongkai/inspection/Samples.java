package org.gongkai.inspection;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Row;
import org.gongkai.reporting.form.Table;
import org.gongkai.reporting.form.Table.Block;
import org.jspecify.annotations.Nullable;

/** Invented, balanced reports in the shapes in which reports are met. */
final class Samples {

    static final Inspection INSPECTION = Inspection.shipped();
    private static final Forms FORMS = new Forms(new ReplyKinds());
    private static final Form FORM = FORMS.printed().getLast();

    /** The numbers of a report that balances; blank where a value is null. */
    static Map<Cell, @Nullable BigDecimal> balanced() {
        Map<Cell, @Nullable BigDecimal> cells = new LinkedHashMap<>();
        FORM.cells().forEach(cell -> cells.put(cell, BigDecimal.ZERO));
        row(cells, "r1", 12, 1, 0, 0, 1, 0);
        row(cells, "r2", 2, 0, 0, 0, 0, 0);
        row(cells, "r31", 6, 1, 0, 0, 0, 0);
        row(cells, "r32", 2, 0, 0, 0, 0, 0);
        row(cells, "r337", 1, 0, 0, 0, 0, 0);
        row(cells, "r341", 3, 0, 0, 0, 1, 0);
        row(cells, "r37", 12, 1, 0, 0, 1, 0);
        row(cells, "r4", 2, 0, 0, 0, 0, 0);
        set(cells, "t2.norm.made", 3);
        set(cells, "t2.norm.valid", 21);
        set(cells, "t2.licence.decisions", 412);
        set(cells, "t4.fy.uphold", 2);
        set(cells, "t4.fy.total", 2);
        return cells;
    }

    static void set(Map<Cell, @Nullable BigDecimal> cells, String address, @Nullable Integer value) {
        cells.put(Cell.parse(address), value == null ? null : BigDecimal.valueOf(value));
    }

    private static void row(Map<Cell, @Nullable BigDecimal> cells, String row, int... parties) {
        String[] columns = {"nat", "com", "res", "soc", "law", "oth"};
        int total = 0;
        for (int i = 0; i < columns.length; i++) {
            set(cells, "t3." + row + "." + columns[i], parties[i]);
            total += parties[i];
        }
        set(cells, "t3." + row + ".tot", total);
    }

    /** How a table is written down. */
    enum Shape { HTML, LINES, PIPES, GLUED, SPACED }

    static String report(Map<Cell, @Nullable BigDecimal> cells, Shape shape) {
        StringBuilder text = new StringBuilder();
        paragraph(text, shape, "清河县教育局2023年政府信息公开工作年度报告");
        paragraph(text, shape, "本报告根据《中华人民共和国政府信息公开条例》编制。报告中所列数据的统计期限为2023年1月1日至2023年12月31日。");
        paragraph(text, shape, "一、总体情况");
        paragraph(text, shape, "2023年，我局新收政府信息公开申请14件，均依法办理。");
        paragraph(text, shape, "二、主动公开政府信息情况");
        table(text, shape, FORM.table("t2"), cells);
        paragraph(text, shape, "三、收到和处理政府信息公开申请情况");
        table(text, shape, FORM.table("t3"), cells);
        paragraph(text, shape, "四、政府信息公开行政复议、行政诉讼情况");
        across(text, shape, FORM.table("t4"), cells);
        paragraph(text, shape, "五、存在的主要问题及改进情况");
        paragraph(text, shape, "公开的主动性还不够。下一步将加强培训。");
        paragraph(text, shape, "六、其他需要报告的事项");
        paragraph(text, shape, "2023年未收取信息处理费。");
        paragraph(text, shape, "清河县教育局");
        paragraph(text, shape, "2024年1月22日");
        return shape == Shape.HTML ? "<!doctype html><html><body>" + text + "</body></html>" : text.toString();
    }

    /** One table alone. */
    static String table(String id, Map<Cell, @Nullable BigDecimal> cells, Shape shape) {
        StringBuilder text = new StringBuilder();
        if (id.equals("t4")) {
            across(text, shape, FORM.table(id), cells);
        } else {
            table(text, shape, FORM.table(id), cells);
        }
        return text.toString();
    }

    /** The table of requests as the provisional form of 2019 prints it. */
    static String provisional() {
        StringBuilder text = new StringBuilder();
        Map<Cell, @Nullable BigDecimal> zero = new LinkedHashMap<>();
        Form form = FORMS.require("annual-2019");
        form.cells().forEach(cell -> zero.put(cell, BigDecimal.ZERO));
        table(text, Shape.PIPES, form.table("t2"), zero);
        table(text, Shape.PIPES, form.table("t3"), zero);
        return text.toString();
    }

    /** The statistics table of 2014, balanced, one cell a line; null leaves the unit out. */
    static String statistics(@Nullable String items, @Nullable String cases) {
        Map<String, Integer> values = Map.of("A1", 200, "A2_2", 150, "A2_4", 60, "B1", 2, "B2_2", 2, "B2_2a", 2, "B2_3", 3, "I2", 1, "I3", 30, "H2", 1);
        StringBuilder text = new StringBuilder("统计指标\n单位\n统计数\n");
        FORMS.printed().getFirst().tables().getFirst().blocks().stream().flatMap(block -> block.rows().stream()).forEach(row -> {
            String unit = items == null ? null : items.isEmpty() ? "" : row.unit();
            text.append(row.printed()).append('\n').append(unit == null ? "" : unit + "\n")
                    .append(row.heading() ? "" : values.getOrDefault(row.id(), 0) + "\n");
        });
        return text.toString();
    }

    static Verdict check(String text) {
        return INSPECTION.check("一份报告.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void paragraph(StringBuilder text, Shape shape, String words) {
        text.append(shape == Shape.HTML ? "<p>" + words + "</p>\n" : words + "\n");
    }

    private static void table(StringBuilder text, Shape shape, Table table, Map<Cell, @Nullable BigDecimal> cells) {
        begin(text, shape);
        for (Block block : table.blocks()) {
            if (block.heading() != null) {
                row(text, shape, block.heading());
                row(text, shape, concat("信息内容", block.columns().stream().map(column -> column.label()).toArray(String[]::new)));
            } else {
                row(text, shape, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况");
                row(text, shape, block.columns().stream().map(column -> column.label()).toArray(String[]::new));
            }
            for (Row each : block.rows()) {
                if (each.heading()) {
                    row(text, shape, each.printed());
                } else {
                    row(text, shape, concat(each.printed(), block.columns().stream()
                            .map(column -> written(cells.get(new Cell(table.id(), each.id(), column.id())))).toArray(String[]::new)));
                }
            }
        }
        end(text, shape);
    }

    private static void across(StringBuilder text, Shape shape, Table table, Map<Cell, @Nullable BigDecimal> cells) {
        Block block = table.blocks().getFirst();
        begin(text, shape);
        row(text, shape, "行政复议", "行政诉讼");
        row(text, shape, "未经复议直接起诉", "复议后起诉");
        String[] names = block.columns().stream().map(column -> column.label()).toArray(String[]::new);
        row(text, shape, concat(names[0], concat(names[1], names[2], names[3], names[4], names[0], names[1], names[2], names[3], names[4],
                names[0], names[1], names[2], names[3], names[4])));
        row(text, shape, block.rows().stream().flatMap(each -> block.columns().stream()
                .map(column -> written(cells.get(new Cell(table.id(), each.id(), column.id()))))).toArray(String[]::new));
        end(text, shape);
    }

    private static String written(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static String[] concat(String first, String... rest) {
        String[] all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static void begin(StringBuilder text, Shape shape) {
        text.append(shape == Shape.HTML ? "<table>" : "");
    }

    private static void end(StringBuilder text, Shape shape) {
        text.append(shape == Shape.HTML ? "</table>\n" : "\n");
    }

    private static void row(StringBuilder text, Shape shape, String... cells) {
        text.append(switch (shape) {
            case HTML -> "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>\n";
            case LINES -> String.join("\n", cells) + "\n";
            case PIPES -> "| " + String.join(" | ", cells) + " |\n";
            case SPACED -> String.join(" ", cells) + "\n";
            case GLUED -> String.join("", cells);
        });
    }

    private Samples() {
    }
}
