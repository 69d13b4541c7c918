package org.gongkai.registers;

import java.time.OffsetDateTime;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.calendar.Now;

/**
 * A line of an access log in the combined format, without the address that asked: that is left where it stands.
 *
 * @param path  without the question; empty where the request was none
 * @param agent as the browser calls itself
 */
record LogLine(LocalDate day, String method, String path, int status, String agent) {

    private static final Pattern COMBINED = Pattern.compile("[0-9A-Za-z.:%_-]+ \\S+ .*?\\[(\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4})] \"([^\"]*)\" (\\d{3}) (?:\\d+|-) \"[^\"]*\" \"([^\"]*)\".*");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) ([^ ?]+)(?:\\?\\S*)?(?: HTTP/[\\d.]+)?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    /** Empty where it is no line of that format. */
    static Optional<LogLine> of(String line) {
        Matcher combined = COMBINED.matcher(line.strip());
        if (!combined.matches()) {
            return Optional.empty();
        }
        try {
            Matcher request = REQUEST.matcher(combined.group(2));
            boolean asked = request.matches();
            return Optional.of(new LogLine(OffsetDateTime.parse(combined.group(1), TIME).atZoneSameInstant(Now.ZONE).toLocalDate(), asked ? request.group(1) : "", asked ? request.group(2) : "",
                    Integer.parseInt(combined.group(3)), combined.group(4)));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** A line without the address at its beginning. */
    static String withoutAddress(String line) {
        return line.strip().substring(Math.max(0, line.strip().indexOf(' ')));
    }

    /** Whether somebody was shown a page by it. */
    boolean isShown() {
        return method.equals("GET") && (status >= 200 && status < 300 || status == 304);
    }
}
