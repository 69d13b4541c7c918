package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Act;
import org.gongkai.publication.text.CleanHtml;
import org.gongkai.search.Audience;
import org.gongkai.search.Findable;
import org.gongkai.search.Findables;
import org.gongkai.search.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hands what is public to the search, in the form in which it is found. */
@Repository
class PublicFindables implements Findables {

    static final String KIND = "document";

    private static final String SELECT = """
            select d.id, e.title, e.doc_number, e.issuer, e.category, coalesce(e.published_on, e.formed_on), e.body, e.kind,
                   (select json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'words', a.words, 'places', a.places,
                            'seen', case when a.places is null and a.words <> '' then (select l.seen from publication.file_look l where l.digest = a.digest limit 1) end) order by a.position)
                    from publication.attachment a where a.edition = e.id and a.digest is not null
                        and not exists (select 1 from publication.closing c where c.attachment = a.id)),
                   d.index_number,
                   """ + DaysOfValidity.COLUMNS + """
            \sfrom publication.document d join publication.edition e on e.id = d.live_edition
            where d.withdrawn_on is null and\s""";

    private static final int LONGEST_WORD = 1000;
    private static final float NO_LONGER_BINDING = 0.6f;
    private static final float OF_ANOTHER_PLACE = 0.85f;

    private final JdbcClient client;
    private final DocumentLists lists;
    private final OtherPlaces elsewhere;
    private final Now now;

    PublicFindables(JdbcClient client, DocumentLists lists, OtherPlaces elsewhere, Now now) {
        this.client = client;
        this.lists = lists;
        this.elsewhere = elsewhere;
        this.now = now;
    }

    @Override
    public String room() {
        return "publication";
    }

    @Override
    public String shape() {
        return "4";
    }

    @Override
    public Map<String, String> kinds() {
        return Map.of(KIND, "公开信息");
    }

    @Override
    public Set<String> touched(List<Act> acts) {
        return acts.stream().filter(act -> act.kind().startsWith("publication.")).map(Act::subject).collect(Collectors.toSet());
    }

    @Override
    public List<Findable> among(Collection<String> ids) {
        return client.sql(SELECT + "d.id = any(?)").param(ids.toArray(String[]::new)).query((row, n) -> read(row)).list();
    }

    @Override
    public List<String> idsAfter(String id, int limit) {
        return client.sql("select id from publication.document where live_edition is not null and withdrawn_on is null and id > ? order by id limit ?")
                .params(id, limit).query(String.class).list();
    }

    @Override
    public List<String> changingBetween(LocalDate after, LocalDate until) {
        return client.sql("""
                select d.id from publication.document d join publication.edition e on e.id = d.live_edition
                where e.effective_on > :after and e.effective_on <= :until or e.expires_on > :after and e.expires_on <= :until
                    or d.next_from > :after and d.next_from <= :until order by d.id""")
                .param("after", after).param("until", until).query(String.class).list();
    }

    @Override
    public long count() {
        return lists.publicSince(null);
    }

    @Override
    public Set<String> openAmong(Collection<String> ids, Audience reader) {
        return lists.publicAmong(ids);
    }

    @Override
    public Optional<String> number(String text) {
        return DocumentNumber.parse(text).map(DocumentNumber::text);
    }

    @Override
    public Optional<String> numberMeant(String typed) {
        return DocumentNumber.typed(typed).map(DocumentNumber::text);
    }

    private Findable read(ResultSet row) throws SQLException {
        AttachedWords attached = AttachedWords.of(row.getString(1), CleanHtml.text(row.getString(7)), row.getString(9));
        Findable found = document(row.getString(1), row.getString(2), bounded(row.getString(3)), bounded(row.getString(4)), row.getString(5),
                DaysOfValidity.of(row).on(now.today()), row.getObject(6, LocalDate.class), attached.text(), row.getString(8), row.getString(10)).inParts(attached.parts());
        return elsewhere.is(found.title(), found.organ(), now.today()) ? found.weighing(found.weight() * OF_ANOTHER_PLACE) : found;
    }

    static Findable document(String id, String title, @Nullable String number, @Nullable String issuer, @Nullable String category, Validity validity,
            @Nullable LocalDate day, String words) {
        return document(id, title, number, issuer, category, validity, day, words, null, null);
    }

    private static Findable document(String id, String title, @Nullable String number, @Nullable String issuer, @Nullable String category, Validity validity,
            @Nullable LocalDate day, String words, @Nullable String kind, @Nullable String indexNumber) {
        List<Value> values = new ArrayList<>();
        if (category != null) {
            values.add(new Value(Facet.CATEGORY.field(), category));
        }
        if (kind != null) {
            values.add(new Value(Facet.DOCUMENT_KIND.field(), kind));
        }
        if (indexNumber != null) {
            Value.called(indexNumber).ifPresent(values::add);
        }
        values.add(new Value(Facet.VALIDITY.field(), validity.name()));
        return Findable.of(id, KIND, title, words, "/documents/" + id).numbered(number).from(issuer, day).with(values)
                .weighing(validity == Validity.EXPIRED || validity == Validity.REPEALED ? NO_LONGER_BINDING : 1);
    }

    /** The index takes no endless word; nobody counts or looks for one. */
    private static @Nullable String bounded(@Nullable String word) {
        return word == null || word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }
}
