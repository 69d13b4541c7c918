package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every place for attachments must do. */
abstract class AttachmentStoreContract {

    private static final byte[] BYTES = "附件一".getBytes();

    abstract AttachmentStore store();

    @Test
    @DisplayName("gives back the bytes under their SHA-256")
    void keepsBytes() throws Exception {
        var stored = store().put(new ByteArrayInputStream(BYTES), 100);
        assertThat(stored.bytes()).isEqualTo(BYTES.length);
        assertThat(stored.digest()).hasSize(64);
        try (var in = store().open(stored.digest()).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(BYTES);
        }
        assertThat(Files.readAllBytes(store().file(stored.digest()).orElseThrow())).isEqualTo(BYTES);
    }

    @Test
    @DisplayName("keeps the same bytes once")
    void keepsOnce() throws Exception {
        var first = store().put(new ByteArrayInputStream(BYTES), 100);
        assertThat(store().put(new ByteArrayInputStream(BYTES), 100)).isEqualTo(first);
    }

    @Test
    @DisplayName("refuses what is too large and keeps nothing of it")
    void refusesTooLarge() {
        assertThatThrownBy(() -> store().put(new ByteArrayInputStream(new byte[101]), 100)).isInstanceOf(AttachmentStore.TooLarge.class);
    }

    @Test
    @DisplayName("knows nothing of names it did not give")
    void ignoresForeignNames() throws IOException {
        assertThat(store().open("../../etc/passwd")).isEmpty();
        assertThat(store().open("0".repeat(64))).isEmpty();
    }
}
