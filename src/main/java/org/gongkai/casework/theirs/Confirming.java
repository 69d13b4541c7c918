package org.gongkai.casework.theirs;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the office recorded of a meeting is confirmed by whoever it met, each record once. */
@Component
class Confirming implements StandingCondition {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("由提出人确认机关登记的哪一步，每登记一次确认一次") @Nullable String confirms) {
    }

    static @Nullable String of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::confirms).orElse(null);
    }

    @Override
    public String title() {
        return "有登记过、还没有确认的";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return of(state.type(), attempt.action().id()) != null;
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        String confirmed = String.valueOf(of(state.type(), attempt.action().id()));
        return state.times(confirmed) > state.times(attempt.action().id()) ? List.of()
                : List.of(Refusal.because("没有登记过、还没有确认的“" + state.type().action(confirmed).map(Action::title).orElse(confirmed) + "”"));
    }
}
