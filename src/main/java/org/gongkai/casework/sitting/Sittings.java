package org.gongkai.casework.sitting;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * {@code sittings:} of a type whose matters come in by sittings: which of its actions enlists them, hands them out, answers them, and so on. The names
 * of the fields of these actions are those of {@link Proposal}.
 *
 * @param joint    field of the form with the names of those who sign with the first
 * @param promises results of the answer that promise something
 * @param open     values of the answer's field {@code open} under which it may be shown to everyone
 * @param toldFrom how many rated answers a sitting must have before everyone is told how they were rated: of fewer it would be told what single people said
 */
public record Sittings(@Meaning("登记届次、编号的一步，字段 sitting、number、kind、group、proposedLead、proposedPartners、proposedParts") String enlist,
        @Meaning("交办的一步，字段 lead、partners、parts") String handOut, @Meaning("登记面商的一步") String interview,
        @Meaning("答复的一步，字段 class、open、notOpen、promise、promisedBy") String answer, @Meaning("评价的一步，字段 satisfied") String rate,
        @Meaning("不满意再办的一步") String again, @Meaning("再办的期限：terms 里的一个") String againTerm, @Meaning("登记承诺办到的一步") String kept,
        @Meaning("提出时写联名人的字段") String joint, @Meaning("哪些办理结果要写明承诺") List<String> promises, @Meaning("哪些公开属性可以公开") List<String> open,
        @Meaning("一个届次评价了的到了几件，才对外公布评价和再办的合计；少了认得出是谁评的") int toldFrom) {

    /** Fields of the action that enlists. */
    public static final String SITTING = "sitting";
    public static final String NUMBER = "number";
    public static final String KIND = "kind";
    public static final String GROUP = "group";
    public static final String PROPOSED_LEAD = "proposedLead";
    public static final String PROPOSED_PARTNERS = "proposedPartners";
    public static final String PROPOSED_PARTS = "proposedParts";
    /** Fields of the action that hands out. */
    public static final String LEAD = "lead";
    public static final String PARTNERS = "partners";
    public static final String PARTS = "parts";
    /** Fields of the answer. */
    public static final String CLASS = "class";
    public static final String OPEN = "open";
    static final String NOT_OPEN = "notOpen";
    static final String PROMISE = "promise";
    static final String PROMISED_BY = "promisedBy";
    /** Field of the rating. */
    public static final String RATING = "satisfied";

    static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("按届次登记、交办、计数的") @Nullable Sittings sittings) {
    }

    /** Empty where matters of the type do not come in by sittings. */
    public static Optional<Sittings> of(CaseType type) {
        return Optional.ofNullable(type.says(BLOCK).sittings());
    }

    /** What a kind of proposal is called. */
    public static String kind(CaseType type, String kind) {
        return of(type).flatMap(said -> type.action(said.enlist())).stream().flatMap(action -> action.fields().stream()).filter(field -> field.name().equals(KIND))
                .map(field -> field.options().getOrDefault(kind, kind)).findFirst().orElse(kind);
    }

    /** The type whose matters come in by sittings, among these; the first where there are several. */
    public static Optional<CaseType> among(Collection<CaseType> types) {
        return types.stream().filter(type -> of(type).isPresent()).findFirst();
    }
}
