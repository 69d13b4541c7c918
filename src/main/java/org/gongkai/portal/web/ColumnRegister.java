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
import org.gongkai.registers.RegisterField;

/**
 * A register whose records belong into a column: the first of them, as its own page orders them.
 *
 * @param total   how many there are of the organ that the column is narrowed to, or of all
 * @param address of the register, narrowed likewise
 * @param told    the fields that tell its records apart beside their names
 */
public record ColumnRegister(Register register, long total, String address, List<RegisterField> told, List<Row> rows) {

    private static final int TOLD = 2;

    /**
     * @param told what it says in each of those fields, empty where nothing
     * @param on   the day from which it holds
     */
    public record Row(String name, String address, List<String> told, String organ, LocalDate on) {
    }

    static Optional<ColumnRegister> of(Register register, Optional<Organ> organ, RecordSearch records, Organs organs, int most) {
        RecordSearch.Listed listed = records.find(register, new RecordSearch.Asked("", organ.map(one -> Map.of(Register.ORGAN, one.id())).orElse(Map.of()), "", false, null, most));
        String address = RecordAddress.of(register.id()) + organ.filter(one -> register.shown().facets().contains(Register.ORGAN)).map(one -> "?" + Register.ORGAN + "=" + one.id()).orElse("");
        List<RegisterField> told = told(register);
        return listed.entries().isEmpty() ? Optional.empty()
                : Optional.of(new ColumnRegister(register, listed.total(), address, told, listed.entries().stream().map(entry -> row(register, told, entry, organs)).toList()));
    }

    /** The first short ones that its own page lists and that names do not say already. */
    private static List<RegisterField> told(Register register) {
        return register.shown().columns().stream().flatMap(name -> register.field(name).stream()).filter(field -> switch (field.kind()) {
            case CHOICE, NUMBER, SHARE, DAY, MONTH, YES_NO -> !Entry.names(register).contains(field.name());
            default -> false;
        }).limit(TOLD).toList();
    }

    private static Row row(Register register, List<RegisterField> told, Entry entry, Organs organs) {
        return new Row(entry.label(register), RecordAddress.of(register.id(), entry.key()),
                told.stream().map(field -> entry.said().containsKey(field.name()) ? field.type().shown(entry.said().get(field.name())) : "").toList(), organs.shortName(entry.organ()), entry.validOn());
    }
}
