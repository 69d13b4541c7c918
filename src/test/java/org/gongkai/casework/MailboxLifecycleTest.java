package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.OFFICE;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.answer.GivenAnswer;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.publicanswer.ChangePublicAnswer;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.Mentions;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("区长信箱：只有一个定义文件，走同一条路")
class MailboxLifecycleTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    CaseTypes types;
    @Autowired
    PublicAnswers answers;
    @Autowired
    ChangePublicAnswer change;
    @Autowired
    CaseFolders folders;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("来信、受理、按承诺期限答复、公开")
    void fromLetterToPublicAnswer() throws Exception {
        time.to("2026-03-02");
        Submit letter = new Submit("mayormail", "web", "nat", List.of(GOVERNMENT), Actor.applicant(),
                Map.of("name", "周望", "phone", "099-20000001"), Map.of("purpose", "complain", "agreesToPublish", "yes"),
                List.of(Map.of("title", "柳岸街路灯不亮", "description", "连续三天不亮。")), null, null, null, null, null);
        String caseId = ((Submission.Accepted) submitting.submit(letter)).caseIds().getFirst();
        CaseState state = cast.does(OFFICER, "accept", caseId, Map.of());
        assertThat(cases.clock(state).orElseThrow().due()).as("承诺 5 个工作日").isEqualTo("2026-03-09");
        time.to("2026-03-06");
        cast.does(APPROVER, "answer", caseId, Map.of("answer", "已修复。"));
        assertThat(cast.refused(OFFICER, "publish", caseId, Map.of())).containsExactly("“公开来信和答复”须由公开办办理");
        state = cast.does(OFFICE, "publish", caseId, Map.of("publicTitle", "路灯不亮", "publicQuestion", "某街路灯连续三天不亮。",
                "publicAnswer", "已修复。"));
        assertThat(state.ended()).isTrue();
        assertThat(answers.newest("mayormail", null, "", 10)).filteredOn(shown -> shown.caseId().equals(caseId)).singleElement()
                .satisfies(shown -> assertThat(shown.question()).doesNotContain("周望"));
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    private static final Checked NOTHING_ASKED = new Checked(false, Map.of());
    private static final Staff OFFICE_STAFF = new Staff("person-office", "公开办", List.of(Post.at(GOVERNMENT, Role.DISCLOSURE_OFFICE)));

    private String answered(String agrees) {
        Submit letter = new Submit("mayormail", "web", "nat", List.of(GOVERNMENT), Actor.applicant(),
                Map.of("name", "黄齐飞", "phone", "13900001234", "email", "qifei@example.cn"), Map.of("purpose", "complain", "agreesToPublish", agrees),
                List.of(Map.of("title", "柳岸街路灯不亮", "description", "我是黄齐飞，电话139-0000-1234，路灯连续三天不亮。")), null, null, null, null, null);
        String caseId = ((Submission.Accepted) submitting.submit(letter)).caseIds().getFirst();
        cast.does(OFFICER, "accept", caseId, Map.of());
        cast.does(APPROVER, "answer", caseId, Map.of("answer", "黄先生：路灯已修复。路灯所电话 027-87654321。"));
        return caseId;
    }

    private CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow();
    }

    private static Map<String, String> words(String title, String question, String answer) {
        return Map.of("publicTitle", title, "publicQuestion", question, "publicAnswer", answer);
    }

    @Test
    @DisplayName("第十五条 写信人的姓名、电话换一种写法也公开不了；办公电话须逐条核对；没有同意的一律不公开")
    void theGate() {
        time.to("2026-03-02");
        String caseId = answered("yes");
        assertThat(cast.refused(OFFICE, "publish", caseId, words("路灯不亮", "⻩⻬⻜反映路灯不亮", "已修复"))).singleElement().asString().contains("写信人的姓名", "公开的来信");
        assertThat(cast.refused(OFFICE, "publish", caseId, words("电话１３９ ０００0 1234", "路灯不亮", "已修复"))).anyMatch(why -> why.contains("公开的标题") && why.contains("写信人的电话"));
        assertThat(cast.refused(OFFICE, "publish", caseId, words("路灯不亮", "路灯不亮，身份证110101199001011237", "已修复"))).singleElement().asString().contains("公民身份号码");
        assertThat(cast.refused(OFFICE, "publish", caseId, words("路灯不亮", "路灯不亮", "请拨打 027-87654321"))).singleElement().asString().contains("固定电话", "为什么保留");
        Map<String, String> checked = new HashMap<>(words("路灯不亮", "路灯不亮", "请拨打 027-87654321"));
        checked.put("settle." + Mentions.key("027-87654321"), "keep.office");
        cast.does(OFFICE, "publish", caseId, checked);
        String unwilling = answered("no");
        assertThat(cast.refused(OFFICE, "publish", unwilling, words("路灯不亮", "路灯不亮", "已修复"))).singleElement().asString().contains("没有同意公开");
        assertThat(GivenAnswer.of(folder(unwilling))).singleElement().satisfies(given -> assertThat(given.words()).containsExactly("黄先生：路灯已修复。路灯所电话 027-87654321。"));
    }

    @Test
    @DisplayName("公开以后：更正、撤回各是一步，有依据有原因；撤回的地址还在，原文一字不留；重新公开再过一次关")
    void correctedAndWithdrawn() throws Exception {
        time.to("2026-03-02");
        String caseId = answered("yes");
        cast.does(OFFICE, "publish", caseId, words("路灯不亮", "某街路灯不亮。", "已修复。"));
        assertThat(change.correct(folder(caseId), new PublicWords("路灯不亮", "黄齐飞来信", "已修复。"), NOTHING_ASKED, "facts", "核实后改", OFFICE_STAFF).reasons()).singleElement().asString().contains("写信人的姓名");
        assertThat(change.correct(folder(caseId), new PublicWords("路灯不亮", "某街路灯不亮。", "三月六日修复。"), NOTHING_ASKED, "facts", "", OFFICE_STAFF).reasons()).singleElement().asString().contains("为什么更正");
        time.to("2026-03-04");
        change.correct(folder(caseId), new PublicWords("路灯不亮", "某街路灯不亮。", "三月六日修复。"), NOTHING_ASKED, "facts", "日期写漏", OFFICE_STAFF).orThrow();
        assertThat(answers.find(caseId).orElseThrow()).satisfies(shown -> assertThat(List.of(shown.answer(), String.valueOf(shown.correctedOn()))).containsExactly("三月六日修复。", "2026-03-04"));
        assertThat(change.withdraw(folder(caseId), "", "写错", OFFICE_STAFF).reasons()).singleElement().asString().contains("依据");
        change.withdraw(folder(caseId), "privacy", "写信人从街名里认得出来", OFFICE_STAFF).orThrow();
        assertThat(answers.newest("mayormail", null, "", 100)).noneMatch(shown -> shown.caseId().equals(caseId));
        assertThat(answers.find(caseId).orElseThrow()).satisfies(gone -> assertThat(gone.title() + gone.question() + gone.answer()).isEmpty());
        assertThat(change.withdraw(folder(caseId), "privacy", "再撤一次", OFFICE_STAFF).reasons()).containsExactly("这件已经撤回");
        change.correct(folder(caseId), new PublicWords("路灯", "路灯不亮。", "已修复。"), NOTHING_ASKED, "privacy-corrected", "去掉街名", OFFICE_STAFF).orThrow();
        assertThat(answers.history(caseId)).extracting(PublicAnswers.Version::change).containsExactly(PublicAnswers.Change.PUBLISHED, PublicAnswers.Change.CORRECTED,
                PublicAnswers.Change.WITHDRAWN, PublicAnswers.Change.REPUBLISHED);
        assertThat(answers.history(caseId).getFirst().words()).isEqualTo(new PublicWords("路灯不亮", "某街路灯不亮。", "已修复。"));
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("除类型自己的房间外，没有一行程序说出类型的名字")
    void noCodeNamesAType() throws IOException {
        Path house = Path.of("src/main/java/org/gongkai");
        List<String> engines = List.of("casework", "procedure", "letters", "ledger", "desk", "portal");
        for (String room : engines) {
            try (Stream<Path> files = Files.walk(house.resolve(room))) {
                for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("/types/")).toList()) {
                    String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
                    types.all().forEach(type -> assertThat(text).as(file.toString())
                            .doesNotContainPattern("[\"'/.]" + type.id() + "[\"'/.]"));
                }
            }
        }
    }
}
