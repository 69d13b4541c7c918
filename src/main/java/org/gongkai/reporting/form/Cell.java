package org.gongkai.reporting.form;

/** The address of one number in a form, written {@code t3.r31.nat}. */
public record Cell(String table, String row, String column) {

    /** @throws IllegalArgumentException when it is not three names joined by dots */
    public static Cell parse(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw new IllegalArgumentException("不是格子的地址：" + address);
        }
        return new Cell(parts[0], parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return table + "." + row + "." + column;
    }
}
