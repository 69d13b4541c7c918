package org.gongkai.inspection.file;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.reading.Refusal;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A workbook without hidden sheets, rows, columns and cells; where something went, formulas become the values they showed. */
final class CleanSheets {

    private final Map<String, byte[]> parts;
    private final Set<String> hiddenSheets;
    private final Set<Integer> used = new HashSet<>();
    private boolean changed;

    CleanSheets(Map<String, byte[]> parts, Set<String> hiddenSheets) {
        this.parts = parts;
        this.hiddenSheets = hiddenSheets;
        this.changed = !hiddenSheets.isEmpty();
    }

    void clean() throws Refusal {
        Set<Integer> unseenStyles = WorkbookParts.unseenStyles(parts);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (part.getKey().startsWith("xl/worksheets/") && part.getKey().endsWith(".xml")) {
                Document sheet = Markup.read(part.getValue());
                sheet(sheet, unseenStyles);
                part.setValue(Markup.written(sheet));
            }
        }
        if (changed) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                if (part.getKey().startsWith("xl/worksheets/") && part.getKey().endsWith(".xml")) {
                    Document sheet = Markup.read(part.getValue());
                    List.of("f", "dataValidations", "conditionalFormatting", "extLst", "legacyDrawing").forEach(name -> Markup.elements(sheet, name).forEach(Markup::remove));
                    part.setValue(Markup.written(sheet));
                }
            }
        }
        workbook();
        sharedWords();
    }

    private void sheet(Document sheet, Set<Integer> unseenStyles) {
        Set<Integer> hiddenColumns = new HashSet<>();
        for (Element column : Markup.elements(sheet, "col")) {
            if (XmlParts.isOn(column.hasAttribute("hidden") ? column.getAttribute("hidden") : "0")) {
                for (int i = WorkbookParts.number(column.getAttribute("min"), 1); i <= Math.min(WorkbookParts.number(column.getAttribute("max"), 1), 16_384); i++) {
                    hiddenColumns.add(i);
                }
            }
        }
        for (Element row : Markup.elements(sheet, "row")) {
            boolean hidden = XmlParts.isOn(row.hasAttribute("hidden") ? row.getAttribute("hidden") : "0");
            int column = 0;
            for (Element cell : Markup.children(row)) {
                column = WorkbookParts.columnOf(cell.hasAttribute("r") ? cell.getAttribute("r") : null, column + 1);
                boolean holds = !cell.getTextContent().isBlank();
                if (hidden || hiddenColumns.contains(column) || holds && unseenStyles.contains(WorkbookParts.number(cell.getAttribute("s"), -1))) {
                    changed |= holds;
                    Markup.remove(cell);
                } else if (cell.getAttribute("t").equals("s")) {
                    Markup.children(cell).stream().filter(each -> each.getLocalName().equals("v")).forEach(each -> used.add(WorkbookParts.number(each.getTextContent().strip(), -1)));
                }
            }
        }
        List.of("legacyDrawing", "oleObjects", "controls", "customSheetViews").forEach(name -> Markup.elements(sheet, name).forEach(Markup::remove));
    }

    private void workbook() throws Refusal {
        byte[] part = parts.get("xl/workbook.xml");
        if (part == null) {
            return;
        }
        Document workbook = Markup.read(part);
        Markup.elements(workbook, "sheet").stream().filter(sheet -> hiddenSheets.contains(sheet.getAttribute("name"))).forEach(Markup::remove);
        if (Markup.elements(workbook, "sheet").isEmpty()) {
            throw new Refusal("工作簿里没有一张显示的工作表，做不了清理后的副本。");
        }
        List.of("externalReferences", "pivotCaches", "customWorkbookViews").forEach(name -> Markup.elements(workbook, name).forEach(Markup::remove));
        if (changed) {
            Markup.elements(workbook, "definedNames").forEach(Markup::remove);
            Markup.elements(workbook, "workbookView").forEach(view -> {
                view.removeAttribute("activeTab");
                view.removeAttribute("firstSheet");
            });
        }
        parts.put("xl/workbook.xml", Markup.written(workbook));
    }

    /** Words that no cell shows any more. */
    private void sharedWords() throws Refusal {
        byte[] part = parts.get("xl/sharedStrings.xml");
        if (part == null) {
            return;
        }
        Document words = Markup.read(part);
        int index = 0;
        for (Element item : Markup.elements(words, "si")) {
            if (!used.contains(index++)) {
                while (item.hasChildNodes()) {
                    item.removeChild(item.getFirstChild());
                }
                item.appendChild(words.createElementNS(item.getNamespaceURI(), "t"));
            }
        }
        parts.put("xl/sharedStrings.xml", Markup.written(words));
    }
}
