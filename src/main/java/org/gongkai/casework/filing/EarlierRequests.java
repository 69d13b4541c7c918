package org.gongkai.casework.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.identity.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the same identity number asked the same organ before (政府信息公开条例 2019, Arts. 35 and 36(6)): shown with the reasons
 * to the officer who decides, never decided here.
 */
@Component
public class EarlierRequests {

    private static final String NUMBER = "identityNumber";
    private static final int LOOKED_AT = 50;
    private static final int ALIKE = 60;

    private final JdbcClient client;
    private final CaseFiles files;

    EarlierRequests(JdbcClient client, CaseFiles files) {
        this.client = client;
        this.files = files;
    }

    /** A request that may be the same, and why it is thought so. */
    public record Earlier(String caseId, String number, LocalDate submittedOn, @Nullable String outcome, String title, List<String> reasons) {
    }

    /**
     * What was found for a case.
     *
     * @param inMonth which request of its calendar month this is, from 1; 0 where no identity number was given
     */
    public record Found(int inMonth, List<Earlier> alike) {
    }

    private record Line(String id, String number, Application application, @Nullable String outcome) {
    }

    public Found of(CaseFolder folder) {
        CaseState state = folder.state();
        if (state.type().applicant().stream().noneMatch(field -> field.name().equals(NUMBER)) || folder.application().applicant().getOrDefault(NUMBER, "").isBlank()) {
            return new Found(0, List.of());
        }
        List<Line> earlier = client.sql("""
                select a.id, a.type, a.number, a.channel, a.party, a.submitted_on, a.sealed, c.id, c.number, c.outcome from casework.cases c join casework.application a on a.id = c.application_id
                where a.same_person = (select same_person from casework.application where id = :application) and c.type = :type
                    and c.organ = :organ and (a.submitted_on, a.submitted_at, c.id) <= (select submitted_on, submitted_at, :id
                        from casework.application where id = :application)
                order by a.submitted_on desc, a.submitted_at desc, c.id desc limit :most""")
                .param("application", folder.application().id()).param("type", state.type().id()).param("organ", state.organ())
                .param("id", state.id()).param("most", LOOKED_AT)
                .query((row, n) -> new Line(row.getString(8), row.getString(9), files.application(row), row.getString(10))).list();
        LocalDate month = folder.application().submittedOn().withDayOfMonth(1);
        int inMonth = (int) earlier.stream().filter(line -> !line.application().submittedOn().isBefore(month)).count();
        List<Earlier> alike = new ArrayList<>();
        for (Line line : earlier) {
            if (!line.id().equals(state.id())) {
                Application other = line.application();
                List<String> reasons = reasons(folder.application(), other);
                if (!reasons.isEmpty()) {
                    alike.add(new Earlier(line.id(), line.number(), other.submittedOn(), line.outcome(), Identity.masked(String.join("；", other.titles()), false), reasons));
                }
            }
        }
        alike.sort(Comparator.comparingInt((Earlier one) -> -one.reasons().size()));
        return new Found(inMonth, alike);
    }

    private static List<String> reasons(Application one, Application other) {
        List<String> reasons = new ArrayList<>();
        for (Map<String, String> mine : one.items()) {
            for (Map<String, String> its : other.items()) {
                String number = Likeness.bare(mine.getOrDefault("docNumber", ""));
                if (!number.isEmpty() && number.equals(Likeness.bare(its.getOrDefault("docNumber", "")))) {
                    reasons.add("文号相同：" + mine.get("docNumber"));
                }
                int alike = Likeness.of(mine.getOrDefault("title", ""), its.getOrDefault("title", ""));
                if (alike >= ALIKE) {
                    reasons.add(alike == 100 ? "名称相同：" + its.get("title") : "名称相近 " + alike + "%：" + its.get("title"));
                }
            }
        }
        return reasons;
    }
}
