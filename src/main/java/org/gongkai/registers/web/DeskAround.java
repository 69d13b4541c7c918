package org.gongkai.registers.web;

import org.gongkai.registers.Change;

/**
 * What stands in the form around a sheet.
 *
 * @param saving id under which it is saved, once
 * @param text   the sheet, with tabs between its cells
 * @param from   id of the proposal that is put again; empty where it is none
 * @param form   under which what is typed is kept: a file that was read is none of what was typed before
 */
public record DeskAround(String saving, String text, String organ, Change how, String reason, String from, String form) {

    static final String TYPED = "grid-form";
}
