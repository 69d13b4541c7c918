package org.gongkai.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongkai.redaction.Proof.Leak;

/** A PDF of one revision that has nothing but pages of one picture and words without ink. */
final class PdfProof {

    private static final Set<String> OF_THE_FILE = Set.of("Root", "ID", "Size", "Info", "Type", "W", "Index", "Filter", "Length", "DecodeParms");
    private static final Set<String> OF_THE_CATALOG = Set.of("Type", "Pages", "Lang", "Version");
    private static final Set<String> OF_A_PAGE = Set.of("Type", "Parent", "MediaBox", "CropBox", "Resources", "Contents");
    private static final Set<String> OF_A_PICTURE = Set.of("Type", "Subtype", "Width", "Height", "BitsPerComponent", "ColorSpace", "Filter",
            "DecodeParms", "Length");

    private PdfProof() {
    }

    static void require(byte[] copy, List<Mark.Box> boxes, Proof proof) throws Leak, Unredactable {
        try (PDDocument document = Loader.loadPDF(copy)) {
            only(document.getDocument().getTrailer(), OF_THE_FILE, "文件尾");
            only(document.getDocumentCatalog().getCOSObject(), OF_THE_CATALOG, "目录");
            COSBase information = document.getDocument().getTrailer().getDictionaryObject(COSName.INFO);
            if (information instanceof COSDictionary said && !said.keySet().isEmpty()) {
                throw new Leak("文件属性");
            }
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                proof.onTime();
                page(document, page, boxes, proof);
            }
            objects(document, proof);
        } catch (IOException unreadable) {
            throw new Unredactable("做好的 PDF 重读失败，没有给出。请把原文件重新打印成 PDF 再试。", unreadable);
        }
    }

    private static void page(PDDocument document, int number, List<Mark.Box> boxes, Proof proof) throws Leak, IOException {
        PDPage page = document.getPage(number - 1);
        String place = "第 " + number + " 页";
        only(page.getCOSObject(), OF_A_PAGE, place);
        for (boolean sorted : new boolean[] {true, false}) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(sorted);
            stripper.setStartPage(number);
            stripper.setEndPage(number);
            proof.text(stripper.getText(document), place + "的文字层");
        }
        for (COSName name : page.getResources().getXObjectNames()) {
            if (!(page.getResources().getXObject(name) instanceof PDImageXObject picture)) {
                throw new Leak(place + "的嵌入内容");
            }
            only(picture.getCOSObject(), OF_A_PICTURE, place + "的图片");
            PictureProof.black(picture.getImage(), boxes.stream().filter(box -> box.page() == number).toList(), place);
        }
    }

    private static void objects(PDDocument document, Proof proof) throws Leak, IOException, Unredactable {
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            proof.onTime();
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            strings(object, proof);
            if (object instanceof COSStream stream && !COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                try (InputStream decoded = stream.createInputStream()) {
                    proof.bytes(decoded.readAllBytes(), "对象 " + key.getNumber());
                }
            }
        }
    }

    private static void strings(COSBase object, Proof proof) throws Leak {
        switch (object) {
            case COSString string -> proof.markup(string.getString(), "文件里的字符串");
            case COSDictionary dictionary -> {
                for (var entry : dictionary.entrySet()) {
                    proof.markup(entry.getKey().getName(), "文件里的名称");
                    strings(entry.getValue(), proof);
                }
            }
            case COSArray array -> {
                for (COSBase each : array) {
                    strings(each, proof);
                }
            }
            case null, default -> { }
        }
    }

    private static void only(COSDictionary dictionary, Set<String> allowed, String place) throws Leak {
        for (COSName key : dictionary.keySet()) {
            if (!allowed.contains(key.getName())) {
                throw new Leak(place + "的 " + key.getName());
            }
        }
    }
}
