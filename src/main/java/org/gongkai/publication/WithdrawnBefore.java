package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.publication.Concern.Weight;
import org.gongkai.publication.Withdrawals.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells of an edition what in it is no longer public elsewhere: a file that was closed or withdrawn under any document, a text or title
 * that its own document was withdrawn with. Whoever lets it go public again says why (条例第六条、第十五条).
 */
@Repository
class WithdrawnBefore {

    static final String RULE = "A-WITHDRAWN";

    private static final String TOLD = "coalesce(c.closed_on, d.withdrawn_on), coalesce(c.ground, d.withdrawal_ground) ";
    private static final String GONE = "where e.stage = 'published' and e.id <> ? and (c.act is not null or d.withdrawn_on is not null) ";

    private record Gone(LocalDate on, @Nullable String ground) {

        Concern concern(String place) {
            return new Concern(RULE, Weight.ASKS, place, "与 " + on + " 撤回或者停止公开的相同（" + Withdrawals.ground(ground).words() + "）");
        }
    }

    private final JdbcClient client;

    WithdrawnBefore(JdbcClient client) {
        this.client = client;
    }

    List<Concern> concerns(Edition edition, List<Attachment> files) {
        List<Concern> concerns = new ArrayList<>(words(edition));
        Map<String, Gone> gone = files(edition, files.stream().filter(Attachment::isStored).map(Attachment::digest).toArray(String[]::new));
        files.stream().filter(file -> gone.containsKey(String.valueOf(file.digest())))
                .forEach(file -> concerns.add(gone.get(String.valueOf(file.digest())).concern("附件“" + file.name() + "”")));
        return concerns;
    }

    private List<Concern> words(Edition edition) {
        Map<String, Gone> places = new LinkedHashMap<>();
        client.sql("select e.title, e.summary, e.body, live.title, live.summary, live.body, " + TOLD + """
                        from publication.edition e join publication.document d on d.id = e.document
                        left join publication.edition live on live.id = d.live_edition and d.withdrawn_on is null
                        left join publication.closing c on c.edition = e.id and c.attachment is null\s""" + GONE + "and e.document = ? order by e.number desc")
                .params(edition.id(), edition.documentId()).query(row -> {
                    Gone one = new Gone(row.getObject(7, LocalDate.class), row.getString(8));
                    Withdrawals.Ground ground = Withdrawals.ground(one.ground());
                    same(places, "标题", ground.keeps(Part.TITLE) ? null : row.getString(1), edition.entry().title(), row.getString(4), one);
                    same(places, "内容概述", ground.keeps(Part.SUMMARY) ? null : row.getString(2), edition.entry().summary(), row.getString(5), one);
                    same(places, "正文", row.getString(3), edition.body(), row.getString(6), one);
                });
        return places.entrySet().stream().map(place -> place.getValue().concern(place.getKey())).toList();
    }

    /** @param live what is public of it already */
    private static void same(Map<String, Gone> places, String place, @Nullable String gone, @Nullable String now, @Nullable String live, Gone one) {
        if (now != null && !now.isBlank() && now.equals(gone) && !now.equals(live)) {
            places.putIfAbsent(place, one);
        }
    }

    private Map<String, Gone> files(Edition edition, String[] digests) {
        Map<String, Gone> gone = new LinkedHashMap<>();
        if (digests.length > 0) {
            client.sql("select a.digest, " + TOLD + """
                            from publication.attachment a join publication.edition e on e.id = a.edition join publication.document d on d.id = e.document
                            left join publication.closing c on c.edition = e.id and coalesce(c.attachment, a.id) = a.id\s""" + GONE + """
                            and a.digest = any(?) and not exists (select 1 from publication.attachment open
                                join publication.document o on o.live_edition = open.edition and o.withdrawn_on is null
                                where o.id = ? and open.digest = a.digest and not exists (select 1 from publication.closing x where x.attachment = open.id))""")
                    .params(edition.id(), digests, edition.documentId()).query(row -> {
                        gone.putIfAbsent(row.getString(1), new Gone(row.getObject(2, LocalDate.class), row.getString(3)));
                    });
        }
        return gone;
    }
}
