package org.gongkai.casework.types.inforequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.Answers;
import org.gongkai.casework.CaseState;
import org.gongkai.clock.Reading;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/** The conditions that the law puts on a request for information, each under its article. */
final class InfoRequestGuards {

    private static final String TERM = "inforequest.reply";
    private static final String EXTENSION = "inforequest.extension";

    private final Provisions provisions;
    private final ReplyKinds replyKinds;
    private final MainOutcome mainOutcome;
    private final Clocks clocks;

    /** Reads the clock of a case. */
    interface Clocks {
        Optional<Reading> of(CaseState state);
    }

    InfoRequestGuards(Provisions provisions, ReplyKinds replyKinds, MainOutcome mainOutcome, Clocks clocks) {
        this.provisions = provisions;
        this.replyKinds = replyKinds;
        this.mainOutcome = mainOutcome;
        this.clocks = clocks;
    }

    /** Every condition, in one list: a new one is added here and named in the definition file. */
    List<Guard<CaseState>> all() {
        return List.of(
                guard("receipt-not-before-submission", this::receiptNotBeforeSubmission),
                guard("received-when-both-confirm", this::receivedWhenBothConfirm),
                guard("completion-asked-once", this::completionAskedOnce),
                guard("completion-period-over", this::completionPeriodOver),
                guard("no-consultation-open", this::noConsultationOpen),
                guard("consultation-open", this::consultationOpen),
                guard("extended-once", this::extendedOnce),
                guard("extended-before-period-ends", this::extendedBeforePeriodEnds),
                guard("extension-within-limit", this::extensionWithinLimit),
                guard("reply-kinds-in-force", this::replyKindsInForce),
                guard("unclear-only-after-completion", this::unclearOnlyAfterCompletion),
                guard("third-party-consulted", this::thirdPartyConsulted),
                guard("main-outcome-follows", this::mainOutcomeFollows),
                guard("letter-says-what-it-must", this::letterSaysWhatItMust));
    }

    /** 第三十一条 收到申请之日按提交方式确定:当面提交之日、签收之日、双方确认之日,都不早于提交之日。 */
    private Optional<Refusal> receiptNotBeforeSubmission(CaseState state, Attempt attempt) {
        LocalDate submitted = state.acts().getFirst().effectiveOn();
        return when(attempt.on().isBefore(submitted), "收到之日 " + attempt.on() + " 早于提交之日 " + submitted, "第三十一条");
    }

    /** 第三十一条 只有通过互联网渠道、传真或者无需签收的信函提交的,才以(双方)确认之日为收到之日。 */
    private Optional<Refusal> receivedWhenBothConfirm(CaseState state, Attempt attempt) {
        return when(!state.type().receivedWhenConfirmed(state.channel()),
                "当面提交的以提交之日、签收邮寄的以签收之日为收到之日，不需要双方确认", "第三十一条");
    }

    /** 第三十条 应当……一次性告知申请人作出补正。 */
    private Optional<Refusal> completionAskedOnce(CaseState state, Attempt attempt) {
        return when(state.times("ask-completion") > 0, "补正只能一次性告知，已经告知过", "第三十条");
    }

    /** 第三十条 申请人无正当理由逾期不补正的,视为放弃申请。 */
    private Optional<Refusal> completionPeriodOver(CaseState state, Attempt attempt) {
        LocalDate until = state.last("ask-completion").map(act -> act.date("completeBy")).orElse(null);
        return when(until != null && !attempt.on().isAfter(until), "补正期限到 " + until + " 为止，还没有届满", "第三十条");
    }

    /** 第三十二条 书面征求第三方的意见;同时只有一次征求在进行。 */
    private Optional<Refusal> noConsultationOpen(CaseState state, Attempt attempt) {
        return when(isConsulting(state), "第三方意见正在征求，请先登记意见", "第三十二条");
    }

    /** 第三十二条 第三方的意见要有所征求。 */
    private Optional<Refusal> consultationOpen(CaseState state, Attempt attempt) {
        return when(!isConsulting(state), "没有正在征求意见的第三方", "第三十二条");
    }

    /** 第三十三条 需要延长答复期限的……;延长只有一次。 */
    private Optional<Refusal> extendedOnce(CaseState state, Attempt attempt) {
        return when(state.times("extend") > 0, "答复期限已经延长过一次，不能再延长", "第三十三条");
    }

