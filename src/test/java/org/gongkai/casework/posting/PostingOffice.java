package org.gongkai.casework.posting;

import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submit;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Postings;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** An office that sends letters by post, each under a number of its own. */
abstract class PostingOffice {

    static int count;
    static int serial = 10_000_000;

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Postings postings;
    @Autowired
    PostDesk desk;
    @Autowired
    PostingList list;
    @Autowired
    TimeMachine time;
    @Autowired
    AddPerson adding;
    @Autowired
    GivePost giving;
    @Autowired
    People people;

    Staff officer;

    @BeforeEach
    void begin() {
        time.to("2026-03-02");
        officer = someone(EDUCATION);
    }

    Staff someone(String organ) {
        return with(organ, Role.OFFICER);
    }

    Staff with(String organ, Role role) {
        String person = adding.add("某人", "posting" + count++, Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, organ, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }

    /** A number of thirteen digits that nobody had before. */
    static String number() {
        return "10203" + serial++;
    }

    /** A request received, whose letters go in a way. */
    String received(String way) {
        Submit submit = cast.request(EDUCATION, "学区划分" + count++);
        String request = cast.submitted(CaseworkCast.with(submit, submit.applicant(), Map.of("way", way, "medium", "paper")));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        return request;
    }

    String askedToComplete(String way) {
        String request = received(way);
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明年份", "completeBy", "2026-04-10"));
        return request;
    }

    Postings.Posting notice(String request) {
        return postings.of(request).stream().filter(one -> one.template().equals("completion-notice")).findFirst().orElseThrow();
    }

    List<String> verbs(String request) {
        return cases.state(request).acts().stream().map(Act::verb).toList();
    }
}
