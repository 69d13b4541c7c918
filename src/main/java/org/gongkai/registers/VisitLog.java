package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the visits of an access log by day, sort of page and channel. Of a line nothing is kept but that it was counted; of a log its digest
 * and how many lines of it were read, so that reading it again, longer or under another name, goes on where it was left.
 */
@Component
public class VisitLog {

    static final String KIND = "registers.visits";
    private static final String SUBJECT = "visits";
    private static final String NO_VISIT = "不算访问";

    /** A line with its number in the file. */
    public record Line(long number, String text) {
    }

    /** @param first the first line of the file @param lines that follow each other */
    public record Part(String first, List<Line> lines) {
    }

    /** A line that is none of an access log. */
    public record Rejected(long line, String reason) {
    }

    /** @param imported visits that were counted @param unchanged lines that had been read before */
    public record Taken(long imported, long unchanged, List<Rejected> rejected, Map<String, Long> findings) {
    }

    private record Place(LocalDate day, String sort, String channel) {
    }

    private static final class Count {

        private long visits;
        private long robots;
    }

    private final VisitRules rules;
    private final Ledger ledger;
    private final Organs organs;
    private final Now now;
    private final JdbcClient client;

    VisitLog(DefinitionTree regulations, Ledger ledger, Organs organs, Now now, JdbcClient client) {
        this.rules = VisitRules.of(regulations);
        this.ledger = ledger;
        this.organs = organs;
        this.now = now;
        this.client = client;
    }

    /** All of the part that was not read before, or nothing. */
    @Transactional
    public Taken take(Part part) {
        String digest = Sha256.hex(LogLine.withoutAddress(part.first()));
        client.sql("insert into registers.visit_log (digest, lines) values (?, 0) on conflict do nothing").param(digest).update();
        long read = client.sql("select lines from registers.visit_log where digest = ? for update").param(digest).query(Long.class).single();
        List<Line> fresh = part.lines().stream().filter(line -> line.number() > read).toList();
        long before = part.lines().size() - fresh.size();
        if (fresh.isEmpty()) {
            return new Taken(0, before, List.of(), Map.of());
        }
        Map<Place, Count> counts = new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        List<Rejected> rejected = new ArrayList<>();
        long visits = 0;
        long others = 0;
        for (Line line : fresh) {
            Optional<LogLine> said = LogLine.of(line.text());
            if (said.isEmpty() || said.get().day().isAfter(now.today())) {
                rejected.add(new Rejected(line.number(), said.isEmpty() ? "不是访问日志（combined 格式）的一行" : "日期在今天以后"));
            } else if (count(said.get(), counts)) {
                visits++;
            } else {
                others++;
            }
        }
        counts.forEach((place, count) -> client.sql("""
                insert into registers.visit (day, sort, channel, visits, robots) values (?, ?, ?, ?, ?)
                on conflict (day, sort, channel) do update set visits = registers.visit.visits + excluded.visits, robots = registers.visit.robots + excluded.robots""")
                .params(place.day(), place.sort(), place.channel(), count.visits, count.robots).update());
        client.sql("update registers.visit_log set lines = ? where digest = ?").params(fresh.getLast().number(), digest).update();
        ledger.record(ActDraft.of(KIND, SUBJECT).organ(organs.first().map(Organ::id).orElse(DirectoryActs.INSTALLATION)).detail("log", digest)
                .detail("from", fresh.getFirst().number()).detail("to", fresh.getLast().number()).detail("visits", visits).detail("broken", rejected.size()));
        return new Taken(visits, before, rejected, others == 0 ? Map.of() : Map.of(NO_VISIT, others));
    }

    /** Whether it was a visit, of a person or a robot. */
    private boolean count(LogLine line, Map<Place, Count> counts) {
        Optional<String> sort = line.isShown() ? rules.sort(line.path()) : Optional.empty();
        sort.ifPresent(one -> {
            Count count = counts.computeIfAbsent(new Place(line.day(), one, rules.channel(one, line.agent())), place -> new Count());
            if (rules.isRobot(line.agent())) {
                count.robots++;
            } else {
                count.visits++;
            }
        });
        return sort.isPresent();
    }
}
