package org.gongkai.redaction;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.gongkai.redaction.PdfWords.Glyph;

/** A font without shapes for text that is found, copied and read aloud but not drawn: every code is its own character (UTF-16). */
final class UnseenFont {

    private static final String NAME = "Unseen";
    private static final int BLOCK = 100;
    private static final float DESCENT = 0.25f;

    private UnseenFont() {
    }

    static COSDictionary dictionary(PDDocument document) throws IOException {
        COSDictionary descriptor = typed("FontDescriptor");
        descriptor.setName(COSName.FONT_NAME, NAME);
        descriptor.setInt(COSName.FLAGS, 4);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 800);
        descriptor.setInt(COSName.DESCENT, -200);
        descriptor.setInt(COSName.CAP_HEIGHT, 800);
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(COSName.FONT_BBOX, box());
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary descendant = typed("Font");
        descendant.setName(COSName.SUBTYPE, "CIDFontType2");
        descendant.setName(COSName.BASE_FONT, NAME);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        descendant.setInt(COSName.DW, 1000);
        descendant.setName(COSName.CID_TO_GID_MAP, "Identity");
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        COSDictionary font = typed("Font");
        font.setName(COSName.SUBTYPE, "Type0");
        font.setName(COSName.BASE_FONT, NAME);
        font.setName(COSName.ENCODING, "Identity-H");
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        font.setItem(COSName.TO_UNICODE, characters(document));
        return font;
    }

    /** Each glyph where it stands on the page, drawn with no ink. */
    static String lines(List<Glyph> glyphs, PDRectangle page, String font) {
        if (glyphs.isEmpty()) {
            return "";
        }
        StringBuilder content = new StringBuilder("BT 3 Tr /" + font + " 1 Tf\n");
        for (Glyph glyph : glyphs) {
            double height = glyph.place().getHeight() * page.getHeight() / (1 + DESCENT);
            double width = glyph.place().getWidth() * page.getWidth() / glyph.text().length();
            double x = glyph.place().getMinX() * page.getWidth();
            double y = (1 - glyph.place().getMaxY()) * page.getHeight() + DESCENT * height;
            content.append(String.format(Locale.ROOT, "%.2f 0 0 %.2f %.2f %.2f Tm <", width, height, x, y));
            glyph.text().chars().forEach(c -> content.append(String.format("%04X", c)));
            content.append("> Tj\n");
        }
        return content.append("ET\n").toString();
    }

    private static COSStream characters(PDDocument document) throws IOException {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CMapName /Unseen def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int row = 0; row < 256; row += BLOCK) {
            int rows = Math.min(BLOCK, 256 - row);
            map.append(rows).append(" beginbfrange\n");
            for (int i = row; i < row + rows; i++) {
                map.append(String.format("<%02X00> <%02XFF> <%02X00>%n", i, i, i));
            }
            map.append("endbfrange\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static COSDictionary typed(String type) {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setName(COSName.TYPE, type);
        return dictionary;
    }

    private static COSArray box() {
        COSArray box = new COSArray();
        for (int side : new int[] {0, -200, 1000, 800}) {
            box.add(COSInteger.get(side));
        }
        return box;
    }
}
