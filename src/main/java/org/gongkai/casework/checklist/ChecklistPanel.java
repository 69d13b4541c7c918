package org.gongkai.casework.checklist;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.material.CameWith;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The list of what has to come with a matter, counted; whoever handles it notes what came on paper. */
@Component
@Order(6)
class ChecklistPanel implements CasePanel {

    private final CameWith cameWith;

    ChecklistPanel(CameWith cameWith) {
        this.cameWith = cameWith;
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        List<CountedMaterial> counted = folder.forgottenOn() == null ? Checklist.counted(folder, cameWith) : List.of();
        return counted.isEmpty() ? Optional.empty() : Optional.of(new Shown("casework/checklist/checklist", Map.of("matter", folder.state().id(), "list", counted,
                "mayNote", !folder.state().ended() && CaseRedactions.mayHandle(staff, folder.state()))));
    }
}
