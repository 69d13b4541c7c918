package org.gongkai.registers.web;

import java.util.List;

import org.gongkai.registers.Entry;

/** An entry in the history of a record, with all its values. */
public record DeskPast(Entry entry, List<DeskField> fields, String organ) {
}
