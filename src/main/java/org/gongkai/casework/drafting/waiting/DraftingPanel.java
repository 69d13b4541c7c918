package org.gongkai.casework.drafting.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.casework.drafting.declared.Hands;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What may be drafted of a matter, and where what is drafted stands. */
@Component
@Order(0)
public class DraftingPanel implements CasePanel {

    private final DraftsWaiting drafts;

    DraftingPanel(DraftsWaiting drafts) {
        this.drafts = drafts;
    }

    /**
     * An action that is drafted.
     *
     * @param draft null where none is begun
     * @param turn  whether it is this person's turn, as far as their posts say
     */
    public record Line(Action action, @Nullable Draft draft, Hands hands, boolean turn, String address) {
    }

    @Override
    public Place place() {
        return Place.NOW;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        if (folder.forgottenOn() != null || Veiling.unnamed(state, staff) || state.type().actions().stream().noneMatch(action -> Drafted.of(state.type(), action.id()).isPresent())) {
            return Optional.empty();
        }
        List<Draft> all = drafts.of(state.id());
        List<Draft> underWay = all.stream().filter(draft -> draft.stage().isOpen()).toList();
        List<Draft> signed = all.stream().filter(draft -> !draft.stage().isOpen()).toList();
        List<Line> lines = new ArrayList<>();
        for (Handling handling : state.handlings()) {
            for (Action action : handling.procedureIn(state.type()).actions()) {
                Drafted drafted = handling.isOpen() ? Drafted.of(state.type(), action.id()).orElse(null) : null;
                Hands hands = drafted == null ? null : Hands.of(drafted, action, staff, handling.organ());
                if (hands == null || !hands.any()) {
                    continue;
                }
                Draft draft = underWay.stream().filter(one -> one.action().equals(action.id()) && one.handling() == handling.no()).findFirst().orElse(null);
                if (draft != null || hands.drafts() && action.from().contains(handling.stage())) {
                    lines.add(new Line(action, draft, hands, draft == null ? !folder.waits(handling) : hands.holds(draft.stage(), "", staff), "/desk/cases/" + state.id() + "/drafting/" + action.id()
                            + (handling.isFirst() ? "" : "?" + Handling.NUMBER + "=" + handling.no())));
                }
            }
        }
        return lines.isEmpty() && signed.isEmpty() ? Optional.empty() : Optional.of(new Shown("casework/drafting/waiting/panel", Map.of("lines", lines, "signed", signed, "matter", state.id())));
    }
}
