package org.gongkai.casework;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.gongkai.directory.Identifier;
import org.gongkai.ledger.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes with which people outside open what is theirs: made here, recognised here, nowhere kept in clear. */
@Component
class AccessCodes {

    private static final int LENGTH = 8;

    private final JdbcClient client;

    AccessCodes(JdbcClient client) {
        this.client = client;
    }

    String fresh() {
        return Identifier.fresh().substring(0, LENGTH);
    }

    /** What a row keeps of a code. */
    String digest(String number, String code) {
        return Sha256.hex(number + '\n' + code.toLowerCase(Locale.ROOT));
    }

    /** Another code in place of the one before, which opens nothing any more. */
    void replace(String applicationId, String number, String code) {
        client.sql("update casework.application set code_digest = ? where id = ?").params(digest(number, code), applicationId).update();
    }

    /** The cases of the application with this number, if the code is the one given with it. */
    List<String> cases(String number, String code) {
        return client.sql("""
                select c.id from casework.cases c join casework.application a on a.id = c.application_id
                where a.number = ? and a.code_digest = ? order by c.number""")
                .params(number.strip(), digest(number.strip(), code.strip())).query(String.class).list();
    }

    /** The act that asked somebody outside, if the code is the one given with this number. */
    Optional<String> consultation(String number, String code) {
        return client.sql("select act_id from casework.consultation where number = ? and code_digest = ?")
                .params(number.strip(), digest(number.strip(), code.strip())).query(String.class).optional();
    }
}
