package org.gongkai.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook (XLSX, ECMA-376) of one sheet, written row by row to whoever takes it: nothing of it lies in memory or in a file on the way, as it
 * does with the library that writes the others. Every cell is text, so that nothing in it is computed.
 */
public final class SheetStream implements AutoCloseable {

    private static final int LONGEST = 32_767;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final ZipOutputStream zip;
    private final Writer writer;
    private int rows;

    public SheetStream(OutputStream out, String title, List<String> heads) throws IOException {
        zip = new ZipOutputStream(out);
        writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        part("_rels/.rels", "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"rId1\" Type=\"" + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\"" + escaped(title) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"rId1\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        writer.write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        row(heads);
    }

    private void part(String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    public void row(List<String> cells) throws IOException {
        writer.write("<row r=\"" + ++rows + "\">");
        for (String cell : cells) {
            writer.write(cell.isEmpty() ? "<c/>" : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell) + "</t></is></c>");
        }
        writer.write("</row>");
    }

    /** What XML cannot hold is left out. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (c == '\t' || c == '\n' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public void close() throws IOException {
        writer.write("</sheetData></worksheet>");
        writer.flush();
        zip.closeEntry();
        zip.finish();
    }
}