    /** 第三十三条 延长应当告知申请人;在原期限届满前告知。 */
    private Optional<Refusal> extendedBeforePeriodEnds(CaseState state, Attempt attempt) {
        LocalDate due = clocks.of(state).map(Reading::due).orElse(null);
        return when(due != null && attempt.on().isAfter(due), "原期限到 " + due + " 已经届满，不能再延长", "第三十三条");
    }

    /** 第三十三条 延长的期限最长不得超过 20 个工作日(2008 年条例第二十四条:15 个)。 */
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

    /** 第三十六条 答复的种类;适用收到申请之日有效的条例。 */
    private Optional<Refusal> replyKindsInForce(CaseState state, Attempt attempt) {
        for (int item = 1; item <= state.items(); item++) {
            String code = attempt.value(Answers.field(item));
            if (code != null && state.receivedOn() != null
                    && replyKinds.find(code).filter(kind -> kind.appliesToReceiptOn(state.receivedOn())).isEmpty()) {
                return Optional.of(new Refusal("第" + item + "项：收到之日 " + state.receivedOn() + " 没有“" + code
                        + "”这种答复", provisions.inForce(TERM, state.receivedOn()).article(), Answers.field(item)));
            }
        }
        return Optional.empty();
    }

    /** 第三十条 补正后仍不明确,才能以此答复。 */
    private Optional<Refusal> unclearOnlyAfterCompletion(CaseState state, Attempt attempt) {
        return when(answers(state, attempt).contains("R30x") && state.times("complete") == 0,
                "“补正后申请内容仍不明确”只能在申请人补正之后答复", "第三十条");
    }

    /** 第三十二条 依申请公开的政府信息公开会损害第三方合法权益的,应当书面征求第三方的意见。 */
    private Optional<Refusal> thirdPartyConsulted(CaseState state, Attempt attempt) {
        return when(answers(state, attempt).contains("R36-3/15") && state.times("consult") == 0,
                "以第三方权益为由不予公开，须先书面征求第三方意见", "第三十二条");
    }

    /** 第三十七条与年度报告格式:一件申请只计一种结果;另选主要结果要写明理由。 */
    private Optional<Refusal> mainOutcomeFollows(CaseState state, Attempt attempt) {
        String chosen = attempt.value("mainOutcome");
        List<String> answers = answers(state, attempt);
        if (chosen == null || answers.size() < state.items() || state.receivedOn() == null) {
            return Optional.empty();
        }
        String follows = mainOutcome.of(answers, attempt.on());
        return when(!chosen.equals(follows) && attempt.value("mainReason") == null,
                "各项答复对应的主要结果是“" + title(follows) + "”；另选“" + title(chosen) + "”须写明理由", "第三十七条");
    }

    /** 第三十六条 告知获取方式、途径,或者说明理由。 */
    private Optional<Refusal> letterSaysWhatItMust(CaseState state, Attempt attempt) {
        for (int item = 1; item <= state.items(); item++) {
            String code = attempt.value(Answers.field(item));
            if (code != null && attempt.value(Answers.words(item)) == null) {
                List<ReplyKind.Requirement> must = replyKinds.find(code).map(ReplyKind::requires).orElse(List.of());
                if (!must.isEmpty()) {
                    return Optional.of(new Refusal("第" + item + "项：这种答复须写明" + String.join("、",
                            must.stream().map(ReplyKind.Requirement::title).toList()), "第三十六条", Answers.words(item)));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isConsulting(CaseState state) {
        return state.times("consult") > state.times("opinion");
    }

    private List<String> answers(CaseState state, Attempt attempt) {
        List<String> answers = new ArrayList<>();
        for (int item = 1; item <= state.items(); item++) {
            String code = attempt.value(Answers.field(item));
            if (code != null) {
                answers.add(code);
            }
        }
        return answers;
    }

    private String title(String code) {
        return replyKinds.find(code).map(ReplyKind::title).orElse(code);
    }

    private static Optional<Refusal> when(boolean holds, String sentence, String article) {
        return holds ? Optional.of(Refusal.because(sentence, article)) : Optional.empty();
    }

    private static Guard<CaseState> guard(String name, BiFunction<CaseState, Attempt, Optional<Refusal>> rule) {
        return new Guard<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Refusal> refuse(CaseState state, Attempt attempt) {
                return rule.apply(state, attempt);
            }
        };
    }
}
