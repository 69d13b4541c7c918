package org.gongkai.reporting.campaign;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.PostHeld;
import org.gongkai.reporting.FillsInPlace;
import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.campaign.TakeStep.Wanted;
import org.springframework.stereotype.Component;

/** 代填人: somebody of the organ who fills in its form for one campaign, though their post alone would not let them. */
@Component
public class Deputies implements FillsInPlace {

    private final CampaignRows rows;
    private final TakeStep steps;
    private final FillFiling fill;
    private final People people;

    Deputies(CampaignRows rows, TakeStep steps, FillFiling fill, People people) {
        this.rows = rows;
        this.steps = steps;
        this.fill = fill;
        this.people = people;
    }

    /** Named by whoever may submit for the organ. */
    public Attempt<Filing> depute(String campaignId, String organ, String personId, Reporter reporter) {
        return steps.take(campaignId, organ, Wanted.of(Step.DEPUTED, organ, "").person(personId), reporter, (campaign, filing) -> fill.signs(campaign, organ, reporter)
                .or(() -> choosable(organ).stream().anyMatch(person -> person.id().equals(personId)) ? Optional.empty() : Optional.of("代填人应当在该机关任职。")));
    }

    /** Who may be named: the people of the organ. */
    public List<Person> choosable(String organ) {
        return people.postsAt(organ).stream().map(PostHeld::person).distinct().flatMap(id -> people.find(id).stream()).sorted(Comparator.comparing(Person::name)).toList();
    }

    @Override
    public boolean fills(String personId, ReportKey key) {
        return key.scope() == ReportScope.OWN && rows.isDeputy(personId, key.family(), key.organ(), key.period().id());
    }
}
