package org.gongkai.publication;

import java.nio.file.Path;

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
}
