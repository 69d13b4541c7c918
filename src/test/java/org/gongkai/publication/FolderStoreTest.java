package org.gongkai.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Attachments in a local folder")
class FolderStoreTest extends AttachmentStoreContract {

    @TempDir
    Path folder;

    @Override
    AttachmentStore store() {
        return new FolderStore(folder);
    }

    @Override
    void damage(String digest) throws IOException {
        Path file = folder.resolve(digest.substring(0, 2)).resolve(digest);
        Files.writeString(file, "别的内容");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
    }
}
