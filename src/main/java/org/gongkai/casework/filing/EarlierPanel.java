package org.gongkai.casework.filing;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the same applicant asked for before. */
@Component
@Order(2)
class EarlierPanel implements CasePanel {

    private final EarlierRequests earlier;

    EarlierPanel(EarlierRequests earlier) {
        this.earlier = earlier;
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return Optional.of(new Shown("casework/filing/earlier", Map.of("earlier", earlier.of(folder))));
    }
}
