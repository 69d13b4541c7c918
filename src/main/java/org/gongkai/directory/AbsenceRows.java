package org.gongkai.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the table of absences. */
@Component
class AbsenceRows {

    private final JdbcClient database;

    AbsenceRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Absence> find(String id) {
        return database.sql("select * from directory.absence where id = ?").param(id).query(AbsenceRows::absence).optional();
    }

    /** Everybody's that has a day between these, by first day. */
    List<Absence> between(LocalDate first, LocalDate last) {
        return database.sql("select * from directory.absence where until_on >= ? and from_on <= ? order by from_on, id").params(first, last).query(AbsenceRows::absence).list().stream()
                .filter(one -> one.meets(first, last)).toList();
    }

    void add(Absence absence) {
        database.sql("insert into directory.absence (id, person, substitute, from_on, until_on) values (?, ?, ?, ?, ?)")
                .params(absence.id(), absence.person(), absence.substitute(), absence.from(), absence.until()).update();
    }

    void back(Absence absence, LocalDate on) {
        database.sql("update directory.absence set back_on = ? where id = ?").params(on, absence.id()).update();
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(row.getString("id"), row.getString("person"), row.getString("substitute"), row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class),
                row.getObject("back_on", LocalDate.class));
    }
}
