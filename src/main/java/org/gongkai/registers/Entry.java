package org.gongkai.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One line of the log of a register: never changed, never deleted.
 *
 * @param number  its place in the register, from 1 without a gap
 * @param organ   that answers for the record
 * @param validOn the day from which what it says holds
 * @param act     id of the act it was saved with
 * @param digest  SHA-256 of its canonical form, hex
 * @param content kept values of the public fields; null once they were withdrawn for privacy
 * @param sealed  digest of salt and value of each field that is not public
 */
public record Entry(String register, long number, String key, Change change, String organ, LocalDate validOn, String act, Instant recordedAt, String digest,
        @Nullable Map<String, String> content, Map<String, String> sealed) {

    public boolean isWithdrawn() {
        return content == null;
    }

    /** Whether the record ended with it. */
    public boolean ends() {
        return change.ends();
    }

    public Map<String, String> said() {
        return content == null ? Map.of() : content;
    }

    /** What its record is called, as people say it. */
    public String name(Register register) {
        String first = register.nameField();
        String kept = said().get(first);
        return first.equals(Register.ORGAN) || kept == null ? key : register.field(first).map(field -> field.type().shown(kept)).orElse(kept);
    }
}
