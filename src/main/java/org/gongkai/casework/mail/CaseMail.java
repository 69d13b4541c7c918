package org.gongkai.casework.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.answer.Told;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.papers.CasePapers;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.letters.MailOrder;
import org.gongkai.letters.Outbox;
import org.gongkai.letters.OutgoingMail;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.gongkai.redaction.Original;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of a case goes by e-mail: the answer when an officer sends it so, notices to applicants who chose e-mail (Art. 40),
 * and the answers of types that answer at once whoever gave an address.
 */
@Component
public class CaseMail {

    /** Among the ways of sending and of getting information. */
    private static final String EMAIL = "email";
    private static final String ARTICLE = "第四十条";
    private static final String WAY_CHOSEN = "way";
    /** Of the field that names another address than that of the application. */
    private static final String OTHER_ADDRESS = "to";

    private final CaseFiles files;
    private final CaseRedactions redactions;
    private final Letters letters;
    private final Outbox outbox;

    CaseMail(CaseFiles files, CaseRedactions redactions, Letters letters, Outbox outbox) {
        this.files = files;
        this.redactions = redactions;
        this.letters = letters;
        this.outbox = outbox;
    }

    /** The messages of a case, oldest first. */
    public List<OutgoingMail> of(String caseId) {
        return outbox.of(caseId);
    }

    /** 第四十条 行政机关依申请公开政府信息,应当根据申请人的要求及行政机关保存政府信息的实际情况,确定提供政府信息的具体形式。 */
    public Guard<CaseState> canBeSent() {
        return Guard.of("mail-can-be-sent", "发电子邮件的，有发信服务器和收件地址，上一封已有结果", ARTICLE, (state, attempt) ->
                refuse(state, attempt).map(sentence -> Refusal.because(sentence, attempt.action().article())));
    }

    private Optional<String> refuse(CaseState state, Attempt attempt) {
        String field = Mailing.of(state.type(), attempt.action().id()).by();
        if (field == null || !EMAIL.equals(attempt.value(field))) {
            return Optional.empty();
        }
        if (!outbox.isOpen()) {
            return Optional.of("这里没有设置发信服务器，不能发电子邮件；请改用邮寄、当面领取或者平台送达，或者请运维设置 gongkai.mail");
        }
        if (outbox.of(state.id()).stream().anyMatch(mail -> isAnswer(state, mail.actId()) && isUnderWay(mail))) {
            return Optional.of("上一封电子邮件还没有结果，有了结果再决定是否重发");
        }
        return address(files.application(files.applicationOf(state.id())), attempt) == null
                ? Optional.of("申请表上没有电子邮箱，请填写改寄到的邮箱，或者改用其他方式") : Optional.empty();
    }

    private static boolean isUnderWay(OutgoingMail mail) {
        return switch (mail.sending().state()) {
            case WAITING, HANDING_OVER, UNCERTAIN -> true;
            case SENT, RETURNED, OTHERWISE -> false;
        };
    }

    private static boolean isAnswer(CaseState state, String actId) {
        return state.acts().stream().anyMatch(act -> act.id().equals(actId)
                && (Mailing.of(state.type(), act.verb()).by() != null || Told.of(state.type(), act.verb()).mail()));
    }

    /** Puts into the outbox what the act sends, in the running transaction. */
    public void send(CaseState after, Act act, Attempt attempt, List<Letter> issued) {
        String by = Mailing.of(after.type(), act.verb()).by();
        if (by != null) {
            outbox.of(after.id()).stream().filter(mail -> mail.sending().state() == OutgoingMail.State.RETURNED && isAnswer(after, mail.actId()))
                    .forEach(mail -> outbox.toldOtherwise(mail.id(), String.valueOf(act.actor())));
            if (EMAIL.equals(attempt.value(by))) {
                List<Letter> answers = letters.of(after.id()).stream().filter(letter -> isForApplicant(letter) && CasePapers.concludes(after, letter)).toList();
                put(after, act, attempt, answers, redactions.forApplicant(after).stream().flatMap(original -> original.given().stream())
                        .map(Original.Made::id).toList());
            }
        } else if (outbox.isOpen() && (!after.type().consequence(act.verb()).concludes() || Told.of(after.type(), act.verb()).mail())
                && Mailing.recording(after.type(), Mailing.Result.SENT).isPresent()) {
            List<Letter> notices = issued.stream().filter(CaseMail::isForApplicant).toList();
            if (!notices.isEmpty()) {
                put(after, act, attempt, notices, List.of());
            }
        }
    }

    private void put(CaseState after, Act act, Attempt attempt, List<Letter> sent, List<String> enclosures) {
        Application application = files.application(files.applicationOf(after.id()));
        boolean officer = Mailing.of(after.type(), act.verb()).by() != null;
        String address = officer ? address(application, attempt) : application.applicant().get(EMAIL);
        boolean wanted = officer || Told.of(after.type(), act.verb()).mail() || EMAIL.equals(application.content().get(WAY_CHOSEN));
        if (address == null || address.isBlank() || sent.isEmpty() || !wanted) {
            return;
        }
        Map<String, String> words = new HashMap<>();
        words.put("applicant", application.applicant().getOrDefault("name", "申请人"));
        words.put("number", application.number());
        words.put("enclosed", enclosures.isEmpty() ? "" : "随附公开的信息 " + enclosures.size() + " 份。");
        outbox.put(new MailOrder(after.id(), act.id(), after.organ(), address, sent, enclosures, words));
    }

    private static @Nullable String address(Application application, Attempt attempt) {
        String other = attempt.value(OTHER_ADDRESS);
        return other == null ? application.applicant().get(EMAIL) : other;
    }

    private static boolean isForApplicant(Letter letter) {
        return letter.recipient() == Letter.Recipient.APPLICANT;
    }
}
