package org.gongkai.publication.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ICell;
import org.apache.poi.xwpf.usermodel.IRunElement;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlink;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFSDTCell;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.gongkai.reading.OfficeProperties;
import org.gongkai.reading.Refusal;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** A DOCX file as markup of a body: headings, lists, merged cells, alignment, links; what has no place in a body is counted. */
final class WordBody {

    private static final Pattern HEADING_STYLE = Pattern.compile("(?i)(?:heading|标题)\\s*([1-9])");
    private static final Pattern HAN_FORMAT = Pattern.compile("(?i)chinese.*|japaneseCounting|ideograph.*|taiwanese.*");
    private static final Pattern NOTE = Pattern.compile("\\[(?:footnote|endnote)Ref:\\d+]");
    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final long MOST_UNPACKED = 128L << 20;

    private final StringBuilder html = new StringBuilder();
    private final Map<String, Integer> counters = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private int pictures;
    private int notes;

    private WordBody() {
    }

    static FileBody of(byte[] bytes) throws Refusal {
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(OfficeProperties.readable(bytes)))) {
            WordBody body = new WordBody();
            body.elements(document, document.getBodyElements());
            body.closeLists(0);
            return new FileBody(Sanitized.of(body.html.toString()), body.lost(document));
        } catch (IOException | RuntimeException broken) {
            throw new Refusal("从这个文件里读不出文字，请检查文件是否完整。", broken);
        }
    }

    private List<String> lost(XWPFDocument document) {
        List<String> lost = new ArrayList<>();
        if (pictures > 0) {
            lost.add(pictures + " 张图片没有带过来，请在编辑器里用“图片”插入");
        }
        if (notes > 0) {
            lost.add(notes + " 处脚注没有带过来，需要的请写进正文");
        }
        long words = document.getHeaderList().stream().filter(header -> !header.getText().isBlank()).count() + document.getFooterList().stream().filter(footer -> !footer.getText().isBlank()).count();
        if (words > 0) {
            lost.add("页眉、页脚没有带过来");
        }
        String written = document.getDocument().xmlText();
        if (written.contains("<w:txbxContent")) {
            lost.add("文本框里的字没有带过来，请核对");
        }
        if (written.contains("<m:oMath")) {
            lost.add("公式没有带过来，请核对");
        }
        if (written.contains("<w:object")) {
            lost.add("嵌在里面的文件没有带过来，需要的请另作附件上传");
        }
        if (document.getComments() != null && document.getComments().length > 0) {
            lost.add("批注没有带过来");
        }
        if (written.contains("<w:del ")) {
            lost.add("修订里删掉的字没有带过来");
        }
        return lost;
    }

    private void elements(XWPFDocument document, List<IBodyElement> elements) {
        for (IBodyElement element : elements) {
            if (element instanceof XWPFParagraph paragraph) {
                paragraph(document, paragraph);
            } else if (element instanceof XWPFTable table) {
                closeLists(0);
                table(document, table);
            } else if (element instanceof XWPFSDT control) {
                closeLists(0);
                control.getContent().getText().lines().filter(line -> !line.isBlank()).forEach(line -> html.append("<p>").append(escaped(line.strip())).append("</p>"));
            }
        }
    }

    private void paragraph(XWPFDocument document, XWPFParagraph paragraph) {
        String words = words(document, paragraph);
        if (CleanHtml.text(words).isBlank()) {
            return;
        }
        String format = paragraph.getNumID() == null || paragraph.getNumFmt() == null ? "none" : paragraph.getNumFmt();
        int level = paragraph.getNumIlvl() == null ? 0 : Math.clamp(paragraph.getNumIlvl().intValue(), 0, 4);
        int heading = heading(document, paragraph);
        String shown = String.valueOf(paragraph.getNumLevelText());
        if (format.equals("none") || HAN_FORMAT.matcher(format).matches() || heading > 0 || !shown.matches(".*%\\d.*") && !format.equals("bullet")) {
            closeLists(0);
            String number = format.equals("none") || format.equals("bullet") ? "" : number(paragraph.getNumID(), level, format, shown);
            String own = CleanHtml.text(words).strip();
            int told = heading > 0 ? heading : OfficialHeading.level(number + own, paragraph.getAlignment() == ParagraphAlignment.CENTER || paragraph.getAlignment() == ParagraphAlignment.RIGHT);
            String tag = told > 0 ? "h" + Math.min(4, told + 1) : "p";
            html.append('<').append(tag).append(told > 0 ? "" : setting(paragraph)).append('>').append(escaped(number)).append(told > 0 ? words.replaceAll("</?strong>", "") : words)
                    .append("</").append(tag).append('>');
        } else {
            item(format.equals("bullet") ? "ul" : "ol", level, words);
        }
    }

    private static String setting(XWPFParagraph paragraph) {
        return switch (paragraph.getAlignment()) {
            case RIGHT, END -> " class=\"sign-off\"";
            case CENTER -> " class=\"centred\"";
            default -> paragraph.getIndentationFirstLine() + paragraph.getIndentationLeft() > 20 * 16 * 10 && paragraph.getText().length() <= 40 ? " class=\"sign-off\"" : "";
        };
    }

    /** 1 for the first level; 0 where its style says nothing. */
    private static int heading(XWPFDocument document, XWPFParagraph paragraph) {
        XWPFStyle style = paragraph.getStyleID() == null || document.getStyles() == null ? null : document.getStyles().getStyle(paragraph.getStyleID());
        var named = HEADING_STYLE.matcher(style == null ? "" : String.valueOf(style.getName()));
        return named.matches() ? Math.min(3, Integer.parseInt(named.group(1))) : 0;
    }

    private String number(BigInteger list, int level, String format, String shown) {
        int n = counters.merge(list + "/" + level, 1, Integer::sum);
        counters.keySet().removeIf(key -> key.startsWith(list + "/") && Integer.parseInt(key.substring(key.indexOf('/') + 1)) > level);
        String own = HAN_FORMAT.matcher(format).matches() ? han(n) : String.valueOf(n);
        return shown.replace("%" + (level + 1), own).replaceAll("%\\d", "");
    }

    private static String han(int n) {
        return n < 10 ? DIGITS[n] : n < 20 ? "十" + DIGITS[n - 10] : n < 100 ? DIGITS[n / 10] + "十" + DIGITS[n % 10] : String.valueOf(n);
    }

    private void item(String list, int level, String words) {
        closeLists(level + 1);
        if (open.size() == level + 1 && !open.getLast().equals(list)) {
            closeLists(level);
        }
        while (open.size() < level + 1) {
            if (!open.isEmpty() && html.substring(Math.max(0, html.length() - 5)).equals("</li>")) {
                html.setLength(html.length() - 5);
            } else if (!open.isEmpty()) {
                html.append("<li>");
            }
            html.append('<').append(list).append('>');
            open.add(list);
        }
        html.append("<li>").append(words).append("</li>");
    }

    private void closeLists(int depth) {
        while (open.size() > depth) {
            html.append("</").append(open.removeLast()).append('>');
            if (!open.isEmpty()) {
                html.append("</li>");
            }
        }
    }

    private record Cell(int across, boolean begins, boolean goesOn, String words) {
    }

    private void table(XWPFDocument document, XWPFTable table) {
        List<Map<Integer, Cell>> rows = table.getRows().stream().map(row -> {
            Map<Integer, Cell> cells = new TreeMap<>();
            int at = 0;
            for (ICell each : row.getTableICells()) {
                Cell cell = each instanceof XWPFTableCell own ? cell(document, own) : new Cell(1, false, false, each instanceof XWPFSDTCell held ? escaped(held.getContent().getText()) : "");
                cells.put(at, cell);
                at += cell.across();
            }
            return cells;
        }).toList();
        html.append("<table><tbody>");
        for (int n = 0; n < rows.size(); n++) {
            String tag = table.getRow(n).isRepeatHeader() ? "th" : "td";
            html.append("<tr>");
            for (var each : rows.get(n).entrySet()) {
                Cell cell = each.getValue();
                if (!cell.goesOn()) {
                    int down = 1;
                    while (cell.begins() && n + down < rows.size() && rows.get(n + down).get(each.getKey()) instanceof Cell below && below.goesOn()) {
                        down++;
                    }
                    html.append('<').append(tag).append(cell.across() > 1 ? " colspan=\"" + cell.across() + "\"" : "").append(down > 1 ? " rowspan=\"" + down + "\"" : "").append('>')
                            .append(cell.words()).append("</").append(tag).append('>');
                }
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private Cell cell(XWPFDocument document, XWPFTableCell cell) {
        CTTcPr said = cell.getCTTc().getTcPr();
        int across = said != null && said.isSetGridSpan() ? Math.clamp(said.getGridSpan().getVal().intValue(), 1, 99) : 1;
        boolean merged = said != null && said.isSetVMerge();
        boolean begins = merged && said.getVMerge().isSetVal() && said.getVMerge().getVal() == STMerge.RESTART;
        StringBuilder words = new StringBuilder();
        for (IBodyElement element : cell.getBodyElements()) {
            if (element instanceof XWPFParagraph paragraph) {
                String own = words(document, paragraph);
                words.append(own.isBlank() ? "" : "<p" + setting(paragraph) + ">" + own + "</p>");
            } else if (element instanceof XWPFTable inner) {
                inner.getText().lines().filter(line -> !line.isBlank()).forEach(line -> words.append("<p>").append(escaped(line.replace('\t', ' ').strip())).append("</p>"));
            }
        }
        return new Cell(across, begins, merged && !begins, words.toString());
    }

    private String words(XWPFDocument document, XWPFParagraph paragraph) {
        StringBuilder words = new StringBuilder();
        for (IRunElement element : paragraph.getIRuns()) {
            if (element instanceof XWPFRun run && !run.isVanish()) {
                pictures += run.getEmbeddedPictures().size();
                String written = NOTE.matcher(run.text()).replaceAll("");
                notes += written.equals(run.text()) ? 0 : 1;
                String own = escaped(written).replace("\n", "<br />");
                String script = switch (String.valueOf(run.getVerticalAlignment())) {
                    case "superscript" -> "sup";
                    case "subscript" -> "sub";
                    default -> "";
                };
                own = script.isEmpty() ? own : "<" + script + ">" + own + "</" + script + ">";
                own = run.isItalic() && !own.isBlank() ? "<em>" + own + "</em>" : own;
                own = run.isBold() && !own.isBlank() ? "<strong>" + own + "</strong>" : own;
                String address = run instanceof XWPFHyperlinkRun linked && linked.getHyperlink(document) instanceof XWPFHyperlink target ? String.valueOf(target.getURL()) : "";
                words.append(address.matches("https?://[!-Z^-~]+") ? "<a href=\"" + escaped(address) + "\">" + own + "</a>" : own);
            } else if (!(element instanceof XWPFRun)) {
                words.append(escaped(element.toString()));
            }
        }
        return words.toString().replace("</strong><strong>", "").replace("</em><em>", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace('\t', ' ');
    }
}
