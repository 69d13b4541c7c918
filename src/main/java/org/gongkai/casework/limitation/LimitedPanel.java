package org.gongkai.casework.limitation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** That a letter came within a limitation: look at it now, it may be urgent or something the law has answered. And that one was decided in a matter, while it holds. */
@Component
@Order(0)
class LimitedPanel implements CasePanel {

    private final Now now;

    LimitedPanel(Now now) {
        this.now = now;
    }

    @Override
    public Place place() {
        return Place.ABOVE;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        Optional<LocalDate> came = folder.state().ended() ? Optional.empty() : Limiting.cameWithin(folder.state());
        return came.or(() -> Limiting.stands(folder.state(), now.today())).map(until -> new Shown("casework/limitation/limited", Map.of("until", until, "look", came.isPresent())));
    }
}
