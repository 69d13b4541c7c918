package org.gongkai.reporting.campaign;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where one organ stands in a campaign, as its steps have left it.
 *
 * @param due        the day it was told
 * @param extended   whether that day was granted, and not the one it was told first
 * @param edition    what it fills in, or submitted last
 * @param deputy     who fills it in beside the organ's own people
 * @param askedUntil the day it asks for, while nobody has decided
 * @param submittedOn the day of what was submitted last; kept when it is sent back
 * @param reminders  how often it was reminded
 */
public record Filing(String campaign, String organ, Stage stage, LocalDate due, boolean extended, @Nullable String edition, @Nullable String deputy, @Nullable LocalDate askedUntil,
        @Nullable LocalDate submittedOn, int reminders) {

    static Filing told(String campaign, String organ, LocalDate due) {
        return new Filing(campaign, organ, Stage.NOT_BEGUN, due, false, null, null, null, null, 0);
    }

    /** Why the step cannot be taken now; empty when it can. */
    public Optional<String> whyNot(Step step) {
        if (!step.isFrom(stage)) {
            return Optional.of("现在是“" + stage.title() + "”，不能" + step.title() + "。");
        }
        boolean deciding = step == Step.EXTENSION_GRANTED || step == Step.EXTENSION_DENIED;
        if (deciding && askedUntil == null) {
            return Optional.of("没有待决定的延期申请。");
        }
        return step == Step.EXTENSION_ASKED && askedUntil != null ? Optional.of("已经申请延期到" + askedUntil + "，还没有决定。") : Optional.empty();
    }

    /** As the step leaves it; submitting answers what was asked for: more time is needed no more. */
    Filing after(Taken taken) {
        Step step = taken.step();
        Stage next = step.after(stage);
        boolean granted = step == Step.EXTENSION_GRANTED && taken.until() != null;
        return new Filing(campaign, organ, next, granted ? taken.until() : due, extended || granted,
                step == Step.BEGUN || step == Step.SUBMITTED ? taken.edition() : edition,
                step == Step.DEPUTED ? taken.person() : deputy,
                switch (step) {
                    case EXTENSION_ASKED -> taken.until();
                    case EXTENSION_GRANTED, EXTENSION_DENIED, SUBMITTED -> null;
                    default -> askedUntil;
                },
                step == Step.SUBMITTED ? taken.on() : submittedOn, reminders + (step == Step.REMINDED ? 1 : 0));
    }

    /** As the lock of the whole campaign leaves what was accepted. */
    Filing locked() {
        return new Filing(campaign, organ, Stage.LOCKED, due, extended, edition, deputy, askedUntil, submittedOn, reminders);
    }

    /** Whether its day is over while it owes, or was when it submitted. */
    public boolean isLate(LocalDate today) {
        return (stage.isOwed() || submittedOn == null ? today : submittedOn).isAfter(due);
    }
}
