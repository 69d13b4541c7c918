package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.participation.survey.Appraisal;
import org.gongkai.participation.survey.Questionnaire;
import org.gongkai.procedure.Actor;
import org.gongkai.publication.Documents;
import org.gongkai.publication.PublicationCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A question from its first draft to the day it is open: whoever drafts it does not sign it, and somebody owns what comes in. */
@Component
public class AskThePublic {

    static final String DRAFT = "participation.draft";
    public static final String OPEN = "participation.open";
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_WHY = 5_000;
    private static final int LONGEST_DRAFT = 100_000;
    private static final int LONGEST_REASON = 500;

    private final SolicitationRows rows;
    private final ParticipationKinds kinds;
    private final AnnounceGatherings gatherings;
    private final Terms terms;
    private final People people;
    private final Organs organs;
    private final Documents documents;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Facts facts;
    private final Now now;

    AskThePublic(SolicitationRows rows, ParticipationKinds kinds, AnnounceGatherings gatherings, Terms terms, People people, Organs organs, Documents documents, PublicationCheck check, Ledger ledger, Facts facts, Now now) {
        this.rows = rows;
        this.kinds = kinds;
        this.gatherings = gatherings;
        this.terms = terms;
        this.people = people;
        this.organs = organs;
        this.documents = documents;
        this.check = check;
        this.ledger = ledger;
        this.facts = facts;
        this.now = now;
    }

    /** @param owner id of the person who reads and answers what comes in @param closesOn of a gathering, the day on which it is held @param gathering null for what is none */
    public record Wish(String owner, Solicitation.Text text, @Nullable LocalDate closesOn, @Nullable Gathering gathering) {
    }

    @Transactional
    public Attempt<String> begin(String kindId, String organ, Wish wish, Staff staff) {
        ParticipationKind kind = kinds.require(kindId);
        if (!kind.isDraftedBy(staff, organ)) {
            return Attempt.refused("在这个机关起草意见征集，要有信息员或者公开办的岗位");
        }
        List<String> wrong = wrong(kind, organ, wish);
        if (!wrong.isEmpty()) {
            return Attempt.refused(wrong);
        }
        String id = Identifier.fresh();
        ledger.record(ActDraft.of(DRAFT, id).organ(organ).actor(staff.personId()).detail("kind", kindId));
        rows.insert(id, kindId, organ, staff.personId(), wish.owner(), wish.text(), closing(kind, organ, wish, now.today()));
        gatherings.write(id, wish.gathering());
        return Attempt.done(id);
    }

    @Transactional
    public Attempt<String> write(String id, Wish wish, Staff staff) {
        Solicitation one = rows.hold(id);
        ParticipationKind kind = kinds.require(one.kind());
        if (one.stage() != Stage.DRAFT || !kind.isDraftedBy(staff, one.organ())) {
            return Attempt.refused("已经送审或者开始征集，不能再改；要改的，请签发的人退回");
        }
        List<String> wrong = wrong(kind, one.organ(), wish);
        if (!wrong.isEmpty()) {
            return Attempt.refused(wrong);
        }
        rows.write(id, wish.owner(), wish.text(), closing(kind, one.organ(), wish, now.today()));
        gatherings.write(id, wish.gathering());
        return Attempt.done(id);
    }

    private LocalDate closing(ParticipationKind kind, String organ, Wish wish, LocalDate opensOn) {
        return wish.closesOn() == null ? terms.workedFrom(organ, terms.earliestClosing(kind, organ, opensOn)) : wish.closesOn();
    }

    private List<String> wrong(ParticipationKind kind, String organ, Wish wish) {
        List<String> wrong = new ArrayList<>();
        Solicitation.Text text = wish.text();
        Faults.demand(!text.title().isBlank() && text.title().length() <= LONGEST_TITLE, "标题要写，最多 " + LONGEST_TITLE + " 字", wrong);
        Faults.demand(!text.why().isBlank() && text.why().length() <= LONGEST_WHY, "为什么征集、想听什么意见要写，最多 " + LONGEST_WHY + " 字", wrong);
        Faults.demand(text.draft().length() <= LONGEST_DRAFT, "草案正文最多 " + LONGEST_DRAFT + " 字，更长的作为文件公开以后在这里写文件的编号", wrong);
        Faults.demand(text.document() == null || documents.published(text.document()).isPresent(), "没有公开过这个编号的文件", wrong);
        Faults.demand(!wish.owner().isBlank() && people.holding(kind.drafts(), organ).stream().anyMatch(person -> person.id().equals(wish.owner())),
                "要写由谁阅读和答复收到的意见，这个人要在本机关有起草的岗位：没有人答复的问题不向公众提", wrong);
        if (kind.isSurvey()) {
            Questionnaire questions = Questionnaire.of(text.draft());
            wrong.addAll(questions.faults());
            if (kind.appraises()) {
                wrong.addAll(Appraisal.faults(questions, name -> organs.named(name, now.today()).isPresent()));
            }
        }
        Faults.demand(kind.isGathering() || wish.closesOn() == null || terms.isWorked(organ, wish.closesOn()), "截止日要是工作日", wrong);
        wrong.addAll(gatherings.faults(kind, wish.gathering(), wish.closesOn()));
        return wrong;
    }

