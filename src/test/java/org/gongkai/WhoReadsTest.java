package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseLists.Counted;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.casework.lists.CaseLists.Which;
import org.gongkai.directory.People;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duties;
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
@DisplayName("谁看得到：类型写了 read 的，只有那些岗位和承办人看得到；列表、件数、待办、单件都一样，查询时就不取")
class WhoReadsTest {

    @LocalServerPort
    int port;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    CaseLists lists;
    @Autowired
    CaseFolders folders;
    @Autowired
    People people;
    @Autowired
    List<Duties> duties;
    @Autowired
    CaseTypes types;
    @Autowired
    Now now;

    private String report;
    private String letter;

    @BeforeAll
    void matters(@Autowired DemoDistrict district) {
        district.tell("cast");
        report = brought("whistle", "某科室收受礼品");
        letter = brought("mayormail", "路灯不亮");
        assertThat(does("dongzhen.office", report, "accept", Map.of())).isInstanceOf(Performed.Done.class);
    }

    private String brought(String type, String title) {
        return ((Submission.Accepted) submitting.submit(new Submit(type, "web", "nat", List.of("qinglan"), Actor.applicant(), Map.of("name", "林小舟", "phone", "099-20000000"),
                Map.of("purpose", "complain", "agreesToPublish", "no"), List.of(Map.of("title", title, "description", "经过")), null, null, null, null, null))).caseIds().getFirst();
    }

    private Staff staff(String login) {
        return people.byLogin(login).flatMap(person -> people.staff(person.id())).orElseThrow();
    }

    private Performed does(String login, String id, String action, Map<String, String> values) {
        return cases.perform(Perform.today(id, action, CaseFolders.actor(staff(login), "qinglan"), values));
    }

    private boolean sees(String login, String id) {
        Scope scope = staff(login).scope();
        boolean one = folders.open(id, scope).isPresent();
        assertThat(folders.organ(id, 1, scope).isPresent()).isEqualTo(one);
        assertThat(lists.within(scope, List.of(id)).contains(id)).isEqualTo(one);
        assertThat(lists.byIds(scope, List.of(id)).isEmpty()).isNotEqualTo(one);
        assertThat(lists.open(scope, Wanted.EVERYTHING, null, 50).stream().anyMatch(line -> line.id().equals(id))).isEqualTo(one);
        String type = cases.state(id).type().id();
        assertThat(lists.counts(scope, now.local(), List.of(new Counted(Which.OPEN, Wanted.ofType(type)))).getFirst() > 0).isEqualTo(one);
        return one;
    }

    @Test
    @DisplayName("公开办看得到举报；同一机关的信息员、审批人、监察看不到，来信照旧都看得到")
    void onlyTheNamedOffice() {
        assertThat(sees("dongzhen.office", report)).isTrue();
        for (String other : List.of("songci.office", "fuyan.office", "xienan.education", "wangji.office")) {
            assertThat(sees(other, report)).as(other).isFalse();
        }
        assertThat(sees("songci.office", letter)).isTrue();
        assertThat(sees("fuyan.office", letter)).isTrue();
        assertThat(folders.open(report, Scope.EVERYTHING)).isPresent();
        assertThat(folders.open(report, Scope.of(Set.of("qinglan")))).as("没有说是哪个岗位的范围").isEmpty();
    }

    @Test
    @DisplayName("待办：公开办列着这一件，也数进去；审批人的没有，也没数进去")
    void duties() {
        assertThat(waiting("dongzhen.office")).contains("举报", "某科室收受礼品");
        assertThat(waiting("songci.office") + ofOthers("songci.office")).doesNotContain("举报", "某科室").contains("区长信箱");
        assertThat(waiting("songci.office")).as("不是他该办的：登记错了才作废").doesNotContain("作废登记");
    }

    @Test
    @DisplayName("已答复的来信，能办结的经办人下一步是办结；没有哪一环节的下一步是作废登记")
    void endingIsNextWhereNothingGoesOn() {
        assertThat(types.require("mayormail").procedure().due("answered", new Actor("p", Set.of("OFFICER"))).orElseThrow().id()).isEqualTo("close");
        assertThat(types.require("mayormail").procedure().due("answered", new Actor("p", Set.of("DISCLOSURE_OFFICE"))).orElseThrow().id()).isEqualTo("publish");
        types.all().forEach(type -> type.procedure().stages().forEach(stage -> List.of("OFFICER", "APPROVER", "DISCLOSURE_OFFICE", "DISCLOSURE_HEAD").forEach(role ->
                assertThat(type.procedure().due(stage.id(), new Actor("p", Set.of(role))).map(Action::id).orElse("")).as(type.id() + " " + stage.id() + " " + role).isNotEqualTo("void-entry"))));
    }

    private String waiting(String login) {
        return duties.stream().map(one -> one.of(staff(login), 50)).map(Duties.Waiting::toString).reduce("", String::concat);
    }

    private String ofOthers(String login) {
        return duties.stream().map(one -> one.ofOthers(staff(login), 50)).map(Duties.Waiting::toString).reduce("", String::concat);
    }

    @Test
    @DisplayName("交给谁办，谁就看得到，只看得到交给他的")
    void whoWorksOnIt() {
        String handed = brought("whistle", "另一件");
        does("dongzhen.office", handed, "accept", Map.of());
        assertThat(folders.open(handed, staff("chenxi.office").scope())).isEmpty();
        assertThat(does("dongzhen.office", handed, "hand", Map.of("handler", staff("chenxi.office").personId()))).isInstanceOf(Performed.Done.class);
        assertThat(folders.open(handed, staff("chenxi.office").scope())).isPresent();
        assertThat(lists.open(staff("chenxi.office").scope(), Wanted.ofType("whistle"), null, 50)).singleElement()
                .satisfies(line -> assertThat(line.id()).isEqualTo(handed));
        assertThat(folders.open(report, staff("chenxi.office").scope())).isEmpty();
        try (Clicker clicker = new Clicker(port)) {
            clicker.signIn("dongzhen.office", "qinglan-demo-2026");
            assertThat(clicker.open("/desk/cases/" + handed).page().select(".case-holder").text()).as("看得到经过的，看得到谁承办").contains("承办：" + staff("chenxi.office").name()).doesNotContain("还没有人承办");
        }
        assertThat(sees("songci.office", handed)).as("看不到经过的，也看不到").isFalse();
    }

    @Test
    @DisplayName("页面：看不到的一件，打开、办理、卷宗、原件的地址都说没有，与编号写错的一样")
    void pages() {
        try (Page page = new Visitors(port).signedIn("songci.office")) {
            for (String address : List.of("", "/evidence", "/originals", "/slip", "/public", "/papers/none", "/letters/none")) {
                Response answer = page.navigate("http://localhost:" + port + "/desk/cases/" + report + address);
                assertThat(answer.status()).as(address).isEqualTo(404);
                assertThat(page.content()).doesNotContain("某科室");
            }
            page.navigate("http://localhost:" + port + "/desk/cases");
            assertThat(page.content()).contains("路灯不亮").doesNotContain("某科室");
        }
    }
}
