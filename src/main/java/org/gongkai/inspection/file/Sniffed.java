package org.gongkai.inspection.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gongkai.inspection.text.PlainText;
import org.gongkai.reading.Refusal;

/** Which kind of file these bytes are. The name has to agree: a programme called a table is not taken. */
final class Sniffed {

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final int HEAD = 1024;

    private Sniffed() {
    }

    static String kind(byte[] bytes, String name) throws Refusal {
        String fault = FileName.fault(name).orElse(null);
        if (fault != null) {
            throw new Refusal(fault);
        }
        if (bytes.length == 0) {
            throw new Refusal("“" + name + "”是空的，一个字节也没有，没有收下。");
        }
        String ending = FileName.ending(name);
        List<String> kinds = FileRules.kinds().stream().filter(kind -> kind.endings().contains(ending)).map(FileRules.Kind::id).toList();
        if (kinds.isEmpty()) {
            throw new Refusal("不收扩展名是 " + ending.toUpperCase(Locale.ROOT) + " 的文件。可以收下的有：" + FileRules.endings() + "；其他的请另存为 PDF。");
        }
        String kind = ofContent(bytes, ending);
        if (!kinds.contains(kind)) {
            throw new Refusal("“" + name + "”的内容和它的名字不符" + (FileRules.isTaken(kind) ? "，内容是" + FileRules.kind(kind).title() : "")
                    + "，没有收下。请用编辑软件打开后另存，再上传。");
        }
        return kind;
    }

    private static String ofContent(byte[] bytes, String ending) throws Refusal {
        if (begins(bytes, PNG)) {
            return "png";
        }
        if (begins(bytes, JPEG)) {
            return "jpeg";
        }
        if (new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1).contains("%PDF-")) {
            return "pdf";
        }
        if (begins(bytes, OLE)) {
            return ofOle(bytes);
        }
        if (begins(bytes, new byte[] {'P', 'K'})) {
            return ofZip(Archive.members(bytes));
        }
        if (PlainText.isText(bytes)) {
            return Set.of("html", "htm").contains(ending) ? "html" : ending.equals("csv") ? "csv" : PlainText.isMarkup(bytes) ? "html" : "text";
        }
        return "";
    }

    private static String ofZip(Map<String, byte[]> members) throws Refusal {
        byte[] types = members.get("[Content_Types].xml");
        if (types == null) {
            return members.containsKey("OFD.xml") ? "ofd" : "zip";
        }
        String declared = new String(types, StandardCharsets.UTF_8);
        if (declared.contains("macroEnabled") || members.keySet().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
            throw new Refusal("文件带有宏程序，不能公开。请另存为不含宏的文件再上传。");
        }
        return declared.contains("wordprocessingml.document.main") ? "docx" : declared.contains("spreadsheetml.sheet.main") ? "xlsx"
                : declared.contains("presentationml.presentation.main") || declared.contains("presentationml.slideshow.main") ? "pptx" : "zip";
    }

    private static String ofOle(byte[] bytes) throws Refusal {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            Set<String> names = files.getRoot().getEntryNames();
            if (names.contains("EncryptedPackage")) {
                throw new Refusal("文件加了密码，读不出来，不能公开。请去掉密码再上传。");
            }
            if (names.stream().anyMatch(name -> name.equals("Macros") || name.equals("_VBA_PROJECT_CUR"))) {
                throw new Refusal("文件带有宏程序，不能公开。请另存为不含宏的文件再上传。");
            }
            return names.contains("WordDocument") ? "doc" : names.contains("Workbook") || names.contains("Book") ? "xls"
                    : names.contains("PowerPoint Document") ? "ppt" : "";
        } catch (IOException | RuntimeException broken) {
            throw new Refusal("文件读不出来，可能已经损坏。请用编辑软件打开后另存，再上传。", broken);
        }
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (bytes[i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
