package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.inspection.table.TableReading;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Script;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Row;

/** In which state the statutory tables are: empty, without rows, with words for numbers, with digits that cannot be told apart. */
final class TableStateCheck implements Check {

    private static final int ROWS_OF_A_SKELETON = 8;
    private static final int MOST_NAMED = 6;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        for (TableReading table : report.tables()) {
            int line = table.lines().values().stream().min(Integer::compare).orElse(0);
            if (table.isEmpty()) {
                notes.add(book.rule("F-EMPTY").at(report.text(), line, "法定表格一个数也没有填，没有的应当填零。"));
            }
            missing(report, book, notes, table, line);
            table.garbled().forEach((cell, words) -> notes.add(book.rule("F-CELL").at(report.text(), table.lines().getOrDefault(cell.row(), line),
                    "“" + table.form().name(cell) + "”填的不是数：“" + words + "”。")));
            glued(report, book, notes, table);
            blanks(report, book, notes, table);
        }
        skeleton(report, book, notes);
        units(report, book, notes);
        year(report, book, notes);
        rules(report, book, notes);
    }

    private static void missing(Report report, Rulebook book, Notes notes, TableReading table, int line) {
        long all = table.table().cells().map(Cell::row).distinct().count();
        if (isCut(table, all)) {
            List<String> rows = table.table().blocks().stream().flatMap(block -> block.dataRows()).filter(row -> !table.missing().contains(row)).map(Row::printed).toList();
            notes.add(book.rule("F-ROW").at(report.text(), line, "法定表格到“" + rows.getLast() + "”为止，后面的 " + table.missing().size() + " 行没有了。"));
        } else if (!table.missing().isEmpty() && table.missing().size() * 3L <= all) {
            notes.add(book.rule("F-ROW").at(report.text(), line, "法定表格缺少这些行："
                    + table.missing().stream().map(Row::printed).collect(Collectors.joining("；")) + "。"));
        }
    }

    /** Whether all that is missing is the end, and not little. */
    private static boolean isCut(TableReading table, long all) {
        List<Row> rows = table.table().blocks().stream().flatMap(block -> block.dataRows()).toList();
        int kept = rows.size() - table.missing().size();
        return table.missing().size() * 5L > all && kept >= ROWS_OF_A_SKELETON && rows.subList(0, kept).stream().noneMatch(table.missing()::contains);
    }

    private static void glued(Report report, Rulebook book, Notes notes, TableReading table) {
        table.glued().forEach((row, figures) -> {
            boolean open = table.lost().stream().anyMatch(cell -> cell.row().equals(row))
                    || table.readings().stream().map(reading -> reading.entrySet().stream().filter(e -> e.getKey().row().equals(row))
                            .map(e -> e.getKey() + "=" + e.getValue()).toList()).distinct().count() > 1;
            if (open) {
                notes.add(book.rule("F-GLUED").at(report.text(), table.lines().getOrDefault(row, 0),
                        "数字连在一起，读法不止一种，没有读：“" + String.join(" ", figures) + "”。"));
            }
        });
    }

    /** The form's own formulas ask whether the cells of the tables with totals are filled; this asks it of the table of what was disclosed. */
    private static void blanks(Report report, Rulebook book, Notes notes, TableReading table) {
        if (!book.words("F-BLANK", "tables").contains(table.table().id()) || table.isEmpty()) {
            return;
        }
        List<Cell> blank = table.table().cells().filter(cell -> table.lines().containsKey(cell.row()) && !table.lost().contains(cell)
                && !table.rowsWithBlanks().contains(cell.row()) && !table.struck().contains(cell.row())
                && table.readings().stream().allMatch(reading -> reading.get(cell) == null)).toList();
        if (!blank.isEmpty()) {
            String cells = blank.stream().limit(MOST_NAMED).map(table.form()::name).collect(Collectors.joining("；")) + (blank.size() > MOST_NAMED ? "……" : "");
            notes.add(book.rule("F-BLANK").at(report.text(), table.lines().get(blank.getFirst().row()), "有 %d 格没有填写：%s。没有的应当填零。".formatted(blank.size(), cells)));
        }
    }

    /** Rows of a table of which only the borders are left. */
    private static void skeleton(Report report, Rulebook book, Notes notes) {
        Map<Integer, List<Piece>> rows = new HashMap<>();
        report.text().body().stream().filter(Piece::isCell).forEach(piece -> rows.computeIfAbsent(piece.row(), row -> new ArrayList<>()).add(piece));
        List<List<Piece>> hollow = rows.values().stream().filter(cells -> cells.size() > 1
                && cells.stream().noneMatch(cell -> cell.text().chars().anyMatch(Character::isDigit))
                && cells.stream().filter(cell -> cell.text().isBlank()).count() >= cells.size() - 1).toList();
        boolean anyNumber = rows.values().stream().anyMatch(cells -> cells.stream().anyMatch(cell -> cell.text().matches("\\s*\\d+(\\.\\d+)?\\s*")));
        if (hollow.size() >= ROWS_OF_A_SKELETON && !anyNumber && !notes.has("F-EMPTY")) {
            int line = hollow.stream().mapToInt(cells -> cells.getFirst().line()).min().orElse(0);
            notes.add(book.rule("F-EMPTY").at(report.text(), line, "有 %d 行表格只剩格线，没有项目，也没有数。".formatted(hollow.size())));
        }
    }

    private static void units(Report report, Rulebook book, Notes notes) {
        TableReading table = report.table("stat").orElse(null);
        if (table == null) {
            return;
        }
        int expected = 0;
        int seen = 0;
        List<String> words = report.text().body().stream().map(piece -> piece.text().strip()).toList();
        List<Integer> lines = report.text().body().stream().map(Piece::line).toList();
        Map<Integer, Integer> firstAt = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            firstAt.putIfAbsent(lines.get(i), i);
        }
        for (Row row : table.table().blocks().stream().flatMap(block -> block.dataRows()).toList()) {
            Integer at = firstAt.get(table.lines().getOrDefault(row.id(), -1));
            if (row.unit() != null && at != null) {
                expected++;
                int end = Math.min(words.size(), at + 5);
                String near = String.join(" ", words.subList(at, end));
                seen += near.matches("(?s).*(?<![\\u4e00-\\u9fff])" + row.unit() + "(?![\\u4e00-\\u9fff]).*") ? 1 : 0;
            }
        }
        if (expected >= 20 && seen * 2 < expected) {
            notes.add(book.rule("S14-21").at(report.text(), table.lines().values().stream().min(Integer::compare).orElse(0),
                    "“单位”一列有 %d 格没有单位。".formatted(expected - seen)));
        }
    }

    private static void year(Report report, Rulebook book, Notes notes) {
        Form form = report.form();
        Integer year = report.year();
        if (form != null && year != null && !report.tables().isEmpty() && !form.years().contain(year)) {
            int line = report.tables().getFirst().lines().values().stream().min(Integer::compare).orElse(0);
            notes.add(book.rule("F-YEAR").at(report.text(), line, "%d年度的报告，用的是%s。".formatted(year, form.basis())));
        }
    }

    private static void rules(Report report, Rulebook book, Notes notes) {
        String organ = report.recognition().organ();
        if (report.form() == null || organ == null || !isBelowCity(organ)) {
            return;
        }
        for (String cell : List.of("t2.rules.made", "t2.rules.valid", "t2.rules.totalpub")) {
            BigDecimal number = report.number(cell).orElse(BigDecimal.ZERO);
            if (number.signum() > 0) {
                notes.add(book.rule("A21-08").at(report.text(), report.table("t2").map(t -> t.lines().getOrDefault("rules", 0)).orElse(0),
                        "%s没有规章制定权，“规章”一行却是 %s。".formatted(organ, number.toPlainString())).comparing(number, BigDecimal.ZERO));
                return;
            }
        }
    }

    /** A county, district or banner, and what stands under it; 市 alone may be a city with districts. */
    private static boolean isBelowCity(String organ) {
        int at = Math.max(organ.lastIndexOf('县'), organ.lastIndexOf('旗'));
        int district = organ.lastIndexOf('区');
        boolean region = organ.contains("自治区") || organ.contains("开发区") || organ.contains("新区") || organ.contains("特别行政区");
        return at > 0 && Script.isHan(organ.charAt(at - 1)) || district > 0 && !region;
    }
}
