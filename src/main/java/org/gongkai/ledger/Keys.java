package org.gongkai.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;

import org.gongkai.calendar.Now;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The ring that this node works with, held against what the data need. A ring is made only where nothing was ever sealed. Before
 * a key is used its id is written down beside the data, so that a start without it is refused and not guessed.
 */
@Component
class Keys {

    private final Path data;
    private final JdbcTemplate jdbc;
    private final Now now;
    private volatile KeyRing ring;

    Keys(@Value("${gongkai.data}") Path data, JdbcTemplate jdbc, Now now) throws IOException {
        this.data = data;
        this.jdbc = jdbc;
        this.now = now;
        KeyRing found = KeyRing.of(data);
        Set<String> needed = jdbc.execute((ConnectionCallback<Set<String>>) (Connection connection) -> KeysInUse.of(connection));
        Set<String> all = new TreeSet<>(needed == null ? Set.of() : needed);
        found.requireAll(all);
        if (found.isEmpty()) {
            found.use(found.forge(KeyRing.Purpose.SEALING), found.forge(KeyRing.Purpose.RECOGNISING));
            found = KeyRing.of(data);
        }
        for (KeyRing.Purpose purpose : KeyRing.Purpose.values()) {
            all.add(found.current(purpose));
        }
        all.forEach(this::writeDown);
        ring = found;
    }

    KeyRing ring() {
        return ring;
    }

    /** Another node may have begun with new keys since. */
    KeyRing readAgain() {
        ring = KeyRing.of(data);
        return ring;
    }

    /** New keys for what is new; whatever is there stays as it is until it is sealed again. */
    synchronized void rotate() {
        try {
            KeyRing before = KeyRing.of(data);
            String sealing = before.forge(KeyRing.Purpose.SEALING);
            String recognising = before.forge(KeyRing.Purpose.RECOGNISING);
            writeDown(sealing);
            writeDown(recognising);
            before.use(sealing, recognising);
            readAgain();
        } catch (IOException fault) {
            throw new UncheckedIOException("the keys cannot be changed", fault);
        }
    }

    private void writeDown(String id) {
        jdbc.update("insert into ledger.sealing_key (id, since) values (?, ?) on conflict do nothing", id, now.instant().atOffset(ZoneOffset.UTC));
    }
}
