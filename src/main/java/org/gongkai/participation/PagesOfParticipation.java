package org.gongkai.participation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.face.MadeFrom;
import org.gongkai.ledger.Act;
import org.gongkai.pages.PageSources;
import org.gongkai.publication.PagesOfDocuments;
import org.springframework.stereotype.Component;

/** An act of a question that everybody reads changes its page, and that of the document that came of it. */
@Component
public class PagesOfParticipation implements PageSources {

    public static final String ROOM = "participation";

    private final SolicitationRows solicitations;

    PagesOfParticipation(SolicitationRows solicitations) {
        this.solicitations = solicitations;
    }

    /** The name of a question as a source of pages. */
    public static String source(String solicitation) {
        return MadeFrom.source(ROOM, solicitation);
    }

    @Override
    public List<Change> changedBy(List<Act> acts) {
        List<String> touched = acts.stream().filter(act -> act.kind().startsWith(ROOM + ".")).map(Act::subject).distinct().toList();
        if (touched.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        solicitations.among(touched).stream().filter(one -> one.stage().isPublic()).forEach(one -> {
            changes.add(new Change(source(one.id()), List.of(one.address(), Decision.address(one.id()))));
            Optional.ofNullable(one.became()).filter(became -> one.stage() == Solicitation.Stage.ANSWERED)
                    .ifPresent(became -> changes.add(new Change(PagesOfDocuments.source(became), List.of("/documents/" + became))));
        });
        return changes;
    }
}
