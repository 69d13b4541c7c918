package org.gongkai.casework.types.reconsideration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.TypeRules;
import org.gongkai.clock.LastDay;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** What the Administrative Reconsideration Law adds to the definition: periods to apply, the summary procedure, the new answer. */
@Component
class ReconsiderationRules implements TypeRules {

    private static final String TO_APPLY = "remedy.review";
    private static final String SUMMARY = "remedy.review-response-summary";

    private final Provisions provisions;
    private final Calendars calendars;

    ReconsiderationRules(Provisions provisions, Calendars calendars) {
        this.provisions = provisions;
        this.calendars = calendars;
    }

    @Override
    public String type() {
        return "reconsideration";
    }

    @Override
    public List<Guard<CaseState>> guards() {
        return List.of(
                Guard.of("review-of-own-reply", "答复、申请复议、收到通知的日期先后相符", "行政复议法第二十条", this::datesInOrder),
                Guard.of("summary-procedure-in-force", "收到之日已有简易程序", "行政复议法第五十三条", this::summaryProcedureInForce),
                Guard.of("redo-in-future", "重新答复的期限在决定之后", "行政复议法第七十七条", this::redoInFuture));
    }

    /** 行政复议法第二十条(1999 年法第九条) 六十日自知道之日起;迟于此的写入台账,由复议机关认定。 */
    @Override
    public Map<String, Object> details(CaseState state, Attempt attempt) {
        LocalDate replied = attempt.date("repliedOn");
        LocalDate applied = attempt.date("appliedOn");
        if (replied == null || applied == null || provisions.find(TO_APPLY, replied).isEmpty()) {
            return Map.of();
        }
        LocalDate last = LastDay.of(TO_APPLY, replied, provisions, calendars.of(state.organ()));
        return Map.of("lastDay", last, "late", applied.isAfter(last));
    }

    private Optional<Refusal> datesInOrder(CaseState state, Attempt attempt) {
        LocalDate replied = attempt.date("repliedOn");
        LocalDate applied = attempt.date("appliedOn");
        if (applied != null && applied.isAfter(attempt.on())) {
            return Optional.of(new Refusal("申请复议的日期 " + applied + " 晚于收到通知的日期 " + attempt.on(), null, "appliedOn"));
        }
        return replied != null && applied != null && applied.isBefore(replied)
                ? Optional.of(new Refusal("申请复议的日期 " + applied + " 早于收到答复的日期 " + replied, "行政复议法第二十条", "appliedOn"))
                : Optional.empty();
    }

    /** 行政复议法(2023)第五十三条 申请政府信息公开的案件可以适用简易程序;自 2024 年 1 月 1 日。 */
    private Optional<Refusal> summaryProcedureInForce(CaseState state, Attempt attempt) {
        return provisions.find(SUMMARY, attempt.on()).isPresent() ? Optional.empty()
                : Optional.of(Refusal.because(attempt.on() + " 还没有简易程序，请按普通程序登记", "行政复议法第五十三条"));
    }

    private Optional<Refusal> redoInFuture(CaseState state, Attempt attempt) {
        LocalDate until = attempt.date("redoBy");
        return until != null && !until.isAfter(attempt.on())
                ? Optional.of(new Refusal("重新答复的期限 " + until + " 应在决定 " + attempt.on() + " 以后", "行政复议法第七十七条", "redoBy"))
                : Optional.empty();
    }
}
