package org.gongkai.casework.types.inforequest;

import static org.gongkai.casework.types.inforequest.Consultation.JOINT_ORGAN;
import static org.gongkai.casework.types.inforequest.Consultation.SILENT;
import static org.gongkai.casework.types.inforequest.Consultation.THIRD_PARTY;
import static org.gongkai.casework.types.inforequest.InfoRequestGuards.when;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.consultation.LapseDay;
import org.gongkai.casework.types.inforequest.reply.GivenGuards;
import org.gongkai.casework.types.inforequest.reply.Grounds;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** Asking third parties and co-producing organs: 2019 Arts. 32 to 34, 2008 Arts. 23 and 24. */
final class ConsultationGuards {

    private static final Set<String> NEEDS_REASONS = Set.of("disagrees", "part");

    private final Provisions provisions;
    private final Calendars calendars;
    private final ReplyKinds replyKinds;
    private final Lead lead;
    private final GivenGuards.Copies copies;

    /** Acts of the case that one case follows, oldest first; none when it stands alone. */
    interface Lead {
        List<Act> actsFollowedBy(String caseId);
    }

    ConsultationGuards(Provisions provisions, Calendars calendars, ReplyKinds replyKinds, Lead lead, GivenGuards.Copies copies) {
        this.copies = copies;
        this.provisions = provisions;
        this.calendars = calendars;
        this.replyKinds = replyKinds;
        this.lead = lead;
    }

