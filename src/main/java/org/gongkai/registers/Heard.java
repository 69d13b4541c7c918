package org.gongkai.registers;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.calendar.Now;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes when a machine that a register names was heard of last; said again within some minutes it is not noted again. */
@Component
public class Heard {

    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Registers registers;
    private final RecordRows records;
    private final JdbcClient client;
    private final Now now;
    private final Map<String, Instant> lately = new ConcurrentHashMap<>();

    Heard(Registers registers, RecordRows records, JdbcClient client, Now now) {
        this.registers = registers;
        this.records = records;
        this.client = client;
        this.now = now;
    }

    /** @param key of the record of the machine; one that is none is not noted
     * @return whether there is such a machine */
    public boolean hear(String key) {
        Instant at = now.instant();
        Instant before = lately.get(key);
        if (before != null && !at.isBefore(before) && at.isBefore(before.plus(AGAIN))) {
            return true;
        }
        Optional<Register> of = registers.all().stream().filter(register -> register.awaited().heard() != null && records.find(register, key).filter(entry -> !entry.ends()).isPresent()).findFirst();
        of.ifPresent(register -> {
            client.sql("insert into registers.heard (register, key, heard_at) values (?, ?, ?) on conflict (register, key) do update set heard_at = greatest(registers.heard.heard_at, excluded.heard_at)")
                    .params(register.id(), key, at.atOffset(ZoneOffset.UTC)).update();
            lately.put(key, at);
        });
        return of.isPresent();
    }
}
