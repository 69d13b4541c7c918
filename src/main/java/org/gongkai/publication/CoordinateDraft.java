package org.gongkai.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks other organs about a draft, takes their answers, and decides how it goes on where one objects or says nothing (R2019 Art. 11). */
@Component
public class CoordinateDraft {

    static final String ASK = "ask-organ";
    static final String ANSWER = "answer-organ";
    static final String DECIDE = "decide-organ";
    static final String CANCEL = "cancel-organ";
    /** Acts of asking, by their verbs: none moves an edition on. */
    static final Set<String> VERBS = Set.of(ASK, ANSWER, DECIDE, CANCEL);
    private static final int LONGEST = 2000;

    /** What an organ is asked about, for those who answer for it. */
    public record Asked(Coordination coordination, ReviewChain.Subject subject, List<Attachment> files) {

        public boolean isOver() {
            return coordination.cancelledOn() != null || ReviewChains.AT_REST.contains(subject.edition().stage());
        }
    }

    private final Coordinations coordinations;
    private final Documents documents;
    private final DocumentRows rows;
    private final KnownOfEditions known;
    private final AttachmentStore store;
    private final Organs organs;
    private final Ledger ledger;
    private final Now now;
    private final TransactionTemplate transaction;

    CoordinateDraft(Coordinations coordinations, Documents documents, DocumentRows rows, KnownOfEditions known, AttachmentStore store, Organs organs, Ledger ledger, Now now,
            TransactionTemplate transaction) {
        this.known = known;
        this.coordinations = coordinations;
        this.documents = documents;
        this.rows = rows;
        this.store = store;
        this.organs = organs;
        this.ledger = ledger;
        this.now = now;
        this.transaction = transaction;
    }

    /** Whether this person may ask, and cancel what was asked. */
    public boolean mayAsk(ReviewChain.Subject subject, Staff staff) {
        return !ReviewChains.AT_REST.contains(subject.edition().stage()) && (staff.may(Power.DRAFT, subject.document().organ()) || staff.may(Power.SIGN, subject.document().organ()));
    }

    /** Whether this person may decide how it goes on. */
    public boolean mayDecide(ReviewChain.Subject subject, Staff staff) {
        return !ReviewChains.AT_REST.contains(subject.edition().stage()) && staff.may(Power.SIGN, subject.document().organ()) && !hasWritten(subject, staff, subject.document().organ());
    }

    /** 条例第十七条: another person's judgement. Whoever wrote at the draft has none of it, nor has whoever signs in the place of one who did. */
    private boolean hasWritten(ReviewChain.Subject subject, Staff staff, String organ) {
        String absent = Actor.of(staff, organ).insteadOf(List.of(Role.with(Power.SIGN)));
        return known.hasWritten(subject, staff.personId()) || absent != null && known.hasWritten(subject, absent);
    }

    /** @param answerBy last day on which an answer is waited for; null where none was given */
    public Attempt<Act> ask(String editionId, String organ, Coordination.@Nullable Sort sort, @Nullable LocalDate answerBy, String question, Staff staff) {
        return within(editionId, () -> {
            Optional<ReviewChain.Subject> found = documents.edition(editionId, staff.scope()).filter(subject -> mayAsk(subject, staff));
            if (found.isEmpty()) {
                return Attempt.refused("这份稿件不在办理中，或者不由您的岗位征求意见");
            }
            ReviewChain.Subject subject = found.get();
            List<String> faults = new ArrayList<>();
            if (organs.find(organ).isEmpty() || organ.equals(subject.document().organ())) {
                faults.add("请选择问哪个机关，本机关不用问");
            }
            if (sort == null) {
                faults.add("请选择是会签还是发布协调");
            }
            if (answerBy == null || answerBy.isBefore(now.today()) || answerBy.isAfter(now.today().plusYears(1))) {
                faults.add("请填写最迟哪一天答复，今天或者以后一年以内");
            }
            if (question.isBlank() || question.length() > LONGEST) {
                faults.add("请写明问什么，最多 " + LONGEST + " 字");
            }
            if (coordinations.of(editionId).stream().anyMatch(one -> one.organ().equals(organ) && one.cancelledOn() == null && one.answer() == null)) {
                faults.add("已经问过“" + coordinations.name(organ) + "”，还没有答复；要改期限的，先取消再问");
            }
            if (!faults.isEmpty() || sort == null || answerBy == null) {
                return Attempt.refused(faults);
            }
            Coordination asked = new Coordination(Identifier.fresh(), editionId, subject.document().id(), organ, sort, question.strip(), staff.personId(), now.today(), answerBy, null, null, null,
                    null, null, null, null, null);
            coordinations.add(asked);
            return Attempt.done(record(ASK, asked, subject.document().organ(), question, staff, Map.of("asked", organ, "sort", sort.name(), "by", answerBy)));
        });
    }

    /** What an organ is asked, for whoever signs for it. */
    public Optional<Asked> asked(String id, Staff staff) {
        return coordinations.find(id).filter(one -> staff.may(Power.SIGN, one.organ()))
                .flatMap(one -> documents.find(one.documentId()).flatMap(document -> documents.edition(one.editionId(), Scope.of(Set.of(document.organ())))).map(subject -> new Asked(one, subject, documents.attachments(one.editionId()))));
    }

