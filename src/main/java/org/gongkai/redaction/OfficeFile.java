package org.gongkai.redaction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.w3c.dom.Element;

/** The parts of a Word or Excel file (ISO/IEC 29500-2), unpacked within bounds. */
final class OfficeFile {

    private static final String MAIN = "/officeDocument";

    private final Map<String, byte[]> parts;
    private final Bounds bounds;

    private OfficeFile(Map<String, byte[]> parts, Bounds bounds) {
        this.parts = parts;
        this.bounds = bounds;
    }

    /** What a part refers to. */
    record Relation(String id, String type, String target, boolean external) {

        boolean is(String kind) {
            return type.endsWith("/" + kind) && !external;
        }
    }

    static OfficeFile read(byte[] file, Bounds bounds) throws Unredactable {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                bounds.onTime();
                byte[] part = part(zip, file.length, unpacked);
                unpacked += part.length;
                if (parts.size() >= Bounds.MOST_PARTS) {
                    throw new Unredactable("文件里的部件超过 " + Bounds.MOST_PARTS + " 个，不像一份正常的文件。请另存为 PDF 再上传。");
                }
                if (!entry.isDirectory() && parts.put(entry.getName(), part) != null) {
                    throw new Unredactable("文件里有两个同名的部件（" + entry.getName() + "），不同的软件会读出不同的内容。请用 Office 打开后重新保存。");
                }
            }
        } catch (IOException | RuntimeException broken) {
            throw new Unredactable("文件已经损坏，读不出来。请用 Office 打开后重新保存。", broken);
        }
        if (!parts.containsKey("[Content_Types].xml")) {
            throw new Unredactable("这个压缩文件不是 Word 或 Excel 文件。请另存为 DOCX、XLSX 或 PDF 再上传。");
        }
        return new OfficeFile(parts, bounds);
    }

    private static byte[] part(ZipInputStream zip, long packed, long before) throws IOException, Unredactable {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            part.write(buffer, 0, read);
            long all = before + part.size();
            if (part.size() > Bounds.MOST_PART || all > Bounds.MOST_UNPACKED
                    || all > 10 << 20 && all / Bounds.MOST_RATIO > packed) {
                throw new Unredactable("文件展开以后过大，像是压缩炸弹，没有收下。请拆成几个文件，或者另存为 PDF 再上传。");
            }
        }
        return part.toByteArray();
    }

    Stream<String> names() {
        return parts.keySet().stream();
    }

    long count(String folder) {
        return names().filter(name -> name.startsWith(folder)).count();
    }

    Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    byte[] require(String name) throws Unredactable {
        return part(name).orElseThrow(() -> new Unredactable("文件缺少必要的部件（" + name + "），已经损坏。请用 Office 打开后重新保存。"));
    }

    Element xml(String name) throws Unredactable {
        bounds.onTime();
        return Xml.read(require(name), name);
    }

    /** Name of the part that everything else hangs on. */
    String main() throws Unredactable {
        return relations("").values().stream().filter(one -> one.is(MAIN.substring(1))).map(Relation::target).findFirst()
                .orElseThrow(() -> new Unredactable("文件里找不到正文，已经损坏。请用 Office 打开后重新保存。"));
    }

    String mainType() throws Unredactable {
        String main = "/" + main();
        for (Element child : Xml.children(xml("[Content_Types].xml"))) {
            if (main.equals(child.getAttribute("PartName"))) {
                return child.getAttribute("ContentType");
            }
        }
        return "";
    }

    /** What a part refers to, by id; the file as a whole is the part with no name. */
    Map<String, Relation> relations(String part) throws Unredactable {
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        String name = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        Map<String, Relation> relations = new LinkedHashMap<>();
        if (!parts.containsKey(name)) {
            return relations;
        }
        for (Element child : Xml.children(xml(name))) {
            boolean external = "External".equals(child.getAttribute("TargetMode"));
            String target = child.getAttribute("Target");
            relations.put(child.getAttribute("Id"), new Relation(child.getAttribute("Id"), child.getAttribute("Type"),
                    external ? target : resolved(folder, target), external));
        }
        return relations;
    }

    private static String resolved(String folder, String target) {
        List<String> steps = new ArrayList<>(target.startsWith("/") ? List.of() : List.of(folder.split("/")));
        for (String step : target.split("/")) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.removeLast();
            } else if (!step.equals("..") && !step.equals(".")) {
                steps.add(step);
            }
        }
        steps.removeIf(String::isEmpty);
        return String.join("/", steps);
    }
}
