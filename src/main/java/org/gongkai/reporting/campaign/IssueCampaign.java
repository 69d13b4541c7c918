package org.gongkai.reporting.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.DateOutsideCalendar;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.campaign.TakeStep.Wanted;
import org.gongkai.reporting.form.Period;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues a campaign to organs of the tree of its period, and adds one that was left out. */
@Component
public class IssueCampaign {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_NOTE = 2_000;

    private final Campaigns campaigns;
    private final CampaignRows rows;
    private final TakeStep steps;
    private final AnnualReports reports;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    IssueCampaign(Campaigns campaigns, CampaignRows rows, TakeStep steps, AnnualReports reports, Organs organs, Calendars calendars, Now now) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.steps = steps;
        this.reports = reports;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    /** What is to be issued. @param organs by id */
    public record Draft(String issuer, String title, String family, Period period, Term term, Set<String> organs, String note) {
    }

    @Transactional
    public Attempt<Campaign> issue(Draft draft, Reporter reporter) {
        Campaign campaign = new Campaign(Identifier.fresh(), draft.issuer(), draft.title().strip(), draft.family(), draft.period(), draft.term(), now.today(), draft.note().strip(), null, null, null);
        List<String> reasons = new ArrayList<>(whyNot(campaign.issuer(), reporter).stream().toList());
        reports.whyNone(campaign.key(campaign.issuer())).ifPresent(reasons::add);
        if (campaign.title().isBlank() || campaign.title().length() > LONGEST_TITLE) {
            reasons.add("请写任务名称，最多" + LONGEST_TITLE + "字。");
        }
        if (campaign.note().length() > LONGEST_NOTE) {
            reasons.add("填报要求有" + campaign.note().length() + "字，最多" + LONGEST_NOTE + "字。");
        }
        if (draft.organs().isEmpty()) {
            reasons.add("请选择填报机关。");
        }
        Set<String> choosable = reasons.isEmpty() ? campaigns.choosable(campaign.issuer(), campaign.treeDay(now.today())).stream().map(Organ::id).collect(Collectors.toSet()) : draft.organs();
        draft.organs().stream().filter(organ -> !choosable.contains(organ)).forEach(organ -> reasons.add(organs.name(organ) + "在统计期间不属于" + organs.name(campaign.issuer()) + "。"));
        Map<String, LocalDate> due = reasons.isEmpty() ? due(campaign, draft.organs(), reasons) : Map.of();
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        rows.add(campaign);
        steps.record(campaign, null, Wanted.of(Step.ISSUED, campaign.issuer(), "").with(told(campaign, due)), reporter);
        due.forEach((organ, day) -> rows.put(Filing.told(campaign.id(), organ, day)));
        return Attempt.done(campaign);
    }

    /** Asks another organ of the tree of the period as well: one that was left out, or that speaks for one that was merged. */
    @Transactional
    public Attempt<Filing> add(String campaignId, String organ, Reporter reporter) {
        Campaign campaign = rows.hold(campaignId).orElse(null);
        if (campaign == null) {
            return Attempt.refused("没有这项统计任务。");
        }
        List<String> reasons = new ArrayList<>(TakeStep.closed(campaign, Step.ADDED).or(() -> whyNot(campaign.issuer(), reporter)).stream().toList());
        if (campaigns.choosable(campaign.issuer(), campaign.treeDay(now.today())).stream().noneMatch(one -> one.id().equals(organ))) {
            reasons.add(organs.name(organ) + "在统计期间不属于" + organs.name(campaign.issuer()) + "。");
        } else if (rows.filing(campaignId, organ).isPresent()) {
            reasons.add("已经布置给" + organs.name(organ) + "。");
        }
        Map<String, LocalDate> due = reasons.isEmpty() ? due(campaign, Set.of(organ), reasons) : Map.of();
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Filing filing = Filing.told(campaignId, organ, due.get(organ));
        steps.record(campaign, organ, Wanted.of(Step.ADDED, campaign.issuer(), "").until(filing.due()), reporter);
        rows.put(filing);
        return Attempt.done(filing);
    }

    /** Why this person cannot issue for the organ, or decide what is filed with it; the page shows the same. */
    public Optional<String> whyNot(String issuer, Reporter reporter) {
        return reporter.whyNot(issuer, Role.DISCLOSURE_OFFICE);
    }

    private Map<String, LocalDate> due(Campaign campaign, Set<String> asked, List<String> reasons) {
        Map<String, LocalDate> due = new LinkedHashMap<>();
        if (campaign.term().workingDays() < 0) {
            reasons.add("工作日数应当是正数。");
            return due;
        }
        for (String organ : asked.stream().sorted().toList()) {
            try {
                LocalDate day = campaigns.due(campaign, organ, now.today()).orElse(null);
                if (day == null) {
                    reasons.add("请写明报送期限：一个日期，或者几个工作日。");
                    return due;
                }
                calendars.of(organ).objection(day).ifPresent(reasons::add);
                due.put(organ, day);
            } catch (DateOutsideCalendar outside) {
                reasons.add("报送期限" + outside.getMessage() + "。");
                return due;
            }
        }
        if (due.values().stream().anyMatch(day -> day.isBefore(now.today()))) {
            reasons.add("报送期限已经过去。");
        }
        return due;
    }

    /** What the act of issuing says: enough to tell again who was asked for what by when. */
    private static Map<String, Object> told(Campaign campaign, Map<String, LocalDate> due) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("family", campaign.family());
        told.put("period", campaign.period().id());
        told.put("organs", List.copyOf(due.keySet()));
        told.put("due", due.values().stream().map(LocalDate::toString).toList());
        return told;
    }
}
