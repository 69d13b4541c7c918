package org.gongkai.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.redaction.OfficeFile.Relation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Redacts an Excel file by building another one: the values that a reader sees in visible sheets, their merges, widths and
 * formats. Formulas, hidden sheets, rows and columns, comments, names, pivots, links and drawings stay behind.
 */
final class SheetFile {

    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String BOOK = "xl/workbook.xml";
    private static final List<String> FORMATS = List.of("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "colors");

    private final OfficeFile from;
    private final Marks marks;
    private final Bounds bounds;
    private final NewOfficeFile copy = new NewOfficeFile();
    private final Removed removed = new Removed();

    private SheetFile(OfficeFile from, Marks marks, Bounds bounds) {
        this.from = from;
        this.marks = marks;
        this.bounds = bounds;
    }

    static Redacted.Copy redact(byte[] file, Marks marks, Bounds bounds) throws Unredactable {
        if (!marks.boxes().isEmpty()) {
            throw new Unredactable("Excel 文件没有固定的页面，画不了方框。请填写要遮盖的文字，或者另存为 PDF 再画。");
        }
        return new SheetFile(OfficeFile.read(file, bounds), marks, bounds).redacted();
    }

    private Redacted.Copy redacted() throws Unredactable {
        String main = from.main();
        Element book = from.xml(main);
        if (!MAIN.equals(book.getNamespaceURI())) {
            throw new Unredactable("这是“严格 Open XML”格式的 Excel 文件。请另存为普通的 XLSX 再上传。");
        }
        Map<String, Relation> relations = from.relations(main);
        boolean since1904 = Xml.below(book, MAIN, "workbookPr").stream().anyMatch(one -> one.getAttribute("date1904").matches("1|true"));
        SheetValues values = new SheetValues(sharedTexts(relations), formats(relations), since1904, marks);
        StringBuilder sheets = new StringBuilder();
        int number = 0;
        for (Element sheet : Xml.below(book, MAIN, "sheet")) {
            bounds.onTime();
            Relation relation = relations.get(sheet.getAttributeNS(WordFile.R, "id"));
            boolean visible = List.of("", "visible").contains(sheet.getAttribute("state"));
            if (relation == null || !relation.is("worksheet") || !visible) {
                removed.one(visible ? "图表工作表等" : "隐藏的工作表");
                marks.in(sheet.getAttribute("name"));
                look(relation, values);
                continue;
            }
            number++;
            String name = "xl/worksheets/sheet" + number + ".xml";
            copy.put(name, TYPE + "worksheet+xml", new SheetCopy(from.require(relation.target()), values, removed, bounds).written());
            sheets.append("<sheet name=\"").append(title(sheet.getAttribute("name"), number)).append("\" sheetId=\"").append(number)
                    .append("\" r:id=\"").append(copy.relate(BOOK, "worksheet", name)).append("\"/>");
        }
        if (number == 0) {
            throw new Unredactable("文件里没有一张可见的工作表，没有可以给出的内容。");
        }
        copy.put(BOOK, TYPE + "sheet.main+xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + WordFile.R + "\"><workbookPr"
                + (since1904 ? " date1904=\"1\"" : "") + "/><sheets>" + sheets + "</sheets></workbook>");
        copy.relate("", "officeDocument", BOOK);
        marks.requireAllFound("请核对写法；如果它在图片或图表里，那些内容本来就不会随文件给出。");
        removed.everything(from, copy);
        return new Redacted.Copy(copy.bytes(), FileKind.XLSX, marks.taken(), removed.sentences(), List.of());
    }

    /** What only a sheet that stays behind holds counts as found. */
    private void look(@Nullable Relation relation, SheetValues values) throws Unredactable {
        if (relation != null && relation.is("worksheet") && from.part(relation.target()).isPresent()) {
            int before = marks.taken();
            new SheetCopy(from.require(relation.target()), values, new Removed(), bounds).written();
            marks.took(before - marks.taken());
        }
    }

    private String title(String name, int number) {
        List<Alike.Range> places = marks.in(name);
        marks.took(places.size());
        return SheetValues.escaped(places.isEmpty() ? name : "■■■" + number);
    }

    private List<String> sharedTexts(Map<String, Relation> relations) throws Unredactable {
        List<String> texts = new ArrayList<>();
        for (Relation relation : relations.values()) {
            if (relation.is("sharedStrings") && from.part(relation.target()).isPresent()) {
                for (Element item : Xml.children(from.xml(relation.target()))) {
                    texts.add(SheetValues.text(item));
                }
            }
        }
        return texts;
    }

    /** Copies the formats and answers the number format of each cell style, by its place. */
    private List<String> formats(Map<String, Relation> relations) throws Unredactable {
        for (Relation relation : relations.values()) {
            if (relation.is("styles") && from.part(relation.target()).isPresent()) {
                Element styles = from.xml(relation.target());
                for (Element child : Xml.children(styles)) {
                    if (!FORMATS.contains(child.getLocalName())) {
                        Xml.remove(child);
                    }
                }
                Xml.below(styles, MAIN, "extLst").forEach(Xml::remove);
                List<String> formats = codes(styles);
                new SheetNames(marks).clean(styles);
                copy.put("xl/styles.xml", TYPE + "styles+xml", Xml.write(styles));
                copy.relate(BOOK, "styles", "xl/styles.xml");
                return formats;
            }
        }
        return List.of();
    }

    static List<String> codes(Element styles) {
        Map<String, String> own = new HashMap<>();
        Xml.below(styles, MAIN, "numFmt").forEach(format -> own.put(format.getAttribute("numFmtId"), format.getAttribute("formatCode")));
        List<String> codes = new ArrayList<>();
        for (Element cells : Xml.below(styles, MAIN, "cellXfs")) {
            for (Element cell : Xml.children(cells)) {
                String id = cell.getAttribute("numFmtId");
                codes.add(own.getOrDefault(id, SheetValues.builtIn(id)));
            }
        }
        return codes;
    }
}
