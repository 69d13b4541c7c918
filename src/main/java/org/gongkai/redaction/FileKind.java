package org.gongkai.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import org.gongkai.reading.FileName;

/** The kinds of file that can be redacted, told by their content and never by their name. */
public enum FileKind {

    PDF("pdf", "application/pdf"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg");

    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_BEGINS = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] ZIP_BEGINS = {'P', 'K', 3, 4};
    private static final byte[] OLE_BEGINS = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final String ending;
    private final String mediaType;

    FileKind(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether the file has pages that are pictures: boxes can be drawn on them as they are seen. */
    public boolean isDrawn() {
        return this != DOCX && this != XLSX;
    }

    /** The last part of a name that came with a file, of bounded length and without control characters. */
    public static String safeName(String name) {
        return FileName.kept(name, "原件");
    }

    static FileKind of(byte[] file, Bounds bounds) throws Unredactable {
        if (begins(file, PNG_BEGINS)) {
            return PNG;
        }
        if (begins(file, JPEG_BEGINS)) {
            return JPEG;
        }
        if (begins(file, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return PDF;
        }
        if (begins(file, OLE_BEGINS)) {
            throw new Unredactable("这是加了密码的 Office 文件，或者旧式的 DOC、XLS 文件。请去掉密码，另存为 DOCX、XLSX 或 PDF 再上传。");
        }
        if (begins(file, ZIP_BEGINS)) {
            return officeKind(OfficeFile.read(file, bounds));
        }
        throw new Unredactable("只收 PDF、DOCX、XLSX、PNG 和 JPEG 文件；这个文件的内容不是其中任何一种。请另存为 PDF 再上传。");
    }

    private static FileKind officeKind(OfficeFile file) throws Unredactable {
        if (file.names().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) || file.mainType().contains("macroEnabled")) {
            throw new Unredactable("文件带有宏程序，不能收下。请另存为不含宏的 DOCX 或 XLSX 再上传。");
        }
        if (file.mainType().equals(DOCX.mediaType + ".main+xml")) {
            return DOCX;
        }
        if (file.mainType().equals(XLSX.mediaType + ".main+xml")) {
            return XLSX;
        }
        throw new Unredactable("这个压缩文件不是 Word 或 Excel 文件。请另存为 DOCX、XLSX 或 PDF 再上传。");
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length >= with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
    }
}
