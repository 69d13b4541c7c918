package org.gongkai.casework;

import static org.gongkai.casework.CaseworkCast.EDUCATION;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Duties;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An office of three that drafts, reviews and signs answers. */
abstract class DraftingOffice {

    private static int count;

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Drafting drafting;
    @Autowired
    JdbcClient client;
    @Autowired
    List<Duties> duties;
    @Autowired
    TimeMachine time;
    @Autowired
    AddPerson adding;
    @Autowired
    GivePost giving;
    @Autowired
    People people;

    Staff officer;
    Staff reviewer;
    Staff approver;

    @BeforeEach
    void begin() {
        time.to("2026-03-02");
        officer = someone(EDUCATION, Role.OFFICER);
        reviewer = someone(EDUCATION, Role.REVIEWER);
        approver = someone(EDUCATION, Role.APPROVER);
    }

    Staff someone(String organ, Role role) {
        String person = adding.add("某人", "drafting" + count++, Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, organ, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }

    Map<String, String> values(String words) {
        Map<String, String> values = new HashMap<>(cast.answers("R36-1"));
        values.put("item1Words", words);
        return values;
    }

    Draft kept(String request, Staff who, String words) {
        CaseState state = cases.state(request);
        int saved = drafting.underWay(request, "decide", 1).map(Draft::saved).orElse(0);
        return drafting.keep(state, state.handlings().getFirst(), decide(state), who, saved, values(words)).orThrow();
    }

    static Action decide(CaseState state) {
        return state.type().action("decide").orElseThrow();
    }

    String waiting(Staff staff, String number) {
        return duties.stream().flatMap(one -> one.of(staff, 500).pressing().stream()).filter(duty -> duty.number().equals(number) && duty.address().matches(".*(drafting|countersign).*"))
                .map(duty -> duty.queue()).findFirst().orElse("");
    }

    String number(String request) {
        return client.sql("select number from casework.cases where id = ?").param(request).query(String.class).single();
    }
}
