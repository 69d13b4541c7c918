package org.gongkai.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records who is away and who stands in for them: by themselves, or by whoever leads where they work. It ends by itself; coming back earlier is
 * said. Nobody says why somebody is away.
 */
@Component
public class RecordAbsence {

    private static final int LONGEST_DAYS = 366;

    private final AbsenceRows rows;
    private final PostRows posts;
    private final People people;
    private final Organs organs;
    private final Revision revision;
    private final Now now;
    private final ApplicationEventPublisher events;

    RecordAbsence(AbsenceRows rows, PostRows posts, People people, Organs organs, Revision revision, Now now, ApplicationEventPublisher events) {
        this.rows = rows;
        this.posts = posts;
        this.people = people;
        this.organs = organs;
        this.revision = revision;
        this.now = now;
        this.events = events;
    }

    /** Everybody's that has a day between these, by first day. */
    public List<Absence> between(LocalDate first, LocalDate last) {
        return rows.between(first, last);
    }

    /**
     * Of whom of these people somebody may say that they are away: of themselves, and of whoever works only where they lead by posts of their own,
     * since all that those people may do goes over to the substitute.
     */
    public Set<String> mayRecord(Staff by, Collection<String> whom) {
        Staff own = by.own();
        Map<String, List<PostHeld>> worked = posts.of(whom).stream().filter(post -> post.endsAfter(now.today()) && !post.role().may(Power.OPERATE))
                .collect(Collectors.groupingBy(PostHeld::person));
        return whom.stream().filter(person -> by.personId().equals(person) || worked.containsKey(person)
                && worked.get(person).stream().flatMap(post -> organs.reach(post.organ(), post.subtree()).stream()).allMatch(organ -> leads(own, organ))).collect(Collectors.toSet());
    }

    /** Of whom of these people somebody may say that they are back: of themselves, and of whoever holds a post where they lead, since nothing goes over by it. */
    public Set<String> mayEnd(Staff by, Collection<String> whom) {
        Staff own = by.own();
        Set<String> led = posts.of(whom).stream().filter(post -> post.endsAfter(now.today()) && leads(own, post.organ())).map(PostHeld::person).collect(Collectors.toSet());
        return whom.stream().filter(person -> by.personId().equals(person) || led.contains(person)).collect(Collectors.toSet());
    }

    private static boolean leads(Staff own, String organ) {
        return own.may(Power.SIGN, organ) || own.may(Power.COORDINATE, organ) || own.may(Power.OPERATE, organ);
    }

    /** @param until the last day away */
    @Transactional
    public Attempt<Absence> record(String person, String substitute, LocalDate from, LocalDate until, Staff by) {
        revision.raise();
        if (!mayRecord(by, List.of(person)).contains(person)) {
            return Attempt.refused("别人的请假由本人登记，或者由他任职的机关都归其签发、统筹的人登记，代办来的岗位不算。");
        }
        if (!by.personId().equals(person) && by.personId().equals(substitute)) {
            return Attempt.refused("替别人登记请假的，代办人请另选一个人。");
        }
        if (person.equals(substitute) || people.find(substitute).isEmpty()) {
            return Attempt.refused("请选择代办人，不能是请假的人自己。");
        }
        List<String> reasons = new ArrayList<>();
        if (from.isBefore(now.today()) || until.isBefore(from) || until.isAfter(from.plusDays(LONGEST_DAYS - 1))) {
            reasons.add("请假从今天或者以后起，到不早于第一天的一天止，最长 " + LONGEST_DAYS + " 天。");
            return Attempt.refused(reasons);
        }
        List<Absence> others = rows.between(from, until);
        others.stream().filter(one -> one.person().equals(person)).findFirst()
                .ifPresent(one -> reasons.add("%s 至 %s 已经登记请假，先销假，或者另选日期。".formatted(one.from(), one.last())));
        cannotTake(person, substitute, from).forEach(reasons::add);
        Substitution.comesTo(person, substitute, from, until, others).ifPresent(circle -> reasons.add(
                "%s %s 至 %s 也请假，要代办的事又回到请假的人这里，没有人办；请另选代办人。".formatted(name(circle.person()), circle.from(), circle.last())));
        if (!by.personId().equals(person)) {
            Substitution.comesTo(by.personId(), substitute, from, until, others).ifPresent(circle -> reasons.add(
                    "%s %s 至 %s 也请假，由登记的人代办，要代办的事转到登记的人自己手里；请另选代办人。".formatted(name(circle.person()), circle.from(), circle.last())));
        }
        for (Absence one : others) {
            if (one.substitute().equals(person) && !one.person().equals(substitute)) {
                cannotTake(one.person(), substitute, from).forEach(reason -> reasons.add("%s 这几天由请假的人代办，要转给新的代办人：%s".formatted(name(one.person()), reason)));
            }
            if (one.person().equals(substitute)) {
                cannotTake(person, one.substitute(), from).forEach(reason -> reasons.add("%s %s 至 %s 也请假，要转给他的代办人：%s".formatted(name(substitute), one.from(), one.last(), reason)));
            }
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons.stream().distinct().toList());
        }
        Absence absence = new Absence(Identifier.fresh(), person, substitute, from, until, null);
        rows.add(absence);
        events.publishEvent(new DirectoryEvent.AbsenceRecorded(absence.id(), person, substitute, from, until, by.personId()));
        return Attempt.done(absence);
    }

    /** Why the posts of a person cannot go to a substitute from a day on: one sentence for each organ where these hold none. */
    private List<String> cannotTake(String person, String substitute, LocalDate on) {
        List<Post> theirs = people.held(substitute, on, null);
        List<String> reasons = new ArrayList<>();
        Set<String> missing = new HashSet<>();
        List<Post> own = people.held(person, on, null).stream().filter(post -> !post.role().may(Power.OPERATE)).toList();
        if (own.isEmpty()) {
            reasons.add("%s 没有可以代办的岗位；运维的岗位不代办，由运维人员另给别人。".formatted(name(person)));
        }
        for (Post post : own) {
            if (!People.isHandedOn(post, theirs) && missing.add(post.organId())) {
                reasons.add("%s 在%s没有岗位，不能代办那里的事：请另选那里的人，或者请运维人员先给岗位。".formatted(name(substitute), organs.name(post.organId())));
            }
        }
        return reasons;
    }

    private String name(String person) {
        return people.find(person).map(Person::name).orElse(person);
    }

    /** They are back today: from now on they act themselves. One that has not begun is taken back. */
    @Transactional
    public Attempt<Absence> back(String id, Staff by) {
        revision.raise();
        Absence absence = rows.find(id).orElse(null);
        if (absence == null || absence.backOn() != null || absence.last().isBefore(now.today())) {
            return Attempt.refused("没有这次请假，或者已经结束。");
        }
        if (!mayEnd(by, List.of(absence.person())).contains(absence.person())) {
            return Attempt.refused("别人的请假由本人登记，或者由他所在机关有签发、统筹岗位的人登记。");
        }
        LocalDate on = now.today().isBefore(absence.from()) ? absence.from() : now.today();
        rows.back(absence, on);
        events.publishEvent(new DirectoryEvent.BackEarlier(id, absence.person(), on, by.personId()));
        return Attempt.done(rows.find(id).orElseThrow());
    }
}
