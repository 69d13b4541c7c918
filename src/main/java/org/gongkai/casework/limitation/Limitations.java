package org.gongkai.casework.limitation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Which limitations hold, and by which keyed digests whoever is limited is known again. */
@Repository
public class Limitations implements SealedColumn.Recogniser {

    private static final String PLACE = "casework.limitation/";
    private static final List<String> SIGNS = List.of("phone", "email", "identityNumber");

    private final JdbcClient client;
    private final CaseFiles files;
    private final Sealing sealing;
    private final TransactionTemplate transaction;

    Limitations(JdbcClient client, CaseFiles files, Sealing sealing, TransactionTemplate transaction) {
        this.client = client;
        this.files = files;
        this.sealing = sealing;
        this.transaction = transaction;
    }

    /** One decision; {@code liftedOn} null where it was not lifted before its last day. */
    public record Limitation(String actId, String caseId, String number, String type, String organ, LocalDate decidedOn, LocalDate endsOn, @Nullable LocalDate liftedOn) {

        /** Whether it holds on a day: it ends by itself. */
        public boolean holds(LocalDate day) {
            return liftedOn == null && !endsOn.isBefore(day);
        }
    }

    /** The digests of all by which somebody is reached or known; empty where a letter says nothing of the kind. */
    private List<String> signs(Application application) {
        return SIGNS.stream().flatMap(field -> Stream.ofNullable(application.applicant().get(field)).map(said -> plain(field, said)).filter(said -> !said.isEmpty())
                .map(said -> sealing.recognising(PLACE + field, said))).toList();
    }

    private static String plain(String field, String said) {
        return field.equals("phone") ? said.replaceAll("\\D", "").replaceFirst("^86(?=1\\d{10}$)", "") : said.strip().toLowerCase(Locale.ROOT);
    }

    void decide(CaseState state, String actId, LocalDate on, LocalDate until) {
        client.sql("insert into casework.limitation (act_id, case_id, organ, decided_on, ends_on) values (?, ?, ?, ?, ?)").params(actId, state.id(), state.organ(), on, until).update();
        sign(actId, state.id());
    }

    private void sign(String actId, String caseId) {
        sign(actId, caseId, signs(files.application(files.applicationOf(caseId))));
    }

    private void sign(String actId, String caseId, List<String> signs) {
        for (String sign : signs) {
            client.sql("insert into casework.limitation_sign (act_id, case_id, sign) values (?, ?, ?) on conflict do nothing").params(actId, caseId, sign).update();
        }
    }

    void lift(CaseState state, LocalDate on) {
        client.sql("update casework.limitation set lifted_on = ? where case_id = ? and lifted_on is null and ends_on >= ?").params(on, state.id(), on).update();
    }

    /** Until when the letters of whoever brought this are limited at an organ on a day; empty where they are not. */
    Optional<LocalDate> until(Application application, String organ, LocalDate day) {
        List<String> signs = signs(application);
        return signs.isEmpty() ? Optional.empty() : client.sql("""
                select max(l.ends_on) from casework.limitation l join casework.limitation_sign s on s.act_id = l.act_id
                where s.sign = any(?) and l.organ = ? and (l.lifted_on is null or l.lifted_on > ?) and ? between l.decided_on and l.ends_on""")
                .params(signs.toArray(String[]::new), organ, day, day).query(LocalDate.class).optional();
    }

    /** The latest decisions at some organs, those that hold longest first. */
    List<Limitation> latest(Collection<String> organs, int limit) {
        return client.sql("""
                select l.act_id, l.case_id, c.number, c.type, l.organ, l.decided_on, l.ends_on, l.lifted_on from casework.limitation l join casework.cases c on c.id = l.case_id
                where l.organ = any(?) order by l.ends_on desc, l.act_id limit ?""").params(organs.toArray(String[]::new), limit).query(Limitation.class).list();
    }

    /** That whoever is limited can be known again at all. */
    public Guard<CaseState> canBeToldApart() {
        return Guard.of("writer-can-be-told-apart", "写信人留了电话、电子邮箱或者证件号码", "平台的做法", (state, attempt) -> !attempt.values().isEmpty()
                && signs(files.application(files.applicationOf(state.id()))).isEmpty() ? Optional.of(Refusal.because("写信人没有留电话、电子邮箱，再来的时候认不出是同一个人，不能限制")) : Optional.empty());
    }

    @Override
    public int recogniseAnew() {
        List<Map.Entry<String, String>> older = client.sql("select distinct act_id, case_id from casework.limitation_sign where not starts_with(sign, ?) order by act_id limit 200")
                .param(sealing.recognisedBy()).query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list();
        for (Map.Entry<String, String> one : older) {
            List<String> signs = signs(files.application(files.applicationOf(one.getValue())));
            // whoever is limited is known at every moment: the older digests go with the newer ones coming
            transaction.executeWithoutResult(status -> {
                int gone = client.sql("delete from casework.limitation_sign where act_id = ?").param(one.getKey()).update();
                if (gone > 0) {
                    sign(one.getKey(), one.getValue(), signs);
                }
            });
        }
        return older.size();
    }
}
