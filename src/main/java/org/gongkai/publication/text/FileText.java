package org.gongkai.publication.text;

import java.nio.file.Path;
import java.util.Locale;

import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadScan;
import org.gongkai.reading.ReadingRoom;
import org.gongkai.reading.Scanned;
import org.springframework.stereotype.Component;

/** The text of DOCX, TXT and HTML files as a body, within limits of time and length. */
@Component
public class FileText {

    private final ReadingRoom room = ReadingRoom.shared();

    /** A picture encoded afresh, with the ending it is to have. */
    public Opened<String> picture(byte[] bytes, String name) {
        return room.open(FreshPicture.class, bytes, new Named(name));
    }

    /** A page of a PDF or picture that is a scan, by a machine; refused where Tesseract is not installed. @param page from 1 */
    public Opened<Scanned> scan(Path file, String name, int page) {
        return room.open(ReadScan.class, file, new ReadScan.Asked(page, name.toLowerCase(Locale.ROOT).endsWith(".pdf"), ReadScan.SECONDS));
    }

    /** A DOCX, TXT or HTML file as the clean body of a document. */
    public Opened<FileBody> body(Path file, String name) {
        return room.open(ReadBody.class, file, new Named(name));
    }
}
