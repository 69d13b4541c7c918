package org.gongkai.casework.drafting.declared;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * How an action comes about that is drafted first (党政机关公文处理工作条例 Arts. 18 to 22). It is signed by whoever may take the action.
 *
 * @param by          roles that draft
 * @param review      null where nobody reviews
 * @param countersign null where nobody is asked to sign beside
 * @param required    whether it may not be taken without
 */
public record Drafted(@Meaning("由哪些岗位拟稿") List<String> by, @Meaning("审核；不写的没有这一步") @Nullable Review review,
        @Meaning("会签；不写的没有这一步") @Nullable Countersign countersign, @Meaning("没有拟稿的能不能直接办理；不写为能") @Nullable Boolean required) {

    /** @param optional whether the drafter may send it to be signed at once */
    public record Review(@Meaning("由哪些岗位审核") List<String> by, @Meaning("拟稿人可不可以直接送签发；不写为不可以") @Nullable Boolean optional) {
    }

    public record Countersign(@Meaning("请哪些岗位会签，本机关和别的机关都可以") List<String> by) {
    }

    public boolean isRequired() {
        return Boolean.TRUE.equals(required);
    }

    public boolean mayBeReviewed() {
        return review != null;
    }

    public boolean maySkipReview() {
        return review == null || Boolean.TRUE.equals(review.optional());
    }

    public List<String> reviewers() {
        return review == null ? List.of() : review.by();
    }

    public List<String> countersigners() {
        return countersign == null ? List.of() : countersign.by();
    }

    /** How an action of a type is drafted; empty where it is not. */
    public static Optional<Drafted> of(CaseType type, String action) {
        return type.says(DraftingCapability.BLOCK, action).flatMap(block -> Optional.ofNullable(block.drafted()));
    }
}
