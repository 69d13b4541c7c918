package org.gongkai.casework.types.inforequest.reply;

import static org.gongkai.casework.types.inforequest.InfoRequestGuards.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.papers.RemedyClauses;
import org.gongkai.casework.types.inforequest.InfoRequestGuards;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/** What a reply must be before it may be issued: 2019 Arts. 33, 35 to 37, 2008 Arts. 21 and 22. */
public final class ReplyGuards {

    private static final String RESPONSIBLE = "Responsible";
    private static final String EARLIER = "Earlier";

    private final Provisions provisions;
    private final ReplyKinds replyKinds;
    private final MainOutcome mainOutcome;
    private final Organs organs;
    private final RemedyClauses remedies;

    public ReplyGuards(Provisions provisions, ReplyKinds replyKinds, MainOutcome mainOutcome, Organs organs, RemedyClauses remedies) {
        this.provisions = provisions;
        this.replyKinds = replyKinds;
        this.mainOutcome = mainOutcome;
        this.organs = organs;
        this.remedies = remedies;
    }

    public List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("names-an-item", "写明是申请的第几项", "第三十六条", this::namesAnItem),
                Guard.of("names-an-item-or-all", "写明的项数在申请之内", "第三十六条", (state, attempt) ->
                        attempt.value("item") == null ? Optional.empty() : namesAnItem(state, attempt)),
                Guard.of("reply-kinds-in-force", "答复种类和依据在收到之日有效", "第三十六条", this::replyKindsInForce),
                Guard.of("unclear-only-after-completion", "补正之后才能答复仍不明确", "第三十条", this::unclearOnlyAfterCompletion),
                Guard.of("searched-before-not-held", "信息不存在须有检索记录，并且没有找到", "第三十六条第四项", this::searchedBeforeNotHeld),
                Guard.of("grounds-of-what-is-withheld", "部分公开逐部分写明不予公开的依据", "第三十七条", this::groundsOfWhatIsWithheld),
                Guard.of("responsible-organ-named", "不属于本机关负责的，告知负责的机关", "第三十六条第五项", this::responsibleOrganNamed),
                Guard.of("earlier-reply-named", "不予重复处理须写明前次答复", "第三十六条第六项", this::earlierReplyNamed),
                Guard.of("volume-refused-after-asking", "要求说明理由之后才能以申请过多不予处理", "第三十五条", this::volumeRefusedAfterAsking),
                Guard.of("main-outcome-follows", "另选主要结果须写明理由", "第三十七条", this::mainOutcomeFollows),
                Guard.of("letter-says-what-it-must", "写明途径或者理由", "第三十六条", this::letterSaysWhatItMust),
                Guard.of("remedy-of-the-day", "救济告知按答复之日的规定", "行政复议法第二十条", this::remedyOfTheDay),
                Guard.of("on-the-day-of-receipt", "当场答复在收到之日", "第三十三条", (state, attempt) ->
                        when(state.receivedOn() != null && !attempt.on().equals(state.receivedOn()),
                                "当场答复只能在收到之日 " + state.receivedOn() + "；以后请受理后答复", "第三十三条")),
                Guard.of("answered-not-responsible", "已答复不属于本机关负责公开", "第三十六条第五项", (state, attempt) ->
                        when(state.answers().values().stream().flatMap(code -> replyKinds.find(code).stream())
                                .noneMatch(kind -> kind.requires("responsible")),
                                "只有答复不属于本机关负责公开的，才能经申请人同意移送", "第三十六条第五项")),
                Guard.of("answered-as-petition", "已答复不作为申请处理", "第三十九条第一款", (state, attempt) ->
                        when(state.answers().values().stream().flatMap(code -> replyKinds.find(code).stream()).noneMatch(kind -> kind.requires("channel")),
                                "只有答复属于信访、投诉、举报等，不作为申请处理的，才转为来信", "第三十九条第一款")),
                Guard.of("handed-over-once", "同一机关只移送一次", "第三十六条第五项", this::handedOverOnce));
    }

    /** 每一项信息各有检索记录、依据和结果。 */
    private Optional<Refusal> namesAnItem(CaseState state, Attempt attempt) {
        String said = attempt.value("item");
        if (attempt.values().isEmpty() || said == null && state.items() == 1) {
            return Optional.empty();
        }
        if (said == null) {
            return Optional.of(new Refusal("本件申请有 " + state.items() + " 项，请写明是第几项", null, "item"));
        }
        int item = Integer.parseInt(said);
        return item >= 1 && item <= state.items() ? Optional.empty()
                : Optional.of(new Refusal("本件申请只有 " + state.items() + " 项，没有第 " + said + " 项", null, "item"));
    }

    /** 第三十六条 答复的种类和依据;适用收到申请之日有效的条例。 */
    private Optional<Refusal> replyKindsInForce(CaseState state, Attempt attempt) {
        LocalDate received = state.receivedOn();
        for (int item = 1; received != null && item <= state.items(); item++) {
            for (String code : Grounds.of(attempt, item)) {
                if (replyKinds.find(code).filter(kind -> kind.appliesToReceiptOn(received)).isEmpty()) {
                    return Optional.of(new Refusal("第" + item + "项：收到之日 " + received + " 没有“" + title(code) + "”这种答复",
                            provisions.inForce(InfoRequestGuards.TERM, received).article(), Answers.field(item)));
                }
            }
        }
        return Optional.empty();
    }

    /** 第三十条 补正后仍不明确,才能以此答复。 */
    private Optional<Refusal> unclearOnlyAfterCompletion(CaseState state, Attempt attempt) {
        int item = first(state, attempt, "correction");
        return item > 0 && state.times("complete") == 0 ? Optional.of(new Refusal("第" + item + "项：“补正后申请内容仍不明确”只能在申请人补正之后答复", "第三十条", Answers.field(item)))
                : Optional.empty();
    }

    /** 第三十六条第四项 经检索没有所申请公开信息的,告知该政府信息不存在。 */
    private Optional<Refusal> searchedBeforeNotHeld(CaseState state, Attempt attempt) {
        for (int item = 1; item <= state.items(); item++) {
            if (requires(attempt, item, "search")) {
                int about = item;
                boolean found = state.all("search").stream().filter(act -> act.number("item", 1) == about)
                        .anyMatch(act -> "something".equals(act.text("found")));
                boolean searched = state.all("search").stream().anyMatch(act -> act.number("item", 1) == about);
                if (!searched || found) {
                    return Optional.of(new Refusal("第" + item + "项：" + (found ? "检索记录写着找到了信息，不能答复不存在"
                            : "还没有检索记录；请先登记在哪里、由谁、用哪些词检索"), "第三十六条第四项", Answers.field(item)));
                }
            }
        }
        return Optional.empty();
    }

    /** 第三十七条 能够作区分处理的,提供可以公开的内容,并对不予公开的内容说明理由。 */
    private Optional<Refusal> groundsOfWhatIsWithheld(CaseState state, Attempt attempt) {
        for (int item = 1; item <= state.items(); item++) {
            List<String> further = Grounds.further(attempt.value(Answers.field(item, Grounds.FURTHER)));
            String field = Answers.field(item, Grounds.FURTHER);
            if (requires(attempt, item, "withheld") && further.isEmpty()) {
                return Optional.of(new Refusal("第" + item + "项：部分公开须写明不予公开部分的依据，可以有几个", "第三十七条", field));
            }
            Optional<String> other = further.stream().filter(code -> replyKinds.find(code)
                    .map(kind -> kind.family() != Family.REFUSED).orElse(false)).findFirst();
            if (other.isPresent()) {
                return Optional.of(new Refusal("第" + item + "项：“" + title(other.get()) + "”不是不予公开的依据", "第三十七条", field));
            }
        }
        return Optional.empty();
    }

    /** 第三十六条第五项 能够确定负责公开的行政机关的,告知该行政机关的名称、联系方式。 */
    private Optional<Refusal> responsibleOrganNamed(CaseState state, Attempt attempt) {
        for (int item = 1; item <= state.items(); item++) {
            String organ = attempt.value(Answers.field(item, RESPONSIBLE));
            if (organ == null) {
                continue;
            }
            Optional<Organ> named = organs.find(organ);
            if (named.isEmpty() || organ.equals(state.organ())) {
                return Optional.of(new Refusal("第" + item + "项：" + (named.isEmpty() ? "没有编码为“" + organ + "”的机关"
                        : "负责公开的机关不能是本机关"), "第三十六条第五项", Answers.field(item, RESPONSIBLE)));
            }
        }
        return Optional.empty();
    }

    /** 第三十六条第六项 已就申请人提出的政府信息公开申请作出答复、申请人重复申请的。 */
    private Optional<Refusal> earlierReplyNamed(CaseState state, Attempt attempt) {
        for (int item = 1; item <= state.items(); item++) {
            if (requires(attempt, item, "earlier") && declares(state, attempt, EARLIER)
                    && attempt.value(Answers.field(item, EARLIER)) == null) {
                return Optional.of(new Refusal("第" + item + "项：不予重复处理须写明前次答复的文号和日期", "第三十六条第六项",
                        Answers.field(item, EARLIER)));
            }
        }
        return Optional.empty();
    }

    /** 第三十五条 可以要求申请人说明理由;认为申请理由不合理的,告知申请人不予处理。 */
    private Optional<Refusal> volumeRefusedAfterAsking(CaseState state, Attempt attempt) {
        int item = first(state, attempt, "asked");
        if (item == 0) {
            return Optional.empty();
        }
        if (state.times("ask-reasons") == 0) {
            return Optional.of(new Refusal("第" + item + "项：以申请过多不予处理，须先要求申请人说明理由", "第三十五条", Answers.field(item)));
        }
        LocalDate until = state.last("ask-reasons").map(act -> act.date("replyBy")).orElse(null);
        return when(state.times("give-reasons") == 0 && until != null && !attempt.on().isAfter(until),
                "申请人说明理由的期限到 " + until + " 为止，还没有届满", "第三十五条");
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

    /** 行政复议法第二十条、行政诉讼法第四十六条 告知救济途径和期限,按作出答复之日有效的规定。 */
    private Optional<Refusal> remedyOfTheDay(CaseState state, Attempt attempt) {
        return when(remedies.find(answers(state, attempt), attempt.on()).isEmpty(),
                attempt.on() + " 没有可以写进答复书的救济告知，请先补充", "行政复议法第二十条");
    }

    /** 移送给本机关以外、已经移送过的不再移送。 */
    private Optional<Refusal> handedOverOnce(CaseState state, Attempt attempt) {
        String to = attempt.value("to");
        if (to == null) {
            return Optional.empty();
        }
        if (to.equals(state.organ()) || organs.find(to).isEmpty()) {
            return Optional.of(new Refusal("请选择本机关以外、负责公开的机关", "第三十六条第五项", "to"));
        }
        return when(state.all("hand-over").stream().anyMatch(act -> to.equals(act.text("to"))), "已经移送该机关", "第三十六条第五项");
    }

    private boolean requires(Attempt attempt, int item, String requirement) {
        String code = attempt.value(Answers.field(item));
        return code != null && replyKinds.find(code).map(kind -> kind.requires(requirement)).orElse(false);
    }

    /** The first item whose answer demands this, from 1; 0 where none does. */
    private int first(CaseState state, Attempt attempt, String requirement) {
        return IntStream.rangeClosed(1, state.items()).filter(item -> requires(attempt, item, requirement)).findFirst().orElse(0);
    }

    private static boolean declares(CaseState state, Attempt attempt, String name) {
        return state.type().consequence(attempt.action().id()).perItem().stream().anyMatch(asked -> asked.field().name().equals(name));
    }

    private static List<String> answers(CaseState state, Attempt attempt) {
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
}
