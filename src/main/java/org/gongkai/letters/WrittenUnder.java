package org.gongkai.letters;

import java.time.LocalDate;

import org.gongkai.definition.DecidedUnder;
import org.gongkai.definition.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Matters in which a letter was issued in a wording. */
@Component
class WrittenUnder implements DecidedUnder {

    private final JdbcClient client;

    WrittenUnder(JdbcClient client) {
        this.client = client;
    }

    @Override
    public long matters(Row row, LocalDate from, LocalDate to) {
        return !row.sort().equals(Letter.SORT) ? 0 : client.sql("select count(distinct subject) from letters.letter where template = ? and issued_on between ? and ?")
                .params(row.name(), from, to).query(Long.class).single();
    }
}
