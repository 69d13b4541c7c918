package org.gongkai.redaction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Word or Excel file built from nothing: only what is put in is in it. */
final class NewOfficeFile {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final long BEGINNING_OF_ZIP_TIME = 315_532_800_000L;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Map<String, String[]>> relations = new TreeMap<>();

    void put(String name, String mediaType, byte[] content) {
        parts.put(name, content);
        types.put(name, mediaType);
    }

    void put(String name, String mediaType, String xml) {
        put(name, mediaType, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    /** @return the id by which the part refers to the target; the file as a whole is the part with no name */
    String relate(String part, String kind, String target) {
        Map<String, String[]> of = relations.computeIfAbsent(part, name -> new LinkedHashMap<>());
        String id = "rId" + (of.size() + 1);
        of.put(id, new String[] {RELATIONS + kind, "/" + target});
        return id;
    }

    boolean has(String beginning) {
        return parts.keySet().stream().anyMatch(name -> name.startsWith(beginning));
    }

    List<byte[]> parts(String beginning) {
        return parts.entrySet().stream().filter(part -> part.getKey().startsWith(beginning)).map(Map.Entry::getValue).toList();
    }

    byte[] bytes() {
        StringBuilder content = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
        types.forEach((name, type) -> content.append("<Override PartName=\"/").append(name).append("\" ContentType=\"")
                .append(type).append("\"/>"));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", (HEAD + content.append("</Types>")).getBytes(StandardCharsets.UTF_8));
        relations.forEach((part, of) -> all.put(relationsOf(part), written(of)));
        all.putAll(parts);
        return zipped(all);
    }

    private static String relationsOf(String part) {
        int folder = part.lastIndexOf('/') + 1;
        return part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
    }

    private static byte[] written(Map<String, String[]> of) {
        StringBuilder xml = new StringBuilder(HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        of.forEach((id, to) -> xml.append("<Relationship Id=\"").append(id).append("\" Type=\"").append(to[0])
                .append("\" Target=\"").append(to[1]).append("\"/>"));
        return xml.append("</Relationships>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(Map<String, byte[]> all) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : all.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTime(BEGINNING_OF_ZIP_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return bytes.toByteArray();
    }
}
