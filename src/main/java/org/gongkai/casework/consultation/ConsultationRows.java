package org.gongkai.casework.consultation;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.receipt.AccessCodes;
import org.gongkai.ledger.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Number and code with which somebody outside answers what an act asked. */
@Repository
public class ConsultationRows {

    private final JdbcClient client;
    private final CaseFiles files;
    private final AccessCodes codes;

    ConsultationRows(JdbcClient client, CaseFiles files, AccessCodes codes) {
        this.client = client;
        this.files = files;
        this.codes = codes;
    }

    /** One of them, and the action that answers it. */
    record Row(String caseId, String number, String answering) {
    }

    /** Lets whoever an act asked answer by number and code, said once, in the letter; what follows a lead is answered there. */
    public Map<String, String> open(CaseState state, Act act, String answering) {
        if (files.leadOf(state.id()).isPresent()) {
            return Map.of();
        }
        String of = client.sql("select number from casework.cases where id = ?").param(state.id()).query(String.class).single();
        String number = of + "-" + client.sql("select count(*) + 1 from casework.consultation where case_id = ?")
                .param(state.id()).query(Integer.class).single();
        String code = codes.fresh();
        client.sql("insert into casework.consultation (act_id, case_id, number, code_digest, answering) values (?, ?, ?, ?, ?)")
                .params(act.id(), state.id(), number, codes.digest(number, code), answering).update();
        return Map.of("answerNumber", number, "answerCode", code);
    }

    Optional<Row> of(String actId) {
        return client.sql("select case_id, number, answering from casework.consultation where act_id = ?").param(actId).query(Row.class).optional();
    }
}
