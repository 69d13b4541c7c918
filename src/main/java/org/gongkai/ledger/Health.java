package org.gongkai.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Hidden;

/**
 * Tells whoever watches from outside how the background work of this node goes: what the loops found out last, so that asking costs nothing
 * and tells nothing about a record. 503 while one of them does not get on.
 */
@Hidden
@RestController
class Health {

    private final Loops loops;
    private final ObjectProvider<Remarks> remarks;

    Health(Loops loops, ObjectProvider<Remarks> remarks) {
        this.loops = loops;
        this.remarks = remarks;
    }

    @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> json() {
        List<LoopHealth> all = loops.health();
        return answer(all).body(Map.of("well", isWell(all), "loops", all.stream().map(Health::said).toList(), "remarks", remarks()));
    }

    @GetMapping(path = "/health", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    ResponseEntity<String> words() {
        List<LoopHealth> all = loops.health();
        StringBuilder words = new StringBuilder(!isWell(all) ? "后台工作有故障\n"
                : all.stream().allMatch(loop -> loop.leftOut().isEmpty()) ? "后台工作正常\n" : "后台工作正常，有记录没有做成，见下\n");
        for (LoopHealth loop : all) {
            words.append(loop.title()).append('（').append(loop.name()).append("）：").append(loop.state().title());
            if (loop.since() != null) {
                words.append("，自 ").append(loop.since());
            }
            if (loop.state() == LoopHealth.State.FAILING && loop.lastError() != null) {
                words.append("，").append(loop.lastError().kind().title()).append("：").append(loop.lastError().error());
            }
            if (!loop.leftOut().isEmpty()) {
                words.append("，没有做成的记录 ").append(loop.leftOut().size()).append(" 条");
            }
            if (loop.whatToDo() != null) {
                words.append("。").append(loop.whatToDo());
            }
            words.append('\n');
        }
        remarks().forEach(line -> words.append(line).append('\n'));
        return answer(all).body(words.toString());
    }

    private List<String> remarks() {
        return remarks.orderedStream().flatMap(one -> one.lines().stream()).toList();
    }

    private static ResponseEntity.BodyBuilder answer(List<LoopHealth> all) {
        return ResponseEntity.status(isWell(all) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).header("Cache-Control", "no-store");
    }

    /** A record left out is for a person to see to, not for a machine to raise the alarm about. */
    private static boolean isWell(List<LoopHealth> all) {
        return all.stream().noneMatch(loop -> loop.state().ill() && loop.state() != LoopHealth.State.LEAVES_OUT);
    }

    private static Map<String, Object> said(LoopHealth loop) {
        Map<String, Object> said = new TreeMap<>(Map.of("name", loop.name(), "title", loop.title(), "state", loop.state().name().toLowerCase(Locale.ROOT),
                "failures", loop.failures(), "leftOut", loop.leftOut().size()));
        put(said, "since", loop.since());
        put(said, "lastSuccess", loop.lastSuccess());
        put(said, "lastErrorAt", loop.lastErrorAt());
        put(said, "lastError", loop.lastError() == null ? null : loop.lastError().error());
        put(said, "whatToDo", loop.whatToDo());
        return said;
    }

    private static void put(Map<String, Object> said, String name, @Nullable Object value) {
        if (value != null) {
            said.put(name, value.toString());
        }
    }
}
