package org.gongkai.evidence;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Sha256;
import org.gongkai.redaction.FileKind;
import org.gongkai.redaction.Redaction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps evidence sealed. Each scan is an act of its own; the act binds it by a salted digest and names no person. */
@Component
public class EvidenceFiles implements SealedColumn.Keeper {

    private static final String NAME = "evidence.name/";
    private static final String CONTENT = "evidence.content/";
    private static final int LONGEST = 60;

    private final JdbcClient client;
    private final EvidenceKinds kinds;
    private final Sealing sealing;
    private final Ledger ledger;
    private final Now now;
    private final Redaction files;
    private final TransactionTemplate transaction;

    EvidenceFiles(JdbcClient client, EvidenceKinds kinds, Sealing sealing, Ledger ledger, Now now, Redaction files, TransactionTemplate transaction) {
        this.client = client;
        this.kinds = kinds;
        this.sealing = sealing;
        this.ledger = ledger;
        this.now = now;
        this.files = files;
        this.transaction = transaction;
    }

    /** All evidence of a record, oldest first, struck ones too. */
    public List<Evidence> of(String record) {
        return client.sql("""
                select id, record, organ, kind, number, name, file_kind, pages, bytes, added_on, struck_on from evidence.evidence
                where record = ? order by added_at, id""").param(record)
                .query((row, n) -> new Evidence(row.getString("id"), row.getString("record"), row.getString("organ"),
                        kinds.find(row.getString("kind")).orElseThrow(), row.getString("number"),
                        sealing.open(NAME + row.getString("id"), row.getBytes("name")), FileKind.valueOf(row.getString("file_kind")),
                        row.getInt("pages"), row.getInt("bytes"), row.getObject("added_on", LocalDate.class),
                        row.getObject("struck_on", LocalDate.class))).list();
    }

    public Optional<Evidence> find(String record, String id) {
        return of(record).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** A file that was looked at and is not kept yet. */
    public record Looked(Evidence evidence, byte[] content) {
    }

    /** @param record id of what it proves something about, whose organ answers for it */
    public Attempt<Evidence> add(String record, String organ, String kind, @Nullable String number, String name, byte[] content, String person) {
        return switch (look(record, organ, kind, number, name, content)) {
            case Attempt.Done<Looked>(Looked looked) -> {
                keep(looked, person);
                yield Attempt.done(looked.evidence());
            }
            case Attempt.Refused<Looked>(List<String> reasons) -> Attempt.refused(reasons);
        };
    }

    /** Looks at a file, outside of any transaction, so that it can be kept together with what it proves. */
    public Attempt<Looked> look(String record, String organ, String kind, @Nullable String number, String name, byte[] content) {
        Optional<EvidenceKind> known = kinds.find(kind);
        if (known.isEmpty()) {
            return Attempt.refused("请选择凭证的种类。");
        }
        if (number != null && number.length() > LONGEST) {
            return Attempt.refused("凭证编号不超过 " + LONGEST + " 个字。");
        }
        return switch (files.look(content)) {
            case Redaction.Answer.No<Redaction.Pages>(String reason) -> Attempt.refused(reason);
            case Redaction.Answer.Yes<Redaction.Pages>(Redaction.Pages scan) when !scan.kind().isDrawn() ->
                Attempt.refused("凭证是扫描件或者照片：PDF、PNG 或 JPEG。文字材料请另存为 PDF 再上传。");
            case Redaction.Answer.Yes<Redaction.Pages>(Redaction.Pages scan) ->
                Attempt.done(new Looked(new Evidence(Identifier.fresh(), record, organ, known.get(), number, FileKind.safeName(name), scan.kind(), scan.count(),
                        content.length, now.today(), null), content));
        };
    }

    /** Keeps it, within the running transaction where there is one. */
    public void keep(Looked looked, String person) {
        transaction.executeWithoutResult(status -> keep(looked.evidence(), looked.content(), person));
    }

    private void keep(Evidence evidence, byte[] content, String person) {
        String salt = sealing.salt();
        String binding = sealing.binding(salt, Sha256.hex(content));
        client.sql("""
                insert into evidence.evidence
                    (id, record, organ, kind, number, name, content, salt, binding, file_kind, pages, bytes, added_on, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(evidence.id(), evidence.record(), evidence.organ(), evidence.kind().id(), evidence.number(),
                        sealing.seal(NAME + evidence.id(), evidence.name()), sealing.seal(CONTENT + evidence.id(), content), salt, binding,
                        evidence.file().name(), evidence.pages(), evidence.bytes(), evidence.addedOn(), now.instant().atOffset(ZoneOffset.UTC))
                .update();
        ledger.record(ActDraft.of("evidence.attach", evidence.id()).organ(evidence.organ()).actor(person).article(evidence.kind().article())
                .detail("record", evidence.record()).detail("kind", evidence.kind().id()).detail("number", evidence.number())
                .detail("binding", binding));
    }

    /** The file exactly as it came. */
    public byte[] open(Evidence evidence) {
        return sealing.openBytes(CONTENT + evidence.id(), client.sql("select content from evidence.evidence where id = ?")
                .param(evidence.id()).query(byte[].class).single());
    }

    /** A page of it as a picture. */
    public Redaction.Answer<byte[]> page(Evidence evidence, int page) {
        return files.page(open(evidence), page);
    }

    /** Strikes what was attached in error; it stays readable. */
    @Transactional
    public Attempt<Evidence> strike(Evidence evidence, String reason, String person) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            return Attempt.refused("请写明为什么作废，不超过 " + LONGEST + " 个字，不写姓名。");
        }
        if (client.sql("update evidence.evidence set struck_on = ? where id = ? and struck_on is null").params(now.today(), evidence.id()).update() == 0) {
            return Attempt.refused("这份凭证已经作废。");
        }
        ledger.record(ActDraft.of("evidence.strike", evidence.id()).organ(evidence.organ()).actor(person).detail("record", evidence.record())
                .detail("reason", reason.strip()));
        return Attempt.done(evidence);
    }

    /** How much evidence of these records is there. */
    public int kept(Collection<String> records) {
        return client.sql("select count(*) from evidence.evidence where record = any(?)").param(records.toArray(String[]::new)).query(Integer.class).single();
    }

    /** Destroys all evidence of a record; its acts stay and bind nothing any more. */
    @Transactional
    public void destroy(String record) {
        client.sql("delete from evidence.evidence where record = ?").param(record).update();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("evidence.evidence", "id", "name", NAME), new SealedColumn("evidence.evidence", "id", "content", CONTENT));
    }
}
