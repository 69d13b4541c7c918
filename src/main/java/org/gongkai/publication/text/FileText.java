package org.gongkai.publication.text;

import java.nio.file.Path;

import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadingRoom;
import org.springframework.stereotype.Component;

/** The text of DOCX, TXT and HTML files as a body, within limits of time and length. */
@Component
public class FileText {

    private final ReadingRoom room = ReadingRoom.shared();

    /** A picture encoded afresh, with the ending it is to have. */
    public Opened<String> picture(byte[] bytes, String name) {
        return room.open(FreshPicture.class, bytes, new Named(name));
    }

    /** A DOCX, TXT or HTML file as the clean body of a document. */
    public Opened<String> body(Path file, String name) {
        return room.open(ReadBody.class, file, new Named(name));
    }
}
