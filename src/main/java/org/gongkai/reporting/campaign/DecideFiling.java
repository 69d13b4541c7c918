package org.gongkai.reporting.campaign;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.campaign.TakeStep.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the organ above does with what is filed: accepts it, sends it back, gives more time, reminds. */
@Component
public class DecideFiling {

    private final TakeStep steps;
    private final IssueCampaign issue;
    private final CampaignRows rows;
    private final Now now;

    DecideFiling(TakeStep steps, IssueCampaign issue, CampaignRows rows, Now now) {
        this.steps = steps;
        this.issue = issue;
        this.rows = rows;
        this.now = now;
    }

    public Attempt<Filing> accept(String campaign, String organ, Reporter reporter) {
        return take(campaign, organ, Step.ACCEPTED, "", null, reporter, (c, f) -> Optional.empty());
    }

    public Attempt<Filing> sendBack(String campaign, String organ, String why, Reporter reporter) {
        return take(campaign, organ, Step.RETURNED, why, null, reporter, (c, f) -> Optional.empty());
    }

    /** @param until the day that is given; it may be another than was asked for */
    public Attempt<Filing> grant(String campaign, String organ, @Nullable LocalDate until, String said, Reporter reporter) {
        return take(campaign, organ, Step.EXTENSION_GRANTED, said, until, reporter, (c, f) -> whyNotUntil(f, until, now.today()));
    }

    public Attempt<Filing> deny(String campaign, String organ, String why, Reporter reporter) {
        return take(campaign, organ, Step.EXTENSION_DENIED, why, null, reporter, (c, f) -> Optional.empty());
    }

    public Attempt<Filing> remind(String campaign, String organ, String said, Reporter reporter) {
        return take(campaign, organ, Step.REMINDED, said, null, reporter, (c, f) -> Optional.empty());
    }

    static Optional<String> whyNotUntil(Filing filing, @Nullable LocalDate until, LocalDate today) {
        return until == null ? Optional.of("请写明延到哪一天，如 2026-03-05。")
                : !until.isAfter(filing.due()) ? Optional.of("现在的期限是" + filing.due() + "，延期应当在它以后。")
                : until.isBefore(today) ? Optional.of("延期的日期已经过去。") : Optional.empty();
    }

    private Attempt<Filing> take(String campaignId, String organ, Step step, String said, @Nullable LocalDate until, Reporter reporter, BiFunction<Campaign, Filing, Optional<String>> alsoNot) {
        return rows.find(campaignId).<Attempt<Filing>>map(campaign -> steps.take(campaignId, organ, Wanted.of(step, campaign.issuer(), said).until(until), reporter,
                (held, filing) -> issue.whyNot(held.issuer(), reporter).or(() -> alsoNot.apply(held, filing)))).orElseGet(() -> Attempt.refused("没有这项统计任务。"));
    }
}
