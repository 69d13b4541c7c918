package org.gongkai.casework.receipt;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.lists.Awaited;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.letters.MailOrder;
import org.gongkai.letters.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What whoever brings a matter in takes away. The code is kept as a digest only; for one day it lies here sealed too, for the browser or the
 * clerk that brought it in, so that the receipt can be opened again, printed and saved. It goes by e-mail where an address was given.
 */
@Component
public class Receipts implements SealedColumn.Keeper {

    public static final Duration KEPT = Duration.ofDays(1);
    private static final String PLACE = "casework.receipt/";
    private static final String EMAIL = "email";

    private final JdbcClient client;
    private final Sealing sealing;
    private final CaseFolders folders;
    private final CaseFiles files;
    private final CaseTypes types;
    private final Calendars calendars;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Now now;

    Receipts(JdbcClient client, Sealing sealing, CaseFolders folders, CaseFiles files, CaseTypes types, Calendars calendars, Ledger ledger,
            Outbox outbox, Now now, Loops loops) {
        this.client = client;
        this.sealing = sealing;
        this.folders = folders;
        this.files = files;
        this.types = types;
        this.calendars = calendars;
        this.ledger = ledger;
        this.outbox = outbox;
        this.now = now;
        loops.add(Loop.Plan.of("receipts", "销毁到期的回执", Duration.ofHours(1)).firstAfter(Duration.ofMinutes(3)), this::forget);
    }

    /**
     * A receipt.
     *
     * @param folder of the first case that it opened
     * @param lastDay by which it is answered; where nothing counts as received yet, if that were today; null where the law sets none
     * @param mailed  whether it goes to the address that was given
     */
    public record Receipt(String code, CaseFolder folder, @Nullable ComputedDay lastDay, boolean mailed) {
    }

    /** Gives a matter its receipt, in the transaction that brings it in. */
    public Consumer<Submission.Accepted> to(String holder) {
        return accepted -> {
            keep(accepted.applicationId(), accepted.code(), holder);
            String caseId = accepted.caseIds().getFirst();
            mail(files.application(accepted.applicationId()), caseId, ledger.of(caseId).getFirst().id(), accepted.code(), MailOrder.RECEIPT);
        };
    }

    void keep(String applicationId, String code, String holder) {
        client.sql("""
                insert into casework.receipt (application_id, holder, sealed, kept_until) values (?, ?, ?, ?)
                on conflict (application_id) do update set holder = excluded.holder, sealed = excluded.sealed, kept_until = excluded.kept_until""")
                .params(applicationId, holder, sealing.seal(PLACE + applicationId, code), at(KEPT)).update();
    }

    void destroy(String applicationId) {
        client.sql("delete from casework.receipt where application_id = ?").param(applicationId).update();
    }

    /** Sends the code to the address that was given with the application, and to no other. */
    boolean mail(Application application, String caseId, String actId, String code, String wording) {
        String address = application.applicant().get(EMAIL);
        if (address == null || address.isBlank() || !outbox.isOpen()) {
            return false;
        }
        CaseFolder folder = folders.open(caseId, Scope.EVERYTHING).orElseThrow();
        Map<String, String> words = new HashMap<>();
        words.put("applicant", application.applicant().getOrDefault("name", "申请人"));
        words.put("number", application.number());
        words.put("code", code);
        words.put("matter", folder.state().type().title());
        words.put("request", String.join("；", application.titles()));
        String phone = folder.organ().profile().phone();
        words.put("phone", phone == null ? "" : "联系电话：" + phone);
        outbox.put(new MailOrder(caseId, actId, folder.state().organ(), address, List.of(), List.of(), words, wording, KEPT));
        return true;
    }

    /** The receipt of an application while it is kept, for whoever holds it. */
    public Optional<Receipt> open(String applicationId, String holder) {
        return code(applicationId, holder).map(code -> {
            CaseFolder folder = folders.open(firstCase(applicationId), Scope.EVERYTHING).orElseThrow();
            return new Receipt(code, folder, lastDay(folder), outbox.isOpen() && folder.application().applicant().get(EMAIL) != null);
        });
    }

    private Optional<String> code(String applicationId, String holder) {
        return client.sql("select sealed from casework.receipt where application_id = ? and holder = ? and kept_until > ?")
                .params(applicationId, holder, at(Duration.ZERO)).query((row, n) -> row.getBytes(1)).optional()
                .map(sealed -> sealing.open(PLACE + applicationId, sealed));
    }

    String firstCase(String applicationId) {
        return client.sql("select id from casework.cases where application_id = ? order by number limit 1").param(applicationId).query(String.class).single();
    }

    private @Nullable ComputedDay lastDay(CaseFolder folder) {
        if (Awaited.of(folder.state()).isPresent()) {
            return null;
        }
        if (folder.clock().isPresent()) {
            return folder.clock().map(Reading::lastDay).orElse(null);
        }
        Provision term = types.term(folder.state().type(), now.today());
        WorkingCalendar calendar = calendars.of(folder.state().organ());
        return term.unit() == Provision.Unit.WORKING_DAYS ? calendar.computed(now.today(), calendar.plus(now.today(), term.amount())) : null;
    }

    boolean forget() {
        client.sql("delete from casework.receipt where kept_until <= ?").param(at(Duration.ZERO)).update();
        return false;
    }

    private OffsetDateTime at(Duration later) {
        return now.instant().plus(later).atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.receipt", "application_id", "sealed", PLACE));
    }
}
