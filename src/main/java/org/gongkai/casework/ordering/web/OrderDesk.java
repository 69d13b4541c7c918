package org.gongkai.casework.ordering.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.ordering.Lack;
import org.gongkai.casework.ordering.OrderingCapability;
import org.gongkai.casework.ordering.OrderingCapability.Ordering;
import org.gongkai.casework.ordering.Rectification;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person may do with the list of an order, and doing it: the items and the step that they make up go together or not at all. */
@Component
class OrderDesk {

    private final Cases cases;
    private final Rectification rectification;
    private final EvidenceFiles evidence;
    private final People people;
    private final TransactionTemplate transaction;

    OrderDesk(Cases cases, Rectification rectification, EvidenceFiles evidence, People people, TransactionTemplate transaction) {
        this.cases = cases;
        this.rectification = rectification;
        this.evidence = evidence;
        this.people = people;
        this.transaction = transaction;
    }

    LackView list(CaseState state) {
        List<Lack> lacks = rectification.of(state.id());
        return new LackView(lacks, people.names(lacks.stream().flatMap(lack -> Stream.concat(Stream.of(lack.answeredBy(), lack.verifiedBy()), lack.said().stream().map(Lack.Said::person)))
                .filter(Objects::nonNull).distinct().toList()));
    }

    /** The handling in which this person may answer now; empty where they may not. */
    Optional<Handling> answering(CaseState state, Staff staff) {
        Ordering ordering = OrderingCapability.of(state.type()).orElseThrow();
        return state.openElsewhere().stream().filter(handling -> handling.procedureIn(state.type()).action(ordering.answer())
                .filter(action -> action.from().contains(handling.stage()) && action.openTo(CaseFolders.actor(staff, handling.organ()))).isPresent()).findFirst();
    }

    /** Whether this person may say now what is made up for. */
    boolean verifies(CaseState state, Staff staff) {
        Ordering ordering = OrderingCapability.of(state.type()).orElseThrow();
        return state.type().action(ordering.accept()).filter(action -> action.from().contains(state.stage()) && action.openTo(CaseFolders.actor(staff, state.organ()))).isPresent();
    }

    /** Whether this person reads what proves the items: whoever may say of such an order, now or later, what is made up for, and whoever may answer it. */
    boolean readsProofs(CaseState state, Staff staff) {
        Ordering ordering = OrderingCapability.of(state.type()).orElseThrow();
        return state.type().action(ordering.accept()).filter(action -> action.openTo(CaseFolders.actor(staff, state.organ()))).isPresent() || state.handlings().stream()
                .anyMatch(handling -> handling.procedureIn(state.type()).action(ordering.answer()).filter(action -> action.openTo(CaseFolders.actor(staff, handling.organ()))).isPresent());
    }

    /** Whether this person took part in answering it. */
    boolean isOwn(CaseState state, Staff staff) {
        return rectification.answerers(state).contains(staff.personId());
    }

    /** Writes down what was done, with the files that prove it. @param send whether that is the answer; else more will be written */
    List<String> answer(CaseFolder folder, Handling handling, Staff staff, List<Rectification.Done> done, List<EvidenceFiles.Looked> files, boolean send, @Nullable String token) {
        Ordering ordering = OrderingCapability.of(folder.state().type()).orElseThrow();
        return together(() -> {
            files.forEach(file -> evidence.keep(file, staff.personId()));
            return rectification.answer(folder.state(), handling.organ(), staff, done);
        },
                send ? Perform.today(folder.state().id(), ordering.answer(), CaseFolders.actor(staff, handling.organ()), Map.of()).in(handling.no()).once(token) : null);
    }

    /** Writes down what was found; with every item accepted the order is settled, else it goes back. @param until the last day for the next answer; null where nothing goes back */
    List<String> verify(CaseFolder folder, Staff staff, List<Rectification.Found> found, @Nullable LocalDate until, @Nullable String token) {
        CaseState state = folder.state();
        Ordering ordering = OrderingCapability.of(state.type()).orElseThrow();
        boolean back = found.stream().anyMatch(one -> !one.accepted());
        Map<String, String> values = new HashMap<>();
        if (back) {
            values.put("addressed", String.valueOf(state.last(ordering.issue()).map(act -> act.text("addressed")).orElse("")));
            if (until != null) {
                values.put("until", until.toString());
            }
        }
        return together(() -> rectification.verify(state, staff, found),
                Perform.today(state.id(), back ? ordering.sendBack() : ordering.accept(), CaseFolders.actor(staff, state.organ()), values).once(token));
    }

    private List<String> together(Supplier<Attempt<Integer>> items, @Nullable Perform step) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Attempt<Integer> kept = items.get();
            List<String> reasons = kept instanceof Attempt.Refused<Integer> refused ? refused.reasons()
                    : step != null && cases.perform(step) instanceof Performed.Refused refused ? refused.reasons().stream().map(Refusal::sentence).toList() : List.of();
            if (!reasons.isEmpty()) {
                status.setRollbackOnly();
            }
            return reasons;
        }));
    }
}
