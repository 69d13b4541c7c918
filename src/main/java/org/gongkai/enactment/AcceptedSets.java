package org.gongkai.enactment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.definition.AcceptedTexts;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionText.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every set that was ever accepted, with its texts: the last one is in force at every node, whatever lies in the folder. */
@Repository
class AcceptedSets implements AcceptedTexts {

    private final JdbcClient client;

    AcceptedSets(JdbcClient client) {
        this.client = client;
    }

    @Override
    public List<DefinitionText> texts() {
        return last().texts();
    }

    /** 0 before the first. */
    long newest() {
        return client.sql("select coalesce(max(id), 0) from enactment.accepted").query(Long.class).single();
    }

    AcceptedSet last() {
        return client.sql("select id, digest, accepted_at, accepted_by from enactment.accepted order by id desc limit 1")
                .query((row, n) -> read(row.getLong(1), row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getString(4))).optional().orElse(AcceptedSet.NONE);
    }

    private AcceptedSet read(long id, String digest, Instant at, @Nullable String by) {
        List<DefinitionText> texts = new ArrayList<>();
        Map<String, String> covers = new TreeMap<>();
        client.sql("select path, content, covers from enactment.accepted_file where accepted = ? order by path").param(id).query(row -> {
            texts.add(new DefinitionText(row.getString(1), row.getString(2), Origin.OWN));
            if (row.getString(3) != null) {
                covers.put(row.getString(1), row.getString(3));
            }
        });
        if (!AcceptedSet.digest(texts).equals(digest)) {
            throw new IllegalStateException("accepted set " + id + " is not what was accepted: its texts do not give its digest " + digest);
        }
        return new AcceptedSet(id, digest, at, by, List.copyOf(texts), Map.copyOf(covers));
    }

    /** Nobody else accepts until the running transaction ends. */
    void lock() {
        client.sql("lock table enactment.accepted in exclusive mode").update();
    }

    void keep(AcceptedSet set, String act, Instant at) {
        long id = client.sql("insert into enactment.accepted (act, digest, accepted_at, accepted_by) values (?, ?, ?, ?) returning id")
                .params(act, set.digest(), at.atOffset(ZoneOffset.UTC), set.by()).query(Long.class).single();
        set.texts().forEach(text -> client.sql("insert into enactment.accepted_file (accepted, path, content, covers) values (?, ?, ?, ?)")
                .params(id, text.path(), text.text(), set.covers().get(text.path())).update());
    }
}
