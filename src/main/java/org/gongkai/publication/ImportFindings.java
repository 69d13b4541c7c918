package org.gongkai.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.publication.intake.FieldMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What imports noticed of documents, until a person has looked at it. */
@Repository
public class ImportFindings {

    /** The act of a person who has looked. */
    static final String SETTLE = "settle";
    /** As the index of short bodies has it. */
    private static final int SHORT = 600;
    /** So many published texts of one sentence or two are no texts. */
    private static final int SHELLS = 3;
    static final String SHELL = "正文只有一两句，与另外几件完全相同，可能没有取到原文";

    /**
     * Something noticed of a document.
     *
     * @param edition where it is looked at: the live edition, or the last one while none is public
     */
    public record Row(String document, String edition, String organ, String title, String code, String sentence) {

        /** The key of this row in the list. */
        public String key() {
            return code + "~" + document;
        }
    }

    /** What is noticed, and of how many documents it waits to be looked at. */
    public record Kind(String code, String title, long open) {
    }

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Ledger ledger;
    private final PublicationCheck check;
    private final Map<String, String> titles = FieldMapping.findings();

    ImportFindings(JdbcTemplate jdbc, Ledger ledger, PublicationCheck check) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.ledger = ledger;
        this.check = check;
    }

    /** What an import itself may notice, by its code. */
    public static Map<String, String> titles() {
        return FieldMapping.findings();
    }

    /** Notes these in the transaction of the import. */
    void add(List<Object[]> findings) {
        jdbc.batchUpdate("""
                insert into publication.import_finding (document, code, sentence) values (?, ?, ?)
                on conflict (document, code) do update set sentence = excluded.sentence,
                    settled_by_act = case when import_finding.sentence = excluded.sentence then import_finding.settled_by_act end""", findings);
    }

    /**
     * Notes of every published document with one of these short bodies that it is one of many.
     *
     * @return those of which it was not noted before
     */
    List<String> addShells(Collection<String> bodies) {
        String[] shortOnes = bodies.stream().filter(body -> body.length() <= SHORT).distinct().toArray(String[]::new);
        return shortOnes.length == 0 ? List.of() : client.sql("""
                insert into publication.import_finding (document, code, sentence)
                select document, 'shell', ? from (select d.id as document, count(*) over (partition by e.body) as alike
                    from publication.edition e join publication.document d on d.live_edition = e.id
                    where length(e.body) <= 600 and md5(e.body) = any(array(select md5(body) from unnest(?) as body))) short where alike >= ?
                on conflict (document, code) do nothing returning document""").params(SHELL, shortOnes, SHELLS).query(String.class).list();
    }

    /** Whoever may put a document in order settles what was noticed of it. */
    public static boolean maySettle(Staff staff, String organ) {
        return staff.may(Power.HANDLE, organ);
    }

    /** What a kind of finding is called. */
    public String title(String code) {
        return titles.containsKey(code) ? titles.get(code) : check.title(code);
    }

    /** The kinds that wait within a person's posts, most first. */
    public List<Kind> kinds(Staff staff) {
        return client.sql("""
                select f.code, count(*) from publication.import_finding f join publication.document d on d.id = f.document
                where f.settled_by_act is null and d.organ = any(?) group by f.code order by count(*) desc, f.code""")
                .param(organs(staff)).query((row, n) -> new Kind(row.getString(1), title(row.getString(1)), row.getLong(2))).list();
    }

    /**
     * What waits, by kind and document.
     *
     * @param code  one kind; null for all
     * @param after key of the last row of the page before
     */
    public List<Row> open(Staff staff, @Nullable String code, @Nullable String after, int limit) {
        List<Object> params = new ArrayList<>();
        params.add(organs(staff));
        String conditions = "";
        if (code != null) {
            conditions += " and f.code = ?";
            params.add(code);
        }
        int at = after == null ? -1 : after.indexOf('~');
        if (after != null && at > 0) {
            conditions += " and (f.code, f.document) > (?, ?)";
            params.addAll(Arrays.asList(after.substring(0, at), after.substring(at + 1)));
        }
        params.add(limit);
        return client.sql("""
                select f.document, e.id as edition, d.organ, e.title, f.code, f.sentence
                from publication.import_finding f join publication.document d on d.id = f.document join publication.edition e on e.id = coalesce(d.live_edition,
                    (select last.id from publication.edition last where last.document = d.id order by last.number desc limit 1))
                where f.settled_by_act is null and d.organ = any(?)%s order by f.code, f.document limit ?""".formatted(conditions))
                .params(params).query(Row.class).list();
    }

    /** Notes that a person has looked: what had to be mended is mended, or it is right as it stands. */
    @Transactional
    public Attempt<Act> settle(String document, String code, Staff staff) {
        String organ = client.sql("""
                select d.organ from publication.import_finding f join publication.document d on d.id = f.document
                where f.document = ? and f.code = ? and f.settled_by_act is null for update of f""").params(document, code).query(String.class).optional()
                .filter(staff.scope()::covers).orElse(null);
        if (organ == null) {
            return Attempt.refused("这一条已经核对过了，或者不在您的岗位范围内");
        }
        if (!maySettle(staff, organ)) {
            staff.demand(Power.DRAFT, organ);
        }
        Act act = ledger.record(ActDraft.of("publication." + SETTLE, document).organ(organ).actor(staff.personId()).detail("finding", code));
        client.sql("update publication.import_finding set settled_by_act = ? where document = ? and code = ?").params(act.id(), document, code).update();
        return Attempt.done(act);
    }

    private static String[] organs(Staff staff) {
        return staff.scope().organs().toArray(String[]::new);
    }
}