    @Transactional
    public Attempt<String> submit(String id, Staff staff) {
        Solicitation one = rows.hold(id);
        if (one.stage() != Stage.DRAFT || !kinds.require(one.kind()).isDraftedBy(staff, one.organ())) {
            return Attempt.refused("只有起草中的可以送审");
        }
        List<String> stands = standing(one);
        if (!stands.isEmpty()) {
            return Attempt.refused(stands);
        }
        ledger.record(ActDraft.of("participation.submit", id).organ(one.organ()).actor(staff.personId()).detail("digest", one.text().digest(one.closesOn())));
        rows.stage(id, Stage.SUBMITTED);
        return Attempt.done(id);
    }

    @Transactional
    public Attempt<String> giveBack(String id, String reason, Staff staff) {
        Solicitation one = rows.hold(id);
        if (one.stage() != Stage.SUBMITTED || !kinds.require(one.kind()).isSignedBy(staff, one.organ())) {
            return Attempt.refused("只有待签发的可以退回，由签发的人退回");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Attempt.refused("退回的理由要写，最多 " + LONGEST_REASON + " 字");
        }
        ledger.record(ActDraft.of("participation.return", id).organ(one.organ()).actor(staff.personId()));
        rows.giveBack(id, Stage.DRAFT, reason.strip());
        return Attempt.done(id);
    }

    /** Signs it: from now on everybody reads it. */
    @Transactional
    public Attempt<String> open(String id, Staff staff) {
        return open(id, staff, null);
    }

    /** @param earlier when it was opened before this site kept it; null is now */
    Attempt<String> open(String id, Staff staff, @Nullable Earlier earlier) {
        Solicitation one = rows.hold(id);
        ParticipationKind kind = kinds.require(one.kind());
        if (one.stage() != Stage.SUBMITTED || !kind.isSignedBy(staff, one.organ())) {
            return Attempt.refused("只有待签发的可以开始征集，由签发的人办理");
        }
        String instead = Actor.of(staff, one.organ()).insteadOf(kind.signs());
        // whoever stands in may not sign in another's place what that one may not sign either
        if (one.drafter().equals(staff.personId()) || one.drafter().equals(instead)) {
            return Attempt.refused("起草的人不签发，请另一位签发");
        }
        LocalDate opensOn = earlier == null ? now.today() : earlier.on();
        LocalDate earliest = terms.earliestClosing(kind, one.organ(), opensOn);
        if (one.closesOn().isBefore(earliest)) {
            return Attempt.refused("今天" + (kind.isGathering() ? "公告的，最早 " + earliest + " 举行，这里写的是 " : "开始的，最早 " + earliest + " 截止，这里写的是 ") + one.closesOn() + "，请退回改后再签发");
        }
        List<String> stands = new ArrayList<>(standing(one));
        stands.addAll(gatherings.standing(one, kind, opensOn));
        if (!stands.isEmpty()) {
            return Attempt.refused(stands);
        }
        Act act = ledger.record(Earlier.dated(ActDraft.of(OPEN, id).organ(one.organ()).actor(staff.personId()).detail(Actor.INSTEAD, instead).article(terms.least(kind, opensOn).map(row -> row.article()).orElse(null))
                .detail("kind", one.kind()).detail("digest", one.text().digest(one.closesOn())).detail("closes", one.closesOn()).detail("plan", gatherings.digest(id)), earlier));
        facts.write(List.of(Fact.one(Counts.OPENED, one.kind(), "", act, id)));
        rows.open(id, opensOn);
        gatherings.open(one, kind);
        return Attempt.done(id);
    }

    /** What the gate has against it (条例第六条、第十四条、第十五条). */
    private List<String> standing(Solicitation one) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("标题", one.title());
        values.put("征集说明", one.text().why());
        values.put("草案", one.text().draft());
        return check.stops(values);
    }
}
