package org.gongkai.face;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A document in a list: its title, and what tells it from its neighbours. */
public record Entry(String title, String address, @Nullable String number, @Nullable String from, @Nullable LocalDate on,
        @Nullable String mark) {
}