    /** A file of what an organ is asked about, by its id or the digest by which the text names it. */
    public Optional<OpenFile.Stored> file(String id, String file, Staff staff) throws IOException {
        Optional<Attachment> found = asked(id, staff).filter(asked -> !asked.isOver()).flatMap(asked -> asked.files().stream().filter(Attachment::isStored)
                .filter(one -> one.id().equals(file) || file.equals(one.digest())).findFirst());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Path bytes = store.file(String.valueOf(found.get().digest())).orElse(null);
        return Optional.of(new OpenFile.Stored(found.get(), bytes));
    }

    /** An answer may come after its day; what was decided without it is then decided anew. */
    public Attempt<Act> answer(String id, Coordination.@Nullable Answer answer, String words, String text, Staff staff) {
        Optional<Asked> before = asked(id, staff);
        return before.isEmpty() ? Attempt.refused("没有这一项，或者不由您的岗位答复") : within(before.get().coordination().editionId(), () -> {
            Asked asked = asked(id, staff).orElseThrow();
            if (asked.isOver()) {
                return Attempt.refused("这份稿件已经办结，或者取消了征求意见，不用答复了");
            }
            if (hasWritten(asked.subject(), staff, asked.coordination().organ())) {
                return Attempt.refused("这份稿子您或者您代办的人动过笔，不能代表被问的机关答复，须由他人答复");
            }
            if (answer == null) {
                return Attempt.refused("请选择同意，或者有不同意见");
            }
            if (answer == Coordination.Answer.OBJECTS && words.isBlank() || words.length() > LONGEST) {
                return Attempt.refused("有不同意见的，请写明是什么意见、为什么，最多 " + LONGEST + " 字");
            }
            String now = Coordination.answeredWith(asked.subject().edition(), asked.files());
            if (!text.equals(now)) {
                return Attempt.refused("您打开以后稿子改过，请看过新的稿子再答复");
            }
            coordinations.answer(id, answer, words.strip(), staff.personId(), this.now.today(), now);
            return Attempt.done(record(ANSWER, asked.coordination(), asked.coordination().organ(), words, staff, Map.of("answer", answer.name())));
        });
    }

    public Attempt<Act> decide(String editionId, String id, String words, Staff staff) {
        return decided(editionId, id, staff, (subject, one) -> {
            if (!mayDecide(subject, staff)) {
                return Attempt.refused("怎样处理不同意见，由审批人决定；自己拟的、动过笔的稿子，由他人决定");
            }
            String text = text(subject);
            if (!one.isUndecided(now.today(), text)) {
                return Attempt.refused("这一项不用另作决定");
            }
            if (words.isBlank() || words.length() > LONGEST) {
                return Attempt.refused("请写明怎样处理、为什么，最多 " + LONGEST + " 字");
            }
            coordinations.decide(id, words.strip(), staff.personId(), now.today(), text);
            return Attempt.done(record(DECIDE, one, subject.document().organ(), words, staff, Map.of()));
        });
    }

    private String text(ReviewChain.Subject subject) {
        return Coordination.answeredWith(subject.edition(), documents.attachments(subject.edition().id()));
    }

    /** What was answered is not taken back by whoever asked; once the day is over, to go on without an answer is decided by whoever is responsible. */
    public Attempt<Act> cancel(String editionId, String id, Staff staff) {
        return decided(editionId, id, staff, (subject, one) -> {
            if (!mayAsk(subject, staff) || one.cancelledOn() != null || one.answer() != null) {
                return Attempt.refused("已经答复、取消的不能再取消");
            }
            if (one.on(now.today(), text(subject)) == Coordination.State.SILENT && !mayDecide(subject, staff)) {
                return Attempt.refused("到期没有答复的，由审批人取消，或者由审批人写明怎样处理；自己拟的、动过笔的稿子，由他人办理");
            }
            coordinations.cancel(id, now.today());
            return Attempt.done(record(CANCEL, one, subject.document().organ(), "", staff, Map.of()));
        });
    }

    private interface Deciding {

        Attempt<Act> of(ReviewChain.Subject subject, Coordination one);
    }

    private Attempt<Act> decided(String editionId, String id, Staff staff, Deciding deciding) {
        return within(editionId, () -> {
            Optional<ReviewChain.Subject> subject = documents.edition(editionId, staff.scope());
            Optional<Coordination> one = coordinations.find(id).filter(found -> found.editionId().equals(editionId));
            return subject.isEmpty() || one.isEmpty() ? Attempt.refused("没有这一项，或者不在您的岗位范围内") : deciding.of(subject.get(), one.get());
        });
    }

    /** While nobody can send the edition on. */
    private Attempt<Act> within(String editionId, Supplier<Attempt<Act>> asking) {
        return Objects.requireNonNull(transaction.execute(status -> {
            rows.hold(editionId);
            return asking.get();
        }));
    }

    private Act record(String verb, Coordination one, String organ, String words, Staff staff, Map<String, ?> more) {
        Act act = ledger.record(ActDraft.of("publication." + verb, one.documentId()).organ(organ).actor(staff.personId()).article("条例第十一条")
                .detail("edition", one.editionId()).detail("coordination", one.id()).details(more));
        if (!words.isBlank()) {
            rows.remark(act.id(), one.documentId(), words.strip());
        }
        return act;
    }
}
