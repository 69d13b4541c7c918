package org.gongkai.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** As one that nobody may read any more. */
    Entry withheld() {
        return new Entry(register, number, key, change, organ, validOn, act, recordedAt, digest, null, sealed);
    }

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

    /** What its record is called anywhere: what the first column says in words; a month, a number, a choice or an organ says no more than which of the register it is. */
    public String name(Register register) {
        return namesItself(register) ? label(register) : register.title() + " " + label(register);
    }

    /** What its record is called among those of its register. */
    public String label(Register register) {
        String said = names(register).stream().map(name -> register.field(name).filter(field -> said().containsKey(name)).map(field -> field.type().shown(said().get(name))).orElse(""))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(" "));
        return said.isEmpty() ? key : said;
    }

    /** The fields that name the records of a register. */
    public static List<String> names(Register register) {
        return namesItself(register) ? List.of(register.nameField()) : register.key();
    }

    private static boolean namesItself(Register register) {
        return register.field(register.nameField()).map(field -> switch (field.kind()) {
            case LINE, TEXT, PLACE, WEB, FILE -> true;
            case CHOICE, SEVERAL, NUMBER, SHARE, DAY, MONTH, YES_NO, NAMED, ROWS -> false;
        }).orElse(false);
    }
}
