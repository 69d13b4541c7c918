package org.gongkai.registers.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.ledger.Sha256;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Entry;
import org.gongkai.registers.Register;
import org.gongkai.registers.RowFault;
import org.gongkai.registers.TypedRow;
import org.gongkai.registers.datatype.RowsType;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the form for one record.
 *
 * @param saving id under which it is saved, once
 * @param key    of the record that was opened; empty for a new one
 * @param based  number of the entry that was before whoever types; empty for a new record
 * @param values as typed, by field
 * @param from   id of the proposal that is put again; empty where it is none
 */
public record DeskRecordForm(String saving, String key, String based, String organ, Change how, String reason, String validOn, Map<String, String> values, String from) {

    static DeskRecordForm fresh(String organ, String from) {
        return new DeskRecordForm(EnterRows.fresh(), "", "", organ, Change.CHANGE, "", "", Map.of(), from);
    }

    static DeskRecordForm of(Entry entry, Map<String, String> values) {
        return new DeskRecordForm(EnterRows.fresh(), entry.key(), entry.ends() ? "" : String.valueOf(entry.number()), entry.organ(), Change.CHANGE, "", "", values, "");
    }

    /** A row that came back, to be put again. */
    DeskRecordForm again(TypedRow row, Change change, String because, String proposal) {
        return new DeskRecordForm(saving, key, based, organ, change, because, row.values().getOrDefault(Register.VALID_ON, ""), row.values(), proposal);
    }

    /** @param opened the record that was opened, with all its values: what it is known by stays */
    static DeskRecordForm of(Register register, MultiValueMap<String, String> sent, String organ, @Nullable Entry opened) {
        Map<String, String> values = new HashMap<>();
        register.fields().forEach(field -> values.put(field.name(), field.type() instanceof RowsType rows ? DeskTable.sent(field.name(), rows, sent) : sent.getOrDefault(DeskField.PREFIX + field.name(), List.of()).stream().filter(part -> !part.isBlank()).collect(Collectors.joining(","))));
        if (opened != null) {
            register.key().stream().filter(name -> !name.equals(Register.ORGAN)).forEach(name -> values.put(name, opened.said().getOrDefault(name, "")));
        }
        Change how = Change.CORRECT.name().equals(sent.getFirst("how")) ? Change.CORRECT : Change.CHANGE;
        return new DeskRecordForm(said(sent, "saving"), said(sent, "key"), said(sent, "based"), organ, how, said(sent, "reason"), said(sent, "validOn"), values, said(sent, "from"));
    }

    private static String said(MultiValueMap<String, String> sent, String name) {
        return Optional.ofNullable(sent.getFirst(name)).orElse("");
    }

    /** Takes what was proposed for a field. */
    DeskRecordForm mended(String field, String instead) {
        Map<String, String> other = new HashMap<>(values);
        if (!field.equals(Register.VALID_ON)) {
            other.put(field, instead);
        }
        return new DeskRecordForm(saving, key, based, organ, how, reason, field.equals(Register.VALID_ON) ? instead : validOn, other, from);
    }

    /** Takes note of what another entered meanwhile. */
    DeskRecordForm over(String number) {
        return new DeskRecordForm(saving, key, number, organ, how, reason, validOn, values, from);
    }

    /** Whether a record stands that is changed. */
    public boolean stands() {
        return !based.isEmpty();
    }

    /** Under which what is typed is kept. */
    public String id() {
        return "record-" + (key.isEmpty() ? "new" : Sha256.hex(key).substring(0, 12));
    }

    TypedRow row(boolean ends) {
        Map<String, String> all = new HashMap<>(values);
        all.put(Register.ORGAN, organ);
        all.put(Register.VALID_ON, validOn);
        return new TypedRow(0, all, based.matches("\\d{1,18}") ? Long.valueOf(based) : null, ends);
    }

    List<DeskField> fields(Register register, List<RowFault> faults, List<org.gongkai.face.Choice> organs) {
        List<DeskField> fields = new ArrayList<>();
        register.fields().forEach(field -> fields.add(new DeskField(field, values.getOrDefault(field.name(), ""), at(faults, field.name()),
                !key.isEmpty() && register.key().contains(field.name()), DeskField.isOrgan(field) ? organs : List.of())));
        return fields;
    }

    static @Nullable RowFault at(List<RowFault> faults, String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst().orElse(null);
    }
}
