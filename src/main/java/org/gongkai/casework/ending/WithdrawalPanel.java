package org.gongkai.casework.ending;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** That a withdrawal was entered and waits for the applicant. */
@Component
@Order(1)
class WithdrawalPanel implements CasePanel {

    @Override
    public Place place() {
        return Place.NOW;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return WithdrawalGuards.open(folder.state()).map(open -> new Shown("casework/ending/withdrawal-open", Map.of()));
    }
}
