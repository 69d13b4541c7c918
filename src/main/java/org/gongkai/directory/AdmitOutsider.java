package org.gongkai.directory;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives somebody outside a sign-in, once their document was looked at, and ends it. Whoever registers matters may give one; a password is given anew, and
 * a sign-in ended, by an operator only: who handles a matter must not be able to sign in as whoever it is about.
 */
@Component
public class AdmitOutsider {

    private final AddPerson adding;
    private final Outsiders outsiders;
    private final Revision revision;
    private final JdbcClient database;
    private final Now now;
    private final ApplicationEventPublisher events;

    AdmitOutsider(AddPerson adding, Outsiders outsiders, Revision revision, JdbcClient database, Now now, ApplicationEventPublisher events) {
        this.adding = adding;
        this.outsiders = outsiders;
        this.revision = revision;
        this.database = database;
        this.now = now;
        this.events = events;
    }

    /** Whether these staff may give a sign-in: who registers matters, and who keeps the directory. */
    public static boolean may(Staff staff) {
        return staff.may(Power.HANDLE) || staff.may(Power.OPERATE);
    }

    /**
     * @param document id of the document that was looked at
     * @return the one-time password to hand over
     */
    @Transactional
    public Attempt<AddPerson.Added> admit(String name, String login, String kind, String document, Operator by) {
        revision.raise();
        List<String> reasons = whyNot(kind, document, by);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        return adding.add(name, login, by).then(added -> {
            keep(added.person(), kind, document, by);
            return Attempt.done(added);
        });
    }

    /** With a password that is already encoded. */
    Attempt<Person> admit(String name, String login, String encoded, String kind, String document, Operator by) {
        revision.raise();
        List<String> reasons = whyNot(kind, document, by);
        return !reasons.isEmpty() ? Attempt.refused(reasons) : adding.add(name, login, encoded, false, by).then(person -> {
            keep(person, kind, document, by);
            return Attempt.done(person);
        });
    }

    private static List<String> whyNot(String kind, String document, Operator by) {
        List<String> reasons = new ArrayList<>();
        if (by.staff() != null && !may(by.staff())) {
            reasons.add("需要登记、办理来件的岗位，或者运维岗位。");
        }
        if (OutsiderKinds.find(kind).isEmpty()) {
            reasons.add("请选择是哪一类人员。");
        }
        if (OutsiderKinds.documents().stream().noneMatch(one -> one.id().equals(document))) {
            reasons.add("请选择核对了什么证件；没有核对身份的，不给登录。");
        }
        return reasons;
    }

    private void keep(Person person, String kind, String document, Operator by) {
        database.sql("insert into directory.outsider (person, kind, document, since) values (:person, :kind, :document, :since)")
                .param("person", person.id()).param("kind", kind).param("document", document).param("since", now.today()).update();
        events.publishEvent(new DirectoryEvent.OutsiderAdmitted(person.id(), kind, document, now.today(), by.id()));
    }

    /** From now on it opens nothing, in open sessions too; what they did stays where it is recorded. */
    @Transactional
    public Attempt<Person> end(String personId, Operator by) {
        return change(personId, by, true);
    }

    /** The same person signs in again, with all that is theirs. */
    @Transactional
    public Attempt<Person> resume(String personId, Operator by) {
        return change(personId, by, false);
    }

    private Attempt<Person> change(String personId, Operator by, boolean end) {
        revision.raise();
        Outsiders.@Nullable Kept kept = outsiders.find(personId).orElse(null);
        if (kept == null) {
            return Attempt.refused("没有这个外部人员，请刷新后重选。");
        }
        if (by.staff() != null && !by.staff().may(Power.OPERATE)) {
            return Attempt.refused("停用、恢复登录由运维人员办理。");
        }
        if (kept.isHeldOn(now.today()) != end) {
            return Attempt.refused(end ? "该人员的登录已经停用。" : "该人员的登录没有停用。");
        }
        database.sql("update directory.outsider set ended_on = :on where person = :person").param("on", end ? now.today() : null).param("person", personId).update();
        events.publishEvent(end ? new DirectoryEvent.OutsiderEnded(personId, now.today(), by.id()) : new DirectoryEvent.OutsiderResumed(personId, now.today(), by.id()));
        return Attempt.done(kept.person());
    }
}
