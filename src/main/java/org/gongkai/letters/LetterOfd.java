package org.gongkai.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.fontbox.ttf.TTFSubsetter;
import org.ofdrw.core.basicStructure.doc.CT_CommonData;
import org.ofdrw.core.basicStructure.doc.CT_PageArea;
import org.ofdrw.core.basicStructure.doc.Document;
import org.ofdrw.core.basicStructure.ofd.DocBody;
import org.ofdrw.core.basicStructure.ofd.OFD;
import org.ofdrw.core.basicStructure.ofd.docInfo.CT_DocInfo;
import org.ofdrw.core.basicStructure.pageObj.Content;
import org.ofdrw.core.basicStructure.pageObj.Page;
import org.ofdrw.core.basicStructure.pageObj.layer.CT_Layer;
import org.ofdrw.core.basicStructure.pageObj.layer.Type;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicStructure.pageTree.Pages;
import org.ofdrw.core.basicStructure.res.Res;
import org.ofdrw.core.basicStructure.res.resources.Fonts;
import org.ofdrw.core.basicType.ST_ID;
import org.ofdrw.core.basicType.ST_Loc;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.core.text.font.CT_Font;
import org.ofdrw.pkg.container.DocDir;
import org.ofdrw.pkg.container.OFDDir;
import org.springframework.stereotype.Component;

/** Lays a letter out as OFD (GB/T 33190-2016) on the same page as its DOCX and PDF, with what it needs of the typefaces in it. */
@Component
class LetterOfd {

    private static final double MM_PER_POINT = 25.4 / 72;
    private static final double PAGE_WIDTH = 210;
    private static final double PAGE_HEIGHT = 297;
    private static final int LARGEST_IN_BASIC_PLANE = 0xFFFF;
    private static final List<String> TABLES_KEPT = List.of("head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf", "name", "post", "OS/2", "cvt ", "fpgm", "prep");

    private final LetterFont font;

    LetterOfd(LetterFont font) {
        this.font = font;
    }

    /** Empty where no typeface is at hand that has every character of the letter. */
    Optional<byte[]> of(LetterText letter) {
        return font.faces().isEmpty() || !font.has(letter.everyWord() + LetterPages.NUMBERS) ? Optional.empty() : Optional.of(draw(letter));
    }

