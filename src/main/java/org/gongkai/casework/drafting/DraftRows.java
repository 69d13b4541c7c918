package org.gongkai.casework.drafting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.casework.drafting.Draft.Asked;
import org.gongkai.casework.drafting.Draft.Remark;
import org.gongkai.casework.drafting.Draft.Version;
import org.gongkai.directory.Identifier;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps drafts; their texts and what was remarked on them are sealed. */
@Repository
class DraftRows implements SealedColumn.Keeper {

    private static final String TEXT = "casework.draft_version/";
    private static final String REMARK = "casework.draft_remark/";
    private static final String DRAFT = "select id, case_id, action, handling, organ, stage, drafter, version, saved, moved_on from casework.draft where ";
    private static final String ASKED = "select id, draft, organ, role, due_on as until, asked_by, version, agrees, answered_by, ended_on from casework.draft_asked where ";

    private final JdbcClient client;
    private final Sealing sealing;
    private final JsonMapper json = JsonMapper.builder().build();

    DraftRows(JdbcClient client, Sealing sealing) {
        this.client = client;
        this.sealing = sealing;
    }

    /** Those of a case that are under way. */
    List<Draft> underWay(String caseId) {
        return client.sql(DRAFT + "case_id = ? and stage in ('DRAFTING', 'REVIEW', 'SIGNING') order by id").param(caseId).query(Draft.class).list();
    }

    Optional<Draft> find(String id) {
        return client.sql(DRAFT + "id = ?").param(id).query(Draft.class).optional();
    }

    Draft.Whole whole(Draft draft) {
        List<Version> versions = client.sql("select id, no, author, sealed, salt from casework.draft_version where draft = ? order by no").param(draft.id()).query((row, n) -> {
            String plain = sealing.open(TEXT + row.getString(1), row.getBytes(4));
            return new Version(row.getInt(2), row.getString(3), map(plain), sealing.binding(row.getString(5), plain));
        }).list();
        List<Remark> remarks = client.sql("select id, version, act, sealed from casework.draft_remark where draft = ? order by version, act, id").param(draft.id()).query((row, n) -> {
            Map<String, String> said = map(sealing.open(REMARK + row.getString(1), row.getBytes(4)));
            return new Remark(row.getString(1), row.getInt(2), row.getString(3), said.get("field"), said.getOrDefault("words", ""));
        }).list();
        return new Draft.Whole(draft, versions, remarks, client.sql(ASKED + "draft = ? order by due_on, id").param(draft.id()).query(Asked.class).list());
    }

    Optional<Asked> asked(String id) {
        return client.sql(ASKED + "id = ?").param(id).query(Asked.class).optional();
    }

    void add(Draft draft) {
        client.sql("insert into casework.draft (id, case_id, action, handling, organ, stage, drafter, version, saved, moved_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(draft.id(), draft.caseId(), draft.action(), draft.handling(), draft.organ(), draft.stage().name(), draft.drafter(), draft.version(), draft.saved(), draft.movedOn())
                .update();
    }

    /** Brings it where it now stands; false where somebody else saved or moved it since it was read. */
    boolean move(Draft before, Draft.Stage stage, int version, LocalDate on) {
        return client.sql("update casework.draft set stage = ?, version = ?, saved = saved + 1, moved_on = ? where id = ? and stage = ? and saved = ?")
                .params(stage.name(), version, on, before.id(), before.stage().name(), before.saved()).update() == 1;
    }

    /** Writes a text, over the one of the same number; answers the digest that binds it. */
    String keep(Draft draft, int no, String author, Map<String, String> values) {
        String id = draft.id() + "." + no;
        String plain = json.writeValueAsString(new TreeMap<>(values));
        String salt = sealing.salt();
        client.sql("""
                insert into casework.draft_version (id, draft, case_id, no, author, sealed, salt) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set author = excluded.author, sealed = excluded.sealed, salt = excluded.salt""")
                .params(id, draft.id(), draft.caseId(), no, author, sealing.seal(TEXT + id, plain), salt).update();
        return sealing.binding(salt, plain);
    }

    /** What is going to be remarked, sealed; {@code binding} binds it to its act. */
    record Said(String id, String plain, String salt, String binding) {
    }

    Said said(@Nullable String field, String words) {
        TreeMap<String, String> said = new TreeMap<>(Map.of("words", words));
        if (field != null) {
            said.put("field", field);
        }
        String plain = json.writeValueAsString(said);
        String salt = sealing.salt();
        return new Said(Identifier.fresh(), plain, salt, sealing.binding(salt, plain));
    }

    void keep(Draft draft, int version, String actId, Said said) {
        client.sql("insert into casework.draft_remark (id, draft, case_id, version, act, sealed, salt) values (?, ?, ?, ?, ?, ?, ?)")
                .params(said.id(), draft.id(), draft.caseId(), version, actId, sealing.seal(REMARK + said.id(), said.plain()), said.salt()).update();
    }

    /** Holds the draft against being signed meanwhile; false where it was signed or given up since it was read. */
    boolean ask(Asked asked) {
        return client.sql("""
                insert into casework.draft_asked (id, draft, case_id, organ, role, due_on, asked_by)
                select ?, id, case_id, ?, ?, ?, ? from casework.draft where id = ? and stage in ('DRAFTING', 'REVIEW', 'SIGNING') for update""")
                .params(asked.id(), asked.organ(), asked.role(), asked.until(), asked.askedBy(), asked.draft()).update() == 1;
    }

    /** False where it had been answered already. */
    boolean answer(Asked asked, @Nullable Integer version, @Nullable Boolean agrees, @Nullable String person, LocalDate on) {
        return client.sql("update casework.draft_asked set version = ?, agrees = ?, answered_by = ?, ended_on = ? where id = ? and ended_on is null")
                .params(version, agrees, person, on, asked.id()).update() == 1;
    }

    private Map<String, String> map(String plain) {
        return json.readValue(plain, new TypeReference<>() { });
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.draft_version", "id", "sealed", TEXT), new SealedColumn("casework.draft_remark", "id", "sealed", REMARK));
    }
}
