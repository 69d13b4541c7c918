package org.gongkai.reporting.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.campaign.TakeStep.Wanted;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Formula.Severity;
import org.gongkai.reporting.form.Reconciliation;
import org.gongkai.reporting.form.Surroundings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrects numbers that were accepted, by dated counter-entries that both sides see; what was submitted stays as it was. */
@Component
public class CorrectFiling {

    private final Campaigns campaigns;
    private final CampaignRows rows;
    private final TakeStep steps;
    private final Now now;

    CorrectFiling(Campaigns campaigns, CampaignRows rows, TakeStep steps, Now now) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.steps = steps;
        this.now = now;
    }

    /** Several cells in one entry, so that what hangs together stays right. @param numbers what each ought to be */
    @Transactional
    public Attempt<List<Correction>> correct(String campaignId, String organ, Map<Cell, BigDecimal> numbers, String why, Reporter reporter) {
        Campaign campaign = rows.hold(campaignId).orElse(null);
        Filing filing = rows.filing(campaignId, organ).orElse(null);
        if (campaign == null || filing == null) {
            return Attempt.refused("没有这项统计任务，或者没有布置给这个机关。");
        }
        List<String> reasons = new ArrayList<>(filing.whyNot(Step.CORRECTED).or(() -> TakeStep.whyNotSaid(Step.CORRECTED, why)).stream().toList());
        boolean ofOrgan = reporter.whyNot(organ, Role.OFFICER, Role.DISCLOSURE_OFFICE).isEmpty();
        if (!ofOrgan) {
            reporter.whyNot(campaign.issuer(), Role.DISCLOSURE_OFFICE).ifPresent(reasons::add);
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Figures figures = campaigns.accepted(campaign, organ).orElseThrow();
        Map<Cell, BigDecimal> differing = new LinkedHashMap<>();
        for (Cell cell : figures.form().cells()) {
            BigDecimal number = numbers.get(cell);
            BigDecimal before = figures.at(cell);
            if (number != null && (before == null || before.compareTo(number) != 0)) {
                if (figures.form().row(cell).share() == null) {
                    differing.put(cell, number);
                } else {
                    reasons.add(figures.form().name(cell) + "由其他格子得出，不单独更正。");
                }
            }
        }
        if (differing.isEmpty() && reasons.isEmpty()) {
            reasons.add("没有一个数与接收的不同。");
        }
        reasons.addAll(broken(figures, differing, why));
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        String by = ofOrgan ? organ : campaign.issuer();
        Map<String, Object> said = new LinkedHashMap<>();
        differing.forEach((cell, number) -> said.put(cell.toString(), number.toPlainString()));
        Taken taken = steps.record(campaign, organ, Wanted.of(Step.CORRECTED, by, why).with(Map.of("cells", List.copyOf(said.keySet()), "numbers", List.copyOf(said.values()))), reporter);
        List<Correction> entered = differing.entrySet().stream().map(one -> new Correction(taken.act(), campaignId, organ, one.getKey(),
                figures.at(one.getKey()), one.getValue(), by, now.today(), why.strip())).toList();
        entered.forEach(rows::correct);
        return Attempt.done(entered);
    }

    /** Formulas that the numbers would break; those that they broke before are let be. */
    private static List<String> broken(Figures figures, Map<Cell, BigDecimal> differing, String why) {
        Map<Cell, Typed> typed = new HashMap<>(figures.typed());
        differing.forEach((cell, number) -> typed.put(cell, new Typed(number, why)));
        List<String> before = errors(figures);
        return errors(figures.typedOver(typed)).stream().filter(error -> !before.contains(error)).toList();
    }

    private static List<String> errors(Figures figures) {
        return Reconciliation.of(figures, Surroundings.none()).stream().filter(check -> !check.holds() && check.severity() == Severity.ERROR)
                .map(CorrectFiling::said).toList();
    }

    private static String said(Check check) {
        return check.formula().title() + "：" + check.arithmetic() + "。";
    }
}
