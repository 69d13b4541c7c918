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

    /** All that stand, in order of the key: an entry without a number, that no act wrote. */
    Map<String, Entry> of(Register register) {
        Set<String> fields = new TreeSet<>(register.fields().stream().map(RegisterField::name).toList());
        Map<String, Entry> records = new TreeMap<>();
        for (Projection.Row row : source(register).rows()) {
            Map<String, String> values = new TreeMap<>(row.values());
            values.keySet().retainAll(fields);
            String key = RecordAddress.key(register, row.organ(), values);
            LocalDate on = row.on() == null ? register.about().from() : row.on();
            records.put(key, new Entry(register.id(), 0, key, Change.ENTER, row.organ(), on, "", on.atStartOfDay(Now.ZONE).toInstant(), "", values, Map.of()));
        }
        return records;
    }

    Optional<Entry> find(Register register, String key) {
        return Optional.ofNullable(of(register).get(key));
    }

    /** After a key, in order. */
    List<Entry> standing(Register register, String after, int limit) {
        return of(register).values().stream().filter(entry -> entry.key().compareTo(after) > 0).limit(limit).toList();
    }

    /** Keys that an act may have changed, put or taken away. */
    Set<String> touched(Register register, Act act) {
        if (!source(register).follows(act)) {
            return Set.of();
        }
        Set<String> touched = new TreeSet<>(of(register).keySet());
        touched.add(act.subject());
        return touched;
    }

    /** How it stands: changed on the last day from which one of its rows is as it is. */
    RegisterStanding overview(Register register) {
        Collection<Entry> records = of(register).values();
        LocalDate today = now.today();
        Instant changed = records.stream().filter(entry -> !entry.validOn().isAfter(today)).map(Entry::recordedAt).max(Comparator.naturalOrder())
                .orElse(register.about().from().atStartOfDay(Now.ZONE).toInstant());
        return new RegisterStanding(records.size(), changed, records.stream().findFirst().map(Entry::organ).orElse(""));
    }

    /** Sums, or counts, by the values of a field; the largest first. */
    List<RecordRows.Group> groups(Register register, Register.Chart chart, int limit) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Entry entry : of(register).values()) {
            String value = chart.by().equals(Register.ORGAN) ? entry.organ() : entry.said().getOrDefault(chart.by(), "");
            String amount = chart.of() == null ? "1" : entry.said().getOrDefault(chart.of(), "0");
            sums.merge(value, new BigDecimal(amount), BigDecimal::add);
        }
        return sums.entrySet().stream().map(sum -> new RecordRows.Group(sum.getKey(), sum.getValue())).sorted(Comparator.comparing(RecordRows.Group::amount).reversed()).limit(limit).toList();
    }
}
