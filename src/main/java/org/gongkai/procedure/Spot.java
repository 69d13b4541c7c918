package org.gongkai.procedure;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where something is: {@code 青澜区文化路88号 [370102] @117.12000,36.65122}. A person can type it so in one line; a form asks for the parts.
 *
 * @param division code of the administrative division, 6, 9 or 12 digits (GB/T 2260, GB/T 10114); null where it is not known
 * @param east     longitude in degrees, in the national system CGCS2000; null where the spot is not known
 * @param north    latitude
 */
public record Spot(String address, @Nullable String division, @Nullable BigDecimal east, @Nullable BigDecimal north) {

    /** Names of the parts in a form, after the name of the field. */
    public static final String DIVISION = ".division";
    public static final String EAST = ".east";
    public static final String NORTH = ".north";

    private static final Pattern WRITTEN = Pattern.compile("([^@]*?)\\s*(?:\\[([^\\]\\[@]*)])?\\s*(?:@([^,，]*)[,，](.*))?", Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("([^@]*?)(?:（行政区划代码 (\\d+)）)?(?:（经度 ([\\d.-]+)，纬度 ([\\d.-]+)）)?", Pattern.DOTALL);
    private static final Pattern DIVISION_CODE = Pattern.compile("\\d{6}(?:\\d{3}){0,2}");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(?:\\.\\d{1,8})?");
    private static final BigDecimal MOST_EAST = BigDecimal.valueOf(180);
    private static final BigDecimal MOST_NORTH = BigDecimal.valueOf(90);

    /** The line that a form's parts make; parts that are blank are left out. */
    public static String joined(String address, String division, String east, String north) {
        String line = address.strip() + (division.isBlank() ? "" : " [" + division.strip() + "]");
        return (line + (east.isBlank() && north.isBlank() ? "" : " @" + east.strip() + "," + north.strip())).strip();
    }

    /** The spot that a line says; empty where it says none. */
    public static Optional<Spot> of(String line) {
        Matcher parts = WRITTEN.matcher(line.strip());
        if (wrong(line).isPresent() || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Spot(parts.group(1).strip(), parts.group(2) == null ? null : FieldValue.plain(parts.group(2)),
                parts.group(3) == null ? null : degrees(parts.group(3)), parts.group(4) == null ? null : degrees(parts.group(4))));
    }

    /** What is wrong with a line, to stand after the title of its field. */
    public static Optional<String> wrong(String line) {
        Matcher parts = WRITTEN.matcher(line.strip());
        if (!parts.matches() && line.contains("@")) {
            return Optional.of("的坐标写成 @经度,纬度，中间是逗号，放在最后，如 人民广场路3号 @123.1450,29.0320");
        }
        if (!parts.matches() || parts.group(1).isBlank()) {
            return Optional.of("请写明地址，行政区划代码和经纬度只是补充");
        }
        if (parts.group(2) != null && !DIVISION_CODE.matcher(FieldValue.plain(parts.group(2))).matches()) {
            return Optional.of("的行政区划代码应为 6 位、9 位或者 12 位数字");
        }
        if (parts.group(3) == null) {
            return Optional.empty();
        }
        BigDecimal east = degrees(parts.group(3));
        BigDecimal north = degrees(parts.group(4));
        if (east == null || north == null) {
            return Optional.of("的经度和纬度都要填写，写成 117.12 和 36.65 这样的度数");
        }
        if (north.abs().compareTo(MOST_NORTH) > 0 && east.abs().compareTo(MOST_NORTH) <= 0) {
            return Optional.of("的经度和纬度好像写反了：纬度不超过 90 度");
        }
        return east.abs().compareTo(MOST_EAST) > 0 || north.abs().compareTo(MOST_NORTH) > 0
                ? Optional.of("的经度不超过 180 度，纬度不超过 90 度") : Optional.empty();
    }

    private static @Nullable BigDecimal degrees(String written) {
        String plain = FieldValue.plain(written);
        return DEGREES.matcher(plain).matches() ? new BigDecimal(plain) : null;
    }

    /** @param words gives a sentence of the house in the reader's language */
    public String shown(UnaryOperator<String> words) {
        return address + (division == null ? "" : words.apply("（行政区划代码 " + division + "）"))
                + (east == null || north == null ? "" : words.apply("（经度 " + east.toPlainString() + "，纬度 " + north.toPlainString() + "）"));
    }

    /** A line as {@link #shown} says it, written as it is typed: what was copied from a page or an older export keeps its coordinates. */
    public static String asWritten(String line) {
        Matcher said = SAID.matcher(line.strip());
        return said.matches() && (said.group(2) != null || said.group(3) != null)
                ? joined(said.group(1), Objects.requireNonNullElse(said.group(2), ""), Objects.requireNonNullElse(said.group(3), ""), Objects.requireNonNullElse(said.group(4), "")) : line;
    }

    @Override
    public String toString() {
        return joined(address, division == null ? "" : division, east == null ? "" : east.toPlainString(), north == null ? "" : north.toPlainString());
    }
}
