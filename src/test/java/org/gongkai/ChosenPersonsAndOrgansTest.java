package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.choice.Choosable;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(OwnTypes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("选人、选机关：只列定义所说范围以内的，服务器照同一张单子核对；选中的人就是承办人")
class ChosenPersonsAndOrgansTest {

    @LocalServerPort
    int port;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    CaseLists lists;
    @Autowired
    People people;
    @Autowired
    Choosable choosable;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        district.tell("cast");
    }

    private Staff staff(String login) {
        return people.byLogin(login).flatMap(person -> people.staff(person.id())).orElseThrow();
    }

    private String accepted() {
        Submission brought = submitting.submit(new Submit("parking", "web", "nat", List.of("qinglan"), Actor.applicant(), Map.of("name", "林小舟", "phone", "099-20000000"),
                Map.of("purpose", "ask", "agreesToPublish", "no", "since", "2026-03", "spot", "青澜区柳岸街1号"),
                List.of(Map.of("title", "增设泊位", "description", "门前空地")), null, null, null, null, null));
        String id = ((Submission.Accepted) brought).caseIds().getFirst();
        assertThat(does(id, "accept", Map.of())).isInstanceOf(Performed.Done.class);
        return id;
    }

    private Performed does(String id, String action, Map<String, String> values) {
        return cases.perform(Perform.today(id, action, CaseFolders.actor(staff("chenxi.office"), "qinglan"), values));
    }

    @Test
    @DisplayName("查看人：只列本机关的信息员；换成别的机关的人、写成姓名，都不收")
    void onlyThoseListed() {
        String id = accepted();
        Field inspector = Field.of(cases.state(id).type().procedure().action("send-someone").orElseThrow().fields(), "inspector");
        assertThat(choosable.at(List.of("qinglan")).of(inspector)).containsExactly(Map.entry(staff("chenxi.office").personId(), "陈曦"));
        for (String other : List.of(staff("xienan.education").personId(), staff("songci.office").personId(), "陈曦", "nobody")) {
            assertThat(does(id, "send-someone", Map.of("inspector", other))).isInstanceOfSatisfying(Performed.Refused.class,
                    refused -> assertThat(refused.reasons().getFirst().sentence()).isEqualTo("“查看人”请在所列的人当中选择"));
        }
        assertThat(cases.state(id).times("send-someone")).isZero();
    }

    @Test
    @DisplayName("同去的部门：只列本级政府下面的部门；街道、本机关自己、没有的编码不收")
    void onlyOrgansListed() {
        String id = accepted();
        Map<String, String> offered = choosable.at(List.of("qinglan")).of(Field.of(cases.state(id).type().procedure().action("send-someone").orElseThrow().fields(), "together"));
        assertThat(offered).containsKey("education").doesNotContainKey("qinglan");
        String chenxi = staff("chenxi.office").personId();
        for (String other : List.of("qinglan", "nowhere", "青澜区教育局")) {
            assertThat(does(id, "send-someone", Map.of("inspector", chenxi, "together", other))).isInstanceOf(Performed.Refused.class);
        }
        assertThat(does(id, "send-someone", Map.of("inspector", chenxi, "together", "education"))).isInstanceOf(Performed.Done.class);
    }

    @Test
    @DisplayName("页面上是下拉的单子；选中的人是承办人，在他的“我承办的”里")
    void chosenIsAssigned() {
        String id = accepted();
        String chenxi = staff("chenxi.office").personId();
        assertThat(cases.state(id).assignee()).isNull();
        try (Page page = new Visitors(port).signedIn("chenxi.office")) {
            page.navigate("http://localhost:" + port + "/desk/cases/" + id);
            assertThat(page.locator("select#accept-assignee, select#send-someone-inspector")).hasCount(1);
            assertThat(page.locator("#send-someone-inspector option")).hasCount(2);
            Visitors.act(page, "派人查看", () -> page.locator("#send-someone-inspector").selectOption("陈曦"));
            page.navigate("http://localhost:" + port + "/desk/cases?whose=mine&type=parking");
            assertThat(page.locator("main table")).containsText("增设泊位");
        }
        assertThat(cases.state(id).assignee()).isEqualTo(chenxi);
        assertThat(lists.byIds(staff("chenxi.office").scope(), List.of(id)).getFirst().assignee()).isEqualTo(chenxi);
    }
}
