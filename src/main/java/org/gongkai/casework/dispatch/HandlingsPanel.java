package org.gongkai.casework.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who holds a matter, since when, until when, and who gave it back. */
@Component
@Order(0)
public class HandlingsPanel implements CasePanel {

    private final Cases cases;

    HandlingsPanel(Cases cases) {
        this.cases = cases;
    }

    /** A handling in words. */
    public record Part(String organ, String title, String stage, boolean open, LocalDate since, @Nullable ComputedDay lastDay, boolean binding) {
    }

    @Override
    public Place place() {
        return Place.HAPPENED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        List<Part> parts = folder.state().handlings().stream().filter(one -> !one.isFirst()).map(one -> part(folder, one)).toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Shown("casework/dispatch/handlings", Map.of("parts", parts)));
    }

    /** Those that still have it, for whoever follows the matter. */
    public List<Part> open(CaseFolder folder) {
        return folder.state().openElsewhere().stream().map(one -> part(folder, one)).toList();
    }

    private Part part(CaseFolder folder, Handling one) {
        Organ organ = folder.organs().get(one.organ());
        return new Part(organ == null ? one.organ() : organ.name(), one.turn() == null ? "" : one.turn().title(), folder.state().type().stage(one.stage()).title(),
                one.isOpen(), one.heldSince(), one.isOpen() ? cases.clock(folder.state(), one).map(Reading::lastDay).orElse(null) : null, one.binding());
    }
}
