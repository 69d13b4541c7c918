package org.gongkai.casework.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.gongkai.DemoDistrict;
import org.gongkai.DistrictMatters;
import org.gongkai.TimeMachine;
import org.gongkai.casework.finding.FindMatters.Found;
import org.gongkai.casework.findingindex.FindingFollower;
import org.gongkai.casework.lists.CaseLists.Between;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A request and a letter with words of their own in them, which the index has come to. */
abstract class SoughtMatters {

    static final String MARKER = "蒹葭苍苍";

    @Autowired
    FindMatters find;
    @Autowired
    FindingFollower follower;
    @Autowired
    DistrictMatters matters;
    @Autowired
    People people;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    String request;
    String letter;

    @BeforeAll
    void brought(@Autowired DemoDistrict district) {
        time.to("2026-03-02");
        district.tell("cast");
        request = matters.received("关于" + MARKER + "小学学区调整的说明").caseIds().getFirst();
        letter = matters.answered(MARKER + "路的路灯").caseIds().getFirst();
    }

    @BeforeEach
    void followed() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(jdbc.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero();
            assertThat(follower.reached()).isEqualTo(jdbc.sql("select max(position) from ledger.link").query(Long.class).single());
        });
    }

    Staff staff(String login) {
        return people.byLogin(login).flatMap(person -> people.staff(person.id())).orElseThrow();
    }

    static Sought words(String typed) {
        return new Sought(typed, null, Wanted.EVERYTHING, Between.ANY);
    }

    List<String> ids(String login, Sought sought) {
        Found found = find.find(staff(login), sought, null, 40);
        assertThat(found.next()).isNull();
        return found.hits().stream().map(hit -> hit.line().id()).toList();
    }
}
