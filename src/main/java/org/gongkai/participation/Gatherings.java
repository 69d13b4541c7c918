package org.gongkai.participation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.participation.Registration.Standing;
import org.springframework.stereotype.Component;

/** What is read of gatherings: by everybody, and by whoever works on them. */
@Component
public class Gatherings {

    private final GatheringRows rows;
    private final Registrations registrations;
    private final ParticipationKinds kinds;
    private final Now now;

    Gatherings(GatheringRows rows, Registrations registrations, ParticipationKinds kinds, Now now) {
        this.rows = rows;
        this.registrations = registrations;
        this.kinds = kinds;
        this.now = now;
    }

    /**
     * A gathering as everybody reads it.
     *
     * @param registers whether somebody can register today
     * @param drawn     the numbers of those who were in the lot, in the order in which they came out
     * @param names     of those who have a place, as far as an officer put them on the list; none once they are forgotten
     */
    public record Announced(Gathering plan, Map<Standing, Long> standings, boolean registers, List<String> drawn, List<String> names) {

        public long count(Standing standing) {
            return standings.getOrDefault(standing, 0L);
        }

        /** How many places nobody has yet. */
        public long free() {
            return Math.max(0, plan.places() - count(Standing.ADMITTED));
        }
    }

    public Optional<Announced> announced(Solicitation one) {
        return rows.find(one.id()).map(plan -> new Announced(plan, registrations.standings(one.id()), registers(one, plan),
                plan.lot() == null ? List.of() : registrations.of(one.id()).stream().filter(each -> each.rank() != null).map(Registration::id).toList(), isListed(one) ? registrations.names(one.id()) : List.of()));
    }

    /** The same without who comes: for whoever only asks whether there is a place. */
    public Optional<Announced> counted(Solicitation one) {
        return rows.find(one.id()).map(plan -> new Announced(plan, registrations.standings(one.id()), registers(one, plan), List.of(), List.of()));
    }

    private boolean isListed(Solicitation one) {
        ParticipationKind.Gathered gathered = kinds.require(one.kind()).gathering();
        return gathered != null && gathered.listed();
    }

    private boolean registers(Solicitation one, Gathering plan) {
        return one.stage() == Solicitation.Stage.OPEN && plan.giving() != Gathering.Giving.INVITED && plan.registersOn(now.today());
    }

    public Optional<Gathering> find(String id) {
        return rows.find(id);
    }

    /** By id of the question; what is no gathering is not there. */
    public Map<String, Gathering> among(Collection<Solicitation> some) {
        return rows.among(some.stream().map(Solicitation::id).toList());
    }
}
