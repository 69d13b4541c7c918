package org.gongkai.participation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import org.gongkai.calendar.Now;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Regulations;
import org.springframework.stereotype.Component;

/** Every kind of {@code regulations/participations}, as it is declared today. */
@Component
public class ParticipationKinds {

    private final Supplier<List<ParticipationKind>> declared;
    private final Now now;

    ParticipationKinds(Regulations regulations, Now now) {
        this.now = now;
        this.declared = regulations.made(tree -> Definitions.all(tree, ParticipationDefinitions.FILES).stream().map(file -> ParticipationKind.of(file.value()))
                .sorted(Comparator.comparing(ParticipationKind::from).reversed()).toList());
    }

    /** Those under which somebody may ask today. */
    public List<ParticipationKind> today() {
        LocalDate today = now.today();
        return declared.get().stream().filter(kind -> !kind.from().isAfter(today) && (kind.to() == null || !kind.to().isBefore(today))).sorted(Comparator.comparing(ParticipationKind::id)).toList();
    }

    /** Ids of those under which a decision is asked about, of any day. */
    List<String> deciding() {
        return declared.get().stream().filter(ParticipationKind::decides).map(ParticipationKind::id).distinct().toList();
    }

    /** Ids of those under which organs are appraised, of any day. */
    List<String> appraising() {
        return declared.get().stream().filter(ParticipationKind::appraises).map(ParticipationKind::id).distinct().toList();
    }

    /** As it stands today, or stood last. */
    public ParticipationKind require(String id) {
        LocalDate today = now.today();
        return declared.get().stream().filter(kind -> kind.id().equals(id)).filter(kind -> !kind.from().isAfter(today)).findFirst()
                .or(() -> declared.get().stream().filter(kind -> kind.id().equals(id)).findFirst()).orElseThrow(() -> new IllegalArgumentException("no such kind of participation: " + id));
    }
}
