package org.gongkai.publication;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.pages.PageChanges;
import org.gongkai.reading.Opened;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes approved editions public at their hour, through the same gate as every other, and takes out of the columns what is on display no longer. Each is
 * one transaction: whoever is killed in between has published none, and the next round finds it.
 */
@Component
public class ScheduledEditions {

    static final String LEAVE = "leave-columns";
    private static final int OF_ONE_ROUND = 50;

    /** The day and the changes up to which nothing is on display too long. */
    private record Looked(LocalDate day, long changes) {
    }

    private final JdbcClient client;
    private final TakeReviewStep steps;
    private final Documents documents;
    private final FileLooks looks;
    private final DocumentKinds kinds;
    private final Interpretations interpretations;
    private final Ledger ledger;
    private final PageChanges changes;
    private final Now now;
    private final TransactionTemplate transaction;
    private final Loop loop;
    private volatile Looked looked = new Looked(LocalDate.MIN, -1);

    ScheduledEditions(JdbcClient client, TakeReviewStep steps, Documents documents, FileLooks looks, DocumentKinds kinds, Interpretations interpretations, Ledger ledger, PageChanges changes, Now now,
            TransactionTemplate transaction, Loops loops) {
        this.client = client;
        this.steps = steps;
        this.documents = documents;
        this.looks = looks;
        this.kinds = kinds;
        this.interpretations = interpretations;
        this.ledger = ledger;
        this.changes = changes;
        this.now = now;
        this.transaction = transaction;
        this.loop = loops.add(Loop.Plan.of("scheduled-publications", "按时发布、到期移出栏目", Duration.ofSeconds(1)).finishing(Duration.ofSeconds(20)), this::round);
    }

    /** When it is to become public; empty where nobody set an hour. */
    public Optional<LocalDateTime> hour(String editionId) {
        return client.sql("select publish_at from publication.edition where id = ? and publish_at is not null").param(editionId)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).atZoneSameInstant(Now.ZONE).toLocalDateTime()).optional();
    }

    boolean round() {
        List<String> due = client.sql("select id from publication.edition where publish_at <= ? and stage = ? order by publish_at, id limit ?")
                .params(now.instant().atOffset(ZoneOffset.UTC), TakeReviewStep.SCHEDULED, OF_ONE_ROUND).query(String.class).list();
        due.forEach(this::appear);
        return leaveColumns() || due.size() == OF_ONE_ROUND;
    }

    /** What the gate does not let pass at its hour goes back to whoever approved it, with the reason. */
    private void appear(String editionId) {
        loop.beat();
        try {
            if (mustWait(editionId)) {
                return;
            }
            Attempt<Act> appeared = steps.takeByItself(editionId, "appear", Map.of(), () -> isDue(editionId));
            if (!appeared.reasons().isEmpty() && isDue(editionId)) {
                steps.takeByItself(editionId, "miss", Map.of("reason", String.join("；", appeared.reasons())), () -> isDue(editionId));
            }
            loop.cameThrough(List.of(editionId));
        } catch (RuntimeException fault) {
            // the others appear at their hour all the same
            loop.leaveOut(editionId, fault);
        }
    }

    /** Whether too many other files are being read now: that says nothing against what was approved, and the next round asks again. */
    private boolean mustWait(String editionId) {
        Stream<Attachment> beside = documents.edition(editionId, Scope.EVERYTHING).map(subject -> interpretations.of(subject.document().id())).filter(plan -> plan.later() == null)
                .map(Interpretations.Plan::material).stream().flatMap(material -> documents.attachments(material.edition()).stream());
        return Stream.concat(documents.attachments(editionId).stream(), beside).filter(Attachment::isStored)
                .anyMatch(file -> looks.look(String.valueOf(file.digest()), file.name()) instanceof Opened.Refused<FileLook> refused && refused.busy());
    }

    /** Whether its hour has come and nobody was quicker: another node, or somebody who chose another hour. */
    private boolean isDue(String editionId) {
        return client.sql("select publish_at <= ? and stage = ? from publication.edition where id = ? and publish_at is not null")
                .params(now.instant().atOffset(ZoneOffset.UTC), TakeReviewStep.SCHEDULED, editionId).query(Boolean.class).optional().orElse(false);
    }

    private boolean leaveColumns() {
        Looked now = new Looked(this.now.today(), changes.count());
        if (now.equals(looked)) {
            return false;
        }
        int left = 0;
        for (DocumentKind kind : kinds.all()) {
            if (kind.leavesColumns()) {
                List<String> over = client.sql("select document from publication.listed where kind = ? and column_id <> '' and fields ->> ? < ? order by document limit ?")
                        .params(kind.id(), kind.shownUntil(), now.day().toString(), OF_ONE_ROUND).query(String.class).list();
                over.forEach(this::leave);
                left += over.size();
            }
        }
        looked = left == 0 ? now : looked;
        return left > 0;
    }

    private void leave(String documentId) {
        loop.beat();
        transaction.executeWithoutResult(status -> client.sql("update publication.document set off_columns = true where id = ? and not off_columns returning organ").param(documentId)
                .query(String.class).optional().ifPresent(organ -> {
                    ledger.record(ActDraft.of("publication." + LEAVE, documentId).organ(organ).article("条例第六条"));
                    ListedRows.again(client, List.of(documentId));
                }));
    }
}
