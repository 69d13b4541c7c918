package org.gongkai.search;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What must hold beside words and choices. */
public sealed interface Condition {

    Field field();

    /** A date from one day to another, both in it; null is open. */
    record Days(Field field, @Nullable LocalDate from, @Nullable LocalDate to) implements Condition {
    }

    /** A number from one to another, both in it; null is open. */
    record Numbers(Field field, @Nullable BigDecimal from, @Nullable BigDecimal to) implements Condition {
    }

    /** A text field in which these words stand together. */
    record Says(Field field, String words) implements Condition {
    }
}