    private byte[] draw(LetterText letter) {
        List<LetterFont.Face> faces = font.faces();
        Ids ids = new Ids();
        List<ST_ID> fontIds = faces.stream().map(face -> ids.next()).toList();
        OFDDir file = OFDDir.newOFD();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            DocDir folder = file.newDoc();
            Fonts fonts = new Fonts();
            for (int n = 0; n < faces.size(); n++) {
                byte[] needed = needed(faces.get(n), letter.everyWord() + LetterPages.NUMBERS);
                if (needed.length > 0) {
                    folder.obtainRes().putFile("letter" + n + ".ttf", needed);
                    fonts.addFont(new CT_Font().setID(fontIds.get(n)).setFontName("letter" + n).setFamilyName("letter" + n)
                            .setFontFile(new ST_Loc("letter" + n + ".ttf")));
                }
            }
            folder.setPublicRes(new Res().setBaseLoc(new ST_Loc("Res")).addResource(fonts));
            Pages pages = new Pages();
            List<List<LetterPages.Line>> laidOut = LetterPages.of(letter, c -> face(c).width(c));
            for (int n = 0; n < laidOut.size(); n++) {
                folder.obtainPages().newPageDir().setContent(page(laidOut.get(n), fontIds, ids));
                pages.addPage(new org.ofdrw.core.basicStructure.pageTree.Page(ids.next(), new ST_Loc("Pages/Page_" + n + "/Content.xml")));
            }
            folder.setDocument(new Document().setPages(pages).setCommonData(new CT_CommonData().setPageArea(area())
                    .setPublicRes(new ST_Loc("PublicRes.xml")).setMaxUnitID(ids.last)));
            file.setOfd(new OFD().addDocBody(new DocBody().setDocRoot(new ST_Loc("Doc_0/Document.xml")).setDocInfo(about(letter))));
            file.jar(out);
            return out.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            // closing would leave what the letter says in the folder for temporary files
            file.clean();
        }
    }

    private static CT_DocInfo about(LetterText letter) {
        return new CT_DocInfo().setDocID(UUID.nameUUIDFromBytes(letter.everyWord().getBytes(StandardCharsets.UTF_8))).setTile(letter.title())
                .setSubject(letter.number()).setAuthor(letter.organ()).setCreationDate(letter.on()).setCreator("Gongkai");
    }

    private static CT_PageArea area() {
        return new CT_PageArea().setPhysicalBox(0, 0, PAGE_WIDTH, PAGE_HEIGHT);
    }

    private Page page(List<LetterPages.Line> lines, List<ST_ID> fontIds, Ids ids) {
        CT_Layer layer = new CT_Layer();
        layer.setType(Type.Body).setObjID(ids.next());
        for (LetterPages.Line line : lines) {
            double x = line.x();
            for (String run : runs(line.text())) {
                LetterFont.Face face = face(run.codePointAt(0));
                double size = line.points() * MM_PER_POINT;
                double[] widths = run.codePoints().mapToDouble(c -> face.width(c) * size).toArray();
                double wide = IntStream.range(0, widths.length).mapToDouble(n -> widths[n]).sum();
                TextObject text = new TextObject(ids.next());
                text.setBoundary(rounded(x * MM_PER_POINT), rounded(line.baseline() * MM_PER_POINT - size), rounded(wide), rounded(1.25 * size));
                text.setFont(fontIds.get(font.faces().indexOf(face)).ref()).setSize(rounded(size));
                TextCode code = new TextCode().setCoordinate(0d, rounded(size)).setContent(run);
                if (widths.length > 1) {
                    code.setDeltaX(IntStream.range(0, widths.length - 1).mapToObj(n -> rounded(widths[n])).toArray(Double[]::new));
                }
                text.addTextCode(code);
                layer.addPageBlock(text);
                x += wide / MM_PER_POINT;
            }
        }
        return new Page().setArea(area()).setContent(new Content().addLayer(layer));
    }

    /** Parts of a line in one typeface each; a character beyond the basic plane stands alone, because readers count it once or twice. */
    private List<String> runs(String line) {
        List<String> runs = new ArrayList<>();
        LetterFont.Face before = null;
        for (int c : line.codePoints().toArray()) {
            LetterFont.Face face = face(c);
            if (face != before || c > LARGEST_IN_BASIC_PLANE || runs.getLast().codePointAt(0) > LARGEST_IN_BASIC_PLANE) {
                runs.add(Character.toString(c));
            } else {
                runs.set(runs.size() - 1, runs.getLast() + Character.toString(c));
            }
            before = face;
        }
        return runs;
    }

    private LetterFont.Face face(int character) {
        return font.of(character).orElseThrow();
    }

    /** What of a face the words need: whole where a character lies beyond the basic plane, for which no smaller one can be made. */
    private byte[] needed(LetterFont.Face face, String words) throws IOException {
        List<Integer> characters = words.codePoints().filter(c -> !Character.isISOControl(c) && face(c) == face).boxed().distinct().toList();
        if (characters.isEmpty() || characters.stream().anyMatch(c -> c > LARGEST_IN_BASIC_PLANE)) {
            return characters.isEmpty() ? new byte[0] : face.file();
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            TTFSubsetter subset = new TTFSubsetter(face.font(), TABLES_KEPT);
            characters.forEach(subset::add);
            subset.writeToStream(out);
            return out.toByteArray();
        }
    }

    private static double rounded(double millimetres) {
        return Math.round(millimetres * 1000) / 1000d;
    }

    private static final class Ids {
        private long last;

        ST_ID next() {
            return new ST_ID(++last);
        }
    }
}
