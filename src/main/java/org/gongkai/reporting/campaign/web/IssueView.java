package org.gongkai.reporting.campaign.web;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.directory.Organ;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Period;

/**
 * The page on which a campaign is issued.
 *
 * @param organs those of the tree of the period
 * @param chosen by id; empty chooses all but the issuer
 */
public record IssueView(List<Organ> issuers, Organ issuer, List<Form> families, Form form, List<Period> offered, Period period, List<Organ> organs, Set<String> chosen, Map<String, String> filled,
        List<String> refusals) {

    public boolean isChosen(Organ organ) {
        return chosen.isEmpty() ? !organ.id().equals(issuer.id()) : chosen.contains(organ.id());
    }

    public boolean isByDays() {
        return form.periods().contains(Period.Kind.DAYS);
    }

    public String filled(String name) {
        return filled.getOrDefault(name, "");
    }
}
