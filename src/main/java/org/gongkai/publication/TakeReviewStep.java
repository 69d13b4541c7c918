package org.gongkai.publication;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one declared step of the review chain with an edition: submit, pass, clear, return, publish, withdraw. */
@Component
public class TakeReviewStep {

    private final DocumentRows rows;
    private final Documents documents;
    private final ReviewChain chain;
    private final Organs organs;
    private final Ledger ledger;
    private final DocumentFacts facts;
    private final PublicationPeriods periods;
    private final CloseToPublic closing;
    private final OwedSteps owed;
    private final Interpretations interpretations;
    private final CleanupOutcomes cleanups;
    private final OnRequest onRequest;
    private final Now now;
    private final TransactionTemplate transaction;

    TakeReviewStep(DocumentRows rows, Documents documents, ReviewChain chain, Organs organs, Ledger ledger, DocumentFacts facts, PublicationPeriods periods, CloseToPublic closing,
            OwedSteps owed, Interpretations interpretations, CleanupOutcomes cleanups, OnRequest onRequest, Now now, TransactionTemplate transaction) {
        this.onRequest = onRequest;
        this.cleanups = cleanups;
        this.interpretations = interpretations;
        this.owed = owed;
        this.facts = facts;
        this.periods = periods;
        this.closing = closing;
        this.transaction = transaction;
        this.rows = rows;
        this.documents = documents;
        this.chain = chain;
        this.organs = organs;
        this.ledger = ledger;
        this.now = now;
    }

    /** Where what is approved waits for its hour. */
    public static final String SCHEDULED = "scheduled";
    /** Calls off its hour, in every chain. */
    static final String UNSCHEDULE = "unschedule";

    /** Judged before the transaction, because files may have to be read; taken in one that begins with what was judged, or not at all. */
    public Attempt<Act> take(String editionId, String actionId, Map<String, String> values, Staff staff) {
        return take(editionId, actionId, values, staff.scope(), subject -> Actor.of(staff, subject.document().organ()), () -> true);
    }

    /** A step that nobody takes. @param still whether it is still to be taken, asked once nobody else can change the edition */
    Attempt<Act> takeByItself(String editionId, String actionId, Map<String, String> values, BooleanSupplier still) {
        return take(editionId, actionId, values, Scope.EVERYTHING, subject -> Actor.system(), still);
    }

