package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.publication.PublicationCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has to hold of a gathering before it is announced: where, when, for whom, in time, with its papers. */
@Component
class AnnounceGatherings {

    private final GatheringRows gatherings;
    private final Terms terms;
    private final PublicationCheck check;

    AnnounceGatherings(GatheringRows gatherings, Terms terms, PublicationCheck check) {
        this.gatherings = gatherings;
        this.terms = terms;
        this.check = check;
    }

    /** What is wrong with a draft. */
    List<String> faults(ParticipationKind kind, @Nullable Gathering plan, @Nullable LocalDate heldOn) {
        if (!kind.isGathering()) {
            return plan == null ? List.of() : List.of("这一种没有时间、地点和名额");
        }
        if (plan == null || heldOn == null) {
            return List.of("举行的日期、开始的时间、地点、名额和报名截止的日期都要写");
        }
        return plan.faults(heldOn);
    }

    void write(String id, @Nullable Gathering plan) {
        if (plan != null) {
            gatherings.write(id, plan);
        }
    }

    /** What keeps it from being announced. */
    List<String> standing(Solicitation one, ParticipationKind kind, LocalDate opensOn) {
        Optional<Gathering> found = gatherings.find(one.id());
        if (found.isEmpty()) {
            return List.of();
        }
        Gathering plan = found.get();
        List<String> stands = new ArrayList<>();
        if (plan.registersUntil().isBefore(opensOn)) {
            stands.add("报名截止的日期已经过去，请退回改后再签发");
        }
        if (kind.gathering() != null && kind.gathering().materials() != null) {
            LocalDate earliest = terms.plainly(kind.gathering().materials(), one.organ(), plan.registersUntil().plusDays(1));
            if (one.closesOn().isBefore(earliest)) {
                stands.add("报名 " + plan.registersUntil() + " 截止，材料要在举行以前按期送达有名额的人，最早 " + earliest + " 举行，请退回改后再签发");
            }
            if (one.text().draft().isBlank() && one.text().document() == null) {
                stands.add("听证的材料（草案或者已经公开的文件）要和公告一起公布");
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("地点", plan.place());
        values.put("谁可以来", plan.who());
        stands.addAll(check.stops(values));
        return stands;
    }

    /** What the act binds that announces it; null for what is no gathering. */
    @Nullable String digest(String id) {
        return gatherings.find(id).map(Gathering::digest).orElse(null);
    }

    void open(Solicitation one, ParticipationKind kind) {
        if (kind.gathering() != null) {
            gatherings.open(one.id(), terms.plainly(kind.gathering().forgets(), one.organ(), one.closesOn()));
        }
    }
}
