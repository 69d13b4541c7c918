package org.gongkai.casework.retention;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Until when the personal data of a case are kept, and what keeps them longer. */
@Component
@Order(1)
class KeptPanel implements CasePanel {

    private final Forgetting forgetting;

    KeptPanel(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    @Override
    public Place place() {
        return Place.ABOVE;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return Optional.of(new Shown("casework/retention/kept", Map.of("folder", folder, "kept", forgetting.standing(folder, staff))));
    }
}
