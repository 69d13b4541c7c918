package org.gongkai.casework.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.casework.Application;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/**
 * Of which letters an action records that they were posted, and under which number.
 *
 * @param field   field in which the letter is chosen; null where it is always the same
 * @param letters the letters that it is about where none is chosen
 * @param number  field for the number of the post
 * @param with    what else is filled in
 * @param of      field of what was asked for with the way in which its letters go; null where no way can be chosen
 * @param is      the way chosen there that is the post
 */
public record Posts(@Meaning("选择哪一份文书的字段") @Nullable String field, @Meaning("登记的是哪几种文书的寄出") @Nullable List<String> letters,
        @Meaning("挂号或者快递的号码填在哪个字段") String number, @Meaning("别的字段填什么") @Nullable Map<String, String> with,
        @Meaning("提出时选择方式的字段；没有这样的字段的不写，留了地址、没有留电子邮箱的就寄") @Nullable String of, @Meaning("选的是哪一种，就寄") @Nullable String is) {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);
    /** Definitions under which matters began before these were said mean this field and this way of it. */
    private static final String UNSAID_OF = "way";
    private static final String UNSAID_IS = "post";
    /** What older registers do not say is no way that can be tried. */
    private static final String UNRECORDED = "unrecorded";

    /**
     * That an action records what came back.
     *
     * @param number field for the number of the post
     * @param reason field for why
     */
    public record Returns(@Meaning("挂号或者快递的号码填在哪个字段") String number, @Meaning("退回的原因填在哪个字段") String reason) {
    }

    record Block(@Meaning("登记文书以挂号信、快递寄出") @Nullable Posts posts, @Meaning("登记寄出的文书被退回") @Nullable Returns returns) {
    }

    /** An action with what is filled in when it is taken for a letter. */
    public record Step(String action, Map<String, String> values) {
    }

    static Optional<Posts> of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::posts);
    }

    public static Optional<Returns> returns(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::returns);
    }

    List<String> any(CaseType type, String action) {
        return new Which(field, letters).any(type, action);
    }

    /** Of which letters an act says it; none where the papers went out in another way. */
    List<String> said(Act act) {
        return act.text(number) == null || with != null && with.entrySet().stream().anyMatch(one -> !one.getValue().equals(act.text(one.getKey()))) ? List.of() : new Which(field, letters).said(act);
    }

    /** Which letters an act sends in another way than by post. */
    List<String> otherwise(Act act) {
        return with == null || with.entrySet().stream().allMatch(one -> one.getValue().equals(act.text(one.getKey()))) ? List.of() : new Which(field, letters).said(act);
    }

    /** Whether letters of a type go by post at all, as far as that is recorded. */
    public static boolean any(CaseType type) {
        return type.actions().stream().anyMatch(action -> of(type, action.id()).isPresent());
    }

    /** Whether an act of this action changes what is known of letters on their way. */
    public static boolean concerns(CaseType type, String action) {
        return of(type, action).isPresent() || returns(type, action).isPresent() || !Serves.of(type, action).any(type, action).isEmpty() || type.consequence(action).strikes() != null;
    }

    /** The field with the number of the post, where what is filled in says that something was posted or came back. */
    public static Optional<String> numbered(CaseType type, Attempt attempt) {
        String action = attempt.action().id();
        return of(type, action).filter(posts -> posts.with() == null || posts.with().entrySet().stream().allMatch(one -> one.getValue().equals(attempt.value(one.getKey())))).map(Posts::number)
                .or(() -> returns(type, action).map(Returns::number));
    }

    /** How it is recorded that a letter was posted under a number; empty where the type does not say. */
    public static Optional<Step> posting(CaseType type, String letter, String tracking) {
        return type.actions().stream().map(Action::id).flatMap(action -> of(type, action).filter(posts -> posts.any(type, action).contains(letter))
                .map(posts -> new Step(action, values(posts.with(), posts.field(), letter, posts.number(), tracking))).stream()).findFirst();
    }

    /** Whether whoever asked wants a letter of this sort by post, or, where no way is chosen, gave an address and no other; never where the type does not record that it is posted. */
    public static boolean isWanted(CaseType type, String letter, Application asked) {
        return posting(type, letter, "").flatMap(step -> of(type, step.action())).filter(posts -> posts.isWanted(type, asked)).isPresent();
    }

    private boolean isWanted(CaseType type, Application asked) {
        String field = of != null ? of : type.content().stream().map(Field::name).filter(UNSAID_OF::equals).findFirst().orElse(null);
        String chosen = field == null ? "" : asked.content().getOrDefault(field, "");
        return !chosen.isBlank() ? (is != null ? is : UNSAID_IS).equals(chosen)
                : !asked.applicant().getOrDefault("address", "").isBlank() && asked.applicant().getOrDefault("email", "").isBlank();
    }

    /** How it is recorded that a letter was served, by its number of the post. */
    public static Optional<Step> serving(CaseType type, String letter, String tracking) {
        return type.actions().stream().map(Action::id).filter(action -> Serves.of(type, action).proof() != null && Serves.of(type, action).any(type, action).contains(letter))
                .map(action -> new Step(action, values(Serves.of(type, action).with(), Serves.of(type, action).field(), letter, String.valueOf(Serves.of(type, action).proof()), tracking))).findFirst();
    }

    /** How it is recorded that what was posted under a number came back. */
    public static Optional<Step> returning(CaseType type, String tracking, String reason) {
        return type.actions().stream().map(Action::id).flatMap(action -> returns(type, action).map(returns -> new Step(action, Map.of(returns.number(), tracking, returns.reason(), reason))).stream()).findFirst();
    }

    /** The action that records what came back; empty where the type does not say. */
    public static Optional<Action> returning(CaseType type) {
        return type.actions().stream().filter(action -> returns(type, action.id()).isPresent()).findFirst();
    }

    /** Why something came back, in the words of its type; as it is where the type does not know it. */
    public static String ground(CaseType type, @Nullable String code) {
        return code == null ? "原因见办理经过" : returning(type).flatMap(action -> returns(type, action.id()).flatMap(returns -> action.fields().stream().filter(field -> field.name().equals(returns.reason())).findFirst()))
                .map(field -> field.options().getOrDefault(code, code)).orElse(code);
    }

    /** In which ways but the post a letter can be served, in the words of its type: those that the law of the type knows. */
    public static List<String> otherWays(CaseType type, String letter) {
        return type.actions().stream().filter(action -> Serves.of(type, action.id()).any(type, action.id()).contains(letter)).findFirst().stream().flatMap(action -> {
            Map<String, String> byPost = Objects.requireNonNullElse(Serves.of(type, action.id()).with(), Map.of());
            return action.fields().stream().filter(field -> byPost.containsKey(field.name())).flatMap(field -> field.options().entrySet().stream().filter(way -> !way.getKey().equals(byPost.get(field.name())))
                    .filter(way -> !way.getKey().equals(UNRECORDED)).map(Map.Entry::getValue));
        }).toList();
    }

    private static Map<String, String> values(@Nullable Map<String, String> with, @Nullable String field, String letter, String number, String tracking) {
        Map<String, String> values = new HashMap<>(with == null ? Map.of() : with);
        if (field != null) {
            values.put(field, letter);
        }
        values.put(number, tracking);
        return values;
    }
}
