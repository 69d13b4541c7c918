package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.OrganForm;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds in which organs go through what they have in force (国办发〔2018〕37号), and what was proposed and decided in them. */
@Repository
public class Cleanups {

    private static final int MOST = 2_000;
    private static final Comparator<DocumentLine> OLDEST = Comparator.comparing(DocumentLine::day).thenComparing(DocumentLine::id);
    private static final String ROUND = """
            select id, organ, begun_on, outcome, ended_on, exists (select 1 from publication.edition e where e.document = outcome and e.stage <> all(?)) as in_review
            from publication.cleanup
            """;
    private static final String[] AT_REST = ReviewChains.AT_REST.toArray(String[]::new);

    /** @param outcome the document that tells it; null while nobody has drafted it @param endedOn the day on which it became public
     * @param inReview whether that document has an edition that is drafted or reviewed: what it tells stays as it is meanwhile */
    public record Round(String id, String organ, LocalDate begunOn, @Nullable String outcome, @Nullable LocalDate endedOn, boolean inReview) {

        public boolean isOpen() {
            return endedOn == null;
        }
    }

    /** @param agreed null while nobody has decided; false where it went back with words */
    public record Item(String document, String conclusion, String reason, @Nullable String replacedBy, String proposedBy, LocalDate proposedOn, @Nullable Boolean agreed, @Nullable String words,
            @Nullable String decidedBy, @Nullable LocalDate decidedOn) {

        public boolean isAgreed() {
            return Boolean.TRUE.equals(agreed);
        }

        /** Whether it went back and waits for another proposal. */
        public boolean isSentBack() {
            return Boolean.FALSE.equals(agreed);
        }

        /** What a signer names who has seen the proposal as it is: one that was changed since is another. */
        public String key() {
            return document + "~" + Sha256.hex(conclusion + "\n" + replacedBy + "\n" + reason + "\n" + proposedBy);
        }
    }

    /** A document of a round. @param item null while nothing is proposed */
    public record Line(DocumentLine document, @Nullable Item item) {
    }

    private final JdbcClient client;
    private final DocumentLists lists;
    private final CleanupRules rules;
    private final Organs organs;
    private final Now now;

    Cleanups(JdbcClient client, DocumentLists lists, CleanupRules rules, Organs organs, Now now) {
        this.organs = organs;
        this.client = client;
        this.lists = lists;
        this.rules = rules;
        this.now = now;
    }

    public Optional<Round> find(String id) {
        return client.sql(ROUND + "where id = ?").params(AT_REST, id).query((row, n) -> round(row)).optional();
    }

    /** Of these organs, those under way first, then the newest. */
    public List<Round> of(Collection<String> organs, int limit) {
        return client.sql(ROUND + "where organ = any(?) order by ended_on is not null, begun_on desc, id limit ?").params(AT_REST, organs.toArray(String[]::new), limit).query((row, n) -> round(row)).list();
    }

    List<Round> open() {
        return client.sql(ROUND + "where ended_on is null order by begun_on, id limit ?").params(AT_REST, MOST).query((row, n) -> round(row)).list();
    }

    Optional<Round> told(String outcome) {
        return client.sql(ROUND + "where outcome = ? and ended_on is null").params(AT_REST, outcome).query((row, n) -> round(row)).optional();
    }

    /** What the organ has in force today, oldest first, and what was decided to be repealed or changed in the round; of a round that is over what was decided alone. */
    public List<Line> lines(Round round) {
        return lines(List.of(round)).getOrDefault(round.id(), List.of());
    }

    /** One of them, without reading the others; empty where the document is none of the round. */
    public Optional<Line> line(Round round, String document) {
        Item item = item(round.id(), document).orElse(null);
        return lists.lines(List.of(document)).stream().findFirst().filter(line -> round.isOpen() ? isInForce(line, round.organ()) || item != null && marks(item) : item != null).map(line -> new Line(line, item));
    }

    /** The same of several open rounds, by their ids, in as many queries as for one. */
    Map<String, List<Line>> lines(List<Round> rounds) {
        Map<String, Map<String, Item>> items = new HashMap<>();
        client.sql("select * from publication.cleanup_item where cleanup = any(?) order by document").param(rounds.stream().map(Round::id).toArray(String[]::new))
                .query(row -> {
                    Item item = item(row);
                    items.computeIfAbsent(row.getString("cleanup"), id -> new HashMap<>()).put(item.document(), item);
                });
        Map<String, List<DocumentLine>> inForce = inForce(rounds.stream().filter(Round::isOpen).map(Round::organ).collect(Collectors.toSet()));
        Set<String> binding = inForce.values().stream().flatMap(List::stream).map(DocumentLine::id).collect(Collectors.toSet());
        Map<String, DocumentLine> others = lists.lines(items.values().stream().flatMap(own -> own.keySet().stream()).filter(id -> !binding.contains(id)).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(DocumentLine::id, Function.identity()));
        Map<String, List<Line>> lines = new HashMap<>();
        for (Round round : rounds) {
            Map<String, Item> own = items.getOrDefault(round.id(), Map.of());
            List<Line> found = new ArrayList<>();
            if (round.isOpen()) {
                inForce.getOrDefault(round.organ(), List.of()).forEach(document -> found.add(new Line(document, own.get(document.id()))));
            }
            own.values().stream().filter(item -> others.containsKey(item.document()) && (!round.isOpen() || marks(item)))
                    .map(item -> new Line(others.get(item.document()), item)).sorted(Comparator.comparing(Line::document, OLDEST)).forEach(found::add);
            lines.put(round.id(), found);
        }
        return lines;
    }

