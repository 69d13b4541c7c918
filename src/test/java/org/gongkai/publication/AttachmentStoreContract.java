package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;

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
    @DisplayName("gives out nothing that is not what it took in, and says whether it is gone or was altered; the same bytes again mend it")
    void knowsWhatIsDamaged() throws Exception {
        var stored = store().put(new ByteArrayInputStream(BYTES), 100);
        assertThat(store().condition(stored.digest())).isEqualTo(FileCondition.INTACT);
        assertThat(store().length(stored.digest())).hasValue(BYTES.length);
        damage(stored.digest());
        assertThat(store().condition(stored.digest())).isEqualTo(FileCondition.ALTERED);
        assertThat(store().file(stored.digest())).isEmpty();
        assertThat(store().open(stored.digest())).isEmpty();
        store().put(new ByteArrayInputStream(BYTES), 100);
        assertThat(store().condition(stored.digest())).isEqualTo(FileCondition.INTACT);
        assertThat(store().file(stored.digest())).isPresent();
        assertThat(store().condition("0".repeat(64))).isEqualTo(FileCondition.MISSING);
        assertThat(store().length("0".repeat(64))).isEmpty();
    }

    /** Writes other bytes over what is kept. */
    abstract void damage(String digest) throws IOException;

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

    @Test
    @DisplayName("deletes what is old and not needed, and nothing else")
    void sweeps() throws Exception {
        var needed = store().put(new ByteArrayInputStream(BYTES), 100);
        var other = store().put(new ByteArrayInputStream("附件二".getBytes()), 100);
        assertThat(store().sweep(digest -> false, Instant.EPOCH)).isZero();
        assertThat(store().sweep(needed.digest()::equals, Instant.MAX)).isEqualTo(1);
        assertThat(store().open(other.digest())).isEmpty();
        try (var in = store().open(needed.digest()).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(BYTES);
        }
    }
}
