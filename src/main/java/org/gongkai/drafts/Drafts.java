package org.gongkai.drafts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.face.KeptForms;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Drafts in the database: sealed, one for each owner and form, gone when their time is over. */
@Component
public class Drafts implements SealedColumn.Keeper {

    /** How long a browser's drafts are kept. */
    static final Duration OF_BROWSER = Duration.ofDays(7);
    static final Duration OF_PERSON = Duration.ofDays(30);
    /** Bytes of one draft. */
    static final int LARGEST_OF_BROWSER = 256 << 10;
    static final int LARGEST_OF_PERSON = 1 << 20;
    /** Drafts of one owner; the oldest make room. */
    static final int MOST = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
    private static final String PLACE = "drafts.draft/";

    private final JdbcClient client;
    private final Sealing sealing;
    private final Now now;
    private final JsonMapper json = JsonMapper.builder().build();

    Drafts(JdbcClient client, Sealing sealing, Now now, Loops loops) {
        this.client = client;
        this.sealing = sealing;
        this.now = now;
        loops.add(Loop.Plan.of("drafts", "销毁到期的草稿", Duration.ofHours(1)).firstAfter(Duration.ofMinutes(2)), this::forget);
    }

    /** What is sealed of a draft. */
    private record Typed(Map<String, List<String>> typed, List<String> files) {
    }

    /**
     * Keeps what was typed, in place of what was kept of the same form before.
     *
     * @param person    who typed it where the owner is a browser; null for the public and where nobody knows
     * @param rendering of the form; what comes late from one that was taken is not kept
     * @return false if it is too large
     */
    public boolean keep(Owner owner, String form, @Nullable String person, @Nullable String rendering, Map<String, List<String>> typed, List<String> files) {
        byte[] plain = json.writeValueAsString(new Typed(typed, files)).getBytes(StandardCharsets.UTF_8);
        if (plain.length > (owner.isPerson() ? LARGEST_OF_PERSON : LARGEST_OF_BROWSER)) {
            return false;
        }
        Instant until = now.instant().plus(owner.isPerson() ? OF_PERSON : OF_BROWSER);
        client.sql("""
                insert into drafts.draft (owner, form, person, sealed, kept_at, kept_until) values (?, ?, ?, ?, ?, ?)
                on conflict (owner, form) do update set person = excluded.person, sealed = excluded.sealed, taken = null,
                    kept_at = excluded.kept_at, kept_until = excluded.kept_until where drafts.draft.taken is distinct from ?""")
                .params(owner.id(), form, person, sealing.seal(place(owner, form), plain), at(now.instant()), at(until),
                        rendering == null ? "" : rendering).update();
        client.sql("""
                delete from drafts.draft where owner = ? and kept_at < (
                    select min(kept_at) from (select kept_at from drafts.draft where owner = ? order by kept_at desc limit ?) newest)""")
                .params(owner.id(), owner.id(), MOST).update();
        return true;
    }

    /** The form was taken: nothing of it is kept, nor what still arrives of this rendering. */
    public void taken(Owner owner, String form, @Nullable String rendering) {
        if (rendering == null) {
            discard(owner, form);
        } else {
            client.sql("""
                    insert into drafts.draft (owner, form, sealed, taken, kept_at, kept_until) values (?, ?, ''::bytea, ?, ?, ?)
                    on conflict (owner, form) do update set sealed = ''::bytea, taken = excluded.taken, kept_until = excluded.kept_until""")
                    .params(owner.id(), form, rendering, at(now.instant()), at(now.instant().plus(Duration.ofHours(1)))).update();
        }
    }

    public void discard(Owner owner, String form) {
        client.sql("delete from drafts.draft where owner = ? and form = ?").params(owner.id(), form).update();
    }

    /** Everything of a browser is thrown away. */
    public void discardAll(Owner owner) {
        client.sql("delete from drafts.draft where owner = ?").params(owner.id()).update();
    }

    /** A draft, unopened. */
    record Held(Owner owner, String form, @Nullable String person, Instant at) {
    }

    List<Held> held(List<Owner> owners) {
        return client.sql("""
                select owner, form, person, kept_at from drafts.draft where owner = any(?) and kept_until > ? and taken is null order by kept_at""")
                .params(owners.stream().map(Owner::id).toArray(String[]::new), at(now.instant()))
                .query((row, n) -> new Held(new Owner(row.getString(1)), row.getString(2), row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant())).list();
    }

    Optional<KeptForms.Kept> open(Held held) {
        return client.sql("select sealed from drafts.draft where owner = ? and form = ? and taken is null").params(held.owner().id(), held.form())
                .query((row, n) -> row.getBytes(1)).optional().flatMap(sealed -> opened(held, sealed));
    }

    private Optional<KeptForms.Kept> opened(Held held, byte[] sealed) {
        String plain;
        try {
            plain = sealing.open(place(held.owner(), held.form()), sealed);
        } catch (IllegalStateException lostKey) {
            LOG.warn("a draft for {} cannot be opened any more and is left aside: {}", held.form(), lostKey.getMessage());
            return Optional.empty();
        }
        Typed typed = json.readValue(plain, Typed.class);
        return Optional.of(new KeptForms.Kept(new HashMap<>(typed.typed()), typed.files(), LocalDateTime.ofInstant(held.at(), Now.ZONE)));
    }

    /** Destroys what is past its time. */
    boolean forget() {
        client.sql("delete from drafts.draft where kept_until <= ?").params(at(now.instant())).update();
        return false;
    }

    private static String place(Owner owner, String form) {
        return PLACE + owner.id() + '/' + form;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("drafts.draft", "owner || '/' || form", "sealed", PLACE));
    }
}
