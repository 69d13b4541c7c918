package org.gongkai.desk.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.LoopHealth;
import org.jspecify.annotations.Nullable;

/**
 * What the operator sees of the background work; what is ill comes first.
 *
 * @param remarks what else to see to, in sentences
 */
public record HealthView(List<LoopHealth> loops, List<String> remarks) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Now.ZONE);

    public boolean ill() {
        return loops.stream().anyMatch(loop -> loop.state().ill());
    }

    public String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
