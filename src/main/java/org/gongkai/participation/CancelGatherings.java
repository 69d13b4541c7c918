package org.gongkai.participation;

import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.publication.PublicationCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls off what was announced: why stands on its page, who registered is told, and neither minutes nor an outcome are owed. */
@Component
public class CancelGatherings {

    static final String CANCEL = "participation.cancel";
    private static final int LONGEST = 500;

    private final SolicitationRows solicitations;
    private final GatheringRows gatherings;
    private final Registrations registrations;
    private final ParticipationKinds kinds;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Now now;

    CancelGatherings(SolicitationRows solicitations, GatheringRows gatherings, Registrations registrations, ParticipationKinds kinds, PublicationCheck check, Ledger ledger, Now now) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.registrations = registrations;
        this.kinds = kinds;
        this.check = check;
        this.ledger = ledger;
        this.now = now;
    }

    /** Whether somebody can call it off today. */
    public boolean isOpenTo(Staff staff, Solicitation one) {
        ParticipationKind kind = kinds.require(one.kind());
        return kind.isGathering() && one.takesOn(now.today()) && kind.isSignedBy(staff, one.organ());
    }

    @Transactional
    public Attempt<String> cancel(String id, String reason, Staff staff) {
        Solicitation one = solicitations.hold(id);
        if (!isOpenTo(staff, one)) {
            return Attempt.refused("已经公告、还没有举行的可以取消，由签发的人办理");
        }
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            return Attempt.refused("取消的理由要写，最多 " + LONGEST + " 字");
        }
        List<String> stops = check.stops(Map.of("取消的理由", reason));
        if (!stops.isEmpty()) {
            return Attempt.refused(stops);
        }
        gatherings.hold(id).orElseThrow();
        ledger.record(ActDraft.of(CANCEL, id).organ(one.organ()).actor(staff.personId()).detail("digest", Sha256.hex(reason.strip())));
        gatherings.cancel(id, reason.strip());
        registrations.news(id, Registration.News.CANCELLED);
        solicitations.stage(id, Solicitation.Stage.CANCELLED);
        return Attempt.done(id);
    }
}
