package org.gongkai.casework.alike;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.Applications;
import org.gongkai.casework.Reasons;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Likeness;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds information that several applicants asked one organ for, so that the disclosure office considers publishing it (Art. 44).
 * Names are opened away from anyone's request; what is kept is only which cases belong together.
 */
@Component
public class AskedAlike {

    static final String DECIDED = "casework.asked-alike";
    private static final int CHUNK = 500;

    private final JdbcClient client;
    private final ProactiveRules rules;
    private final CaseTypes types;
    private final Applications applications;
    private final Reasons reasons;
    private final Now now;
    private final TransactionTemplate transaction;
    private final Loop loop;
    private final Map<String, Instant> lookedAt = new ConcurrentHashMap<>();

    AskedAlike(JdbcClient client, ProactiveRules rules, CaseTypes types, Applications applications, Reasons reasons, Now now, TransactionTemplate transaction,
            Loops loops) {
        this.client = client;
        this.rules = rules;
        this.types = types;
        this.applications = applications;
        this.reasons = reasons;
        this.now = now;
        this.transaction = transaction;
        this.loop = loops.add(Loop.Plan.of("asked-alike", "找出多人申请的同类信息", Duration.ofMinutes(5)).firstAfter(Duration.ofMinutes(2)), () -> {
            look();
            return false;
        });
    }

    /** Requests of several applicants for the same information, undecided. */
    public record Group(String id, String organ, LocalDate foundOn, int applicants, String title) {
    }

    /** One of these requests. */
    public record Member(String caseId, String number, LocalDate submittedOn, @Nullable String outcome, boolean ended, String title) {
    }

    private record Asked(String caseId, String application, String person, Set<String> titles, Set<String> numbers) {
    }

    /** Looks again at organs that something new came to. */
    public void look() {
        ProactiveRules.Rule rule = rules.inForce(now.today()).orElse(null);
        if (rule == null) {
            return;
        }
        record Newest(String organ, Instant at) { }
        LocalDate from = now.today().minusMonths(rule.months());
        for (Newest newest : client.sql("""
                select c.organ, max(a.submitted_at) from casework.application a join casework.cases c on c.application_id = a.id
                where a.submitted_on >= ? and a.forgotten_on is null and c.type = any(?) group by c.organ""")
                .params(from, itemised()).query((row, n) -> new Newest(row.getString(1), row.getTimestamp(2).toInstant())).list()) {
            if (!newest.at().equals(lookedAt.get(newest.organ()))) {
                loop.beat();
                try {
                    group(newest.organ(), asked(newest.organ(), from), rule);
                    lookedAt.put(newest.organ(), newest.at());
                    loop.cameThrough(List.of(newest.organ()));
                } catch (RuntimeException fault) {
                    loop.leaveOut(newest.organ(), fault);
                }
            }
        }
    }

    private Object itemised() {
        return types.all().stream().filter(CaseType::itemised).map(CaseType::id).toArray(String[]::new);
    }

