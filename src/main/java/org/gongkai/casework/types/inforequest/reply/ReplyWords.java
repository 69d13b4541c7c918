package org.gongkai.casework.types.inforequest.reply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.papers.RemedyNotice;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The paragraphs of a reply: one for each item, the way of supply, and the remedies that were right on its day. */
@Component
public class ReplyWords {

    public static final Kind<DeclaredReplies> FILE = Kind.of("答复用语", "letters/replies.yaml", DeclaredReplies.class, (declared, names) ->
{
                declared.replies().keySet().forEach(code -> names.needs(ReplyKind.SORT, code, "replies", code));
                declared.replies().forEach((code, wording) -> names.blanks(wording, List.of("item", "words"), "replies", code));
                for (int n = 0; n < declared.alreadyPublic().size(); n++) {
                    names.needs(ReplyKind.SORT, declared.alreadyPublic().get(n), "published", n);
                }
            }).own(Own.AT_ONCE);

    public static final String REPLY = "答复书";
    public static final String NOTICE = "告知书";

    private final Supplier<DeclaredReplies> declared;
    private final RemedyNotice remedies;
    private final ReplyKinds replyKinds;
    private final Organs organs;

    public ReplyWords(ReplyKinds replyKinds, Organs organs, RemedyNotice remedies, Regulations regulations) {
        this.replyKinds = replyKinds;
        this.organs = organs;
        this.remedies = remedies;
        this.declared = regulations.made(tree -> Definitions.one(tree, FILE).value());
    }

    public String replies(CaseState state, Attempt attempt, Application application) {
        List<String> paragraphs = new ArrayList<>();
        for (int item = 1; item <= state.items(); item++) {
            String code = state.answers().get(item);
            if (code == null) {
                continue;
            }
            String words = attempt.value(Answers.words(item));
            String wording = declared.get().replies().getOrDefault(code, "{item}：" + replyKinds.require(code).title() + "。{words}");
            String number = state.items() > 1 ? "（" + item + "）" : "";
            paragraphs.add(number + wording
                    .replace("{item}", "关于“" + application.items().get(item - 1).getOrDefault("title", "") + "”")
                    .replace("{words}", words == null ? "" : sentence(words)) + further(attempt, item));
        }
        return String.join("\n", paragraphs);
    }

    /** 第三十六条第一项、第二项 获取的方式、途径;第三十七条 每一部分不予公开的依据;第三十六条第五项 负责机关的名称、联系方式;第六项 前次答复。 */
    private String further(Attempt attempt, int item) {
        StringBuilder text = new StringBuilder();
        String where = attempt.value(Answers.field(item, "Where"));
        if (where != null) {
            text.append("获取的方式、途径：").append(sentence(where));
        }
        List<String> grounds = Grounds.further(attempt.value(Answers.field(item, Grounds.FURTHER)));
        if (!grounds.isEmpty()) {
            text.append("不予公开的依据：").append(String.join("；", grounds.stream().map(replyKinds::require)
                    .map(kind -> kind.article() + "，" + kind.title()).toList())).append("。");
        }
        String responsible = attempt.value(Answers.field(item, "Responsible"));
        if (responsible != null) {
            organs.find(responsible).ifPresent(organ -> text.append("负责公开该信息的机关是").append(organ.name()).append(contact(organ)).append("。"));
        }
        String earlier = attempt.value(Answers.field(item, "Earlier"));
        return text + (earlier == null ? "" : "前次答复：" + sentence(earlier));
    }

    /** What somebody wrote, with one full stop at its end. */
    private static String sentence(String words) {
        return words.strip().replaceFirst("[。；，、;,.]*$", "。");
    }

    private static String contact(Organ organ) {
        List<String> ways = new ArrayList<>();
        if (organ.profile().phone() != null) {
            ways.add("电话 " + organ.profile().phone());
        }
        if (organ.profile().address() != null) {
            ways.add("地址 " + organ.profile().address());
        }
        return ways.isEmpty() ? "" : "（" + String.join("，", ways) + "）";
    }

    /** 第四十条 按照申请人要求的形式提供。 */
    public String supply(CaseState state, Application application) {
        String way = application.content().get("way");
        if (way == null || Stream.concat(state.answers().values().stream(), Stream.ofNullable(state.outcome())).noneMatch(this::supplies)) {
            return "";
        }
        return switch (way) {
            case "email" -> "所申请的信息以电子邮件提供。";
            case "post" -> "所申请的信息随本答复书邮寄。";
            case "pickup" -> "所申请的信息请到本机关政府信息公开工作机构领取" + hours(state.organ()) + "。";
            case "onsite" -> "所申请的信息请到本机关政府信息公开工作机构查阅、抄录" + hours(state.organ()) + "。";
            default -> "所申请的信息可凭申请编号和查询码在网上获取。";
        };
    }

    /** 第三十六条第二项 also the time: when the office is open. */
    private String hours(String organ) {
        String hours = organs.require(organ).profile().hours();
        return hours == null ? "" : "（办公时间：" + hours + "）";
    }

    /** Whether something is handed over: what is public already is only pointed out. */
    private boolean supplies(String code) {
        return !declared.get().alreadyPublic().contains(code) && replyKinds.find(code).filter(ReplyKind::gives).isPresent();
    }

    /** Where to turn against what was answered, in a letter that calls itself a reply or a notice. */
    public String remedy(CaseState state, LocalDate on, String paper) {
        List<String> answers = new ArrayList<>(state.answers().values());
        return remedies.of(answers.isEmpty() ? List.of(String.valueOf(state.outcome())) : answers, state.organ(), on, paper);
    }

    /** What a third party is told whose objection did not hold. */
    public String thirdPartyRemedy(String organ, LocalDate on) {
        return remedies.of(List.of("third-party"), organ, on, NOTICE);
    }

    /** @param published replies that point to what is public already */
    record DeclaredReplies(Map<String, String> replies, @Nullable List<String> published) {

        List<String> alreadyPublic() {
            return published == null ? List.of() : published;
        }
    }
}
