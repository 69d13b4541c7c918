package org.gongkai.inspection.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.gongkai.reading.Refusal;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An Office file without comments, revisions, hidden parts, embedded files and properties; formats, pictures and tables stay. */
final class CleanOffice {

    private static final Pattern DROPPED = Pattern.compile("docProps/(?:custom\\.xml|thumbnail.*)|customXml/.*|word/(?:comments.*|people)\\.xml|.*/embeddings/.*|.*/activeX/.*"
            + "|ppt/(?:comments/.*|commentAuthors\\.xml|notesSlides/.*|authors\\.xml)|xl/(?:comments.*|calcChain\\.xml|connections\\.xml)|xl/(?:threadedComments|persons|externalLinks"
            + "|pivotCache|pivotTables|revisions|queryTables|printerSettings|ctrlProps)/.*|xl/drawings/vmlDrawing.*|.*afchunk.*|customUI/.*");

    private final Map<String, byte[]> parts;
    private final Set<String> dropped = new HashSet<>();
    /** Which relations of a part lead nowhere any more. */
    private final Map<String, Set<String>> cut = new HashMap<>();

    CleanOffice(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    byte[] copy() throws Refusal, IOException {
        boolean workbook = parts.containsKey("xl/workbook.xml");
        Set<String> hiddenSheets = new HashSet<>();
        if (workbook) {
            for (WorkbookParts.Sheet sheet : WorkbookParts.sheets(parts)) {
                if (sheet.isHidden()) {
                    hiddenSheets.add(sheet.name());
                    dropped.add(sheet.part());
                }
            }
        }
        parts.keySet().stream().filter(name -> DROPPED.matcher(name).matches()).forEach(dropped::add);
        for (String name : Set.copyOf(parts.keySet())) {
            if (name.endsWith(".rels") && dropped.contains(source(name))) {
                dropped.add(name);
            }
        }
        dropOrphans();
        Map<String, byte[]> kept = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (!dropped.contains(part.getKey())) {
                kept.put(part.getKey(), cleaned(part.getKey(), part.getValue()));
            }
        }
        if (workbook) {
            new CleanSheets(kept, hiddenSheets).clean();
        }
        return zipped(kept);
    }

    /** What only dropped parts lead to, such as the drawing of a hidden sheet, goes with them. */
    private void dropOrphans() throws Refusal {
        for (boolean more = true; more;) {
            Set<String> reached = new HashSet<>();
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                if (part.getKey().endsWith(".rels") && !dropped.contains(part.getKey())) {
                    Document relations = Markup.read(part.getValue());
                    for (Element relation : Markup.elements(relations, "Relationship")) {
                        reached.add(target(part.getKey(), relation));
                    }
                }
            }
            more = false;
            for (String name : parts.keySet()) {
                boolean structural = name.endsWith(".rels") ? dropped.contains(source(name)) : !name.equals("[Content_Types].xml") && !reached.contains(name);
                more |= structural && dropped.add(name);
            }
        }
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (part.getKey().endsWith(".rels") && !dropped.contains(part.getKey())) {
                for (Element relation : Markup.elements(Markup.read(part.getValue()), "Relationship")) {
                    if (isCut(part.getKey(), relation)) {
                        cut.computeIfAbsent(source(part.getKey()), key -> new HashSet<>()).add(relation.getAttribute("Id"));
                    }
                }
            }
        }
    }

    private boolean isCut(String rels, Element relation) {
        return relation.getAttribute("Type").endsWith("/attachedTemplate")
                || !relation.getAttribute("TargetMode").equals("External") && dropped.contains(target(rels, relation));
    }

    private byte[] cleaned(String name, byte[] part) throws Refusal {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches(".*\\.(jpe?g|png)")) {
            boolean png = part.length > 1 && part[1] == 'P';
            return png || part.length > 1 && (part[0] & 0xFF) == 0xFF ? CleanPicture.copy(part, png ? "png" : "jpeg") : part;
        }
        if (!lower.endsWith(".xml") && !lower.endsWith(".rels")) {
            return part;
        }
        Document document = Markup.read(part);
        if (name.endsWith(".rels")) {
            Markup.elements(document, "Relationship").stream().filter(relation -> isCut(name, relation)).forEach(Markup::remove);
        } else if (name.equals("[Content_Types].xml")) {
            Markup.elements(document, "Override").stream().filter(each -> dropped.contains(each.getAttribute("PartName").replaceFirst("^/", ""))).forEach(Markup::remove);
        } else if (name.equals("docProps/core.xml")) {
            Markup.children(document.getDocumentElement()).stream().filter(each -> !Set.of("title", "created", "modified").contains(each.getLocalName())).forEach(Markup::remove);
        } else if (name.equals("docProps/app.xml")) {
            Markup.children(document.getDocumentElement()).stream().filter(each -> !each.getLocalName().equals("Application")).forEach(Markup::remove);
        } else {
            if (cut.get(name) instanceof Set<String> ids) {
                Markup.removeReferring(document, ids);
            }
            if (name.startsWith("word/") || name.startsWith("ppt/")) {
                CleanWords.clean(document);
            }
        }
        return Markup.written(document);
    }

    /** The part whose relations a part holds. */
    private static String source(String rels) {
        int folder = rels.lastIndexOf("_rels/");
        return rels.substring(0, folder) + rels.substring(folder + 6, rels.length() - 5);
    }

    private static String target(String rels, Element relation) {
        String target = relation.getAttribute("Target");
        try {
            return target.startsWith("/") ? target.substring(1) : URI.create("/" + source(rels)).resolve(target).getPath().substring(1);
        } catch (IllegalArgumentException | NullPointerException noPath) {
            return target;
        }
    }

    private static byte[] zipped(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
