package org.gongkai.casework.material;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.gongkai.calendar.Now;
import org.gongkai.casework.antivirus.Scanning;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Sha256;
import org.gongkai.procedure.Field;
import org.gongkai.redaction.FileInWords;
import org.gongkai.redaction.FileKind;
import org.gongkai.redaction.Redaction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes files, looks at them and keeps them sealed. A file that was taken waits for the form that names it; one that nobody sends is destroyed
 * when its time is over. What is held is an act of its own that binds it by a salted digest and names no person. Equal bytes lie here once.
 */
@Component
public class Materials implements SealedColumn.Keeper {

    /** Kind of the act by which a file comes to an application. */
    static final String ATTACH = "material.attach";
    static final String APPLICATION = "application";

    private static final String NAME = "casework.material.name/";
    private static final String CONTENT = "casework.material/";
    private static final int MEGABYTE = 1 << 20;
    /** Turns what follows it around, so that an ending looks like another; and what is not seen at all. */
    private static final Pattern TURNS = Pattern.compile("[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{200E}\\x{200F}\\x{061C}\\p{Cc}]");

    private final JdbcClient client;
    private final Sealing sealing;
    private final Ledger ledger;
    private final Redaction files;
    private final Scanning scanning;
    private final Now now;
    private final TransactionTemplate transaction;
    private final DataSize mostWaiting;

    Materials(JdbcClient client, Sealing sealing, Ledger ledger, Redaction files, Scanning scanning, Now now, TransactionTemplate transaction,
            @Value("${gongkai.material.most-waiting}") DataSize mostWaiting, Loops loops) {
        this.client = client;
        this.sealing = sealing;
        this.ledger = ledger;
        this.files = files;
        this.scanning = scanning;
        this.now = now;
        this.transaction = transaction;
        this.mostWaiting = mostWaiting;
        loops.add(Loop.Plan.of("material", "销毁没有随表单提交的文件", Duration.ofHours(1)).firstAfter(Duration.ofMinutes(4)), this::forgetWaiting);
    }

    /**
     * Looks at a file and keeps it until the form is sent; the same file in the same field is kept once.
     *
     * @param beside ids of the files that the field names already
     * @param waits  how long it waits
     */
    public Attempt<Material> take(Field field, String name, byte[] content, Collection<String> beside, Duration waits) {
        return take(field, name, content, beside, waits, bare -> { });
    }

    /** @param seen is told of a picture that was taken, and is kept as its pixels alone, what its file said beside them; of nothing that was refused */
    public Attempt<Material> take(Field field, String name, byte[] content, Collection<String> beside, Duration waits, Consumer<Redaction.Bare> seen) {
        Field.Files rules = field.files().orElseThrow();
        String shown = FileKind.safeName(name).replace('/', '／').replace(',', '，');
        Optional<String> refusal = Optional.<String>empty()
                .or(() -> TURNS.matcher(name).find() ? Optional.of("文件名里有改变文字方向或者看不见的符号，看起来和实际不一样。请改名再上传。") : Optional.empty())
                .or(() -> content.length == 0 ? Optional.of("是空文件，没有内容。请检查后重新上传。") : Optional.empty())
                .or(() -> content.length > (long) rules.megabytes() * MEGABYTE
                        ? Optional.of("超过 " + rules.megabytes() + " MB。请压缩或者拆成几个文件再上传。") : Optional.empty())
                .or(() -> waiting() + content.length > mostWaiting.toBytes() ? Optional.of("现在等着提交的文件太多，请过一会儿再上传；其他内容不受影响。") : Optional.empty())
                .or(() -> scanning.refusal(content));
        if (refusal.isPresent()) {
            return Attempt.refused("“" + shown + "”：" + refusal.get());
        }
        return !rules.bare() ? looked(rules, shown, content, beside, waits) : switch (files.bare(content)) {
            case Redaction.Answer.No<Redaction.Bare>(String reason) -> Attempt.refused("“" + shown + "”：" + reason);
            case Redaction.Answer.Yes<Redaction.Bare>(Redaction.Bare bare) -> {
                Attempt<Material> taken = looked(rules, shown, bare.bytes(), beside, waits);
                if (taken.reasons().isEmpty()) {
                    seen.accept(bare);
                }
                yield taken;
            }
        };
    }

