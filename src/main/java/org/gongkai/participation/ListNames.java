package org.gongkai.participation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.participation.Registration.Standing;
import org.gongkai.publication.PublicationCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes who has a place, where the list is public (听证参加人名单): once places are given, and without the names that an officer holds back. */
@Component
public class ListNames {

    static final String LIST = "participation.list";

    private final SolicitationRows solicitations;
    private final GatheringRows gatherings;
    private final Registrations registrations;
    private final ParticipationKinds kinds;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Now now;

    ListNames(SolicitationRows solicitations, GatheringRows gatherings, Registrations registrations, ParticipationKinds kinds, PublicationCheck check, Ledger ledger, Now now) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.registrations = registrations;
        this.kinds = kinds;
        this.check = check;
        this.ledger = ledger;
        this.now = now;
    }

    /** Whether the list of a gathering can be published today. */
    public boolean isDue(Solicitation one, Gathering plan) {
        ParticipationKind.Gathered gathered = kinds.require(one.kind()).gathering();
        return gathered != null && gathered.listed() && one.stage().isPublic() && !plan.registersOn(now.today()) && (plan.giving() != Gathering.Giving.LOT || plan.lot() != null);
    }

    /** From now on these names are the list, and no others. @param numbers of registrations with a place @return how many */
    @Transactional
    public Attempt<Integer> publish(String id, Set<String> numbers, Staff staff) {
        Gathering plan = gatherings.hold(id).orElseThrow();
        Solicitation one = solicitations.find(id).orElseThrow();
        if (!isDue(one, plan) || !kinds.require(one.kind()).isDraftedBy(staff, one.organ())) {
            return Attempt.refused("报名截止、名额定了以后，由主办机关的信息员或者公开办公布名单");
        }
        Map<String, Person> persons = registrations.persons(id);
        List<Registration> all = registrations.of(id);
        List<String> chosen = all.stream().filter(each -> each.standing() == Standing.ADMITTED && numbers.contains(each.id()) && persons.containsKey(each.id())).map(Registration::id).toList();
        if (chosen.isEmpty() && all.stream().noneMatch(Registration::listed)) {
            return Attempt.refused("选有名额的人，没有选的不列入名单");
        }
        Map<String, String> values = new LinkedHashMap<>();
        chosen.forEach(number -> values.put("编号 " + number + " 的姓名", persons.get(number).name()));
        List<String> stops = check.stops(values);
        if (!stops.isEmpty()) {
            return Attempt.refused(stops);
        }
        ledger.record(ActDraft.of(LIST, id).organ(one.organ()).actor(staff.personId()).detail("registrations", chosen));
        registrations.list(id, chosen);
        return Attempt.done(chosen.size());
    }
}