    private List<Asked> asked(String organ, LocalDate from) {
        record Row(String id, String application, @Nullable String person) { }
        List<Row> rows = client.sql("""
                select c.id, a.id, a.same_person from casework.application a join casework.cases c on c.application_id = a.id
                where a.submitted_on >= ? and a.forgotten_on is null and c.type = any(?) and c.organ = ? order by a.submitted_on, c.id""")
                .params(from, itemised(), organ).query((row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3))).list();
        List<Asked> asked = new ArrayList<>();
        for (int at = 0; at < rows.size(); at += CHUNK) {
            List<Row> chunk = rows.subList(at, Math.min(at + CHUNK, rows.size()));
            Map<String, Application> opened = applications.opened(chunk.stream().map(Row::application).toList());
            for (Row row : chunk) {
                Set<String> titles = new LinkedHashSet<>();
                Set<String> numbers = new HashSet<>();
                for (Map<String, String> item : opened.get(row.application()).items()) {
                    titles.add(Likeness.bare(item.getOrDefault("title", "")));
                    numbers.add(Likeness.bare(item.getOrDefault("docNumber", "")));
                }
                titles.remove("");
                numbers.remove("");
                asked.add(new Asked(row.id(), row.application(), row.person() == null ? row.application() : row.person(), titles, numbers));
            }
        }
        return asked;
    }

    /** Around what was asked most: everything with the same document number or a name alike enough. */
    private void group(String organ, List<Asked> asked, ProactiveRules.Rule rule) {
        Map<String, List<Asked>> byTitle = new HashMap<>();
        Map<String, List<Asked>> byNumber = new HashMap<>();
        Map<String, List<String>> byPair = new HashMap<>();
        for (Asked one : asked) {
            for (String title : one.titles()) {
                if (byTitle.computeIfAbsent(title, any -> new ArrayList<>()).isEmpty()) {
                    Likeness.pairs(title).forEach(pair -> byPair.computeIfAbsent(pair, any -> new ArrayList<>()).add(title));
                }
                byTitle.get(title).add(one);
            }
            one.numbers().forEach(number -> byNumber.computeIfAbsent(number, any -> new ArrayList<>()).add(one));
        }
        Set<String> taken = new HashSet<>();
        List<String> mostAsked = byTitle.keySet().stream().sorted(Comparator.comparingInt((String title) -> -byTitle.get(title).size())
                .thenComparing(Comparator.naturalOrder())).toList();
        for (String centre : mostAsked) {
            if (taken.contains(centre)) {
                continue;
            }
            Set<Asked> together = new LinkedHashSet<>();
            for (String title : alike(centre, byPair, rule.alike())) {
                if (taken.add(title)) {
                    together.addAll(byTitle.get(title));
                }
            }
            List.copyOf(together).forEach(one -> one.numbers().forEach(number -> together.addAll(byNumber.get(number))));
            int applicants = (int) together.stream().map(Asked::person).distinct().count();
            if (applicants >= rule.applicants()) {
                transaction.executeWithoutResult(status -> keep(organ, together.stream().map(Asked::caseId).toList(), applicants));
            }
        }
    }

    private static List<String> alike(String centre, Map<String, List<String>> byPair, int percent) {
        Set<String> mine = Likeness.pairs(centre);
        Map<String, Integer> shared = new HashMap<>(Map.of(centre, mine.size()));
        for (String pair : mine) {
            byPair.get(pair).stream().filter(title -> !title.equals(centre)).forEach(title -> shared.merge(title, 1, Integer::sum));
        }
        return shared.entrySet().stream().filter(entry -> entry.getKey().equals(centre)
                || 200 * entry.getValue() / (mine.size() + Likeness.pairs(entry.getKey()).size()) >= percent).map(Map.Entry::getKey).sorted().toList();
    }

    private void keep(String organ, List<String> cases, int applicants) {
        String group = client.sql("select alike from casework.asked_alike_case where case_id = any(?) order by alike limit 1")
                .param(cases.toArray(String[]::new)).query(String.class).optional().orElse(null);
        if (group == null) {
            group = Identifier.fresh();
            client.sql("insert into casework.asked_alike (id, organ, found_on, applicants) values (?, ?, ?, ?)")
                    .params(group, organ, now.today(), applicants).update();
        } else {
            client.sql("update casework.asked_alike set applicants = ? where id = ? and decision is null").params(applicants, group).update();
        }
        client.sql("insert into casework.asked_alike_case (case_id, alike) select unnest(?), ? on conflict do nothing")
                .params(cases.toArray(String[]::new), group).update();
    }

    /** Undecided ones, most asked first. */
    public List<Group> open(Scope scope, int limit) {
        return open(null, scope, limit);
    }

    public Optional<Group> find(String id, Scope scope) {
        return open(id, scope, 1).stream().findFirst();
    }

    private List<Group> open(@Nullable String id, Scope scope, int limit) {
        return client.sql("""
                select g.id, g.organ, g.found_on, g.applicants, first.id, first.sealed from casework.asked_alike g
                cross join lateral (select a.id, a.sealed from casework.asked_alike_case m
                    join casework.cases c on c.id = m.case_id join casework.application a on a.id = c.application_id
                    where m.alike = g.id and a.forgotten_on is null order by a.submitted_on, c.id limit 1) first
                where g.decision is null and g.id = coalesce(?, g.id) and (? or g.organ = any(?)) order by g.applicants desc, g.id limit ?""")
                .params(id, scope.everything(), scope.organs().toArray(String[]::new), limit)
                .query((row, n) -> new Group(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getInt(4),
                        applications.title(row.getString(5), row.getBytes(6)))).list();
    }

    public List<Member> members(String group) {
        record Row(String id, String application, String number, LocalDate on, @Nullable String outcome, boolean ended) { }
        List<Row> rows = client.sql("""
                select c.id, a.id, c.number, a.submitted_on, c.outcome, c.ended from casework.asked_alike_case m join casework.cases c on c.id = m.case_id
                join casework.application a on a.id = c.application_id where m.alike = ? order by a.submitted_on desc, c.id limit ?""")
                .params(group, CHUNK).query((row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3),
                        row.getObject(4, LocalDate.class), row.getString(5), row.getBoolean(6))).list();
        Map<String, String> titles = applications.titles(rows.stream().map(Row::application).toList());
        return rows.stream().map(row -> new Member(row.id(), row.number(), row.on(), row.outcome(), row.ended(), titles.getOrDefault(row.application(), ""))).toList();
    }

    /** @param publish whether it is being published; else why not */
    @Transactional
    public Attempt<Act> decide(Group group, boolean publish, String reason, Staff staff) {
        staff.demand(Power.COORDINATE, group.organ());
        Optional<String> refusal = publish && reason.isBlank() ? Optional.empty() : Reasons.refusal(publish ? "主动公开" : "不主动公开", reason);
        if (refusal.isPresent()) {
            return Attempt.refused(refusal.get());
        }
        Act act = reasons.record(ActDraft.of(DECIDED, group.id()).organ(group.organ()).actor(staff.personId()).article("第四十四条")
                .detail("decision", publish ? "publish" : "dismiss").detail("applicants", group.applicants()),
                members(group.id()).getFirst().caseId(), reason);
        if (client.sql("update casework.asked_alike set decision = ?, decided_on = ?, act_id = ? where id = ? and decision is null")
                .params(publish ? "publish" : "dismiss", act.effectiveOn(), act.id(), group.id()).update() == 0) {
            throw new IllegalStateException("decided by somebody else in the same moment: " + group.id());
        }
        return Attempt.done(act);
    }
}
