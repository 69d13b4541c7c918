package org.gongkai.participation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.participation.AnswerGroup.Verdict;
import org.gongkai.participation.Contributions.Opinion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts opinions together that are answered alike, whole lines of copies at once, and says what becomes of each group. */
@Component
public class AnswerGroups {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_REASON = 2_000;

    private final SolicitationRows solicitations;
    private final Contributions contributions;
    private final ParticipationKinds kinds;
    private final GatheringRows gatherings;
    private final JdbcClient client;

    AnswerGroups(SolicitationRows solicitations, Contributions contributions, ParticipationKinds kinds, GatheringRows gatherings, JdbcClient client) {
        this.solicitations = solicitations;
        this.contributions = contributions;
        this.kinds = kinds;
        this.gatherings = gatherings;
        this.client = client;
    }

    /** In order of size. */
    public List<AnswerGroup> of(String solicitation) {
        return client.sql("""
                select g.id, g.title, g.verdict, g.reason, (select count(*) from participation.contribution c where c.answer_group = g.id)
                    + (select count(*) from participation.contribution s join participation.contribution o on o.solicitation = s.solicitation and o.number = s.supports
                       where s.solicitation = g.solicitation and s.supports is not null and o.answer_group = g.id)
                from participation.answer_group g where g.solicitation = ? order by 5 desc, g.id""").param(solicitation)
                .query((row, n) -> new AnswerGroup(row.getString(1), row.getString(2), row.getString(3) == null ? null : Verdict.valueOf(row.getString(3)), row.getString(4), row.getLong(5))).list();
    }

    /** How many opinions have no answer yet and need one. */
    public long open(Solicitation one) {
        if (kinds.require(one.kind()).isSurvey()) {
            return 0;
        }
        return client.sql("""
                select count(*) from participation.contribution c where solicitation = ? and way <> 'SUPPORT' and answer_group is null and (set_aside is null or set_aside = any(?))
                and not exists (select 1 from participation.spoken s where s.solicitation = c.solicitation and s.answers = c.number)""")
                .params(one.id(), answeredRules(one)).query(Long.class).single();
    }

    private String[] answeredRules(Solicitation one) {
        return kinds.require(one.kind()).rules().stream().filter(ParticipationKind.Rule::answered).map(ParticipationKind.Rule::id).toArray(String[]::new);
    }

    /**
     * Puts opinions, and whoever copied them, into a group.
     *
     * @param numbers of the first of each line
     * @param group   id of one that is there; blank for a new one under this title
     * @return how many it were
     */
    @Transactional
    public Attempt<Integer> put(String id, Set<Long> numbers, String group, String title, Staff staff) {
        Solicitation one = solicitations.hold(id);
        if (!mayAnswer(one, staff)) {
            return notAllowed();
        }
        boolean there = client.sql("select count(*) from participation.answer_group where id = ? and solicitation = ?").params(group, id).query(Long.class).single() == 1;
        if (!there && (title.isBlank() || title.strip().length() > LONGEST_TITLE)) {
            return Attempt.refused("选一组，或者给新的一组写上主要意见，最多 " + LONGEST_TITLE + " 字");
        }
        Set<String> chosen = new HashSet<>();
        Copies.folded(contributions.opinions(id)).stream().filter(line -> numbers.contains(line.number())).flatMap(line -> line.all().stream()).map(Opinion::entry)
                .map(Contribution::id).forEach(chosen::add);
        if (chosen.isEmpty()) {
            return Attempt.refused("没有选意见");
        }
        String into = there ? group : Identifier.fresh();
        if (!there) {
            client.sql("insert into participation.answer_group (id, solicitation, title) values (?, ?, ?)").params(into, id, title.strip()).update();
        }
        contributions.group(chosen, into);
        client.sql("delete from participation.answer_group g where solicitation = ? and not exists (select 1 from participation.contribution c where c.answer_group = g.id)").param(id).update();
        return Attempt.done(chosen.size());
    }

    /** What becomes of the opinions of a group. */
    @Transactional
    public Attempt<String> decide(String id, String group, String title, @Nullable Verdict verdict, String reason, Staff staff) {
        Solicitation one = solicitations.hold(id);
        if (!mayAnswer(one, staff)) {
            return notAllowed();
        }
        if (title.isBlank() || title.strip().length() > LONGEST_TITLE || reason.strip().length() > LONGEST_REASON) {
            return Attempt.refused("主要意见最多 " + LONGEST_TITLE + " 字，理由最多 " + LONGEST_REASON + " 字");
        }
        client.sql("update participation.answer_group set title = ?, verdict = ?, reason = ? where id = ? and solicitation = ?")
                .params(title.strip(), verdict == null ? null : verdict.name(), reason.strip(), group, id).update();
        return Attempt.done(group);
    }

    private boolean mayAnswer(Solicitation one, Staff staff) {
        return (one.stage() == Solicitation.Stage.OPEN || one.stage() == Solicitation.Stage.CLOSED) && kinds.require(one.kind()).isDraftedBy(staff, one.organ());
    }

    private static <T> Attempt<T> notAllowed() {
        return Attempt.refused("由征集的机关的信息员或者公开办整理意见，结果送签以后不能再改");
    }

    /** What is published, or would be. */
    public Outcome outcome(Solicitation one) {
        Map<String, List<Long>> numbers = new TreeMap<>();
        client.sql("select answer_group, number from participation.contribution where solicitation = ? and answer_group is not null and number is not null order by number").param(one.id())
                .query((row, n) -> numbers.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(row.getLong(2))).list();
        Map<String, Long> setAside = new TreeMap<>();
        client.sql("select set_aside, count(*) from participation.contribution where solicitation = ? and set_aside is not null and answer_group is null group by set_aside").param(one.id())
                .query((row, n) -> setAside.put(row.getString(1), row.getLong(2))).list();
        return new Outcome(one.summary() == null ? "" : one.summary(), one.became(), gatherings.find(one.id()).map(Gathering::minutes).orElse(null), of(one.id()).stream().map(group -> new Outcome.Answered(group, numbers.getOrDefault(group.id(), List.of()))).toList(), setAside);
    }
}