    private Attempt<Material> looked(Field.Files rules, String shown, byte[] content, Collection<String> beside, Duration waits) {
        return switch (files.look(content)) {
            case Redaction.Answer.No<Redaction.Pages>(String reason) -> Attempt.refused("“" + shown + "”：" + reason);
            case Redaction.Answer.Yes<Redaction.Pages>(Redaction.Pages seen) when !rules.kinds().isEmpty() && !rules.kinds().contains(seen.kind().ending()) ->
                Attempt.refused("“" + shown + "”：这里只收" + String.join("、", rules.kinds().stream().map(kind -> kind.toUpperCase(Locale.ROOT)).sorted().toList())
                        + "，这个文件是 " + seen.kind().name() + "。请另存后再上传。");
            case Redaction.Answer.Yes<Redaction.Pages>(Redaction.Pages seen) -> Attempt.done(Objects.requireNonNull(transaction.execute(status -> same(content, beside)
                    .orElseGet(() -> keep(new Material(Identifier.fresh(), ending(shown, seen.kind()), seen.kind(), seen.count(), content.length), content, waits)))));
        };
    }

    /** What a file is stands at the end of its name. */
    private static String ending(String name, FileKind kind) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("." + kind.ending()) || kind == FileKind.JPEG && lower.endsWith(".jpeg") ? name : name + "." + kind.ending();
    }

    private long waiting() {
        return client.sql("select coalesce(sum(c.bytes), 0) from casework.material m join casework.material_content c on c.digest = m.digest where m.waits_until is not null")
                .query(Long.class).single();
    }

    private Optional<Material> same(byte[] content, Collection<String> beside) {
        return beside.isEmpty() ? Optional.empty() : client.sql(ROW + "where m.id = any(?) and m.digest = any(?)")
                .params(ids(beside), ids(sealing.everyKeyed(CONTENT, Sha256.hex(content)))).query((row, n) -> material(row)).list().stream().findFirst();
    }

    private Material keep(Material material, byte[] content, Duration waits) {
        String plain = Sha256.hex(content);
        String digest = client.sql("select digest from casework.material_content where digest = any(?) for update").param(ids(sealing.everyKeyed(CONTENT, plain)))
                .query(String.class).optional().orElseGet(() -> {
                    String fresh = sealing.keyed(CONTENT, plain);
                    client.sql("insert into casework.material_content (digest, bytes, sealed) values (?, ?, ?) on conflict (digest) do update set bytes = excluded.bytes")
                            .params(fresh, content.length, sealing.seal(CONTENT + fresh, content)).update();
                    return fresh;
                });
        String salt = sealing.salt();
        client.sql("insert into casework.material (id, digest, kind, pages, name, salt, binding, taken_at, waits_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(material.id(), digest, material.kind().name(), material.pages(), sealing.seal(NAME + material.id(), material.name()), salt, sealing.binding(salt, plain),
                        at(Duration.ZERO), at(waits)).update();
        return material;
    }

    /** Which of these files may be sent with a form: those that wait, and those that the same form brought in before. */
    List<String> free(Collection<String> files, @Nullable String token) {
        return client.sql("""
                select m.id from casework.material m where m.id = any(?) and (m.waits_until > ? or exists (select from casework.material_held h
                    join casework.application a on a.id = h.application where h.material = m.id and a.token = ?))""")
                .params(ids(files), at(Duration.ZERO), token).query(String.class).list();
    }

    /**
     * Brings files to an application, in the running transaction.
     *
     * @param anew whether they have waited for it; else they came with another application and go on with it
     */
    void attach(String application, @Nullable String caseId, String organ, @Nullable String person, List<Enclosed> enclosed, boolean anew) {
        List<String> files = enclosed.stream().map(one -> one.file().id()).distinct().toList();
        int taken = anew ? client.sql("update casework.material set waits_until = null where id = any(?) and waits_until is not null").param(ids(files)).update() : files.size();
        if (taken != files.size()) {
            throw new IllegalStateException("of " + files.size() + " files " + taken + " still waited for application " + application);
        }
        for (Enclosed one : enclosed) {
            String binding = client.sql("""
                    with held as (insert into casework.material_held (application, material, field, case_id) values (?, ?, ?, ?) on conflict do nothing returning material)
                    select m.binding from casework.material m join held on held.material = m.id""").params(application, one.file().id(), one.field().name(), caseId).query(String.class)
                    .optional().orElse(null);
            if (binding != null) {
                ledger.record(ActDraft.of(ATTACH, one.file().id()).organ(organ).actor(person).detail(APPLICATION, application).detail("case", caseId)
                        .detail("field", one.field().name()).detail("binding", binding));
            }
        }
    }

    private static final String ROW = "select m.id, m.kind, m.pages, m.name, c.bytes from casework.material m join casework.material_content c on c.digest = m.digest ";

    /** The files that are still kept of these. */
    public List<Material> of(Collection<String> files) {
        return files.isEmpty() ? List.of() : client.sql(ROW + "where m.id = any(?)").param(ids(files)).query((row, n) -> material(row)).list();
    }

    Material material(ResultSet row) throws SQLException {
        String id = row.getString(1);
        return new Material(id, sealing.open(NAME + id, row.getBytes(4)), FileKind.valueOf(row.getString(2)), row.getInt(3), row.getInt(5));
    }

    /** The file exactly as it came. */
    public byte[] open(Material material) {
        return client.sql("select c.digest, c.sealed from casework.material m join casework.material_content c on c.digest = m.digest where m.id = ?").param(material.id())
                .query((row, n) -> sealing.openBytes(CONTENT + row.getString(1), row.getBytes(2))).single();
    }

    /** A page of it as a picture. */
    public Redaction.Answer<byte[]> page(Material material, int page) {
        return files.page(open(material), page);
    }

    /** What it says, where it has no pages to draw. */
    public Redaction.Answer<FileInWords> words(Material material) {
        return files.inWords(open(material), List.of());
    }

    /** How many files these applications hold. */
    public int kept(Collection<String> applications) {
        return client.sql("select count(*) from casework.material_held where application = any(?)").param(ids(applications)).query(Integer.class).single();
    }

    /** Destroys the files of an application that no other holds; their acts stay and bind nothing any more. */
    @Transactional
    public void destroy(String application) {
        List<String> held = client.sql("delete from casework.material_held where application = ? returning material").param(application).query(String.class).list();
        destroy(client.sql("delete from casework.material m where m.id = any(?) and not exists (select from casework.material_held h where h.material = m.id) returning m.digest")
                .param(ids(held)).query(String.class).list());
    }

    boolean forgetWaiting() {
        transaction.executeWithoutResult(status -> destroy(client.sql("delete from casework.material where waits_until <= ? returning digest")
                .param(at(Duration.ZERO)).query(String.class).list().stream().distinct().toList()));
        return false;
    }

    /** Destroys bytes that no file is of any more; whoever takes the same at this moment waits, or holds them. */
    private void destroy(Collection<String> digests) {
        client.sql("select digest from casework.material_content where digest = any(?) order by digest for update").param(ids(digests)).query(String.class).list();
        client.sql("delete from casework.material_content c where c.digest = any(?) and not exists (select from casework.material m where m.digest = c.digest)")
                .param(ids(digests)).update();
    }

    private OffsetDateTime at(Duration later) {
        return now.instant().plus(later).atOffset(ZoneOffset.UTC);
    }

    private static String[] ids(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.material", "id", "name", NAME), new SealedColumn("casework.material_content", "digest", "sealed", CONTENT));
    }
}
