package org.gongkai.participation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.search.Audience;
import org.gongkai.search.Findable;
import org.gongkai.search.Findables;
import org.springframework.stereotype.Component;

/** Lets questions to the public be found from the day they open: the draft, why it is asked, and what came of it. */
@Component
class ParticipationFindables implements Findables {

    private static final String KIND = "solicitation";
    private static final float WEIGHT = 0.9f;

    private final SolicitationRows solicitations;
    private final AnswerGroups groups;
    private final Organs organs;

    ParticipationFindables(SolicitationRows solicitations, AnswerGroups groups, Organs organs) {
        this.solicitations = solicitations;
        this.groups = groups;
        this.organs = organs;
    }

    @Override
    public String room() {
        return PagesOfParticipation.ROOM;
    }

    @Override
    public String shape() {
        return "1";
    }

    @Override
    public Map<String, String> kinds() {
        return Map.of(KIND, "意见征集");
    }

    @Override
    public Set<String> touched(List<Act> acts) {
        return acts.stream().filter(act -> Set.of(AskThePublic.OPEN, PublishOutcome.ANSWER).contains(act.kind())).map(Act::subject).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public List<Findable> among(Collection<String> ids) {
        return open(ids).stream().map(this::findable).toList();
    }

    private List<Solicitation> open(Collection<String> ids) {
        return solicitations.among(ids).stream().filter(one -> one.stage().isPublic()).toList();
    }

    private Findable findable(Solicitation one) {
        StringBuilder text = new StringBuilder(one.text().why()).append('\n').append(one.text().draft());
        if (one.stage() == Solicitation.Stage.ANSWERED) {
            text.append('\n').append(one.summary());
            groups.of(one.id()).forEach(group -> text.append('\n').append(group.title()).append('\n').append(group.reason()));
        }
        return Findable.of(one.id(), KIND, one.title(), text.toString(), one.address()).from(organs.find(one.organ()).map(Organ::name).orElse(null), one.opensOn()).only(Audience.PUBLIC).weighing(WEIGHT);
    }

    @Override
    public List<String> idsAfter(String id, int limit) {
        return solicitations.idsAfter(id, limit);
    }

    @Override
    public long count() {
        return solicitations.opened();
    }

    @Override
    public Set<String> openAmong(Collection<String> ids, Audience reader) {
        return open(ids).stream().map(Solicitation::id).collect(Collectors.toSet());
    }
}
