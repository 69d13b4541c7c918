package org.gongkai.casework.dispatch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;

/** A matter is sent to organs that exist that day, to each once, and to none that has it already; whose answer ends it, that is one only. */
class SentWhereItMayGo implements StandingCondition {

    private final Organs organs;

    SentWhereItMayGo(Organs organs) {
        this.organs = organs;
    }

    @Override
    public String title() {
        return "派往的机关存在，没有重复派";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return !state.type().consequence(attempt.action().id()).hands().dispatch().isEmpty();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Set<String> there = organs.asOf(attempt.on()).stream().map(Organ::id).collect(Collectors.toSet());
        Consequence.Hands hands = state.type().consequence(attempt.action().id()).hands();
        // what is called back with the same step may be sent to the same organ anew
        Set<String> holding = hands.recalls() ? new HashSet<>() : state.openElsewhere().stream().map(Handling::organ).collect(Collectors.toCollection(HashSet::new));
        List<Refusal> refusals = new ArrayList<>();
        for (Consequence.Dispatch sent : hands.dispatch()) {
            if (ends(state.type(), sent.turn())) {
                if (Handling.organs(attempt.value(sent.to())).size() > 1) {
                    refusals.add(Refusal.ofField(sent.to(), "“" + state.type().turn(sent.turn()).title() + "”只能有一家，请只选一个机关"));
                }
                state.openElsewhere().stream().filter(one -> !hands.recalls() && one.turn() != null && one.turn().id().equals(sent.turn())).findFirst()
                        .map(one -> Refusal.ofField(sent.to(), "“" + name(one.organ()) + "”作为“" + state.type().turn(sent.turn()).title() + "”还在办，只能有一家；等它退回，或者先收回"))
                        .ifPresent(refusals::add);
            }
            LocalDate until = sent.until() == null ? null : attempt.date(sent.until());
            if (until != null && until.isBefore(attempt.on())) {
                refusals.add(Refusal.ofField(sent.until(), "最后一日 " + until + " 早于 " + attempt.on() + "，请核对年月日"));
            }
            for (String organ : Handling.organs(attempt.value(sent.to()))) {
                against(organ, there, holding, attempt).map(why -> Refusal.ofField(sent.to(), why)).ifPresent(refusals::add);
            }
        }
        return refusals;
    }

    private static boolean ends(CaseType type, String turn) {
        return type.turn(turn).procedure().actions().stream().anyMatch(action -> type.consequence(action.id()).concludes());
    }

    private String name(String organ) {
        return organs.name(organ);
    }

    private Optional<String> against(String organ, Set<String> there, Set<String> holding, Attempt attempt) {
        String name = name(organ);
        if (!there.contains(organ)) {
            return Optional.of(organs.successor(organ).filter(one -> !one.id().equals(organ)).map(one -> "“" + name + "”已并入“" + one.name() + "”，请派给后者")
                    .orElse("没有“" + name + "”这个机关，或者它在 " + attempt.on() + " 不存在"));
        }
        return holding.add(organ) ? Optional.empty() : Optional.of("“" + name + "”已经在办这一件，或者写了两次，不能再派给它");
    }
}
