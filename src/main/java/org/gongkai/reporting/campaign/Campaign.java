package org.gongkai.reporting.campaign;

import java.time.LocalDate;

import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Period;
import org.jspecify.annotations.Nullable;

/**
 * 统计任务: one form, one period, the organs that file it, and by when.
 *
 * @param issuer     the organ above that collects
 * @param family     of forms
 * @param note       what it asks organs to mind; empty for nothing
 * @param lockReason why it was closed; null while it is open
 * @param digest     SHA-256 of the total as it was locked
 */
public record Campaign(String id, String issuer, String title, String family, Period period, Term term, LocalDate issuedOn, String note,
        @Nullable LocalDate lockedOn, @Nullable String lockReason, @Nullable String digest) {

    public boolean isOpen() {
        return lockedOn == null;
    }

    /** What an organ files: the report of its own numbers. */
    public ReportKey key(String organ) {
        return new ReportKey(family, organ, period, ReportScope.OWN);
    }

    /** The day whose tree of organs it goes by: the last of its period, or today while that runs. */
    public LocalDate treeDay(LocalDate today) {
        return period.last().isAfter(today) ? today : period.last();
    }
}
