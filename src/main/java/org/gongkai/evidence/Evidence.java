package org.gongkai.evidence;

import java.time.LocalDate;

import org.gongkai.redaction.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * A scan that proves something about a record; its content stays sealed.
 *
 * @param record   id of what it belongs to
 * @param number   the number on it (of the mailing, the parcel, the voucher)
 * @param struckOn the day it was struck as attached in error; it stays readable
 */
public record Evidence(String id, String record, String organ, EvidenceKind kind, @Nullable String number, String name, FileKind file,
        int pages, int bytes, LocalDate addedOn, @Nullable LocalDate struckOn) {

    public boolean stands() {
        return struckOn == null;
    }
}
