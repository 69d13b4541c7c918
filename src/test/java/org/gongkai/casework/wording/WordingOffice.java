package org.gongkai.casework.wording;

import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.letters.DeclaredWording;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.letters.Wording;
import org.gongkai.letters.Wordings;
import org.gongkai.procedure.Duties;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An office that words its letters: one person proposes, another approves, letters go out. */
abstract class WordingOffice {

    static final String LETTER = "completion-notice";
    static final LocalDate LAW = LocalDate.parse("2019-05-15");
    static int count;

    @Autowired
    CaseworkCast cast;
    @Autowired
    Wordings wordings;
    @Autowired
    LettersOfTypes issued;
    @Autowired
    Letters letters;
    @Autowired
    TimeMachine time;
    @Autowired
    AddPerson adding;
    @Autowired
    GivePost giving;
    @Autowired
    People people;
    @Autowired
    List<Duties> duties;
    @Autowired
    JdbcClient client;

    Staff officer;
    Staff approver;
    DeclaredWording declared;

    @BeforeEach
    void begin() {
        client.sql("update letters.letter set wording = null").update();
        client.sql("delete from letters.wording").update();
        time.to("2026-03-02");
        officer = someone(EDUCATION, Role.OFFICER);
        approver = someone(EDUCATION, Role.APPROVER);
        declared = issued.declared(LETTER, LAW).orElseThrow();
    }

    Staff someone(String organ, Role role) {
        String person = adding.add("某人", "wording" + count++, Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, organ, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }

    List<String> said(String more) {
        List<String> body = new ArrayList<>(declared.body());
        body.add(body.size() - 1, more);
        return body;
    }

    Attempt<Wording> proposed(List<String> body, String from) {
        return wordings.propose(officer, declared, EDUCATION, body, "群众说看不懂", LocalDate.parse(from), issued.known(declared));
    }

    Wording approved(String more, String from) {
        return wordings.approve(approver, proposed(said(more), from).orThrow().id(), issued.known(declared)).orThrow();
    }

    Letter notice() {
        String request = cast.submitted(cast.request(EDUCATION, "学区划分" + count++));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明年份", "completeBy", "2026-04-10"));
        return letters.of(request).stream().filter(letter -> letter.template().equals(LETTER)).findFirst().orElseThrow();
    }

    /** As it was approved before anybody looked at what it asks for. */
    void approvedBefore(DeclaredWording letter, String body) {
        client.sql("insert into letters.wording (id, act_id, letter, law, organ, body, why, from_on, state, proposed_by, proposed_at) values (?, '', ?, ?, ?, ?, '试', ?, 'APPROVED', ?, now())")
                .params("w" + count++, letter.letter(), letter.law(), EDUCATION, body, time.today(), officer.personId()).update();
    }

    List<String> waits(Staff staff) {
        return duties.stream().flatMap(engine -> ReadOnce.during(() -> engine.of(staff, 100)).pressing().stream()).filter(duty -> duty.kind().equals("文书措辞")).map(duty -> duty.address()).toList();
    }
}
