package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.letters.DeclaredWording;
import org.gongkai.letters.Wordings;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({DemoDistrict.class, CaseworkCast.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("签发的就是看过的：看了以后稿子改过、文书变了，不签，写明为什么、改了什么；看过现在的再签就签成")
class SignedAsSeenTest {

    private static final LocalDate LAW = LocalDate.parse("2019-05-15");

    @LocalServerPort
    int port;
    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Drafting drafting;
    @Autowired
    Letters letters;
    @Autowired
    Wordings wordings;
    @Autowired
    People people;
    @Autowired
    Now now;
    @Autowired
    JdbcClient client;

    private Clicker approver;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        demo.tell("cast");
        approver = new Clicker(port);
        approver.signIn("shenyan.housing", "qinglan-demo-2026");
    }

    @AfterAll
    void leave() {
        approver.close();
    }

    private Staff staff(String login) {
        return people.byLogin(login).flatMap(person -> people.staff(person.id())).orElseThrow();
    }

    private Map<String, String> answer(String words) {
        Map<String, String> values = new HashMap<>(cast.answers("R36-1"));
        values.put("item1Words", words);
        return values;
    }

    private Draft kept(String request, String login, String words) {
        CaseState state = cases.state(request);
        int saved = drafting.underWay(request, "decide", 1).map(Draft::saved).orElse(0);
        return drafting.keep(state, state.handlings().getFirst(), state.type().action("decide").orElseThrow(), staff(login), saved, answer(words)).orThrow();
    }

    private Draft toBeSigned(String request) {
        return drafting.submit(cases.state(request), kept(request, "xiaozhen.housing", "依法公开。"), staff("xiaozhen.housing"), false).orThrow();
    }

    /** What the button of the page sends: what it had in its form, unseen, and which button it was. */
    private Clicker.Seen presses(Clicker.Seen seen, String form, Map<String, String> further) {
        List<Clicker.Entry> entries = new ArrayList<>();
        seen.page().select("#" + form + " input[type=hidden], input[type=hidden][form=" + form + "]").forEach(field -> entries.add(new Clicker.Entry(field.attr("name"), field.val(), false)));
        further.forEach((name, value) -> entries.add(new Clicker.Entry(name, value, false)));
        return approver.send((FormElement) seen.page().selectFirst("#" + form), entries);
    }

    private Clicker.Seen signs(Clicker.Seen seen) {
        return presses(seen, "decision", Map.of("do", "sign"));
    }

    private String reply(String request) {
        Letter reply = letters.of(request).stream().filter(letter -> letter.template().equals("reply")).findFirst().orElseThrow();
        return String.join("", letters.words(reply).body());
    }

    private boolean isAnswered(String request) {
        return cases.state(request).lastAct().verb().equals("decide");
    }

    /** As an office begins to word its replies on this day. */
    private void wordsReplies(String more) {
        DeclaredWording reply = wordings.declared("reply", LAW).orElseThrow();
        client.sql("insert into letters.wording (id, act_id, letter, law, organ, body, why, from_on, state, proposed_by, proposed_at) values (?, '', 'reply', ?, 'housing', ?, '试', ?, 'APPROVED', 'x', now())")
                .params("worded-" + more, LAW, reply.text() + "\n" + more, now.today()).update();
    }

    @Test
    @DisplayName("稿子：签的人看了第 1 稿，别的窗口里改成第 2 稿，签不成，标出第 2 稿改了哪一句；看过再签，签的是第 2 稿；没有改过的当时就签成")
    void theDraftThatWasSeen() {
        String request = cast.inProgress("housing", "物业服务企业信用评价结果");
        toBeSigned(request);
        Clicker.Seen seen = approver.open("/desk/cases/" + request + "/drafting/decide");
        kept(request, "shenyan.housing", "依法公开。已在网站公布。");
        Clicker.Seen refused = signs(seen);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("[role=alert]").text()).contains("没有办：您看的是第 1 稿，现在是第 2 稿");
        assertThat(refused.page().select("section[aria-labelledby=changes] ins").text()).isEqualTo("已在网站公布。");
        assertThat(isAnswered(request)).isFalse();
        assertThat(signs(refused).status()).isEqualTo(200);
        assertThat(isAnswered(request)).isTrue();
        assertThat(reply(request)).contains("已在网站公布");

        String untouched = cast.inProgress("housing", "房地产开发企业资质审批结果");
        toBeSigned(untouched);
        assertThat(signs(approver.open("/desk/cases/" + untouched + "/drafting/decide")).status()).isEqualTo(200);
        assertThat(isAnswered(untouched)).isTrue();
    }

    @Test
    @DisplayName("看过的稿子已经作废、另拟了一份的，不替人签另一份")
    void anotherDraft() {
        String request = cast.inProgress("housing", "危旧房屋安全鉴定名单");
        Draft first = toBeSigned(request);
        Clicker.Seen seen = approver.open("/desk/cases/" + request + "/drafting/decide");
        drafting.drop(cases.state(request), first, staff("shenyan.housing")).orThrow();
        assertThat(signs(seen).page().select("[role=alert]").text()).contains("您看的那份稿子已经作废");
        Draft second = toBeSigned(request);
        assertThat(second.saved()).as("存过的次数碰巧一样").isEqualTo(first.saved());
        Clicker.Seen refused = signs(seen);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("[role=alert]").text()).contains("您看的那份稿子已经作废，现在的是另一份");
        assertThat(isAnswered(request)).isFalse();
    }

    @Test
    @DisplayName("文书：稿子没有变，本机关的措辞在看了以后起用，签不成，标出多了哪一段；看过再签，发出的就是后来看的那一份。办件页上预览以后直接办的也一样")
    void thePaperThatWasSeen() {
        String request = cast.inProgress("housing", "保障性住房配租结果");
        toBeSigned(request);
        String direct = cast.inProgress("housing", "老旧小区改造计划");
        Clicker.Seen seen = approver.open("/desk/cases/" + request + "/drafting/decide");
        Clicker.Seen foreseen = foreseen(direct);
        wordsReplies("有不明白的，请来电。");
        Clicker.Seen refused = signs(seen);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("[role=alert]").text()).contains("没有签发：稿子没有变，签发出去的文书却和您看过的不同");
        assertThat(refused.page().select("section[aria-labelledby=altered] ins").text()).isEqualTo("有不明白的，请来电。");
        assertThat(isAnswered(request)).isFalse();
        assertThat(signs(refused).status()).isEqualTo(200);
        assertThat(reply(request)).contains("有不明白的，请来电。");

        Clicker.Seen undone = presses(foreseen, "act-decide", answer("依法公开。"));
        assertThat(undone.status()).isEqualTo(422);
        assertThat(undone.page().select("[role=alert]").text()).contains("没有办：将要发出的文书和您预览的不同");
        assertThat(undone.page().select("section[aria-labelledby=altered] ins").text()).isEqualTo("有不明白的，请来电。");
        assertThat(isAnswered(direct)).isFalse();
        assertThat(presses(undone, "act-decide", answer("依法公开。")).status()).isEqualTo(200);
        assertThat(reply(direct)).contains("有不明白的，请来电。");
    }

    @Test
    @DisplayName("办件页上预览以后有人开始拟稿：直接办会作废那份稿子，先不办，写明；看过仍要直接办的办成，那份稿子作废；没有人拟稿的当时就办成")
    void aDraftBegunMeanwhile() {
        String request = cast.inProgress("housing", "公租房租金标准");
        Clicker.Seen foreseen = foreseen(request);
        Draft begun = kept(request, "xiaozhen.housing", "我来拟。");
        Clicker.Seen undone = presses(foreseen, "act-decide", answer("依法公开。"));
        assertThat(undone.status()).isEqualTo(422);
        assertThat(undone.page().select("[role=alert]").text()).contains("没有办：您预览以后，有人拟了或者改了这一步的稿子");
        assertThat(undone.page().select("a[href$=/drafting/decide]")).isNotEmpty();
        assertThat(drafting.underWay(request, "decide", 1)).isPresent();
        assertThat(isAnswered(request)).isFalse();
        assertThat(presses(undone, "act-decide", answer("依法公开。")).status()).isEqualTo(200);
        assertThat(isAnswered(request)).isTrue();
        assertThat(drafting.find(begun.id()).orElseThrow().stage()).isEqualTo(Draft.Stage.DROPPED);

        String untouched = cast.inProgress("housing", "商品房预售许可清单");
        assertThat(presses(foreseen(untouched), "act-decide", answer("依法公开。")).status()).isEqualTo(200);
        assertThat(isAnswered(untouched)).isTrue();
    }

    private Clicker.Seen foreseen(String request) {
        Map<String, String> values = answer("依法公开。");
        values.put("preview", "yes");
        return presses(approver.open("/desk/cases/" + request), "act-decide", values);
    }
}
