package org.gongkai.ledger;

import org.gongkai.directory.DirectoryEvent;
import org.gongkai.directory.DirectoryEvent.AbsenceRecorded;
import org.gongkai.directory.DirectoryEvent.BackEarlier;
import org.gongkai.directory.DirectoryEvent.OrganDescribed;
import org.gongkai.directory.DirectoryEvent.OrganEstablished;
import org.gongkai.directory.DirectoryEvent.OrganMerged;
import org.gongkai.directory.DirectoryEvent.OrganMoved;
import org.gongkai.directory.DirectoryEvent.OrganRenamed;
import org.gongkai.directory.DirectoryEvent.OutsiderAdmitted;
import org.gongkai.directory.DirectoryEvent.OutsiderEnded;
import org.gongkai.directory.DirectoryEvent.OutsiderResumed;
import org.gongkai.directory.DirectoryEvent.PasswordReset;
import org.gongkai.directory.DirectoryEvent.PersonAdded;
import org.gongkai.directory.DirectoryEvent.PostEnded;
import org.gongkai.directory.DirectoryEvent.PostGiven;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what happens to organs, people and posts into the ledger, in the transaction of the change. */
@Component
public class DirectoryActs {

    /** Organ of acts for which no organ answers: they concern a person, or there is none yet. */
    public static final String INSTALLATION = "installation";

    private final Ledger ledger;

    DirectoryActs(Ledger ledger) {
        this.ledger = ledger;
    }

    @EventListener
    void record(DirectoryEvent event) {
        ActDraft draft = switch (event) {
            case OrganEstablished e -> of("organ-established", e.organ(), e.organ());
            case OrganRenamed e -> of("organ-renamed", e.organ(), e.organ());
            case OrganMoved e -> of("organ-moved", e.organ(), e.organ()).detail("parent", e.parent());
            case OrganMerged e -> of("organ-merged", e.organ(), e.organ()).detail("successor", e.successor());
            case OrganDescribed e -> of("organ-described", e.organ(), e.organ());
            case PersonAdded e -> of("person-added", e.person(), INSTALLATION);
            case PostGiven e -> of("post-given", e.person(), e.organ()).detail("post", e.post()).detail("role", e.role().name());
            case PostEnded e -> of("post-ended", e.person(), e.organ()).detail("post", e.post());
            case AbsenceRecorded e -> of("absence-recorded", e.person(), INSTALLATION).detail("absence", e.absence()).detail("substitute", e.substitute()).detail("until", e.until());
            case BackEarlier e -> of("absence-ended", e.person(), INSTALLATION).detail("absence", e.absence());
            case OutsiderAdmitted e -> of("outsider-admitted", e.person(), INSTALLATION).detail("kind", e.kind()).detail("document", e.document());
            case OutsiderEnded e -> of("outsider-ended", e.person(), INSTALLATION);
            case OutsiderResumed e -> of("outsider-resumed", e.person(), INSTALLATION);
            case PasswordReset e -> of("password-reset", e.person(), INSTALLATION);
        };
        // The change may hold from a day to come or long past; the act itself happens today.
        ledger.record(draft.actor(event.by()).detail("from", event.on()));
    }

    private static ActDraft of(String what, String subject, String organ) {
        return ActDraft.of("directory." + what, subject).organ(organ);
    }
}
