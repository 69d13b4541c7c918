package org.gongkai.casework.ending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Perform;
import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.StandingCondition;
import org.gongkai.evidence.Evidence;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.evidence.EvidenceKind;
import org.gongkai.evidence.EvidenceKinds;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/**
 * Where the desk enters what somebody else said (that they withdraw, confirm, complete, agree), something proves it: a number, and for a
 * withdrawal the scan itself. Also for definitions that asked for nothing. Registers and earlier systems are taken over as they are.
 */
@Component
class SpokenForOthers implements StandingCondition {

    private static final Set<String> THEMSELVES = Set.of(Actor.APPLICANT, Actor.CONSULTED, Actor.SYSTEM);
    private static final String WITHDRAWN = "withdrawn";
    /** Of a withdrawal under a definition that named no kind of scan. */
    private static final List<String> CONFIRMED = List.of("withdrawal-confirmed");
    private static final String REASON = "reason";

    private final EvidenceFiles evidence;
    private final EvidenceKinds kinds;

    SpokenForOthers(EvidenceFiles evidence, EvidenceKinds kinds) {
        this.evidence = evidence;
        this.kinds = kinds;
    }

    @Override
    public String title() {
        return "替别人登记的，有凭证";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        String action = attempt.action().id();
        Closing closing = Closing.of(state.type(), action);
        return speaksForAnother(attempt.actor()) && (!closing.scans().isEmpty() || closing.proof() != null || isWithdrawal(state, action));
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        if (EnteredLater.isTakenOver(command.lateReason())) {
            return List.of();
        }
        List<Refusal> refusals = new ArrayList<>();
        String action = attempt.action().id();
        Closing closing = Closing.of(state.type(), action);
        boolean silent = isWithdrawal(state, action) && closing.scans().isEmpty();
        unscanned(state, silent ? CONFIRMED : closing.scans()).ifPresent(refusals::add);
        boolean filled = !attempt.values().isEmpty();
        if (filled && silent && attempt.value(REASON) == null) {
            refusals.add(Refusal.ofField(REASON, "请写明申请人怎样要求撤回、由谁确认"));
        }
        if (filled && closing.proof() != null && closing.proof().isAsked(attempt.values()) && attempt.value(closing.proof().field()) == null) {
            refusals.add(new Refusal("这是替别人登记的，请写明凭证的编号（来件、通话记录、邮件等）", attempt.action().article(), closing.proof().field()));
        }
        return refusals;
    }

    private static boolean isWithdrawal(CaseState state, String action) {
        return state.type().ending(action, null).filter(ending -> ending.id().equals(WITHDRAWN)).isPresent();
    }

    private Optional<Refusal> unscanned(CaseState state, List<String> wanted) {
        if (wanted.isEmpty() || ReadOnce.<List<Evidence>>of(Evidence.class, state.id(), () -> evidence.of(state.id())).stream().filter(Evidence::stands).anyMatch(one -> wanted.contains(one.kind().id()))) {
            return Optional.empty();
        }
        String titles = wanted.stream().map(kind -> kinds.find(kind).map(EvidenceKind::title).orElse(kind)).collect(Collectors.joining("或者"));
        return Optional.of(Refusal.because("请先在“凭证”里加入扫描件：" + titles));
    }

    /** Whether somebody acts in an office, not for themselves. */
    private static boolean speaksForAnother(Actor actor) {
        return actor.capacities().stream().anyMatch(capacity -> !THEMSELVES.contains(capacity));
    }
}
