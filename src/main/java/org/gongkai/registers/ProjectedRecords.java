package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Act;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The records of registers that are made of what other rooms know: they are there as long as their source is. */
@Component
class ProjectedRecords {

    private final ObjectProvider<Projection> projections;
    private final Now now;

    ProjectedRecords(ObjectProvider<Projection> projections, Now now) {
        this.projections = projections;
        this.now = now;
    }

    private Projection source(Register register) {
        Register.Origin origin = register.keeping().origin();
        return projections.stream().filter(one -> origin != null && one.id().equals(origin.of())).findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing answers for register " + register.id()));
    }

    /** In order of the key: entries without a number, that no act wrote. */
    private Map<String, Entry> entries(Register register, List<Projection.Row> rows) {
        Set<String> fields = new TreeSet<>(register.fields().stream().map(RegisterField::name).toList());
        Map<String, Entry> records = new TreeMap<>();
        for (Projection.Row row : rows) {
            Map<String, String> values = new TreeMap<>(row.values());
            values.keySet().retainAll(fields);
            String key = RecordAddress.key(register, row.organ(), values);
            LocalDate on = row.on() == null ? register.about().from() : row.on();
            records.put(key, new Entry(register.id(), 0, key, Change.ENTER, row.organ(), on, "", on.atStartOfDay(Now.ZONE).toInstant(), "", values, Map.of()));
        }
        return records;
    }

    private Map<String, Entry> all(Register register) {
        return entries(register, source(register).rows());
    }

    /** Those of these keys that stand. */
    Map<String, Entry> among(Register register, Collection<String> keys) {
        Map<String, Entry> records = source(register) instanceof LargeProjection large ? entries(register, large.among(keys)) : all(register);
        records.keySet().retainAll(Set.copyOf(keys));
        return records;
    }

    Optional<Entry> find(Register register, String key) {
        return Optional.ofNullable(among(register, List.of(key)).get(key));
    }

    /** After a key, in an order of its own. */
    List<Entry> standing(Register register, String after, int limit) {
        return source(register) instanceof LargeProjection large ? large.after(after, limit).stream().flatMap(row -> entries(register, List.of(row)).values().stream()).toList()
                : all(register).values().stream().filter(entry -> entry.key().compareTo(after) > 0).limit(limit).toList();
    }

    /** Keys that acts may have changed, put or taken away. */
    Set<String> touched(Register register, List<Act> acts) {
        Projection source = source(register);
        if (source instanceof LargeProjection large) {
            return large.touched(acts);
        }
        List<Act> followed = acts.stream().filter(source::follows).toList();
        if (followed.isEmpty()) {
            return Set.of();
        }
        Set<String> touched = new TreeSet<>(all(register).keySet());
        followed.forEach(act -> touched.add(act.subject()));
        return touched;
    }

    /** Whether acts may have changed it. */
    boolean follows(Register register, List<Act> acts) {
        Projection source = source(register);
        return source instanceof LargeProjection large ? !large.touched(acts).isEmpty() : acts.stream().anyMatch(source::follows);
    }

    /** Keys of rows that have a page which only acts of their own change: of a large one. */
    Set<String> touchedAlone(Register register, List<Act> acts) {
        return source(register) instanceof LargeProjection large ? large.touched(acts) : Set.of();
    }

    boolean isLarge(Register register) {
        return source(register) instanceof LargeProjection;
    }

    /** Whether the counts that it gave out last are still so. */
    boolean isUpToDate(Register register) {
        return !(source(register) instanceof LargeProjection large) || large.isUpToDate();
    }

    /** Whether its rows may be otherwise with the day, without an act. */
    boolean turnsWithTheDay(Register register) {
        return !(source(register) instanceof LargeProjection);
    }

    long count(Register register) {
        return source(register) instanceof LargeProjection large ? large.standing().rows() : all(register).size();
    }

    /** How it stands: changed on the last day from which one of its rows is as it is. */
    RegisterStanding overview(Register register) {
        Instant first = register.about().from().atStartOfDay(Now.ZONE).toInstant();
        if (source(register) instanceof LargeProjection large) {
            LargeProjection.Standing standing = large.standing();
            return new RegisterStanding(standing.rows(), standing.latest() == null ? first : standing.latest().atStartOfDay(Now.ZONE).toInstant(), standing.latest(), standing.organ());
        }
        Collection<Entry> records = all(register).values();
        LocalDate today = now.today();
        LocalDate latest = records.stream().map(Entry::validOn).filter(day -> !day.isAfter(today)).max(Comparator.naturalOrder()).orElse(null);
        return new RegisterStanding(records.size(), latest == null ? first : latest.atStartOfDay(Now.ZONE).toInstant(), latest, records.stream().findFirst().map(Entry::organ).orElse(""));
    }

    /** Sums, or counts, by the values of a field; the largest first, or the latest. */
    List<RecordRows.Group> groups(Register register, Register.Chart chart, RecordRows.First first, int limit) {
        Map<String, BigDecimal> sums = source(register) instanceof LargeProjection large && chart.only().isEmpty() ? large.counts(chart.by()) : new TreeMap<>();
        for (Entry entry : sums.isEmpty() ? all(register).values() : List.<Entry>of()) {
            String value = chart.by().equals(Register.ORGAN) ? entry.organ() : entry.said().getOrDefault(chart.by(), "");
            String amount = chart.of() == null ? "1" : entry.said().get(chart.of());
            if (amount != null && chart.only().entrySet().stream().allMatch(one -> one.getValue().equals(entry.said().get(one.getKey())))) {
                sums.merge(value, new BigDecimal(amount), BigDecimal::add);
            }
        }
        return sums.entrySet().stream().map(sum -> new RecordRows.Group(sum.getKey(), sum.getValue())).sorted(first == RecordRows.First.LATEST ? Comparator.comparing(RecordRows.Group::value).reversed() : Comparator.comparing(RecordRows.Group::amount).reversed()).limit(limit).toList();
    }
}
