package org.gongkai.portal.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;

/**
 * A register whose records belong into a column: the first of them, as its own page orders them.
 *
 * @param total   how many there are of the organ that the column is narrowed to, or of all
 * @param address of the register, narrowed likewise
 */
public record ColumnRegister(Register register, long total, String address, List<Row> rows) {

    /** @param on the day from which it holds */
    public record Row(String name, String address, String organ, LocalDate on) {
    }

    static Optional<ColumnRegister> of(Register register, Optional<Organ> organ, RecordSearch records, Organs organs, int most) {
        RecordSearch.Listed listed = records.find(register, new RecordSearch.Asked("", organ.map(one -> Map.of(Register.ORGAN, one.id())).orElse(Map.of()), "", false, null, most));
        String address = RecordAddress.of(register.id()) + organ.filter(one -> register.shown().facets().contains(Register.ORGAN)).map(one -> "?" + Register.ORGAN + "=" + one.id()).orElse("");
        return listed.entries().isEmpty() ? Optional.empty() : Optional.of(new ColumnRegister(register, listed.total(), address, listed.entries().stream().map(entry -> row(register, entry, organs)).toList()));
    }

    private static Row row(Register register, Entry entry, Organs organs) {
        return new Row(entry.label(register), RecordAddress.of(register.id(), entry.key()), organs.find(entry.organ()).map(Organ::shortName).orElse(entry.organ()), entry.validOn());
    }
}
