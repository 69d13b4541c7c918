package org.gongkai.casework.papers;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** A letter to take away, as Word, PDF or OFD. */
public final class LetterDownload {

    private LetterDownload() {
    }

    /** @param among the letters that may be taken */
    public static ResponseEntity<byte[]> of(CaseFolders folders, CaseFolder folder, List<Letter> among, String letterId, String ending) {
        LetterFormat format = LetterFormat.valueOf(ending.toUpperCase(Locale.ROOT));
        Letter letter = among.stream().filter(one -> one.id().equals(letterId)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        byte[] bytes = folders.file(folder, letterId, format).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(letter.title() + "." + format.ending(), StandardCharsets.UTF_8).build().toString())
                .body(bytes);
    }
}
