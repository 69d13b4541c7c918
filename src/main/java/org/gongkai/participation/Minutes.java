package org.gongkai.participation;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was said at a gathering and how many came: written by whoever answers, published and bound with the outcome. */
@Component
public class Minutes {

    private static final int LONGEST = 30_000;
    private static final int MOST = 10_000;

    private final SolicitationRows solicitations;
    private final GatheringRows gatherings;
    private final ParticipationKinds kinds;

    Minutes(SolicitationRows solicitations, GatheringRows gatherings, ParticipationKinds kinds) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.kinds = kinds;
    }

    /** @param came null where it was not written as a number */
    @Transactional
    public Attempt<String> write(String id, String minutes, @Nullable Integer came, Staff staff) {
        Solicitation one = solicitations.hold(id);
        if (gatherings.hold(id).isEmpty() || one.stage() != Solicitation.Stage.CLOSED || !kinds.require(one.kind()).isDraftedBy(staff, one.organ())) {
            return Attempt.refused("举行以后、结果送签以前，由主办机关的信息员或者公开办写纪要");
        }
        if (minutes.isBlank() || minutes.length() > LONGEST) {
            return Attempt.refused("纪要要写，最多 " + LONGEST + " 字");
        }
        if (came == null || came < 0 || came > MOST) {
            return Attempt.refused("到场的人数写 0 到 " + MOST);
        }
        gatherings.minutes(id, minutes.strip(), came);
        return Attempt.done(id);
    }
}
