package org.gongkai.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the table of posts. */
@Component
class PostRows {

    private final JdbcClient database;

    PostRows(JdbcClient database) {
        this.database = database;
    }

    Optional<PostHeld> find(String id) {
        return database.sql("select * from directory.post where id = :id").param("id", id).query(PostRows::post).optional();
    }

    List<PostHeld> of(String person) {
        return database.sql("select * from directory.post where person = :person order by from_on, id")
                .param("person", person).query(PostRows::post).list();
    }

    List<PostHeld> of(Collection<String> people) {
        return people.isEmpty() ? List.of()
                : database.sql("select * from directory.post where person in (:people) order by from_on, id")
                        .param("people", people).query(PostRows::post).list();
    }

    List<PostHeld> at(String organ) {
        return database.sql("select * from directory.post where organ = :organ order by from_on, id")
                .param("organ", organ).query(PostRows::post).list();
    }

    void add(PostHeld post) {
        database.sql("""
                insert into directory.post (id, person, organ, role, subtree, from_on)
                values (:id, :person, :organ, :role, :subtree, :from)""")
                .param("id", post.id()).param("person", post.person()).param("organ", post.organ())
                .param("role", post.role().name()).param("subtree", post.subtree()).param("from", post.from()).update();
    }

    void end(PostHeld post, LocalDate on) {
        database.sql("update directory.post set to_on = greatest(:on, from_on) where id = :id")
                .param("on", on).param("id", post.id()).update();
    }

    static PostHeld post(ResultSet row, int number) throws SQLException {
        return new PostHeld(row.getString("id"), row.getString("person"), row.getString("organ"),
                Role.valueOf(row.getString("role")), row.getBoolean("subtree"), row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class));
    }
}
