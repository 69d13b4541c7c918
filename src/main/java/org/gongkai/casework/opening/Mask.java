package org.gongkai.casework.opening;

import org.gongkai.procedure.Field;

/** What is left to see of a masked value: enough to tell two apart, never enough to use it. */
final class Mask {

    private static final String STARS = "****";
    private static final int LONG = 8;

    private Mask() {
    }

    static String of(Field field, String value) {
        return switch (field.kind()) {
            case EMAIL -> first(value) + STARS + value.substring(Math.max(0, value.indexOf('@')));
            case PHONE -> value.length() >= 11 ? value.substring(0, 3) + STARS + value.substring(value.length() - 4) : STARS;
            case IDENTITY -> value.length() >= LONG ? STARS + value.substring(value.length() - 4) : STARS;
            case PLACE -> address(value);
            case LINE -> value.codePoints().anyMatch(Character::isDigit) ? address(value) : first(value) + STARS;
            default -> STARS;
        };
    }

    /** To the street, without the house. */
    private static String address(String value) {
        int digit = 0;
        while (digit < value.length() && !Character.isDigit(value.charAt(digit)) && value.charAt(digit) != '[' && value.charAt(digit) != '@') {
            digit++;
        }
        return value.substring(0, digit) + STARS;
    }

    private static String first(String value) {
        return value.substring(0, value.offsetByCodePoints(0, 1));
    }
}
