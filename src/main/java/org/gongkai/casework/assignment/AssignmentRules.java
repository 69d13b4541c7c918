package org.gongkai.casework.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dated rules of each organ; one that has ended stays, so that it can be said why a case went where it went. */
@Component
public class AssignmentRules {

    /** The action that gives out by rule, and what stands for a rule where the load decides. */
    static final String BY_RULE = "accept-by-rule";
    static final String BY_LOAD = "load";
    private static final String COLUMNS = "select id, organ, no, title, looks_at, words, people, from_on, to_on from casework.assignment_rule where ";

    private final JdbcClient client;
    private final Now now;

    AssignmentRules(JdbcClient client, Now now) {
        this.client = client;
        this.now = now;
    }

    /** In the order in which they are asked. */
    public List<AssignmentRule> inForce(String organ, LocalDate on) {
        return client.sql(COLUMNS + "organ = ? and from_on <= ? and (to_on is null or to_on >= ?) order by no, id").params(organ, on, on)
                .query(AssignmentRules::rule).list();
    }

    public List<AssignmentRule> of(Staff staff) {
        return client.sql(COLUMNS + "organ = any(?) and (to_on is null or to_on >= ?) order by organ, no, id")
                .params(staff.scope(Power.HANDLE).organs().toArray(String[]::new), now.today()).query(AssignmentRules::rule).list();
    }

    public Optional<AssignmentRule> find(String id) {
        return client.sql(COLUMNS + "id = ?").param(id).query(AssignmentRules::rule).optional();
    }

    /** Why a case went to whom it was given first; empty where a person gave it out. */
    public Optional<String> why(CaseState state) {
        return state.last(BY_RULE).map(act -> act.text("rule")).map(rule -> BY_LOAD.equals(rule) ? "没有分办规则符合，分给了在办最少的信息员"
                : find(rule).map(found -> "按分办规则“" + found.title() + "”分办：" + found.looksAt().title()
                        + (found.words().isEmpty() ? "" : "含" + found.words().stream().map(word -> state.type().channel(word).map(CaseType.Channel::title).orElse(word))
                                .collect(Collectors.joining("、")) + "之一")).orElse("按已经不存在的规则分办"));
    }

    /** Adds a rule behind those of its organ. */
    public boolean add(Staff staff, String organ, String title, AssignmentRule.LooksAt looksAt, List<String> words, List<String> people) {
        boolean may = staff.may(Power.HANDLE, organ);
        if (!may || title.isBlank() || people.isEmpty() || words.isEmpty() && looksAt != AssignmentRule.LooksAt.ANYTHING) {
            return false;
        }
        client.sql("""
                insert into casework.assignment_rule (id, organ, no, title, looks_at, words, people, from_on, added_by)
                values (?, ?, (select coalesce(max(no), 0) + 1 from casework.assignment_rule where organ = ?), ?, ?, ?, ?, ?, ?)""")
                .params(Identifier.fresh(), organ, organ, title.strip(), looksAt.name(), words.toArray(String[]::new), people.toArray(String[]::new), now.today(), staff.personId())
                .update();
        return true;
    }

    /** From today on the rule is not asked any more. */
    public boolean end(Staff staff, String id) {
        return client.sql("update casework.assignment_rule set to_on = ?, ended_by = ? where id = ? and to_on is null and organ = any(?)")
                .params(now.today().minusDays(1), staff.personId(), id, staff.scope(Power.HANDLE).organs().toArray(String[]::new)).update() == 1;
    }

    /** Whose turn it is under a rule. */
    String next(AssignmentRule rule) {
        int turn = client.sql("update casework.assignment_rule set turns = turns + 1 where id = ? returning turns").param(rule.id()).query(Integer.class).single();
        return rule.people().get((turn - 1) % rule.people().size());
    }

    /** Of these people whoever has the fewest open cases at the organ. */
    Optional<String> leastLoaded(String organ, List<String> people) {
        return client.sql("""
                select wanted.person from unnest(?) as wanted (person) left join casework.handling h on h.assignee = wanted.person and h.organ = ? and not h.ended
                group by wanted.person order by count(h.case_id), wanted.person limit 1""").params(people.toArray(String[]::new), organ).query(String.class).optional();
    }

    private static AssignmentRule rule(ResultSet row, int number) throws SQLException {
        return new AssignmentRule(row.getString("id"), row.getString("organ"), row.getInt("no"), row.getString("title"),
                AssignmentRule.LooksAt.valueOf(row.getString("looks_at")), List.of((String[]) row.getArray("words").getArray()),
                List.of((String[]) row.getArray("people").getArray()), row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class));
    }
}
