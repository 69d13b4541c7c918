package org.gongkai.participation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.participation.Registration.Standing;
import org.gongkai.publication.PublicationCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws the places of a gathering once, in front of a witness who says a word that nobody knew before. */
@Component
public class DrawLots {

    static final String DRAW = "participation.draw";
    private static final int LEAST_WORD = 4;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_WITNESS = 60;

    private final SolicitationRows solicitations;
    private final GatheringRows gatherings;
    private final Registrations registrations;
    private final ParticipationKinds kinds;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Now now;

    DrawLots(SolicitationRows solicitations, GatheringRows gatherings, Registrations registrations, ParticipationKinds kinds, PublicationCheck check, Ledger ledger, Now now) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.registrations = registrations;
        this.kinds = kinds;
        this.check = check;
        this.ledger = ledger;
        this.now = now;
    }

    /** @param witness office and name, as everybody reads it @return how many have a place */
    @Transactional
    public Attempt<Integer> draw(String id, String witness, String word, Staff staff) {
        Gathering plan = gatherings.hold(id).orElseThrow();
        Solicitation one = solicitations.find(id).orElseThrow();
        LocalDate today = now.today();
        if (one.stage() != Solicitation.Stage.OPEN || today.isAfter(one.closesOn()) || !plan.drawsOn(today) || !kinds.require(one.kind()).isDraftedBy(staff, one.organ())) {
            return Attempt.refused("报名截止以后、举行以前抽签，只抽一次，由主办机关的信息员或者公开办办理");
        }
        if (witness.isBlank() || witness.strip().length() > LONGEST_WITNESS || word.strip().length() < LEAST_WORD || word.strip().length() > LONGEST_WORD) {
            return Attempt.refused("见证人要写，最多 " + LONGEST_WITNESS + " 字；见证人当场报的词写 " + LEAST_WORD + " 到 " + LONGEST_WORD + " 字");
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("见证人", witness);
        values.put("见证人报的词", word);
        List<String> stops = check.stops(values);
        if (!stops.isEmpty()) {
            return Attempt.refused(stops);
        }
        List<String> numbers = registrations.of(id).stream().filter(each -> each.standing() == Standing.REGISTERED).map(Registration::id).toList();
        // several blanks are one on a page: the word is taken as everybody can copy it
        Lot lot = new Lot(word.strip().replaceAll("\\s+", " "), Identifier.fresh() + Identifier.fresh(), witness.strip());
        List<String> order = lot.order(numbers);
        ledger.record(ActDraft.of(DRAW, id).organ(one.organ()).actor(staff.personId()).detail("lot", lot.digest()).detail("registrations", order.size()));
        gatherings.draw(id, lot);
        for (int n = 0; n < order.size(); n++) {
            registrations.rank(order.get(n), n + 1L, n < plan.places() ? Standing.ADMITTED : Standing.WAITING);
        }
        return Attempt.done(Math.min(order.size(), plan.places()));
    }
}
