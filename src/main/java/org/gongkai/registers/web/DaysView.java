package org.gongkai.registers.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Organs;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.Register;
import org.gongkai.registers.TwoDays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A register on one day against another, as its page shows it.
 *
 * @param here  address of the page
 * @param from  null where the form was not sent
 * @param wrong what is wrong with the days; empty where nothing is
 * @param first whether it is the first page
 */
public record DaysView(Register register, String here, @Nullable LocalDate from, @Nullable LocalDate to, String wrong, List<TwoDays.Difference> differences, @Nullable String next, boolean first,
        boolean desk, Organs organs) {

    /** What is wrong with two days that were asked for. */
    static Optional<String> wrong(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        if (from == null || to == null) {
            return Optional.of("两个日期都要填写");
        }
        return from.isAfter(to) ? Optional.of("前一天晚于后一天，请把两个日期对调") : to.isAfter(today) ? Optional.of("后一天还没有到，最晚写今天") : Optional.empty();
    }

    public boolean isAsked() {
        return from != null && to != null && wrong.isEmpty();
    }

    public String address(TwoDays.Difference difference) {
        return desk ? RecordAddress.desk(register.id(), difference.last().key()) : RecordAddress.of(register.id(), difference.last().key());
    }

    public String name(TwoDays.Difference difference) {
        return difference.last().name(register);
    }

    public String organ(TwoDays.Difference difference) {
        return organs.shortName(difference.last().organ());
    }

    public static String shown(TwoDays.Value value, @Nullable String kept) {
        return PublicRegisterView.shown(value.field(), kept);
    }

    /** The same, of a table the rows alone that another value has not. */
    public static @Nullable String beyond(TwoDays.Value value, @Nullable String kept, @Nullable String other) {
        return PublicRegisterView.beyond(value.field(), kept, other);
    }

    public @Nullable String nextPage() {
        return next == null ? null : here + "?from=" + from + "&to=" + to + "&after=" + UriUtils.encode(next, StandardCharsets.UTF_8);
    }

    public @Nullable String firstPage() {
        return first ? null : here + "?from=" + from + "&to=" + to;
    }
}
