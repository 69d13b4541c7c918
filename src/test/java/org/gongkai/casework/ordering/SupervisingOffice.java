package org.gongkai.casework.ordering;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submission;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.springframework.boot.test.context.TestComponent;

/** Whoever orders and whoever is ordered in these tests, and an order between them. */
@TestComponent
public class SupervisingOffice {

    private final AddPerson adding;
    private final GivePost giving;
    private final People people;
    private final OpenOrder orders;
    private final Cases cases;

    SupervisingOffice(AddPerson adding, GivePost giving, People people, OpenOrder orders, Cases cases) {
        this.adding = adding;
        this.giving = giving;
        this.people = people;
        this.orders = orders;
        this.cases = cases;
    }

    /** Somebody new with posts, each over all that is below its organ. */
    public Staff somebody(String login, String organ, Role... roles) {
        String person = adding.add("某" + login, login + Identifier.fresh(), Operator.INSTALLATION).orThrow().person().id();
        for (Role role : roles) {
            giving.give(person, organ, role, organ.equals(CaseworkCast.GOVERNMENT), LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        }
        return people.staff(person).orElseThrow();
    }

    public Submission order(Staff supervisor, String to, String subject, LocalDate until, String... lacks) {
        OpenOrder.Said said = new OpenOrder.Said(CaseworkCast.GOVERNMENT, subject, "2004年度政府信息公开工作报告的公开情况", until, String.join("\n", lacks), "", "inspection");
        return orders.open(said, to, CaseFolders.actor(supervisor, CaseworkCast.GOVERNMENT), null, Identifier.fresh(), accepted -> { });
    }

    public CaseState ordered(Staff supervisor, String to, LocalDate until, String... lacks) {
        return cases.state(((Submission.Accepted) order(supervisor, to, "", until, lacks)).caseIds().getFirst());
    }

    static List<Rectification.Done> done(int... items) {
        return Arrays.stream(items).mapToObj(no -> new Rectification.Done(no, "第 " + no + " 项已经补上", "/documents", null)).toList();
    }
}
