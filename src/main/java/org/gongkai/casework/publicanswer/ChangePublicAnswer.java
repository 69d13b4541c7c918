package org.gongkai.casework.publicanswer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Reasons;
import org.gongkai.casework.publicanswer.PublicAnswers.Bound;
import org.gongkai.casework.publicanswer.PublicAnswers.Change;
import org.gongkai.casework.publicanswer.PublicAnswers.PublicAnswer;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.Grounds;
import org.gongkai.casework.publicwords.PublicAnswerGate;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.FieldCheck;
import org.gongkai.procedure.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrects and withdraws what was made public, each by an act with its ground and its reason; also for cases of older definitions. */
@Component
public class ChangePublicAnswer {

    public static final String CORRECTED = "casework.public-answer-correct";
    public static final String WITHDRAWN = "casework.public-answer-withdraw";
    private static final String GROUND = "ground";

    private final PublicAnswers answers;
    private final PublicAnswerGate gate;
    private final Grounds grounds;
    private final Reasons reasons;
    private final ApplicationEventPublisher events;

    ChangePublicAnswer(PublicAnswers answers, PublicAnswerGate gate, Grounds grounds, Reasons reasons, ApplicationEventPublisher events) {
        this.events = events;
        this.answers = answers;
        this.gate = gate;
        this.grounds = grounds;
        this.reasons = reasons;
    }

    /** Whoever may make answers of an organ public may correct them. */
    public static boolean mayCorrect(Staff staff, String organ) {
        return staff.may(Power.COORDINATE, organ);
    }

    /** What tells of a person is taken off the page by whoever sees it first. */
    public static boolean mayWithdraw(Staff staff, String organ) {
        return staff.may(Power.HANDLE, organ) || staff.holds(Role.SUPERVISOR, organ);
    }

    /** What stands against these words in place of those on the page; nothing is written. */
    public List<Refusal> whyNot(CaseFolder folder, PublicWords words, Checked checked) {
        Action action = PublicWords.saidIn(folder.state().type()).orElseThrow();
        List<Refusal> refusals = FieldCheck.refusals(action.fields(), words.values());
        if (!refusals.isEmpty()) {
            return refusals;
        }
        Optional<Refusal> dissent = gate.dissent(folder.state(), folder.application());
        return dissent.map(List::of).orElseGet(() -> gate.refuse(folder.state(), folder.application(), words, checked));
    }

    @Transactional
    public Attempt<Act> correct(CaseFolder folder, PublicWords words, Checked checked, String ground, String reason, Staff staff) {
        CaseState state = folder.state();
        staff.demand(Power.COORDINATE, state.organ());
        Optional<String> unsaid = unsaid("更正", ground, grounds.correcting(), reason);
        if (unsaid.isPresent()) {
            return Attempt.refused(unsaid.get());
        }
        if (folder.forgottenOn() != null) {
            return Attempt.refused("这件已过保存期限，来信已经销毁，没有可以核对的；只能撤回");
        }
        List<Refusal> refusals = whyNot(folder, words, checked);
        if (!refusals.isEmpty()) {
            return Attempt.refused(refusals.stream().map(Refusal::sentence).toList());
        }
        PublicAnswer before = answers.hold(state.id()).orElse(null);
        if (before == null) {
            return Attempt.refused("这件还没有公开");
        }
        if (words.equals(new PublicWords(before.title(), before.question(), before.answer()))) {
            return Attempt.refused("和现在公开的一字不差，没有要更正的");
        }
        keepTheFirst(folder, before);
        Bound bound = answers.bind(words, answers.kept(state.id(), words, checked));
        Act act = reasons.record(about(CORRECTED, folder, staff, ground).detail(PublicAnswers.BINDING, bound.binding()).detail(PublicAnswers.KEPT, bound.grounds()), state.id(), reason);
        answers.correct(state.id(), words, act, ground);
        answers.add(state.id(), act, before.isWithdrawn() ? Change.REPUBLISHED : Change.CORRECTED, ground, bound);
        events.publishEvent(new PublicAnswerChanged(state.id()));
        return Attempt.done(act);
    }

    @Transactional
    public Attempt<Act> withdraw(CaseFolder folder, String ground, String reason, Staff staff) {
        CaseState state = folder.state();
        if (!mayWithdraw(staff, state.organ())) {
            staff.demand(Power.COORDINATE, state.organ());
        }
        Optional<String> unsaid = unsaid("撤回", ground, grounds.withdrawing(), reason);
        if (unsaid.isPresent()) {
            return Attempt.refused(unsaid.get());
        }
        PublicAnswer before = answers.hold(state.id()).orElse(null);
        if (before == null || before.isWithdrawn()) {
            return Attempt.refused(before == null ? "这件还没有公开" : "这件已经撤回");
        }
        keepTheFirst(folder, before);
        // Nothing new is kept of a matter that is forgotten, not even why: the ground stands in the act.
        Act act = reasons.record(about(WITHDRAWN, folder, staff, ground), state.id(), folder.forgottenOn() == null ? reason : "");
        answers.withdraw(state.id(), act, ground);
        answers.add(state.id(), act, Change.WITHDRAWN, ground, null);
        events.publishEvent(new PublicAnswerChanged(state.id()));
        return Attempt.done(act);
    }

    private static Optional<String> unsaid(String what, String ground, List<Grounds.Ground> known, String reason) {
        return known.stream().noneMatch(one -> one.id().equals(ground)) ? Optional.of("请选择" + what + "的依据") : Reasons.refusal(what, reason);
    }

    /** What was made public before versions were kept has none: its words go in with the act that made them public. */
    private void keepTheFirst(CaseFolder folder, PublicAnswer before) {
        if (!answers.history(before.caseId()).isEmpty() || before.isWithdrawn() || folder.forgottenOn() != null) {
            return;
        }
        String action = PublicWords.saidIn(folder.state().type()).orElseThrow().id();
        Act published = folder.state().last(action).orElseThrow(() -> new IllegalStateException("case " + before.caseId() + " is public without an act"));
        answers.add(before.caseId(), published, Change.PUBLISHED, null, answers.bind(new PublicWords(before.title(), before.question(), before.answer()), Map.of()));
    }

    private ActDraft about(String kind, CaseFolder folder, Staff staff, String ground) {
        return ActDraft.of(kind, folder.application().id()).organ(folder.state().organ()).actor(staff.personId())
                .article(grounds.find(ground).map(Grounds.Ground::article).orElse(null)).detail("case", folder.state().id()).detail(GROUND, ground);
    }
}
