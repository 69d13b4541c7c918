package org.gongkai.publication;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.gongkai.directory.Role;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.text.CleanHtml;

/** The conditions that the review chain names. */
final class ReviewGuards {

    private record Named(String name, BiFunction<ReviewChain.Subject, Attempt, Optional<Refusal>> rule)
            implements Guard<ReviewChain.Subject> {

        @Override
        public Optional<Refusal> refuse(ReviewChain.Subject subject, Attempt attempt) {
            return rule.apply(subject, attempt);
        }
    }

    private ReviewGuards() {
    }

    static List<Guard<ReviewChain.Subject>> all() {
        return List.of(new Named("complete", ReviewGuards::complete), new Named("not-own-draft", ReviewGuards::notOwnDraft),
                new Named("own-turn", ReviewGuards::ownTurn), new Named("open-to-public", ReviewGuards::openToPublic),
                new Named("still-public", ReviewGuards::stillPublic));
    }

    /** R2019 Art. 12: a catalogue entry has a name and the date it was made; Art. 17: nothing empty goes to review. */
    private static Optional<Refusal> complete(ReviewChain.Subject subject, Attempt attempt) {
        if (CleanHtml.text(subject.edition().body()).isBlank()) {
            return Optional.of(Refusal.because("还没有正文，请先写正文或上传文件", "条例第十七条"));
        }
        return subject.edition().entry().formedOn() == null
                ? Optional.of(Refusal.because("还没有填成文日期", "条例第十二条")) : Optional.empty();
    }

    /** R2019 Art. 17: review is another person's judgement; nobody reviews his own draft. */
    private static Optional<Refusal> notOwnDraft(ReviewChain.Subject subject, Attempt attempt) {
        String drafter = subject.edition().drafter();
        return drafter != null && drafter.equals(attempt.actor().personId())
                ? Optional.of(Refusal.because("这是您自己拟的稿，须由他人审查", "条例第十七条")) : Optional.empty();
    }

    /** A draft goes back from the hands of the role whose step it is. */
    private static Optional<Refusal> ownTurn(ReviewChain.Subject subject, Attempt attempt) {
        Role turn = switch (subject.edition().stage()) {
            case "review" -> Role.REVIEWER;
            case "secrecy" -> Role.SECRECY_REVIEWER;
            default -> Role.APPROVER;
        };
        return attempt.actor().capacities().contains(turn.name()) ? Optional.empty()
                : Optional.of(Refusal.because("这一步由" + turn.title() + "办理"));
    }

    /** 国办发〔2016〕80号: what was marked as not public when it was drafted is not published. */
    private static Optional<Refusal> openToPublic(ReviewChain.Subject subject, Attempt attempt) {
        Disclosure disclosure = subject.edition().entry().disclosure();
        return disclosure == Disclosure.PROACTIVE ? Optional.empty()
                : Optional.of(Refusal.because("公开方式为“" + disclosure.title() + "”，不能发布；请退回改定公开方式", "条例第十九条"));
    }

    private static Optional<Refusal> stillPublic(ReviewChain.Subject subject, Attempt attempt) {
        return subject.document().isPublic() ? Optional.empty() : Optional.of(Refusal.because("这份文件现在不在公开中"));
    }
}
