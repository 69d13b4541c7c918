package org.gongkai;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.theirs.OwnMatters;
import org.gongkai.directory.AdmitOutsider;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Outsiders;
import org.gongkai.directory.People;
import org.gongkai.ledger.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The demo district with two deputies who sign in, a proposal of each. */
@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "gongkai.rate-limit.enabled=false")
abstract class OutsidersOfTheDistrict {

    static final String PASSWORD = "qinglan-demo-2026";
    static final String DEPUTY = "qianwang.deputy";
    static final String OTHER = "zhouxu.deputy";
    @LocalServerPort
    int port;
    @Autowired
    DistrictMatters matters;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    People people;
    @Autowired
    Outsiders outsiders;
    @Autowired
    AdmitOutsider admitting;
    @Autowired
    OwnMatters own;
    @Autowired
    List<Verification> verifications;
    Visitors visitors;
    String theirs;
    String ofAnother;

    @BeforeAll
    void proposals(@Autowired DemoDistrict district) {
        district.tell("cast");
        visitors = new Visitors(port);
        theirs = proposed("加密竹溪片区公交班次", DEPUTY);
        ofAnother = proposed("在云帆街道增设社区食堂", OTHER);
    }

    String proposed(String title, String login) {
        String proposal = matters.proposed(title);
        matters.does(proposal, "admit", Map.of("proposer", person(login), "as", "lead"));
        return proposal;
    }

    String person(String login) {
        return people.byLogin(login).orElseThrow().id();
    }

    Outsider outsider(String login) {
        return outsiders.today(person(login)).orElseThrow();
    }

    Clicker signedIn(String login) {
        Clicker clicker = new Clicker(port);
        clicker.signIn(login, PASSWORD);
        return clicker;
    }

    Page at(String login, String address) {
        Page page = visitors.signedIn(login);
        page.navigate(address);
        return page;
    }
}
