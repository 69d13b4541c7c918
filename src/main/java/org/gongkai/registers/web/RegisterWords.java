package org.gongkai.registers.web;

import java.time.Instant;

import org.gongkai.calendar.Now;

/** How pages of registers say moments. */
public final class RegisterWords {

    private RegisterWords() {
    }

    /** The day of a moment here. */
    public static String day(Instant at) {
        return at.atZone(Now.ZONE).toLocalDate().toString();
    }
}
