package org.gongkai.casework.clocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the named clocks of a matter and of its parts say. */
@Component
@Order(0)
public class NamedClocksPanel implements CasePanel {

    private final Cases cases;

    NamedClocksPanel(Cases cases) {
        this.cases = cases;
    }

    /** @param organ whose part it is; empty for the matter itself */
    public record Part(String organ, String title, List<ClockReading> readings) {
    }

    @Override
    public Place place() {
        return Place.NOW;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        List<Part> parts = folder.state().handlings().stream().filter(one -> !one.runs().isEmpty()).map(one -> part(folder, one)).toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Shown("casework/clocks/named-clocks", Map.of("parts", parts)));
    }

    private Part part(CaseFolder folder, Handling one) {
        List<ClockReading> readings = cases.named(folder.state(), one);
        if (one.isFirst()) {
            return new Part("", "", readings);
        }
        Organ organ = folder.organs().get(one.organ());
        return new Part(organ == null ? one.organ() : organ.name(), one.turn() == null ? "" : one.turn().title(), readings);
    }
}
