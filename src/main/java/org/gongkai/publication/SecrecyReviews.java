package org.gongkai.publication;

import java.util.List;

import org.springframework.stereotype.Component;

/** The record of secrecy review (保守国家秘密法第三十五条; 条例第十七条): who examined what, the conclusion and the written opinion. */
@Component
public class SecrecyReviews {

    /**
     * One examination.
     *
     * @param ofThisText whether title, text and files are still those that were examined; false, too, for examinations before texts were noted
     */
    public record Review(DeskDocuments.Step step, String conclusion, boolean ofThisText) {
    }

    private final DeskDocuments desk;
    private final ReviewChain chain;
    private final Documents documents;

    SecrecyReviews(DeskDocuments desk, ReviewChain chain, Documents documents) {
        this.documents = documents;
        this.desk = desk;
        this.chain = chain;
    }

    /** Those of an edition, in their order. */
    public List<Review> of(ReviewChain.Subject subject) {
        String text = Coordination.answeredWith(subject.edition(), documents.attachments(subject.edition().id()));
        return desk.steps(subject).stream().filter(step -> step.act().text(ReviewChainFile.CONCLUSION) != null).map(step -> new Review(step, chain.step(step.act()).stream()
                .flatMap(action -> action.fields().stream()).filter(field -> field.name().equals(ReviewChainFile.CONCLUSION)).findFirst()
                .map(field -> field.options().get(String.valueOf(step.act().text(ReviewChainFile.CONCLUSION)))).orElse(String.valueOf(step.act().text(ReviewChainFile.CONCLUSION))),
                text.equals(step.act().text("text")))).toList();
    }
}
