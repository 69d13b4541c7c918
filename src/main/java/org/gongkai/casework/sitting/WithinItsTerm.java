package org.gongkai.casework.sitting;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.clock.LastDay;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** A step that may be taken only so long after the matter was sent: whoever did not object in time has it. */
class WithinItsTerm implements StandingCondition {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("只能在这个期限内办的，自派出起算：terms 里的一个") @Nullable String within) {
    }

    static @Nullable String of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::within).orElse(null);
    }

    private final Calendars calendars;
    private final Provisions provisions;

    WithinItsTerm(Calendars calendars, Provisions provisions) {
        this.calendars = calendars;
        this.provisions = provisions;
    }

    @Override
    public String title() {
        return "没有过提出的期限";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return of(state.type(), attempt.action().id()) != null;
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        String term = String.valueOf(of(state.type(), attempt.action().id()));
        Handling handling = state.handling(command.handling(), attempt.action().id()).orElse(null);
        if (handling == null || provisions.find(term, handling.heldSince()).isEmpty()) {
            return List.of();
        }
        LocalDate last = LastDay.of(term, handling.heldSince(), provisions, calendars.of(handling.organ()));
        return attempt.on().isAfter(last) ? List.of(Refusal.because("提出的期限到 " + last + " 为止，已经过了，请照常办理；确有新情况的，请与交办的机关联系")) : List.of();
    }
}
