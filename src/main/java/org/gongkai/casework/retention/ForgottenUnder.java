package org.gongkai.casework.retention;

import java.time.LocalDate;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.DecidedUnder;
import org.gongkai.definition.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications whose data were destroyed when a period had passed. */
@Component
class ForgottenUnder implements DecidedUnder {

    private final JdbcClient client;

    ForgottenUnder(JdbcClient client) {
        this.client = client;
    }

    @Override
    public long matters(Row row, LocalDate from, LocalDate to) {
        return !row.sort().equals(CaseType.KEPT) ? 0 : client.sql("select count(*) from casework.application where type = ? and forgotten_on between ? and ?")
                .params(row.name(), from, to).query(Long.class).single();
    }
}