    private Attempt<Act> take(String editionId, String actionId, Map<String, String> values, Scope scope, Function<ReviewChain.Subject, Actor> actors,
            BooleanSupplier still) {
        Optional<ReviewChain.Subject> found = documents.edition(editionId, scope);
        if (found.isEmpty()) {
            return Attempt.refused("没有这份稿件，或者不在您的岗位范围内");
        }
        Step step = new Step(found.get(), chain.action(found.get(), actionId), documents.attachments(editionId));
        Map<String, String> given = new HashMap<>(values);
        step.action().fields().forEach(field -> given.putIfAbsent(field.name(), ""));
        Actor actor = actors.apply(step.subject());
        List<Refusal> refusals = chain.refusals(step.subject(), step.action(), actor, given);
        if (!refusals.isEmpty()) {
            return Attempt.refused(refusals.stream().map(TakeReviewStep::sentence).toList());
        }
        Optional<Step> beside = beside(step);
        List<Refusal> against = beside.map(other -> chain.refusalsAlong(other.subject(), other.action(), step.action(), actor, given)).orElse(List.of());
        if (!against.isEmpty()) {
            return Attempt.refused(against.stream().map(refusal -> "解读材料《" + beside.orElseThrow().subject().edition().entry().title() + "》：" + sentence(refusal)).toList());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Attempt<Act> taken = taken(step, beside, values, actor, scope, still);
            if (!taken.reasons().isEmpty()) {
                // both or none (三同步)
                status.setRollbackOnly();
            }
            return taken;
        }));
    }

    /** One edition and what is done with it. */
    private record Step(ReviewChain.Subject subject, Action action, List<Attachment> files) {
    }

    /** What interprets the document goes along into the public, to its hour, and back from there; under the same eyes and in the same transaction. */
    private Optional<Step> beside(Step policy) {
        Interpretations.Plan plan = interpretations.of(policy.subject().document().id());
        return Optional.ofNullable(plan.material()).filter(material -> plan.later() == null).flatMap(material -> documents.edition(material.edition(), Scope.EVERYTHING))
                .filter(material -> !material.document().isPublic())
                .flatMap(material -> chain.along(policy.action(), policy.subject(), material).map(action -> new Step(material, action, documents.attachments(material.edition().id()))));
    }

    private boolean isAsJudged(Step step) {
        return documents.edition(step.subject().edition().id(), Scope.EVERYTHING).equals(Optional.of(step.subject())) && documents.attachments(step.subject().edition().id()).equals(step.files());
    }

    private Attempt<Act> taken(Step step, Optional<Step> beside, Map<String, String> values, Actor actor, Scope scope, BooleanSupplier still) {
        rows.hold(step.subject().edition().id());
        beside.ifPresent(other -> rows.hold(other.subject().edition().id()));
        if (!still.getAsBoolean() || !isAsJudged(step) || !beside(step).equals(beside)) {
            return Attempt.refused("这份稿件刚刚由他人改过或者办理过，请刷新");
        }
        Optional<Refusal> against = chain.neverPublic(step.subject(), step.action(), false).or(() -> beside.flatMap(other -> chain.neverPublic(other.subject(), other.action(), true)))
                .or(() -> chain.notCoordinated(step.subject(), step.action())).or(() -> beside.flatMap(other -> chain.notCoordinated(other.subject(), other.action())))
                .or(() -> ReviewChain.leadsToPublic(step.action()) ? cleanups.standsAgainst(step.subject()) : Optional.empty());
        if (against.isPresent()) {
            return Attempt.refused(sentence(against.get()));
        }
        Attempt<Act> taken = taken(step.subject(), step.action(), values, actor, scope);
        if (beside.isEmpty() || !taken.reasons().isEmpty()) {
            return taken;
        }
        Attempt<Act> along = taken(beside.get().subject(), beside.get().action(), values, actor, scope);
        // the hour is that of the document alone: nothing that interprets it appears by itself
        rows.appearsAt(beside.get().subject().edition().id(), null);
        return along.reasons().isEmpty() ? taken : along;
    }

    private Attempt<Act> taken(ReviewChain.Subject subject, Action action, Map<String, String> values, Actor actor, Scope scope) {
        if (action.to() != null && !rows.move(subject.edition().id(), subject.edition().stage(), action.to())) {
            return Attempt.refused("这份稿件刚刚由他人办理过，请刷新");
        }
        if (subject.edition().stage().equals(chain.first()) && action.to() != null && !action.to().equals(chain.first())) {
            chain.begin(subject);
        }
        InstantOfPublication.of(values).filter(at -> action.fields().stream().anyMatch(field -> field.name().equals("hour")))
                .ifPresent(at -> rows.appearsAt(subject.edition().id(), InstantOfPublication.instant(at)));
        if (subject.edition().stage().equals(SCHEDULED) && action.to() != null) {
            rows.appearsAt(subject.edition().id(), null);
        }
        if (action.id().equals("withdraw")) {
            if (!rows.withdraw(subject.document().id(), now.today(), values.get("ground"), values.get("reason").strip())) {
                return Attempt.refused("这份文件刚刚由他人撤回，请刷新");
            }
        }
        if (action.id().equals("reground")) {
            rows.reground(subject.document().id(), values.get("ground"), values.get("reason").strip());
            if (!Withdrawals.ground(values.get("ground")).keeps(Withdrawals.Part.TITLE)) {
                onRequest.list(subject.document().id(), null);
            }
        }
        Act act = record(subject, action, values, actor);
        if (owed.isOwed(subject.edition().id(), action.id())) {
            owed.paid(subject.edition().id());
        }
        if (action.id().equals("withdraw")) {
            owed.withdrawn(subject.document().id());
            backToDraft(subject, actor, scope);
        }
        if (Edition.PUBLISHED.equals(action.to())) {
            rows.closeWithdrawn(act.id(), subject.document().id(), subject.edition().id());
            periods.end(subject, act);
            publish(subject, action);
            chain.owes(action).ifPresent(step -> owed.owe(subject.edition().id(), step, now.today()));
            closing.leftOut(subject, actor.personId());
            facts.recount(subject.document().id(), act);
            cleanups.became(subject, actor.personId());
        }
        if (action.id().equals(OnRequest.LIST)) {
            onRequest.list(subject.document().id(), now.today());
        }
        if (OnRequest.unlists(action)) {
            onRequest.list(subject.document().id(), null);
        }
        if (action.id().equals("take-up") || action.id().equals("reassess")) {
            rows.drafter(subject.edition().id(), String.valueOf(actor.personId()));
        }
        return Attempt.done(act);
    }

    private void publish(ReviewChain.Subject subject, Action action) {
        LocalDate told = action.id().equals("release") ? subject.edition().entry().publishedOn() : null;
        rows.publish(subject.document().id(), subject.edition().id(), told == null ? now.today() : told, freshIndexNumber(subject));
    }

    /** What was reviewed before the document was withdrawn was reviewed without knowing why: it goes back to whoever drafts it (条例第十七条). */
    private void backToDraft(ReviewChain.Subject withdrawn, Actor actor, Scope scope) {
        rows.unfinishedEdition(withdrawn.document().id()).flatMap(id -> documents.edition(id, scope)).ifPresent(next -> {
            Action back = chain.action(next, "return");
            if (back.from().contains(next.edition().stage()) && rows.move(next.edition().id(), next.edition().stage(), String.valueOf(back.to()))) {
                record(next, back, Map.of("reason", "这份文件已撤回，请对照撤回的依据修改后重新提交"), actor);
                rows.appearsAt(next.edition().id(), null);
                leaveHour(withdrawn, actor, scope);
            }
        });
    }

    /** What waited to appear together with what went back to its draft waits no longer. */
    private void leaveHour(ReviewChain.Subject withdrawn, Actor actor, Scope scope) {
        Optional.ofNullable(interpretations.of(withdrawn.document().id()).material()).filter(material -> material.stage().equals(SCHEDULED))
                .flatMap(material -> documents.edition(material.edition(), scope)).ifPresent(material -> {
                    Action back = chain.action(material, UNSCHEDULE);
                    if (rows.move(material.edition().id(), SCHEDULED, String.valueOf(back.to()))) {
                        record(material, back, Map.of("reason", "它解读的文件已撤回，定时一并取消"), actor);
                    }
                });
    }

    private Act record(ReviewChain.Subject subject, Action action, Map<String, String> values, Actor actor) {
        ActDraft draft = ActDraft.of("publication." + action.id(), subject.document().id()).organ(subject.document().organ())
                .actor(actor.personId()).detail(Actor.INSTEAD, actor.insteadOf(action.who())).article(action.article()).detail("edition", subject.edition().id()).detail("chain", chain.named(subject))
                .detail("kind", Edition.PUBLISHED.equals(action.to()) ? subject.edition().entry().particulars().kind() : null);
        for (Field field : action.fields()) {
            if (field.kept() == Field.Keeping.ACT) {
                draft = draft.detail(field.name(), values.get(field.name()));
            }
        }
        if (action.fields().stream().anyMatch(field -> field.name().equals(ReviewChainFile.CONCLUSION))) {
            draft = draft.detail("text", Coordination.answeredWith(subject.edition(), documents.attachments(subject.edition().id())));
        }
        Act act = ledger.record(draft);
        String reason = values.get("reason");
        if (reason != null && !reason.isBlank()) {
            rows.remark(act.id(), subject.document().id(), reason.strip());
        }
        return act;
    }

    private @Nullable String freshIndexNumber(ReviewChain.Subject subject) {
        if (subject.document().indexNumber() != null) {
            return null;
        }
        String prefix = IndexNumber.prefix(organs.require(subject.document().organ()), subject.edition().entry().category(),
                now.today().getYear());
        return prefix == null ? null : new IndexNumber(prefix, rows.takeSerials(prefix, 1)).toString();
    }

    private static String sentence(Refusal refusal) {
        return refusal.article() == null ? refusal.sentence() : refusal.sentence() + "(" + refusal.article() + ")";
    }
}
