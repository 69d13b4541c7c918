package org.gongkai.participation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.publication.Documents;
import org.gongkai.publication.PublicationCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From answers in bulk to the outcome that everybody reads: nothing without an answer, nothing refused without a reason, and another one signs. */
@Component
public class PublishOutcome {

    static final String ANSWER = "participation.answer";
    private static final int LONGEST_SUMMARY = 5_000;
    private static final int LONGEST_REASON = 500;

    private final SolicitationRows solicitations;
    private final AnswerGroups groups;
    private final ParticipationKinds kinds;
    private final Transcript transcript;
    private final GatheringRows gatherings;
    private final Terms terms;
    private final Documents documents;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Facts facts;

    PublishOutcome(SolicitationRows solicitations, AnswerGroups groups, ParticipationKinds kinds, Transcript transcript, GatheringRows gatherings, Terms terms, Documents documents, PublicationCheck check, Ledger ledger,
            Facts facts) {
        this.solicitations = solicitations;
        this.groups = groups;
        this.kinds = kinds;
        this.transcript = transcript;
        this.gatherings = gatherings;
        this.terms = terms;
        this.documents = documents;
        this.check = check;
        this.ledger = ledger;
        this.facts = facts;
    }

    /** @param became id of the document that came of it; null where none did */
    @Transactional
    public Attempt<String> propose(String id, String summary, @Nullable String became, Staff staff) {
        Solicitation one = solicitations.hold(id);
        if (one.stage() != Stage.CLOSED || !kinds.require(one.kind()).isDraftedBy(staff, one.organ())) {
            return Attempt.refused("征集结束以后，由征集的机关的信息员或者公开办送签");
        }
        List<String> wrong = new ArrayList<>();
        if (summary.isBlank() || summary.length() > LONGEST_SUMMARY) {
            wrong.add("总的情况要写，最多 " + LONGEST_SUMMARY + " 字");
        }
        if (became != null && documents.published(became).isEmpty()) {
            wrong.add("没有公开过这个编号的文件");
        }
        wrong.addAll(missing(one));
        if (wrong.isEmpty()) {
            wrong.addAll(concerns(summary, minutes(id), groups.of(id)));
        }
        if (!wrong.isEmpty()) {
            return Attempt.refused(wrong);
        }
        ledger.record(ActDraft.of("participation.propose", id).organ(one.organ()).actor(staff.personId()));
        solicitations.propose(id, summary.strip(), became, staff.personId());
        return Attempt.done(id);
    }

    private List<String> missing(Solicitation one) {
        List<String> missing = new ArrayList<>();
        if (kinds.require(one.kind()).isGathering() && minutes(one.id()).isEmpty()) {
            missing.add("纪要还没有写");
        }
        long open = groups.open(one);
        if (open > 0) {
            missing.add("还有 " + open + " 条意见没有归入哪一组，每一条都要有答复");
        }
        for (AnswerGroup group : groups.of(one.id())) {
            if (group.verdict() == null) {
                missing.add("“" + group.title() + "”还没有写采纳不采纳");
            } else if (group.lacksReason()) {
                missing.add("“" + group.title() + "”没有全部采纳，要写理由");
            }
        }
        return missing;
    }

    private String minutes(String id) {
        return gatherings.find(id).map(Gathering::minutes).orElse("");
    }

    private List<String> concerns(String summary, String minutes, List<AnswerGroup> answers) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("总的情况", summary);
        values.put("纪要", minutes);
        // numbered: two groups may bear one title, and a group that of another place
        for (int n = 0; n < answers.size(); n++) {
            values.put("第 " + (n + 1) + " 组“" + answers.get(n).title() + "”", answers.get(n).title() + "\n" + answers.get(n).reason());
        }
        return check.stops(values);
    }

    @Transactional
    public Attempt<String> giveBack(String id, String reason, Staff staff) {
        Solicitation one = solicitations.hold(id);
        if (one.stage() != Stage.PROPOSED || !kinds.require(one.kind()).isSignedBy(staff, one.organ())) {
            return Attempt.refused("只有待签发的结果可以退回，由签发的人退回");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Attempt.refused("退回的理由要写，最多 " + LONGEST_REASON + " 字");
        }
        ledger.record(ActDraft.of("participation.return-outcome", id).organ(one.organ()).actor(staff.personId()));
        solicitations.giveBack(id, Stage.CLOSED, reason.strip());
        return Attempt.done(id);
    }

    @Transactional
    public Attempt<String> publish(String id, Staff staff) {
        return publish(id, staff, null);
    }

    Attempt<String> publish(String id, Staff staff, @Nullable Earlier earlier) {
        Solicitation one = solicitations.hold(id);
        if (one.stage() != Stage.PROPOSED || !kinds.require(one.kind()).isSignedBy(staff, one.organ())) {
            return Attempt.refused("只有待签发的结果可以公布，由签发的人办理");
        }
        if (staff.personId().equals(one.proposer())) {
            return Attempt.refused("整理结果的人不签发，请另一位签发");
        }
        Outcome outcome = groups.outcome(one);
        List<String> wrong = concerns(outcome.summary(), minutes(id), groups.of(id));
        if (!wrong.isEmpty()) {
            return Attempt.refused(wrong);
        }
        LocalDate last = terms.lastDay(one);
        Integer came = gatherings.find(id).map(Gathering::came).orElse(null);
        Act act = ledger.record(Earlier.dated(ActDraft.of(ANSWER, id).organ(one.organ()).actor(staff.personId()).detail("digest", outcome.digest())
                .detail("became", one.became()).detail("came", came).detail("due", last), earlier));
        List<Fact> counted = new ArrayList<>(List.of(Fact.one(Counts.ANSWERED, one.kind(), "", act, id)));
        if (!act.effectiveOn().isAfter(last)) {
            counted.add(Fact.one(Counts.IN_TIME, one.kind(), "", act, id));
        }
        if (kinds.require(one.kind()).isInterview()) {
            counted.add(new Fact(Counts.GUESTS, one.kind(), "", one.organ(), act.effectiveOn(), BigDecimal.valueOf(transcript.guests(id)), id, act.id()));
        }
        if (came != null) {
            counted.add(new Fact(Counts.CAME, one.kind(), "", one.organ(), act.effectiveOn(), BigDecimal.valueOf(came), id, act.id()));
        }
        facts.write(counted);
        solicitations.answer(id, act.effectiveOn());
        return Attempt.done(id);
    }
}
