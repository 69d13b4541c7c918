package org.gongkai.reporting.campaign;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.reporting.Reporter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes one step of a campaign: the act, the words and where the organ then stands, in one transaction. */
@Component
class TakeStep {

    private static final int LONGEST = 500;

    private final CampaignRows rows;
    private final Ledger ledger;
    private final Now now;

    TakeStep(CampaignRows rows, Ledger ledger, Now now) {
        this.rows = rows;
        this.ledger = ledger;
        this.now = now;
    }

    /**
     * What is to be recorded of a step.
     *
     * @param by     the organ that answers for it
     * @param detail further details of the act
     */
    record Wanted(Step step, String by, @Nullable LocalDate until, @Nullable String edition, @Nullable String person, String said, Map<String, ?> detail) {

        static Wanted of(Step step, String by, String said) {
            return new Wanted(step, by, null, null, null, said, Map.of());
        }

        Wanted until(@Nullable LocalDate day) {
            return new Wanted(step, by, day, edition, person, said, detail);
        }

        Wanted edition(String id) {
            return new Wanted(step, by, until, id, person, said, detail);
        }

        Wanted person(String id) {
            return new Wanted(step, by, until, edition, id, said, detail);
        }

        Wanted with(Map<String, ?> more) {
            return new Wanted(step, by, until, edition, person, said, more);
        }
    }

    /** One step of an organ, if it can be taken where it stands now. @param alsoNot what else speaks against it, asked of both as they are held */
    @Transactional
    public Attempt<Filing> take(String campaignId, String organ, Wanted wanted, Reporter reporter, BiFunction<Campaign, Filing, Optional<String>> alsoNot) {
        Campaign campaign = rows.hold(campaignId).orElse(null);
        Filing filing = rows.filing(campaignId, organ).orElse(null);
        if (campaign == null || filing == null) {
            return Attempt.refused("没有这项统计任务，或者没有布置给这个机关。");
        }
        Optional<String> reason = closed(campaign, wanted.step()).or(() -> filing.whyNot(wanted.step())).or(() -> whyNotSaid(wanted.step(), wanted.said()))
                .or(() -> alsoNot.apply(campaign, filing));
        return reason.<Attempt<Filing>>map(Attempt::refused).orElseGet(() -> Attempt.done(move(campaign, filing, wanted, reporter)));
    }

    /** Records the step; within a transaction that holds the campaign. */
    Filing move(Campaign campaign, Filing filing, Wanted wanted, Reporter reporter) {
        Filing after = filing.after(record(campaign, filing.organ(), wanted, reporter));
        rows.put(after);
        return after;
    }

    /** The act of a step with its words; the act binds these by their digest. */
    Taken record(Campaign campaign, @Nullable String organ, Wanted wanted, Reporter reporter) {
        String said = wanted.said().isBlank() ? null : wanted.said().strip();
        Act act = ledger.record(ActDraft.of(wanted.step().act(), campaign.id()).organ(wanted.by()).actor(reporter.personId()).detail("organ", organ).detail("until", wanted.until())
                .detail("edition", wanted.edition()).detail("person", wanted.person()).detail("words", said == null ? null : Sha256.hex(said)).details(wanted.detail()));
        Taken taken = new Taken(act.id(), campaign.id(), wanted.step(), organ, now.today(), wanted.until(), wanted.edition(), reporter.personId(), wanted.person(), said);
        rows.log(taken);
        return taken;
    }

    static Optional<String> closed(Campaign campaign, Step step) {
        return campaign.isOpen() || step == Step.CORRECTED ? Optional.empty() : Optional.of("这项统计任务已于" + campaign.lockedOn() + "锁定：" + campaign.lockReason() + "。");
    }

    static Optional<String> whyNotSaid(Step step, String said) {
        return step.isReasoned() && said.isBlank() ? Optional.of("请写明为什么" + step.title() + "。")
                : said.length() > LONGEST ? Optional.of("写了" + said.length() + "字，最多" + LONGEST + "字。") : Optional.empty();
    }
}
