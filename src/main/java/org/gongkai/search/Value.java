package org.gongkai.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A further field of a findable with its value. */
public record Value(Field field, Object value) {

    /** At most 10,000 characters: what is longer is a text. */
    public static Value keyword(String name, String value) {
        return new Value(Field.keyword(name), value);
    }

    /** A number or code that leads here, however somebody writes it: 索引号. None where it is too short to be one. */
    public static Optional<Value> called(String written) {
        return Optional.of(RecalledNumber.called(written)).filter(name -> !name.isEmpty()).map(name -> new Value(Field.CALLED, name));
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
