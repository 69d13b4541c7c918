package org.gongkai.search;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A further field of a findable with its value. */
public record Value(Field field, Object value) {

    /** At most 10,000 characters: what is longer is a text. */
    public static Value keyword(String name, String value) {
        return new Value(Field.keyword(name), value);
    }

    public static Value text(String name, String value) {
        return new Value(Field.text(name), value);
    }

    public static Value date(String name, LocalDate value) {
        return new Value(Field.date(name), value);
    }

    /** Kept to 15 digits: it orders and narrows, what a page shows comes from the room. */
    public static Value number(String name, BigDecimal value) {
        return new Value(Field.number(name), value.doubleValue());
    }
}
