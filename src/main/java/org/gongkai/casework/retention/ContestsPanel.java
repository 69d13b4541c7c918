package org.gongkai.casework.retention;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The matters brought against the answer of a case, and the answers it is brought against. */
@Component
@Order(1)
class ContestsPanel implements CasePanel {

    private final Contests contests;
    private final CaseLists lists;

    ContestsPanel(Contests contests, CaseLists lists) {
        this.contests = contests;
        this.lists = lists;
    }

    @Override
    public Place place() {
        return Place.HEADING;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        List<Contests.Contest> against = folder.state().concludedOn() == null ? List.of() : contests.against(folder);
        List<String> its = contests.contestedBy(folder);
        List<CaseLists.Line> contested = its.isEmpty() ? List.of() : lists.byIds(staff.scope(), its);
        return against.isEmpty() && contested.isEmpty() ? Optional.empty()
                : Optional.of(new Shown("casework/retention/contests", Map.of("against", against, "contested", contested)));
    }
}
