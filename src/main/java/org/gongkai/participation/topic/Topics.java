package org.gongkai.participation.topic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.gongkai.participation.topic.Channel.Line;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of topics. */
@Component
public class Topics {

    private static final String ALL = "select id, organ, title, raised_on, source, major from participation.topic";
    private static final String NEWEST_FIRST = " order by raised_on desc, id desc";
    private static final String ANSWERS = "select topic, number, channel, answered_on, document, solicitation, title, address from participation.topic_answer";

    private final JdbcClient client;

    Topics(JdbcClient client) {
        this.client = client;
    }

    /** What a report said of a year. */
    public record Stated(String organ, int year, TopicCount count, String note) {

        /** What the act binds that writes it down. */
        String digest() {
            Map<String, Object> form = new TreeMap<>();
            form.put("organ", organ);
            form.put("year", year);
            form.put("topics", count.topics());
            for (Line line : Line.values()) {
                form.put(line.name(), count.line(line));
            }
            form.put("note", note);
            return Sha256.hex(CanonicalJson.of(form));
        }
    }

    private static Topic row(ResultSet row, int n) throws SQLException {
        return new Topic(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class), Topic.Source.valueOf(row.getString(5)), row.getBoolean(6), List.of());
    }

    /** Those of some organs, the newest first. */
    public List<Topic> of(Collection<String> organs) {
        return withAnswers(client.sql(ALL + " where organ = any(?)" + NEWEST_FIRST).param(organs.toArray(String[]::new)).query(Topics::row).list());
    }

    /** Those that were raised or answered in a year, with all their answers, the newest first. */
    public List<Topic> in(int year) {
        LocalDate from = LocalDate.of(year, 1, 1);
        LocalDate next = from.plusYears(1);
        return withAnswers(client.sql(ALL + " where raised_on >= ? and raised_on < ? or id in (select topic from participation.topic_answer where answered_on >= ? and answered_on < ?)" + NEWEST_FIRST)
                .params(from, next, from, next).query(Topics::row).list());
    }

    /** The years in which something was raised, answered, or said by a report, the newest first. */
    public List<Integer> years() {
        return client.sql("""
                select extract(year from raised_on)::int from participation.topic union select extract(year from answered_on)::int from participation.topic_answer
                union select year from participation.topic_stated order by 1 desc""").query(Integer.class).list();
    }

    public Optional<Topic> find(String id) {
        return among(List.of(id)).stream().findFirst();
    }

    List<Topic> among(Collection<String> ids) {
        return withAnswers(client.sql(ALL + " where id = any(?)").param(ids.toArray(String[]::new)).query(Topics::row).list());
    }

    private List<Topic> withAnswers(List<Topic> topics) {
        Map<String, List<Topic.Answer>> answers = new LinkedHashMap<>();
        client.sql(ANSWERS + " where topic = any(?) order by topic, number").param(topics.stream().map(Topic::id).toArray(String[]::new)).query(row -> {
            answers.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(new Topic.Answer(row.getInt(2), Channel.valueOf(row.getString(3)), row.getObject(4, LocalDate.class), row.getString(5),
                    row.getString(6), row.getString(7), row.getString(8)));
        });
        return topics.stream().map(topic -> topic.with(answers.getOrDefault(topic.id(), List.of()))).toList();
    }

    /** Held until the end of the transaction: answers are numbered and counted one after another. */
    void hold(String organ) {
        client.sql("select id from participation.topic where organ = ? order by id for update").param(organ).query(String.class).list();
    }

    void insert(Topic topic, String act) {
        client.sql("insert into participation.topic (id, organ, title, raised_on, source, major, act) values (?, ?, ?, ?, ?, ?, ?)")
                .params(topic.id(), topic.organ(), topic.title(), topic.raisedOn(), topic.source().name(), topic.major(), act).update();
    }

    void insert(String topic, Topic.Answer answer, String act) {
        client.sql("insert into participation.topic_answer (topic, number, channel, answered_on, document, solicitation, title, address, act) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(topic, answer.number(), answer.channel().name(), answer.answeredOn(), answer.document(), answer.solicitation(), answer.title(), answer.address(), act).update();
    }

    public List<Stated> stated() {
        return client.sql("select organ, year, topics, briefings, interviews, articles, newmedia, others, note from participation.topic_stated order by year desc, organ").query((row, n) -> {
            Map<Line, Long> lines = new TreeMap<>();
            for (Line line : Line.values()) {
                lines.put(line, row.getLong(4 + line.ordinal()));
            }
            return new Stated(row.getString(1), row.getInt(2), new TopicCount(row.getLong(3), lines, 0), row.getString(9));
        }).list();
    }

    void state(Stated said, String act) {
        TopicCount count = said.count();
        client.sql("""
                insert into participation.topic_stated (organ, year, topics, briefings, interviews, articles, newmedia, others, note, act) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (organ, year) do update set topics = excluded.topics, briefings = excluded.briefings, interviews = excluded.interviews, articles = excluded.articles,
                    newmedia = excluded.newmedia, others = excluded.others, note = excluded.note, act = excluded.act""")
                .params(said.organ(), said.year(), count.topics(), count.line(Line.BRIEFINGS), count.line(Line.INTERVIEWS), count.line(Line.ARTICLES), count.line(Line.NEWMEDIA), count.line(Line.OTHERS),
                        said.note(), act).update();
    }
}
