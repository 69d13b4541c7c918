package org.gongkai.reporting.web;

import java.util.List;

import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Period;

/**
 * What there is to choose from: the families, the periods of the one chosen, its organs.
 *
 * @param form   the newest of the family
 * @param which  how the reports of the period stand in addresses
 * @param looksAfterOthers whether this person looks after what other organs publish
 * @param offered periods, the latest first
 */
public record ChoiceView(List<Form> families, Form form, Period period, List<Period> offered, String which, List<ReportView.Choice> choices, boolean looksAfterOthers) {

    public List<Period> offered(Period.Kind kind) {
        return offered.stream().filter(one -> one.kind() == kind).toList();
    }

    public boolean isByDays() {
        return form.periods().contains(Period.Kind.DAYS);
    }

    public String address(Period of) {
        return form.isAnnual() ? "/desk/reports?year=" + of.year() : "/desk/reports?family=" + form.family() + "&period=" + of.id();
    }

    /** An annual report is spoken of by its year. */
    public String caption() {
        return form.isAnnual() ? period.year() + "年度各机关年报" : period.title() + "各机关" + form.title();
    }
}
