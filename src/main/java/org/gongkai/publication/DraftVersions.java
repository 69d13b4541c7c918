package org.gongkai.publication;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a draft said each time it was saved, and who writes at it now. */
@Repository
public class DraftVersions {

    /** So long after the last word somebody still writes. */
    public static final Duration WRITES = Duration.ofMinutes(5);
    /** What one person types within this time is one version. */
    private static final Duration ONE_SITTING = Duration.ofMinutes(10);
    private static final int MOST = 100;

    /**
     * A draft as it was saved.
     *
     * @param person who saved it; null for an import
     * @param name   of the person
     * @param typing whether it was saved while somebody typed
     */
    public record Version(int revision, @Nullable String person, String name, LocalDateTime at, boolean typing, String title) {
    }

    /** What it said. @param blocks null where it was markup only */
    public record Text(Version version, String body, @Nullable String blocks) {
    }

    /** Somebody who writes at a draft, and when the last words came. */
    public record Writer(String person, String name, LocalDateTime at) {
    }

    /** @param writer who writes at it now, other than the one who asks; null where nobody does */
    public record State(@Nullable Writer writer, List<Version> versions) {
    }

    private record Row(boolean pen, int revision, @Nullable String person, LocalDateTime at, boolean typing, String title) {
    }

    private final JdbcClient client;
    private final People people;
    private final Now now;

    DraftVersions(JdbcClient client, People people, Now now) {
        this.client = client;
        this.people = people;
        this.now = now;
    }

    /** As it stands for this person; versions newest first. */
    public State state(String editionId, Staff staff) {
        List<Row> rows = client.sql("""
                select true as pen, 0 as revision, person, written_at as at, false as typing, '' as title from publication.draft_pen
                    where edition = ? and person <> ? and written_at > ?
                union all select false, revision, person, saved_at, typing, title from publication.draft_version where edition = ?
                order by pen desc, revision desc""")
                .params(editionId, staff.personId(), at(now.instant().minus(WRITES)), editionId)
                .query((row, n) -> new Row(row.getBoolean("pen"), row.getInt("revision"), row.getString("person"), local(row.getObject("at", OffsetDateTime.class)),
                        row.getBoolean("typing"), row.getString("title"))).list();
        Map<String, String> names = rows.isEmpty() ? Map.of() : people.names(rows.stream().map(Row::person).filter(Objects::nonNull).distinct().toList());
        List<Version> versions = rows.stream().filter(row -> !row.pen()).map(row -> version(row, names)).toList();
        return new State(rows.stream().filter(Row::pen).map(row -> new Writer(String.valueOf(row.person()), name(row.person(), names), row.at())).findFirst().orElse(null), versions);
    }

    public Optional<Text> text(String editionId, int revision) {
        return client.sql("select person, saved_at, typing, title, body, blocks from publication.draft_version where edition = ? and revision = ?").params(editionId, revision)
                .query((row, n) -> {
                    Row found = new Row(false, revision, row.getString("person"), local(row.getObject("saved_at", OffsetDateTime.class)), row.getBoolean("typing"), row.getString("title"));
                    return new Text(version(found, found.person() == null ? Map.of() : people.names(List.of(found.person()))), row.getString("body"), row.getString("blocks"));
                }).optional();
    }

    /** Whether this person wrote any of it. */
    boolean hasWritten(String editionId, String personId) {
        return client.sql("select exists (select 1 from publication.draft_version where edition = ? and person = ?)").params(editionId, personId).query(Boolean.class).single();
    }

    /** Takes the pen; whoever had it is told with the next word. */
    public void take(String editionId, Staff staff) {
        client.sql("""
                insert into publication.draft_pen (edition, person, written_at) values (?, ?, ?)
                on conflict (edition) do update set person = excluded.person, written_at = excluded.written_at""")
                .params(editionId, staff.personId(), at(now.instant())).update();
    }

    /** Keeps what a draft says now, where nothing was kept yet: so it stays known who wrote it. */
    void begin(Edition was) {
        if (client.sql("select not exists (select 1 from publication.draft_version where edition = ?)").param(was.id()).query(Boolean.class).single()) {
            add(was, was.revision(), was.drafter(), false);
        }
    }

    /** The draft is another person's from now on, and nobody has the pen. */
    void handOver(String editionId, String personId) {
        client.sql("update publication.edition set drafter = ? where id = ? and stage = 'draft'").params(personId, editionId).update();
        client.sql("delete from publication.draft_pen where edition = ?").param(editionId).update();
    }

    /** Keeps what is saved beside what was saved before; within the transaction that saves it. @param was what the draft said before */
    void keep(Edition was, Edition changed, boolean typing, Staff staff) {
        begin(was);
        boolean continued = typing && client.sql("""
                update publication.draft_version set revision = ?, saved_at = ?, title = ?, body = ?, blocks = ?
                where edition = ? and revision = ? and typing and person = ? and begun_at > ?""")
                .params(Arrays.asList(changed.revision() + 1, at(now.instant()), changed.entry().title(), changed.body(), changed.blocks(), changed.id(), changed.revision(),
                        staff.personId(), at(now.instant().minus(ONE_SITTING)))).update() == 1;
        boolean asTyped = !typing && client.sql("""
                update publication.draft_version set revision = ?, saved_at = ?, typing = false
                where edition = ? and revision = ? and person = ? and title = ? and body = ? and blocks is not distinct from ?""")
                .params(Arrays.asList(changed.revision() + 1, at(now.instant()), changed.id(), changed.revision(), staff.personId(), changed.entry().title(), changed.body(), changed.blocks()))
                .update() == 1;
        if (!continued && !asTyped) {
            add(changed, changed.revision() + 1, staff.personId(), typing);
            client.sql("""
                    delete from publication.draft_version where edition = ? and revision < (
                        select min(revision) from (select revision from publication.draft_version where edition = ? order by revision desc limit ?) newest)""")
                    .params(changed.id(), changed.id(), MOST).update();
        }
        take(changed.id(), staff);
    }

    private void add(Edition edition, int revision, @Nullable String person, boolean typing) {
        client.sql("""
                insert into publication.draft_version (edition, revision, person, begun_at, saved_at, typing, title, body, blocks) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(edition.id(), revision, person, at(now.instant()), at(now.instant()), typing, edition.entry().title(), edition.body(), edition.blocks())).update();
    }

    private static Version version(Row row, Map<String, String> names) {
        return new Version(row.revision(), row.person(), name(row.person(), names), row.at(), row.typing(), row.title());
    }

    private static String name(@Nullable String person, Map<String, String> names) {
        return person == null ? "" : names.getOrDefault(person, person);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static LocalDateTime local(OffsetDateTime at) {
        return at.atZoneSameInstant(Now.ZONE).toLocalDateTime();
    }
}
