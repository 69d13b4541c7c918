package org.gongkai.redaction;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.w3c.dom.Element;

/** Values of cells as they are written and as they are shown, freed of the words marked. */
final class SheetValues {

    private static final String BLACKED = "■■■";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日|uuuu-MM-dd|uuuu/M/d|uuuu.M.d|uuuuMMdd");

    private final List<String> shared;
    private final List<String> formats;
    private final boolean since1904;
    private final Marks marks;
    private final DataFormatter shown = new DataFormatter(Locale.CHINA);

    SheetValues(List<String> shared, List<String> formats, boolean since1904, Marks marks) {
        this.shared = shared;
        this.formats = formats;
        this.since1904 = since1904;
        this.marks = marks;
    }

    /** A text of the shared table, by its number. */
    String shared(String number) throws Unredactable {
        int at = number.matches("\\d{1,8}") ? Integer.parseInt(number) : -1;
        if (at < 0 || at >= shared.size()) {
            throw new Unredactable("Excel 文件里的单元格指向不存在的文字，已经损坏。请用 Excel 打开后重新保存。");
        }
        return shared.get(at);
    }

    String redacted(String text) {
        List<Alike.Range> places = marks.in(text);
        marks.took(places.size());
        StringBuilder left = new StringBuilder(text);
        for (Alike.Range place : places.reversed()) {
            left.replace(place.from(), place.to(), BLACKED);
        }
        return left.toString();
    }

    /** Whether a number, as stored or as shown, holds words marked: then nothing of it may stay. */
    boolean tells(String number, String style) {
        boolean tells = !marks.in(number).isEmpty() | !marks.in(plain(number)).isEmpty() | !marks.in(shown(number, style)).isEmpty();
        marks.took(tells ? 1 : 0);
        return tells;
    }

    /** A number as it is shown, a day in the ways a day is written. */
    String shown(String number, String style) {
        int at = style.matches("\\d{1,6}") ? Integer.parseInt(style) : 0;
        String format = at < formats.size() ? formats.get(at) : "General";
        try {
            double value = Double.parseDouble(number);
            String day = DateUtil.isADateFormat(-1, format) && DateUtil.isValidExcelDate(value)
                    ? "\n" + DAY.format(DateUtil.getLocalDateTime(value, since1904)) : "";
            return shown.formatRawCellContents(value, -1, format, since1904) + day;
        } catch (RuntimeException unformattable) {
            // A number that no format can show is shown as it is stored.
            return number;
        }
    }

    private static String plain(String number) {
        try {
            return new BigDecimal(number.strip()).toPlainString();
        } catch (NumberFormatException noNumber) {
            return number;
        }
    }

    /** A text item without the readings beside it. */
    static String text(Element item) {
        StringBuilder text = new StringBuilder();
        for (Element child : Xml.children(item)) {
            if (child.getLocalName().equals("t")) {
                text.append(child.getTextContent());
            } else if (child.getLocalName().equals("r")) {
                text.append(text(child));
            }
        }
        return text.toString();
    }

    static String builtIn(String id) {
        String code = id.matches("\\d{1,4}") ? BuiltinFormats.getBuiltinFormat(Integer.parseInt(id)) : null;
        return code == null ? "General" : code;
    }

    static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        text.codePoints().filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .forEach(c -> {
                    switch (c) {
                        case '&' -> xml.append("&amp;");
                        case '<' -> xml.append("&lt;");
                        case '>' -> xml.append("&gt;");
                        case '"' -> xml.append("&quot;");
                        case '\r' -> xml.append("&#13;");
                        default -> xml.appendCodePoint(c);
                    }
                });
        return xml.toString();
    }
}
