package org.gongkai.participation;

import java.util.List;
import java.util.stream.Stream;

import org.gongkai.face.Entrance;
import org.gongkai.face.EntranceDoors;
import org.gongkai.publication.DocumentOrigins;
import org.springframework.stereotype.Component;

/** Leads to where people take part: from the entrance, once there is anything, and from a document to the question that it came of. */
@Component
class CameOfParticipation implements DocumentOrigins, EntranceDoors {

    private final SolicitationRows solicitations;
    private final ParticipationKinds kinds;

    CameOfParticipation(SolicitationRows solicitations, ParticipationKinds kinds) {
        this.solicitations = solicitations;
        this.kinds = kinds;
    }

    @Override
    public List<Origin> of(String document) {
        return solicitations.became(document).stream().flatMap(one -> Stream.concat(Stream.of(new Origin("征集意见和采纳情况", one.title(), one.address())),
                kinds.require(one.kind()).decides() ? Stream.of(new Origin("决策前、实施过程、实施结果", "决策走到哪一步", Decision.address(one.id()))) : Stream.of())).toList();
    }

    @Override
    public List<Door> of(Entrance entrance) {
        return entrance == Entrance.INTERACTION && solicitations.opened() > 0 ? List.of(new Door("意见征集", "对正在征集意见的草案提意见，看以前征集的意见采纳了多少", "/participation")) : List.of();
    }
}
