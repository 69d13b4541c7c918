package org.gongkai.casework.copies;

import java.nio.charset.StandardCharsets;

import org.gongkai.redaction.Original;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A redacted copy to take away; its name says nothing of the original's. */
public final class CopyFile {

    private CopyFile() {
    }

    public static ResponseEntity<byte[]> of(byte[] bytes, Original.Made copy) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(copy.kind().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("公开件-" + copy.id() + "." + copy.kind().ending(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").body(bytes);
    }
}
