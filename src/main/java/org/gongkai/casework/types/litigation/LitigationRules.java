package org.gongkai.casework.types.litigation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.TypeRules;
import org.gongkai.casework.papers.RemedyClauses;
import org.gongkai.clock.LastDay;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** What the Administrative Litigation Law adds to the definition: review first, periods to sue. */
@Component
class LitigationRules implements TypeRules {

    private static final String DIRECT = "direct";
    private static final String TO_SUE = "remedy.suit";
    private static final String TO_SUE_AFTER_REVIEW = "remedy.suit-after-review";

    private final Provisions provisions;
    private final Calendars calendars;
    private final RemedyClauses clauses;

    LitigationRules(Provisions provisions, Calendars calendars, RemedyClauses clauses) {
        this.provisions = provisions;
        this.calendars = calendars;
        this.clauses = clauses;
    }

    @Override
    public String type() {
        return "litigation";
    }

    @Override
    public List<Guard<CaseState>> guards() {
        return List.of(
                Guard.of("review-first", "应当先复议而直接起诉的，须已向法院提出", "行政复议法第二十三条", this::reviewFirst),
                Guard.of("review-decision-dated", "复议后起诉的写明收到复议决定书的日期，起诉在后", "行政诉讼法第四十五条", this::reviewDecisionDated));
    }

    /** 行政复议法(2023)第二十三条第一款第四项 不予公开的,应当先申请行政复议;2024 年 1 月 1 日以前的答复不适用。 */
    private Optional<Refusal> reviewFirst(CaseState state, Attempt attempt) {
        LocalDate replied = attempt.date("repliedOn");
        String ground = attempt.value("ground");
        boolean demanded = DIRECT.equals(state.party()) && replied != null && ground != null
                && clauses.of(List.of(ground), replied).demandsReviewFirst();
        return demanded && !"yes".equals(attempt.value("reviewFirstRaised"))
                ? Optional.of(new Refusal("不予公开的答复应当先申请行政复议；请先向法院提出，再登记应诉", "行政复议法第二十三条", "reviewFirstRaised"))
                : Optional.empty();
    }

    /** 行政诉讼法第四十五条 自收到复议决定书之日起十五日内起诉。 */
    private Optional<Refusal> reviewDecisionDated(CaseState state, Attempt attempt) {
        LocalDate reviewed = attempt.date("reviewedOn");
        LocalDate sued = attempt.date("suedOn");
        if (sued == null) {
            return Optional.empty();
        }
        if (!DIRECT.equals(state.party()) && reviewed == null) {
            return Optional.of(new Refusal("复议后起诉的，请填写收到复议决定书的日期", "行政诉讼法第四十五条", "reviewedOn"));
        }
        LocalDate known = reviewed == null ? attempt.date("repliedOn") : reviewed;
        return known != null && sued.isBefore(known) || sued.isAfter(attempt.on())
                ? Optional.of(new Refusal("起诉的日期 " + sued + " 与收到答复、决定书或者应诉通知的日期不符", "行政诉讼法第四十五条", "suedOn"))
                : Optional.empty();
    }

    /** 行政诉讼法第四十五条、第四十六条 起诉期限的最后一日;迟于此的写入台账,由法院认定。 */
    @Override
    public Map<String, Object> details(CaseState state, Attempt attempt) {
        LocalDate sued = attempt.date("suedOn");
        LocalDate known = attempt.date(DIRECT.equals(state.party()) ? "repliedOn" : "reviewedOn");
        String rule = DIRECT.equals(state.party()) ? TO_SUE : TO_SUE_AFTER_REVIEW;
        if (sued == null || known == null || provisions.find(rule, known).isEmpty()) {
            return Map.of();
        }
        LocalDate last = LastDay.of(rule, known, provisions, calendars.of(state.organ()));
        return Map.of("lastDay", last, "late", sued.isAfter(last));
    }
}
