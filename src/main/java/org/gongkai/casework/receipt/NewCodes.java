package org.gongkai.casework.receipt;

import java.util.Optional;
import java.util.regex.Pattern;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolder;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.MailOrder;
import org.gongkai.letters.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A new code in place of one that was lost: at the counter against identity, or by e-mail to the address given with the application. The old
 * code dies, an act says that it did.
 */
@Component
public class NewCodes {

    /** Kind of the act; its subject is the application. */
    public static final String RENEWED = "casework.new-code";
    /** By e-mail, of one application, in one day. */
    static final int MOST_BY_MAIL = 3;
    private static final int LONGEST_PROOF = 60;
    private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile("\\d(?:[\\s-]?\\d){10}");
    private static final String BY_MAIL = "email";

    private final JdbcClient client;
    private final AccessCodes codes;
    private final CaseFiles files;
    private final Receipts receipts;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Now now;
    private final TransactionTemplate transaction;

    NewCodes(JdbcClient client, AccessCodes codes, CaseFiles files, Receipts receipts, Outbox outbox, Ledger ledger, Now now, TransactionTemplate transaction) {
        this.client = client;
        this.codes = codes;
        this.files = files;
        this.receipts = receipts;
        this.outbox = outbox;
        this.ledger = ledger;
        this.now = now;
        this.transaction = transaction;
    }

    /** Where nobody outside brought the matter, there is nobody to give a code to. */
    public static boolean mayGive(Staff staff, CaseFolder folder) {
        return folder.forgottenOn() == null && !folder.state().type().applicant().isEmpty() && (staff.may(Power.HANDLE, folder.state().organ()));
    }

    /**
     * Gives a new code to somebody at the counter; the receipt is then kept for the clerk.
     *
     * @param proof what of their identity was looked at, and where that is noted; no identity number
     */
    public Attempt<Act> atTheCounter(CaseFolder folder, String proof, Staff staff, String holder) {
        if (!mayGive(staff, folder)) {
            return Attempt.refused("补发查询码由受理机关的信息员或者公开办人员办理；已过保存期限的不再补发");
        }
        String seen = proof.strip();
        if (seen.isEmpty() || seen.length() > LONGEST_PROOF || NUMBER_OF_A_PERSON.matcher(seen).find()) {
            return Attempt.refused("请写明核对了什么证件、在哪里登记，最多 " + LONGEST_PROOF + " 字，不写证件号码");
        }
        Application application = folder.application();
        return transaction.execute(status -> {
            Act act = ledger.record(ActDraft.of(RENEWED, application.id()).organ(folder.state().organ()).actor(staff.personId())
                    .detail("way", "counter").detail("proof", seen).detail("case", folder.state().id()));
            receipts.keep(application.id(), renew(application), holder);
            return Attempt.done(act);
        });
    }

    /** Whether codes can be sent here at all. */
    public boolean goByMail() {
        return outbox.isOpen();
    }

    /** Sends a new code if this is the address given with the application. Nobody learns whether it is. */
    public void byMail(String number, String address) {
        Optional<String> found = client.sql("select id from casework.application where number = any(?) and forgotten_on is null").param(TypedNumber.numbers(number))
                .query(String.class).list().stream().findFirst();
        if (found.isPresent() && outbox.isOpen()) {
            transaction.executeWithoutResult(status -> sendTo(found.get(), address.strip()));
        }
    }

    private void sendTo(String applicationId, String address) {
        client.sql("select id from casework.application where id = ? for update").param(applicationId).query(String.class).single();
        Application application = files.application(applicationId);
        long today = ledger.of(applicationId).stream().filter(act -> act.kind().equals(RENEWED) && BY_MAIL.equals(act.text("way"))
                && act.effectiveOn().equals(now.today())).count();
        String given = application.applicant().get(BY_MAIL);
        if (given == null || !given.strip().equalsIgnoreCase(address) || today >= MOST_BY_MAIL) {
            return;
        }
        String caseId = receipts.firstCase(applicationId);
        String organ = client.sql("select organ from casework.cases where id = ?").param(caseId).query(String.class).single();
        Act act = ledger.record(ActDraft.of(RENEWED, applicationId).organ(organ).detail("way", BY_MAIL).detail("case", caseId));
        receipts.mail(application, caseId, act.id(), renew(application), MailOrder.NEW_CODE);
    }

    private String renew(Application application) {
        String code = codes.fresh();
        codes.replace(application.id(), application.number(), code);
        receipts.destroy(application.id());
        return code;
    }
}