    List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("with-the-lead", "并入主件的，随主件征求意见", "第三十二条、第三十四条", this::withTheLead),
                Guard.of("no-consultation-open", "征求另一第三方的意见须写明", "第三十二条", this::noConsultationOpen),
                Guard.of("consultation-open", "有正在征求意见的第三方", "第三十二条", (state, attempt) ->
                        when(state.unanswered(THIRD_PARTY).isEmpty(), "没有正在征求意见的第三方", "第三十二条")),
                Guard.of("organ-consultation-open", "有正在征求意见的机关", "第三十四条", (state, attempt) ->
                        when(state.unanswered(JOINT_ORGAN).isEmpty(), "没有正在征求意见的机关", "第三十四条")),
                Guard.of("consultation-named", "写明是第几次征求", "第三十二条", this::consultationNamed),
                Guard.of("silence-only-after-lapse", "期限届满才能登记逾期未提出意见", "第三十二条、第三十四条", this::silenceOnlyAfterLapse),
                Guard.of("objection-has-reasons", "不同意公开须说明理由", "第三十二条", ConsultationGuards::objectionHasReasons),
                Guard.of("joint-organ-rule-in-force", InfoRequestGuards.since("收到之日已有共同制作机关的规定", provisions.since("inforequest.joint-organ")), "第三十四条", this::jointOrganRuleInForce),
                Guard.of("consultations-finished", "征求的意见都已收到或者已登记逾期", "第三十二条、第三十四条", this::consultationsFinished),
                Guard.of("third-party-consulted", "以第三方权益为由不予公开须先书面征求意见", "第三十二条", this::thirdPartyConsulted),
                Guard.of("objection-stands", "有第三方反对，才能以损害其权益为由不予公开", "第三十二条", this::objectionStands),
                Guard.of("override-needs-objection", "第三方反对公开", "第三十二条", (state, attempt) ->
                        when(objections(state).isEmpty(), "没有第三方反对公开，不需要作公共利益衡量", "第三十二条")),
                Guard.of("objection-respected", "第三方反对而仍公开，须先作公共利益决定并书面告知第三方", "第三十二条", this::objectionRespected));
    }

    /** 第三十二条 征求的是对这项信息的意见,不论有几人申请:在主件上征求一次,各件随之各记一步。 */
    private Optional<Refusal> withTheLead(CaseState state, Attempt attempt) {
        List<Act> acts = lead.actsFollowedBy(state.id());
        String step = attempt.action().id();
        return when(!acts.isEmpty() && acts.stream().filter(act -> act.verb().equals(step)).count() <= state.times(step),
                "这一件已经并入主件，意见在主件上征求，各件随之；要单独征求，先把它从合并办理中分出", "第三十二条");
    }

    /** 第三十二条 书面征求第三方的意见;再征求另一方要说明,以免同一份意见书发出两次。 */
    private Optional<Refusal> noConsultationOpen(CaseState state, Attempt attempt) {
        return when(attempt.value("thirdParty") != null && !state.unanswered(THIRD_PARTY).isEmpty()
                && !"yes".equals(attempt.value("another")), "第三方意见正在征求，请先登记意见", "第三十二条");
    }

    /** 同时征求几方意见的,登记时写明是哪一次。 */
    /** 第三十二条 第三方不同意公开且有合理理由的,行政机关不予公开。 */
    private static Optional<Refusal> objectionHasReasons(CaseState state, Attempt attempt) {
        boolean unexplained = NEEDS_REASONS.contains(String.valueOf(attempt.value("opinion"))) && attempt.value("reasons") == null;
        return unexplained ? Optional.of(new Refusal("不同意公开的，请说明理由；没有合理理由的，由行政机关决定是否公开", "第三十二条", "reasons")) : Optional.empty();
    }

    private Optional<Refusal> consultationNamed(CaseState state, Attempt attempt) {
        String asking = state.type().consequence(attempt.action().id()).answers();
        if (asking == null) {
            return Optional.empty();
        }
        String said = attempt.value(CaseState.CONSULTATION);
        int asked = state.times(asking);
        if (said == null) {
            return when(!attempt.values().isEmpty() && state.unanswered(asking).size() > 1,
                    "正在征求几方意见，请写明是第几次征求", "第三十二条");
        }
        int number = Integer.parseInt(said);
        if (number < 1 || number > asked) {
            return Optional.of(new Refusal("只征求过 " + asked + " 次意见，没有第 " + said + " 次", null, CaseState.CONSULTATION));
        }
        return when(!state.unanswered(asking).contains(state.all(asking).get(number - 1)), "第 " + said + " 次征求的意见已经登记", "第三十二条");
    }

    /** 第三十二条 第三方逾期未提出意见的,由行政机关决定;第三十四条 逾期未提出意见的视为同意公开。 */
    private Optional<Refusal> silenceOnlyAfterLapse(CaseState state, Attempt attempt) {
        String asking = state.type().consequence(attempt.action().id()).answers();
        if (asking == null || !SILENT.equals(attempt.value("opinion")) || !lead.actsFollowedBy(state.id()).isEmpty()) {
            return Optional.empty();
        }
        String said = attempt.value(CaseState.CONSULTATION);
        ComputedDay until = Consultation.of(state, asking).stream().filter(Consultation::isOpen)
                .filter(one -> said == null || one.number() == Integer.parseInt(said)).findFirst()
                .map(one -> lapse(state, one)).orElse(null);
        return when(until != null && !attempt.on().isAfter(until.date()), "提出意见的期限到 " + until + " 为止，还没有届满", "第三十二条、第三十四条");
    }

    private @Nullable ComputedDay lapse(CaseState state, Consultation one) {
        return LapseDay.of(state, one.asked(), provisions, calendars.of(state.organ())).orElse(null);
    }

    /** 第三十四条 2019 年条例才有共同制作机关的征求程序。 */
    private Optional<Refusal> jointOrganRuleInForce(CaseState state, Attempt attempt) {
        return when(state.receivedOn() != null && provisions.find("inforequest.joint-organ", state.receivedOn()).isEmpty(),
                "收到之日 " + state.receivedOn() + " 的条例没有向共同制作机关征求意见的程序", "第三十四条");
    }

    /** 第三十二条、第三十四条 意见没有收到、期限也没有届满,不能决定;届满的先登记。 */
    private Optional<Refusal> consultationsFinished(CaseState state, Attempt attempt) {
        for (String asking : List.of(THIRD_PARTY, JOINT_ORGAN)) {
            for (Consultation one : Consultation.of(state, asking)) {
                if (!one.isOpen()) {
                    continue;
                }
                String who = THIRD_PARTY.equals(asking) ? "第三方" : "共同制作机关";
                ComputedDay until = lapse(state, one);
                String article = THIRD_PARTY.equals(asking) ? "第三十二条" : "第三十四条";
                return Optional.of(Refusal.because(until != null && attempt.on().isAfter(until.date())
                        ? who + "逾期未提出意见，请先登记" + (THIRD_PARTY.equals(asking) ? "" : "“视为同意公开”")
                        : who + "的意见还没有收到" + (until == null ? "" : "，期限到 " + until), article));
            }
        }
        return Optional.empty();
    }

    /** 第三十二条 依申请公开的政府信息公开会损害第三方合法权益的,应当书面征求第三方的意见。 */
    private Optional<Refusal> thirdPartyConsulted(CaseState state, Attempt attempt) {
        for (int item = 1; item <= state.items(); item++) {
            int about = item;
            if (rests(state, attempt, item) && Consultation.of(state, THIRD_PARTY).stream().noneMatch(one -> one.isAbout(about))) {
                return Optional.of(new Refusal("第" + item + "项：以第三方权益为由不予公开，须先书面征求第三方意见", "第三十二条", Answers.field(item)));
            }
        }
        return Optional.empty();
    }

    /** 第三十二条 第三方不同意公开且有合理理由的,行政机关不予公开;同意的,这个理由就不存在。 */
    private Optional<Refusal> objectionStands(CaseState state, Attempt attempt) {
        for (int item = 1; item <= state.items(); item++) {
            int about = item;
            List<Consultation> asked = Consultation.of(state, THIRD_PARTY).stream().filter(one -> one.isAbout(about)).toList();
            if (refusedForThirdParty(attempt, item) && !asked.isEmpty() && asked.stream().allMatch(Consultation::agrees)) {
                return Optional.of(new Refusal("第" + item + "项：第三方同意公开，不能以损害第三方权益为由不予公开", "第三十二条", Answers.field(item)));
            }
        }
        return Optional.empty();
    }

    /** 第三十二条 认为不公开可能对公共利益造成重大影响的,可以决定公开,并将内容和理由书面告知第三方。 */
    private Optional<Refusal> objectionRespected(CaseState state, Attempt attempt) {
        for (Consultation one : objections(state)) {
            boolean overridden = state.all("override").stream().anyMatch(act -> one.asked().id().equals(act.text("about")));
            if (!overridden && disclosedDespite(one, state, attempt)) {
                return Optional.of(Refusal.because("第三方反对公开（第 " + one.number()
                        + " 次征求）；要公开，须先决定不公开会对公共利益造成重大影响，并书面告知第三方", "第三十二条"));
            }
        }
        return Optional.empty();
    }

    /** Whether everything the objection is about would be granted; an objection to the whole is heard when some of it is not. */
    private boolean disclosedDespite(Consultation objection, CaseState state, Attempt attempt) {
        boolean some = false;
        for (int item = 1; item <= state.items(); item++) {
            String code = attempt.value(Answers.field(item));
            if (code != null && objection.isAbout(item)) {
                if (replyKinds.find(code).map(ReplyKind::family).orElse(Family.OTHER) != Family.GRANTED) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    private boolean rests(CaseState state, Attempt attempt, int item) {
        return Grounds.of(attempt, item).stream().flatMap(code -> replyKinds.find(code).stream())
                .anyMatch(kind -> kind.requires("consultation") && !hidesNumbersOnly(kind.code(), state, attempt, item));
    }

    /**
     * 第三十七条 区分处理: of an item that is given but for identity numbers, telephones and accounts, nothing is disclosed that a third
     * party could object to; whatever else is hidden on that ground needs the third party to be asked.
     */
    private boolean hidesNumbersOnly(String ground, CaseState state, Attempt attempt, int item) {
        if (attempt.value(Answers.field(item, GivenGuards.PAPER_COPY)) != null
                || !Grounds.further(attempt.value(Answers.field(item, Grounds.FURTHER))).contains(ground)) {
            return false;
        }
        List<GivenGuards.Copy> hiding = copies.of(state.id()).stream().filter(copy -> copy.answers(item) && copy.grounds().contains(ground)).toList();
        return !hiding.isEmpty() && hiding.stream().allMatch(copy -> copy.numbers().contains(ground));
    }

    private boolean refusedForThirdParty(Attempt attempt, int item) {
        return Grounds.of(attempt, item).stream().flatMap(code -> replyKinds.find(code).stream())
                .anyMatch(kind -> kind.family() == Family.REFUSED && kind.requires("consultation"));
    }

    private static List<Consultation> objections(CaseState state) {
        return Consultation.of(state, THIRD_PARTY).stream().filter(Consultation::objects).toList();
    }
}
