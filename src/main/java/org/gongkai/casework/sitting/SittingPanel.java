package org.gongkai.casework.sitting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CaseState;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which proposal of which sitting a matter is, whom the list proposed for it, and what its answer promised. */
@Component
@Order(2)
class SittingPanel implements CasePanel {

    private final Organs organs;

    SittingPanel(Organs organs) {
        this.organs = organs;
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        return Proposal.of(state).map(one -> {
            Sittings said = Sittings.of(state.type()).orElseThrow();
            Act enlisted = state.all(said.enlist()).getLast();
            boolean handed = state.times(said.handOut()) > 0;
            return new Shown("casework/sitting/enlisted", Map.of("proposal", one, "kind", Sittings.kind(state.type(), one.kind()), "proposed", handed ? List.of() : proposed(enlisted)));
        });
    }

    private List<String> proposed(Act enlisted) {
        return List.of(Sittings.PROPOSED_LEAD, Sittings.PROPOSED_PARTNERS, Sittings.PROPOSED_PARTS).stream().map(enlisted::text).filter(said -> said != null && !said.isBlank())
                .flatMap(said -> List.of(said.split(",")).stream()).map(organs::shortName).toList();
    }
}
