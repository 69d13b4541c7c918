package org.gongkai.participation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.publication.PublicationCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds what was announced later, at another hour, or elsewhere: why stands on its page, who registered keeps the place and is told. */
@Component
public class MoveGatherings {

    static final String MOVE = "participation.move";
    private static final int LONGEST = 500;

    private final SolicitationRows solicitations;
    private final GatheringRows gatherings;
    private final Registrations registrations;
    private final ParticipationKinds kinds;
    private final Terms terms;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Now now;

    MoveGatherings(SolicitationRows solicitations, GatheringRows gatherings, Registrations registrations, ParticipationKinds kinds, Terms terms, PublicationCheck check, Ledger ledger, Now now) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.registrations = registrations;
        this.kinds = kinds;
        this.terms = terms;
        this.check = check;
        this.ledger = ledger;
        this.now = now;
    }

    /** When and where it is held from now on. @param heldOn null where it was not written as a day @param starts null where it was not written as an hour */
    public record Wish(@Nullable LocalDate heldOn, @Nullable LocalTime starts, @Nullable LocalTime ends, String place, String reason) {
    }

    /** Whether somebody can move it today. */
    public boolean isOpenTo(Staff staff, Solicitation one) {
        ParticipationKind kind = kinds.require(one.kind());
        return kind.isGathering() && one.takesOn(now.today()) && kind.isSignedBy(staff, one.organ());
    }

    @Transactional
    public Attempt<String> move(String id, Wish wish, Staff staff) {
        Solicitation one = solicitations.hold(id);
        if (!isOpenTo(staff, one)) {
            return Attempt.refused("已经公告、还没有举行的可以改期、改地点，由签发的人办理");
        }
        LocalDate heldOn = wish.heldOn();
        LocalTime starts = wish.starts();
        if (heldOn == null || starts == null) {
            return Attempt.refused("日期写成 2026-03-24、时间写成 09:00 这样");
        }
        Gathering before = gatherings.hold(id).orElseThrow();
        Gathering after = before.at(starts, wish.ends(), wish.place(), wish.reason());
        List<String> faults = new ArrayList<>(after.faults(heldOn));
        Faults.demand(!wish.reason().isBlank() && wish.reason().strip().length() <= LONGEST, "为什么改要写，最多 " + LONGEST + " 字", faults);
        // every period before it was kept for the day that was announced: a later one keeps them too, an earlier one might not
        Faults.demand(!heldOn.isBefore(one.closesOn()), "只能改到原定的那一天或者以后；要提前的，取消以后重新公告", faults);
        Faults.demand(!heldOn.equals(one.closesOn()) || !after.isWhere(before), "时间、地点没有变", faults);
        if (faults.isEmpty()) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("地点", after.place());
            values.put("为什么改", wish.reason());
            faults.addAll(check.stops(values));
        }
        if (!faults.isEmpty()) {
            return Attempt.refused(faults);
        }
        ledger.record(ActDraft.of(MOVE, id).organ(one.organ()).actor(staff.personId()).detail("plan", after.digest()).detail("closes", heldOn).detail("reason", Sha256.hex(wish.reason().strip())));
        gatherings.move(id, after, terms.plainly(Objects.requireNonNull(kinds.require(one.kind()).gathering()).forgets(), one.organ(), heldOn));
        solicitations.holdOn(id, heldOn);
        registrations.news(id, Registration.News.MOVED);
        return Attempt.done(id);
    }
}
