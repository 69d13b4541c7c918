package org.gongkai.registers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.Role;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Refusal;
import org.gongkai.procedure.Stage;
import org.gongkai.registers.Proposals.Proposal;

/** The steps that rows of a register go through: one hand after the other, each of which may return them. */
final class ProposalSteps {

    private static final String RETURN = "return";
    private static final String WITHDRAW = "withdraw";

    private ProposalSteps() {
    }

    /** Every condition of the steps. */
    static List<Guard<? super Proposal>> guards() {
        return List.of(new NotOwn(), new Own());
    }

    static Procedure of(Register register) {
        List<String> roles = register.keeping().approves();
        List<Stage> stages = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        for (int n = 0; n < roles.size(); n++) {
            stages.add(new Stage(Proposals.WAITS + n, "待" + Role.valueOf(roles.get(n)).title() + "审批", false));
            String next = n + 1 < roles.size() ? Proposals.WAITS + (n + 1) : Proposals.ENTERED;
            actions.add(new Action(Proposals.PASS + n, next.equals(Proposals.ENTERED) ? "同意，登记" : "同意，送下一步", null, null, Set.of(Proposals.WAITS + n), next, Set.of(roles.get(n)), List.of("not-own"), List.of()));
        }
        stages.add(new Stage(Proposals.ENTERED, "已登记", true));
        stages.add(new Stage(Proposals.RETURNED, "已退回", false));
        stages.add(new Stage(Proposals.WITHDRAWN, "已撤回", true));
        Set<String> waiting = Set.copyOf(stages.stream().map(Stage::id).filter(id -> id.startsWith(Proposals.WAITS)).toList());
        actions.add(new Action(RETURN, "退回", null, null, waiting, Proposals.RETURNED, Set.copyOf(roles), List.of(),
                List.of(new Field("reason", "退回理由", null, Field.Kind.TEXT, Field.Keeping.SEALED, true, Map.of(), 500, null))));
        Set<String> open = new HashSet<>(waiting);
        open.add(Proposals.RETURNED);
        actions.add(new Action(WITHDRAW, "撤回，不再送审", null, null, open, Proposals.WITHDRAWN, Set.copyOf(register.keeping().enters()), List.of("own"), List.of()));
        return new Procedure(register.id(), register.title(), Proposals.WAITS + 0, stages, actions);
    }

    /** Nobody agrees to what he put himself. */
    private static final class NotOwn implements Guard<Proposal> {

        @Override
        public String name() {
            return "not-own";
        }

        @Override
        public String title() {
            return "不由录入的人自己审批";
        }

        @Override
        public Optional<Refusal> refuse(Proposal proposal, Attempt attempt) {
            return attempt.isBy(proposal.person()) ? Optional.of(Refusal.because("这是您自己录入的，须由另一个人审批")) : Optional.empty();
        }
    }

    /** Only whoever put it takes it back. */
    private static final class Own implements Guard<Proposal> {

        @Override
        public String name() {
            return "own";
        }

        @Override
        public String title() {
            return "由录入的人自己撤回";
        }

        @Override
        public Optional<Refusal> refuse(Proposal proposal, Attempt attempt) {
            return proposal.isOfTheHouse() || proposal.person().equals(attempt.actor().personId()) ? Optional.empty() : Optional.of(Refusal.because("由录入的人自己撤回；您可以退回"));
        }
    }
}
