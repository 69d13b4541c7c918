package org.gongkai.publication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.ledger.Sha256;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Another organ asked about a draft before it becomes public (R2019 Art. 11; 党政机关公文处理工作条例 第二十条): it agrees, objects, or says nothing, and silence
 * is no consent.
 *
 * @param organ        id of the organ that is asked
 * @param answerBy     last day on which an answer is waited for
 * @param answer       null while there is none
 * @param answeredText digest of the text that was answered to
 * @param decision     how those responsible go on in spite of an objection or without an answer; null while nobody has decided
 * @param decidedText  digest of the text for which that was decided
 */
public record Coordination(String id, String editionId, String documentId, String organ, Sort sort, String question, String askedBy, LocalDate askedOn, LocalDate answerBy,
        @Nullable Answer answer, @Nullable String words, @Nullable LocalDate answeredOn, @Nullable String answeredText, @Nullable String decision, @Nullable LocalDate decidedOn,
        @Nullable String decidedText, @Nullable LocalDate cancelledOn) {

    /** What the other organ is to it. */
    public enum Sort {
        /** It signs the paper, too. */
        COUNTERSIGN("会签"),
        /** What is to be published concerns it (条例第十一条). */
        COORDINATE("发布协调");

        private final String title;

        Sort(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What it answered. */
    public enum Answer {
        AGREES("同意"), OBJECTS("有不同意见");

        private final String title;

        Answer(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Where it stands on a day. */
    public enum State {
        CANCELLED("已取消"), WAITING("等待答复"), SILENT("到期没有答复"), AGREED("同意"), CHANGED("同意的是改动以前的稿子"), OBJECTED("有不同意见");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Digest of what an organ answers to, its files with it: what was changed meanwhile is another. */
    public static String answeredWith(Edition edition, List<Attachment> files) {
        return Sha256.hex(edition.entry().title() + "\n" + edition.body()
                + files.stream().map(file -> "\n" + file.name() + "\n" + (file.isStored() ? file.digest() : file.sourceUrl())).collect(Collectors.joining()));
    }

    /** @param text digest of what the edition says now */
    public State on(LocalDate day, String text) {
        if (cancelledOn != null) {
            return State.CANCELLED;
        }
        if (answer == null) {
            return day.isAfter(answerBy) ? State.SILENT : State.WAITING;
        }
        return answer == Answer.OBJECTS ? State.OBJECTED : text.equals(answeredText) ? State.AGREED : State.CHANGED;
    }

    /** Whether somebody responsible has to say how it goes on. */
    public boolean isUndecided(LocalDate day, String text) {
        return !isDecided(text) && switch (on(day, text)) {
            case SILENT, OBJECTED, CHANGED -> true;
            case CANCELLED, WAITING, AGREED -> false;
        };
    }

    /** What was decided for another text is not decided for this one. */
    private boolean isDecided(String text) {
        return decidedOn != null && text.equals(decidedText);
    }

    /** Whether the same organ was asked again and has answered that. @param all of the edition, in the order in which they were asked */
    public boolean isReplacedIn(List<Coordination> all) {
        return all.stream().dropWhile(other -> !other.id().equals(id)).skip(1)
                .anyMatch(later -> later.organ().equals(organ) && later.sort() == sort && later.cancelledOn() == null && later.answer() != null);
    }

    /** Why nothing goes public yet. @param name of the organ */
    Optional<Refusal> standsAgainst(LocalDate day, String text, String name) {
        String article = "条例第十一条";
        return switch (on(day, text)) {
            case WAITING -> Optional.of(Refusal.because(sort.title() + "：“" + name + "”还没有答复，最迟 " + answerBy + "；请等到那一天，或者取消这一项", article));
            case SILENT -> refusal(text, "“" + name + "”到 " + answerBy + " 没有答复，没有答复不等于同意；请审批人写明怎样处理", article);
            case OBJECTED -> refusal(text, "“" + name + "”有不同意见；请审批人写明怎样处理和理由", article);
            case CHANGED -> refusal(text, "“" + name + "”同意的是改动以前的稿子；请再问一次，或者由审批人写明怎样处理", article);
            case CANCELLED, AGREED -> Optional.empty();
        };
    }

    private Optional<Refusal> refusal(String text, String sentence, String article) {
        return isDecided(text) ? Optional.empty() : Optional.of(Refusal.because(sort.title() + "：" + sentence, article));
    }
}
