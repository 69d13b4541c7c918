package org.gongkai.participation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.Facts;
import org.gongkai.participation.Contribution.Way;
import org.gongkai.participation.Solicitation.Stage;
import org.springframework.stereotype.Component;

/** What everybody reads of the questions to the public, and what staff read of their own. */
@Component
public class Solicitations {

    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);
    private static final int MOST = 200;

    private final SolicitationRows rows;
    private final Contributions contributions;
    private final AnswerGroups groups;
    private final ParticipationKinds kinds;
    private final Organs organs;
    private final Facts facts;
    private final Now now;

    Solicitations(SolicitationRows rows, Contributions contributions, AnswerGroups groups, ParticipationKinds kinds, Organs organs, Facts facts, Now now) {
        this.rows = rows;
        this.contributions = contributions;
        this.groups = groups;
        this.kinds = kinds;
        this.organs = organs;
        this.facts = facts;
        this.now = now;
    }

    /** Gatherings that were announced for a day to come and are not held. */
    public List<Solicitation> cancelled() {
        return rows.in(Set.of(Stage.CANCELLED), LAST, "", MOST).stream().filter(one -> !one.closesOn().isBefore(now.today())).toList();
    }

    /** Those open now and those whose outcome is owed. */
    public List<Solicitation> running() {
        return rows.in(Set.of(Stage.OPEN, Stage.CLOSED, Stage.PROPOSED), LAST, "", MOST);
    }

    /** Those with an outcome, the last to close first. */
    public List<Solicitation> answered(LocalDate before, String beforeId, int limit) {
        return rows.in(Set.of(Stage.ANSWERED), before, beforeId, limit);
    }

    /** One that everybody reads. */
    public Optional<Solicitation> open(String id) {
        return rows.find(id).filter(one -> one.stage().isPublic());
    }

    public boolean isThereAny() {
        return rows.opened() > 0;
    }

    /** One of an organ that somebody drafts or signs for. */
    public Optional<Solicitation> of(String id, Staff staff) {
        return rows.find(id).filter(one -> kinds.require(one.kind()).isDraftedBy(staff, one.organ()) || kinds.require(one.kind()).isSignedBy(staff, one.organ()));
    }

    public List<Solicitation> of(Collection<String> reach) {
        return rows.of(reach, Set.of(Stage.values()), MOST);
    }

    /** Opinions that everybody reads, the newest first, each with how many support it. */
    public List<Contribution> shown(Solicitation one, long before, int limit) {
        return contributions.shown(one.id(), before, limit);
    }

    public Map<Long, Long> supports(Solicitation one) {
        return contributions.supports(one.id());
    }

    /** How many came in which way. */
    public Map<Way, Long> byWay(Solicitation one) {
        return contributions.byWay(one.id());
    }

    /** The names beside words whose authors want them there, by number. */
    public Map<Long, String> names(List<Contribution> some) {
        Map<Long, String> names = new HashMap<>();
        contributions.persons(some.stream().filter(Contribution::signed).toList()).forEach((number, person) -> names.put(number, person.name()));
        return names;
    }

    /** Whether name or telephone of whoever wrote it are kept. */
    public boolean isKnown(Contribution one) {
        return contributions.person(one.id()).isPresent();
    }

    public Outcome outcome(Solicitation one) {
        return groups.outcome(one);
    }

    /** The answer that a contribution was given; empty before the outcome is published, and for what needs none. */
    public Optional<AnswerGroup> answer(Contribution one) {
        Solicitation asked = rows.find(one.solicitation()).orElseThrow();
        String group = one.supports() == null ? one.group() : contributions.opinion(one.solicitation(), one.supports()).map(opinion -> opinion.entry().group()).orElse(null);
        return asked.stage() == Stage.ANSWERED ? groups.of(asked.id()).stream().filter(answer -> answer.id().equals(group)).findFirst() : Optional.empty();
    }

    /**
     * What was asked in a year, and what was answered: the sums of the facts that the acts left.
     *
     * @param inTime outcomes within their term
     */
    public record Year(int year, long opened, long answered, long inTime) {
    }

    public Year year() {
        LocalDate today = now.today();
        Set<String> all = organs.asOf(today).stream().map(Organ::id).collect(Collectors.toSet());
        Map<String, Long> sums = new HashMap<>();
        facts.sums(FactQuery.of(Set.of(Counts.OPENED, Counts.ANSWERED, Counts.IN_TIME), all).between(today.withDayOfYear(1), today))
                .forEach(sum -> sums.merge(sum.kind(), sum.amount().longValueExact(), Long::sum));
        return new Year(today.getYear(), sums.getOrDefault(Counts.OPENED, 0L), sums.getOrDefault(Counts.ANSWERED, 0L), sums.getOrDefault(Counts.IN_TIME, 0L));
    }
}
