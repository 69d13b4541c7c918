package org.gongkai.publication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.gongkai.registers.FileShelf;
import org.springframework.stereotype.Component;

/** Files of records lie with the attachments of documents: both are everybody's, and a content that both hold is kept once. */
@Component
class FilesOfRegisters implements FileShelf {

    private final AttachmentStore store;

    FilesOfRegisters(AttachmentStore store) {
        this.store = store;
    }

    @Override
    public String keep(byte[] bytes) throws IOException {
        try {
            return store.put(new ByteArrayInputStream(bytes), bytes.length).digest();
        } catch (AttachmentStore.TooLarge impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<Path> file(String digest) throws IOException {
        return store.file(digest);
    }
}
