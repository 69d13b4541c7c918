package org.gongkai.reporting.form;

import java.util.Arrays;
import java.util.Optional;

/** The address of one number in a form, written {@code t3.r31.nat}. */
public record Cell(String table, String row, String column) {

    /** Empty when it is not three names joined by dots. */
    public static Optional<Cell> read(String address) {
        String[] parts = address.split("\\.", -1);
        return parts.length == 3 && Arrays.stream(parts).noneMatch(String::isEmpty)
                ? Optional.of(new Cell(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    /** @throws IllegalArgumentException when it is not three names joined by dots */
    public static Cell parse(String address) {
        return read(address).orElseThrow(() -> new IllegalArgumentException("不是格子的地址：" + address));
    }

    @Override
    public String toString() {
        return table + "." + row + "." + column;
    }
}
