package org.gongkai.casework.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.directory.Identifier;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes with which people outside open what is theirs: made here, recognised here, nowhere kept in clear. */
@Component
public class AccessCodes implements SealedColumn.Recogniser {

    private static final int LENGTH = 8;
    private static final String PLACE = "casework.code";

    private final JdbcClient client;
    private final Sealing sealing;

    AccessCodes(JdbcClient client, Sealing sealing) {
        this.client = client;
        this.sealing = sealing;
    }

    public String fresh() {
        return Identifier.fresh().substring(0, LENGTH);
    }

    /** What a row keeps of a code: a digest under a key, for eight letters are found by trying. */
    public String digest(String number, String code) {
        return sealing.keyed(PLACE, plainDigest(number, code));
    }

    /** What rows kept before there was a key to it; wrapped as it is, for the code itself is nowhere. */
    private static String plainDigest(String number, String code) {
        return Sha256.hex(number + '\n' + code.toLowerCase(Locale.ROOT));
    }

    /** Another code in place of the one before, which opens nothing any more. */
    void replace(String applicationId, String number, String code) {
        client.sql("update casework.application set code_digest = ? where id = ?").params(digest(number, code), applicationId).update();
    }

    /** What a row may keep of a code, whichever key was current when it was given out. */
    private String[] digests(String number, List<String> codes) {
        return codes.stream().map(code -> plainDigest(number, code))
                .flatMap(plain -> Stream.concat(Stream.of(plain), sealing.everyKeyed(PLACE, plain).stream())).toArray(String[]::new);
    }

    @Override
    public int recogniseAnew() {
        int wrapped = 0;
        for (String table : List.of("casework.application", "casework.consultation")) {
            List<String[]> plain = client.sql("select number, code_digest from " + table + " where code_digest <> '' and strpos(code_digest, ':') = 0 limit 500")
                    .query((row, n) -> new String[] {row.getString(1), row.getString(2)}).list();
            for (String[] row : plain) {
                wrapped += client.sql("update " + table + " set code_digest = ? where number = ? and code_digest = ?")
                        .params(sealing.keyed(PLACE, row[1]), row[0], row[1]).update();
            }
        }
        return wrapped;
    }

    /** The cases of the application with this number, if the code is the one given with it. */
    public List<String> cases(String number, String code) {
        List<String> codes = TypedNumber.codes(code);
        return kept("casework.application", number).flatMap(kept -> client.sql("""
                select c.id from casework.cases c join casework.application a on a.id = c.application_id
                where a.number = ? and a.code_digest = any(?) order by c.number""")
                .params(kept, digests(kept, codes)).query(String.class).list().stream()).toList();
    }

    /** The act that asked somebody outside, if the code is the one given with this number. */
    public Optional<String> consultation(String number, String code) {
        List<String> codes = TypedNumber.codes(code);
        return kept("casework.consultation", number).flatMap(kept -> client.sql("select act_id from casework.consultation where number = ? and code_digest = any(?)")
                .params(kept, digests(kept, codes)).query(String.class).list().stream()).findFirst();
    }

    /** The numbers that may be meant, as they are kept: one, save where somebody else's looks alike. */
    private Stream<String> kept(String table, String typed) {
        return client.sql("select distinct number from " + table + " where number = any(?)").param(TypedNumber.numbers(typed)).query(String.class).list().stream();
    }
}
