package org.gongkai.casework.types.inforequest;

import static org.gongkai.casework.types.inforequest.InfoRequestGuards.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.clock.Reading;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/** Receipt, completion, extension and too many requests: what moves the last day (2019 Arts. 30, 31, 33, 35). */
final class PeriodGuards {

    private static final String COMPLETION_NOTICE = "inforequest.completion-notice";
    private static final String EXTENSION = "inforequest.extension";

    private final Provisions provisions;
    private final Calendars calendars;
    private final InfoRequestGuards.Clocks clocks;

    PeriodGuards(Provisions provisions, Calendars calendars, InfoRequestGuards.Clocks clocks) {
        this.provisions = provisions;
        this.calendars = calendars;
        this.clocks = clocks;
    }

    List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("receipt-not-before-submission", "收到之日不早于提交之日", "第三十一条", this::receiptNotBeforeSubmission),
                Guard.of("signature-numbered", "以签收之日为收到之日的，写明邮件号", "第三十一条", (state, attempt) ->
                        attempt.value("proof") == null && "signature".equals(attempt.value("confirmation"))
                                ? Optional.of(new Refusal("请写明签收邮件的编号，它证明收到之日", "第三十一条", "proof")) : Optional.empty()),
                Guard.of("oral-read-back", "口头提出的，代填以后向申请人宣读核对", "第二十九条", PeriodGuards::oralReadBack),
                Guard.of("received-when-both-confirm", "以双方确认之日为收到之日的渠道", "第三十一条", this::receivedWhenBothConfirm),
                Guard.of("completion-asked-once", "补正只告知一次", "第三十条", (state, attempt) ->
                        when(state.times("ask-completion") > 0, "补正只能一次性告知，已经告知过", "第三十条")),
                Guard.of("completion-asked-in-time", "收到之日起 " + period(COMPLETION_NOTICE) + "内告知补正，逾期告知须写明原因", "第三十条", this::completionAskedInTime),
                Guard.of("completion-period-reasonable", "补正期限在告知之后", "第三十条", this::completionPeriodReasonable),
                Guard.of("completion-period-over", "补正期限届满", "第三十条", this::completionPeriodOver),
                Guard.of("extended-once", "只延长一次", "第三十三条", (state, attempt) ->
                        when(state.times("extend") > 0, "答复期限已经延长过一次，不能再延长", "第三十三条")),
                Guard.of("extended-before-period-ends", "原期限届满前延长并告知", "第三十三条", this::extendedBeforePeriodEnds),
                Guard.of("extension-within-limit", "不超过可以延长的工作日数", "第三十三条", this::extensionWithinLimit),
                Guard.of("volume-rule-in-force", InfoRequestGuards.since("收到之日已有申请过多的规定", provisions.since("inforequest.volume")), "第三十五条", (state, attempt) ->
                        when(state.receivedOn() != null && provisions.find("inforequest.volume", state.receivedOn()).isEmpty(),
                                "收到之日 " + state.receivedOn() + " 的条例没有这项规定", "第三十五条")),
                Guard.of("reasons-asked-once", "只要求说明一次理由", "第三十五条", (state, attempt) ->
                        when(state.times("ask-reasons") > 0, "已经要求申请人说明理由", "第三十五条")),
                Guard.of("reasons-asked", "已要求说明理由", "第三十五条", (state, attempt) ->
                        when(state.times("ask-reasons") == 0, "没有要求申请人说明理由", "第三十五条")),
                Guard.of("reasons-given", "申请人已说明理由", "第三十五条", (state, attempt) ->
                        when(state.times("give-reasons") == 0, "申请人还没有说明理由", "第三十五条")),
                Guard.of("later-day-stated", "延迟到期限以后的一天，只一次", "第三十五条", this::laterDayStated));
    }

    /** How long the latest row of a rule gives, in words. */
    private String period(String rule) {
        Provision latest = provisions.rows(rule).getLast();
        return latest.amount() + " " + latest.unit().label();
    }

    /** 第三十一条 收到申请之日按提交方式确定:当面提交之日、签收之日、双方确认之日,都不早于提交之日。 */
    private Optional<Refusal> receiptNotBeforeSubmission(CaseState state, Attempt attempt) {
        LocalDate submitted = state.acts().getFirst().effectiveOn();
        return when(attempt.on().isBefore(submitted), "收到之日 " + attempt.on() + " 早于提交之日 " + submitted, "第三十一条");
    }

    /** 第二十九条 采用书面形式确有困难的,可以口头提出,由受理的机构代为填写;原登记未载明的照录。 */
    private static Optional<Refusal> oralReadBack(CaseState state, Attempt attempt) {
        boolean filledInByStaff = state.type().channel(state.channel()).map(CaseType.Channel::readBack).orElse(false);
        String confirmation = attempt.value("confirmation");
        return filledInByStaff && confirmation != null && !confirmation.equals("unrecorded") && !"yes".equals(attempt.value("readBack"))
                ? Optional.of(new Refusal("口头提出的申请，请向申请人宣读所填内容、由其核对后再登记", "第二十九条", "readBack")) : Optional.empty();
    }

    /** 第三十一条 只有通过互联网渠道、传真或者无需签收的信函提交的,才以(双方)确认之日为收到之日。 */
    private Optional<Refusal> receivedWhenBothConfirm(CaseState state, Attempt attempt) {
        return when(!state.type().receivedWhenConfirmed(state.channel()),
                "当面提交的以提交之日、签收邮寄的以签收之日为收到之日，不需要双方确认", "第三十一条");
    }

    /** 第三十条 在自收到申请之日起的期限内一次性告知;逾期仍告知的,原因留在台账里。 */
    private Optional<Refusal> completionAskedInTime(CaseState state, Attempt attempt) {
        LocalDate received = state.receivedOn();
        if (received == null || attempt.value("missing") == null) {
            return Optional.empty();
        }
        return provisions.find(COMPLETION_NOTICE, received).flatMap(rule -> {
            ComputedDay last = calendars.of(state.organ()).computed(received, calendars.of(state.organ()).plus(received, rule.amount()));
            return attempt.on().isAfter(last.date()) && attempt.value("overdueReason") == null
                    ? Optional.of(new Refusal("告知补正的期限到 " + last + " 已经届满；仍要告知的，请写明逾期的原因", rule.article(), "overdueReason"))
                    : Optional.empty();
        });
    }

    /** 第三十条 说明需要补正的事项和合理的补正期限。 */
    private Optional<Refusal> completionPeriodReasonable(CaseState state, Attempt attempt) {
        LocalDate until = attempt.date("completeBy");
        return until != null && !until.isAfter(attempt.on())
                ? Optional.of(new Refusal("补正期限 " + until + " 应在告知之日 " + attempt.on() + " 以后", "第三十条", "completeBy"))
                : Optional.empty();
    }

    /** 第三十条 申请人无正当理由逾期不补正的,视为放弃申请。 */
    private Optional<Refusal> completionPeriodOver(CaseState state, Attempt attempt) {
        LocalDate until = state.last("ask-completion").map(act -> act.date("completeBy")).orElse(null);
        return when(until != null && !attempt.on().isAfter(until), "补正期限到 " + until + " 为止，还没有届满", "第三十条");
    }

    /** 第三十三条 延长应当告知申请人;在原期限届满前告知。 */
    private Optional<Refusal> extendedBeforePeriodEnds(CaseState state, Attempt attempt) {
        ComputedDay due = clocks.of(state).map(Reading::lastDay).orElse(null);
        return when(due != null && attempt.on().isAfter(due.date()), "原期限到 " + due + " 已经届满，不能再延长", "第三十三条");
    }

    /** 第三十三条(2008 年条例第二十四条) 延长的期限有最长的工作日数。 */
    private Optional<Refusal> extensionWithinLimit(CaseState state, Attempt attempt) {
        String days = attempt.value("days");
        if (days == null || state.receivedOn() == null) {
            return Optional.empty();
        }
        Provision limit = provisions.inForce(EXTENSION, state.receivedOn());
        int wanted = Integer.parseInt(days);
        if (wanted < 1 || wanted > limit.amount()) {
            return Optional.of(new Refusal("最多延长 " + limit.amount() + " 个工作日，现填 " + wanted, limit.article(), "days"));
        }
        return Optional.empty();
    }

    /** 第三十五条 理由合理但无法在期限内答复的,可以确定延迟答复的合理期限并告知申请人。 */
    private Optional<Refusal> laterDayStated(CaseState state, Attempt attempt) {
        if (state.times("postpone") > 0) {
            return Optional.of(Refusal.because("已经确定过延迟答复的期限", "第三十五条"));
        }
        LocalDate until = attempt.date("until");
        ComputedDay due = clocks.of(state).map(Reading::lastDay).orElse(null);
        if (until == null || due == null) {
            return Optional.empty();
        }
        return calendars.of(state.organ()).workingDays(due.date(), until) < 1
                ? Optional.of(new Refusal("延迟答复的期限应晚于现在的期限 " + due, "第三十五条", "until")) : Optional.empty();
    }
}
