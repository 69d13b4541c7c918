package org.gongkai.casework.papers;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** A letter to take away, as Word, PDF or OFD; where it has no typeface for a character, its page says so. */
public final class LetterDownload {

    private LetterDownload() {
    }

    /**
     * @param among the letters that may be taken
     * @param pages the address of the matter, for whoever takes them
     */
    public static ResponseEntity<byte[]> of(CaseFolders folders, CaseFolder folder, List<Letter> among, String letterId, String ending, String pages) {
        LetterFormat format = LetterFormat.valueOf(ending.toUpperCase(Locale.ROOT));
        Letter letter = among.stream().filter(one -> one.id().equals(letterId)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        byte[] bytes = folders.file(folder, letterId, format).orElse(null);
        if (bytes == null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(pages + "/papers/" + letterId)).build();
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(letter.title() + "." + format.ending(), StandardCharsets.UTF_8).build().toString())
                .body(bytes);
    }
}
