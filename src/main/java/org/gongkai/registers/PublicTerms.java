package org.gongkai.registers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.springframework.stereotype.Component;

/**
 * Until when records of registers that declare a term are public: up to and with the day that a field of their latest entry says. From the
 * next day on they stand at the desk alone, and nobody has to do anything for it.
 */
@Component
class PublicTerms {

    private final Registers registers;
    private final RecordRows records;
    private final Now now;

    PublicTerms(Registers registers, RecordRows records, Now now) {
        this.registers = registers;
        this.records = records;
        this.now = now;
    }

    /** The last public day of a record, where it lies before a day. @param latest its latest entry */
    static Optional<LocalDate> over(Register register, Entry latest, LocalDate today) {
        return Optional.ofNullable(register.about().publicUntil()).map(latest.said()::get).map(LocalDate::parse).filter(day -> day.isBefore(today));
    }

    /** Whether the term of a record is over today. @param latest its latest entry */
    boolean isOver(Register register, Entry latest) {
        return over(register, latest, now.today()).isPresent();
    }

    /** The last public day of what was ever entered of a record, where its term is over today. @param history the latest first */
    Optional<LocalDate> over(Register register, List<Entry> history) {
        return history.stream().findFirst().flatMap(latest -> over(register, latest, now.today()));
    }

    /** Entries as anybody may read them: those of a record whose term is over say no more than that they were entered. */
    List<Entry> withheld(Register register, List<Entry> entries) {
        if (register.about().publicUntil() == null || entries.isEmpty()) {
            return entries;
        }
        Map<String, Entry> latest = records.find(register.id(), entries.stream().map(Entry::key).distinct().toList());
        return entries.stream().map(entry -> isOver(register, latest.getOrDefault(entry.key(), entry)) ? entry.withheld() : entry).toList();
    }

    /** What leaves out records whose term is over. */
    Still still(Register register) {
        return still(List.of(register), now.today());
    }

    /** Of every register. */
    Still still() {
        return still(registers.all(), now.today());
    }

    static Still still(Collection<Register> among, LocalDate today) {
        return new Still(among.stream().filter(register -> register.about().publicUntil() != null)
                .collect(Collectors.toMap(Register::id, register -> String.valueOf(register.about().publicUntil()))), today);
    }

    /** Register and key of records whose last public day is one or a later one before another. */
    List<String> endingBetween(Register register, LocalDate first, LocalDate until) {
        String field = register.about().publicUntil();
        return field == null ? List.of() : records.saying(register.id(), field, first, until);
    }

    /**
     * A condition on a row that has {@code register} and {@code key}. Ids and names of fields are of letters, digits and hyphens alone.
     *
     * @param fields by register the field with the last public day
     */
    record Still(Map<String, String> fields, LocalDate today) {

        static final Still ALL = new Still(Map.of(), LocalDate.EPOCH);

        /** Empty, or beginning with {@code and}. @param row the alias of the row */
        String where(String row) {
            return fields.entrySet().stream().map(one -> " and not (" + row + ".register = '" + one.getKey() + "' and exists (select 1 from registers.record tr join registers.entry te on te.register = tr.register"
                    + " and te.number = tr.number where tr.register = " + row + ".register and tr.key = " + row + ".key and te.content ->> '" + one.getValue() + "' < '" + today + "'))")
                    .collect(Collectors.joining());
        }
    }
}