    /** Whether the document is marked once the outcome is told. */
    private boolean marks(Item item) {
        return item.isAgreed() && rules.conclusion(item.conclusion()).flatMap(conclusion -> conclusion.marks(item.replacedBy())).isPresent();
    }

    /** Documents that the organ issued, that are gone through and bind today, oldest first; what it only passes on is for others to keep or repeal. */
    List<DocumentLine> inForce(String organ) {
        return inForce(Set.of(organ)).getOrDefault(organ, List.of());
    }

    /** Whether it is one of these. */
    boolean isInForce(DocumentLine line, String organ) {
        return line.organ().equals(organ) && rules.kinds().contains(String.valueOf(line.kind())) && isInForce(line, names(organ));
    }

    private static boolean isInForce(DocumentLine line, Set<String> names) {
        return line.validity().binds() && isOwn(line.issuer(), names);
    }

    private Map<String, List<DocumentLine>> inForce(Set<String> organs) {
        Map<String, Set<String>> names = organs.stream().collect(Collectors.toMap(Function.identity(), this::names));
        return organs.isEmpty() ? Map.of() : rules.kinds().stream().flatMap(kind -> lists.newest(List.of(), organs, kind, null, MOST * organs.size()).stream())
                .filter(line -> isInForce(line, names.get(line.organ()))).sorted(OLDEST).collect(Collectors.groupingBy(DocumentLine::organ));
    }

    /** What the organ is and was called. */
    private Set<String> names(String organ) {
        return Stream.concat(organs.find(organ).stream(), organs.predecessors(organ).stream()).flatMap(one -> Stream.concat(Stream.of(one.name(), one.shortName()), organs.forms(one.id()).stream().map(OrganForm::name)))
                .collect(Collectors.toSet());
    }

    /** Of several that issue together one is enough. */
    private static boolean isOwn(@Nullable String issuer, Set<String> names) {
        return issuer == null || names.stream().anyMatch(issuer::contains);
    }

    /** Organs that have something to go through, with the day of the last round that is over, or else that of their oldest document. */
    Map<String, LocalDate> lastGoneThrough() {
        Map<String, LocalDate> since = new HashMap<>();
        client.sql("""
                select l.organ, l.issuer, max(c.ended_on), min(l.day) from publication.listed l left join publication.cleanup c on c.organ = l.organ and c.ended_on is not null
                where l.kind = any(?) and l.validity = any(?) and (l.expires is null or l.expires > ?) group by l.organ, l.issuer""")
                .params(rules.kinds().toArray(String[]::new), Validity.binding(), now.today()).query(row -> {
                    LocalDate ended = row.getObject(3, LocalDate.class);
                    LocalDate from = ended == null ? row.getObject(4, LocalDate.class) : ended;
                    if (isOwn(row.getString(2), names(row.getString(1)))) {
                        since.merge(row.getString(1), from, (one, other) -> one.isBefore(other) ? one : other);
                    }
                });
        return since;
    }

    Optional<Item> item(String round, String document) {
        return client.sql("select * from publication.cleanup_item where cleanup = ? and document = ?").params(round, document).query((row, n) -> item(row)).optional();
    }

    List<Item> items(String round) {
        return client.sql("select * from publication.cleanup_item where cleanup = ? order by document").param(round).query((row, n) -> item(row)).list();
    }

    /** Keeps a round as it is until the transaction ends; read once nobody else has it, so that a draft that was begun meanwhile is seen. */
    Optional<Round> hold(String id) {
        client.sql("select 1 from publication.cleanup where id = ? for update").param(id).query(Integer.class).optional();
        return find(id);
    }

    /** False where one of the organ is under way. */
    boolean begin(String id, String organ, String person) {
        return client.sql("insert into publication.cleanup (id, organ, begun_by, begun_on) values (?, ?, ?, ?) on conflict do nothing").params(id, organ, person, now.today()).update() == 1;
    }

    void propose(String round, String document, String conclusion, String reason, @Nullable String replacedBy, String person) {
        client.sql("""
                insert into publication.cleanup_item (cleanup, document, conclusion, reason, replaced_by, proposed_by, proposed_on) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (cleanup, document) do update set conclusion = excluded.conclusion, reason = excluded.reason, replaced_by = excluded.replaced_by, proposed_by = excluded.proposed_by,
                    proposed_on = excluded.proposed_on, agreed = null, words = null, decided_by = null, decided_on = null""")
                .params(Arrays.asList(round, document, conclusion, reason, replacedBy, person, now.today())).update();
    }

    void decide(String round, String document, boolean agreed, @Nullable String words, String person) {
        client.sql("update publication.cleanup_item set agreed = ?, words = ?, decided_by = ?, decided_on = ? where cleanup = ? and document = ?")
                .params(Arrays.asList(agreed, words, person, now.today(), round, document)).update();
    }

    void outcome(String round, String document) {
        client.sql("update publication.cleanup set outcome = ? where id = ?").params(document, round).update();
    }

    void end(String round) {
        client.sql("update publication.cleanup set ended_on = ? where id = ?").params(now.today(), round).update();
    }

    private static Round round(ResultSet row) throws SQLException {
        return new Round(row.getString("id"), row.getString("organ"), row.getObject("begun_on", LocalDate.class), row.getString("outcome"), row.getObject("ended_on", LocalDate.class), row.getBoolean("in_review"));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(row.getString("document"), row.getString("conclusion"), row.getString("reason"), row.getString("replaced_by"), row.getString("proposed_by"),
                row.getObject("proposed_on", LocalDate.class), row.getObject("agreed", Boolean.class), row.getString("words"), row.getString("decided_by"), row.getObject("decided_on", LocalDate.class));
    }
}
