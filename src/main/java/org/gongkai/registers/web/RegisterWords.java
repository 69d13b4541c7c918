package org.gongkai.registers.web;

import java.time.Instant;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;

/** How pages of registers say moments, and which fields they say more of. */
public final class RegisterWords {

    private RegisterWords() {
    }

    /** Titles of the fields that hold places; empty where none does. */
    public static String places(Register register) {
        return register.fields().stream().filter(field -> field.kind() == RegisterField.Kind.PLACE).map(RegisterField::title).collect(Collectors.joining("、"));
    }

    /** Titles of the fields that hold tables; empty where none does. */
    public static String tables(Register register) {
        return register.fields().stream().filter(field -> field.kind() == RegisterField.Kind.ROWS).map(RegisterField::title).collect(Collectors.joining("、"));
    }

    /** The day of a moment here. */
    public static String day(Instant at) {
        return at.atZone(Now.ZONE).toLocalDate().toString();
    }
}
