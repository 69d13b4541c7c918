package org.gongkai.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Core properties of an office file (ISO/IEC 29500-2, clause 11) that are written otherwise than the standard has them: WPS writes
 * {@code dcterms:issued} and days such as 2026/1/1. Nobody needs them to read the file, and no file is broken for them.
 */
public final class OfficeProperties {

    private static final String CORE = "docProps/core.xml";
    /** Refinements of the Dublin Core that the standard has no place for, and days that it writes otherwise. */
    private static final Pattern ODD = Pattern.compile("<dcterms:(?!created\\b|modified\\b)|<dcterms:(?:created|modified)\\b[^>]*>"
            + "(?!\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:\\d{2})?)?\\s*<)|<dc:\\w+[^>]*\\bxml:lang=");
    private static final Pattern TITLE = Pattern.compile("<dc:title>([^<]{1,1000})</dc:title>");
    private static final int LONGEST_CORE = 1 << 20;
    private static final long MOST_UNPACKED = 256L << 20;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private OfficeProperties() {
    }

    /** The same file with core properties as the standard has them; as it is when they are so, or it is no office file. */
    public static byte[] readable(byte[] file) {
        if (file.length < ZIP.length || file[0] != ZIP[0] || file[1] != ZIP[1] || file[2] != ZIP[2] || file[3] != ZIP[3]) {
            return file;
        }
        try {
            String core = core(file);
            return core == null || !ODD.matcher(core).find() ? file : with(file, plain(core));
        } catch (IOException | IllegalArgumentException broken) {
            return file;
        }
    }

    private static byte[] plain(String core) {
        Matcher title = TITLE.matcher(core);
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" + (title.find() ? title.group() : "") + "</cp:coreProperties>").getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String core(byte[] file) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            long unpacked = 0;
            byte[] buffer = new byte[1 << 14];
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                if (part.getName().equalsIgnoreCase(CORE)) {
                    return new String(in.readNBytes(LONGEST_CORE), StandardCharsets.UTF_8);
                }
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        return null;
                    }
                }
            }
            return null;
        }
    }

    private static byte[] with(byte[] file, byte[] core) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(file.length);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file)); ZipOutputStream out = new ZipOutputStream(copy)) {
            long unpacked = 0;
            byte[] buffer = new byte[1 << 14];
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                boolean isCore = part.getName().equalsIgnoreCase(CORE);
                out.putNextEntry(new ZipEntry(part.getName()));
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        return file;
                    }
                    if (!isCore) {
                        out.write(buffer, 0, read);
                    }
                }
                if (isCore) {
                    out.write(core);
                }
            }
        }
        return copy.toByteArray();
    }
}
