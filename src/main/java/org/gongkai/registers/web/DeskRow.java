package org.gongkai.registers.web;

import java.util.List;

import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.Register;

/**
 * A record as a line of a list.
 *
 * @param cells values of the listed columns beyond the first, by which it is called
 */
public record DeskRow(String name, String address, String organ, Entry entry, List<Cell> cells) {

    public record Cell(String title, String value, boolean isNumber) {
    }

    static DeskRow of(Register register, Entry entry, String organ) {
        String first = entry.said().get(register.nameField());
        String called = first == null ? entry.label(register) : register.field(register.nameField()).map(field -> field.type().shown(first)).orElse(first);
        return new DeskRow(called, RecordAddress.desk(register.id(), entry.key()), organ, entry, register.shown().columns().stream().skip(1).filter(name -> !name.equals(Register.ORGAN))
                .map(name -> register.field(name).orElseThrow()).map(field -> {
                    String kept = entry.said().get(field.name());
                    return new Cell(field.title(), kept == null ? "" : field.type().shown(kept), field.type().isNumber());
                }).toList());
    }
}
