package org.gongkai.reporting;

import java.util.Optional;

import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Period;

/** Which report: of which family of forms, of whose numbers, of which days. */
public record ReportKey(String family, String organ, Period period, ReportScope scope) {

    public static ReportKey annual(String organ, int year, ReportScope scope) {
        return new ReportKey(Form.ANNUAL, organ, Period.year(year), scope);
    }

    /** @param which as {@link #which} wrote it; empty for anything else */
    public static Optional<ReportKey> read(String organ, String which, ReportScope scope) {
        int dot = which.indexOf('.');
        String family = dot < 0 ? Form.ANNUAL : which.substring(0, dot);
        return Period.read(which.substring(dot + 1)).map(period -> new ReportKey(family, organ, period, scope));
    }

    /** As it stands in an address: the year of an annual report, else the family and the period, {@code requests.2026-Q3}. */
    public String which() {
        return isAnnual() ? period.id() : family + "." + period.id();
    }

    /** Where everyone reads it once it is published. */
    public String publicAddress() {
        return (isAnnual() ? "/reports/annual/" : "/reports/statistics/") + organ + "/" + which();
    }

    public boolean isAnnual() {
        return family.equals(Form.ANNUAL);
    }

    public int year() {
        return period.year();
    }

    ReportKey at(Period other) {
        return new ReportKey(family, organ, other, scope);
    }
}
