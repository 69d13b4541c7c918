package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What was said of whether a document binds, and the days on which that changes without anybody's act: the day it takes effect,
 * the day it expires, the day for which a mark was made (国办发〔2017〕47号).
 *
 * @param said        as drafted, imported or marked last
 * @param saidOn      the day of that mark: a declared day up to then changes nothing any more; null where nobody marked it
 * @param effectiveOn 施行日期, the first day on which it binds
 * @param expiresOn   失效日期, the first day on which it binds no longer
 * @param next        what a mark says that holds from a later day
 */
public record DaysOfValidity(Validity said, @Nullable LocalDate saidOn, @Nullable LocalDate effectiveOn, @Nullable LocalDate expiresOn,
        @Nullable Validity next, @Nullable LocalDate nextFrom) {

    /** The columns of {@code publication.document d} and its live edition {@code e} that {@link #of} reads. */
    public static final String COLUMNS = "d.validity, d.marked_on, d.next_validity, d.next_from, e.effective_on as takes_effect, e.expires_on as expires";

    /** Of a document and its live edition. */
    public static DaysOfValidity of(ResultSet row) throws SQLException {
        String next = row.getString("next_validity");
        return new DaysOfValidity(Validity.valueOf(row.getString("validity")), row.getObject("marked_on", LocalDate.class),
                row.getObject("takes_effect", LocalDate.class), row.getObject("expires", LocalDate.class),
                next == null ? null : Validity.valueOf(next), row.getObject("next_from", LocalDate.class));
    }

    /** Whether and how it binds on a day. */
    public Validity on(LocalDate day) {
        boolean marked = next != null && nextFrom != null && !nextFrom.isAfter(day);
        Validity now = marked ? next : said;
        LocalDate since = marked ? nextFrom : saidOn;
        if (now.binds() && hasCome(expiresOn, since, day)) {
            return Validity.EXPIRED;
        }
        if (now == Validity.NOT_YET && hasCome(effectiveOn, since, day)) {
            return hasCome(expiresOn, since, day) ? Validity.EXPIRED : Validity.IN_FORCE;
        }
        return now == Validity.IN_FORCE && effectiveOn != null && effectiveOn.isAfter(day) ? Validity.NOT_YET : now;
    }

    /** What comes after a day by itself; empty where nothing is declared. */
    public Optional<Change> after(LocalDate day) {
        return Stream.of(effectiveOn, expiresOn, nextFrom).filter(Objects::nonNull).filter(one -> one.isAfter(day)).sorted()
                .filter(one -> on(one) != on(one.minusDays(1))).map(one -> new Change(on(one), one)).findFirst();
    }

    /** That a document will bind otherwise from a day on. */
    public record Change(Validity to, LocalDate from) {
    }

    private static boolean hasCome(@Nullable LocalDate declared, @Nullable LocalDate since, LocalDate day) {
        return declared != null && !declared.isAfter(day) && (since == null || declared.isAfter(since));
    }
}
