package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.HEAD;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICE;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.publicanswer.ChangePublicAnswer;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("来信其实是申请、申请其实是来信、公开以后要求隐去、扰乱的限制：都有告知、记录和期限")
class SaidAfterClosingTest {

    private static final Checked NOTHING_ASKED = new Checked(false, Map.of());
    private static final Staff OFFICE_STAFF = new Staff("person-office", "公开办", List.of(Post.at(GOVERNMENT, Role.DISCLOSURE_OFFICE)));

    @Autowired
    CaseworkCast cast;
    @Autowired
    Submitting submitting;
    @Autowired
    CounterEntry counter;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    CaseFiles files;
    @Autowired
    Letters letters;
    @Autowired
    PublicAnswers answers;
    @Autowired
    ChangePublicAnswer change;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    TimeMachine time;

    private String letter(String type, String name, String phone) {
        return letter(type, name, phone, "help");
    }

    private String letter(String type, String name, String phone, String purpose) {
        Map<String, String> content = type.equals("tipmail") ? Map.of("purpose", "report") : Map.of("purpose", purpose, "agreesToPublish", "yes");
        Map<String, String> applicant = type.equals("tipmail") ? Map.of("phone", phone) : Map.of("name", name, "phone", phone);
        return cast.submitted(new Submit(type, "web", "nat", List.of(GOVERNMENT), Actor.applicant(), applicant, content,
                List.of(Map.of("title", "柳岸街路灯不亮", "description", "柳岸街三号门口的路灯连续三天不亮。")), null, null, null, null, null));
    }

    private String words(String caseId, String template) {
        Letter issued = letters.of(caseId).stream().filter(letter -> letter.template().equals(template)).findFirst().orElseThrow();
        return String.join("\n", letters.words(issued).body());
    }

    /** On a day after all that any of these matters tells of. */
    private void isClean() throws InterruptedException {
        time.to("2026-12-31");
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("第二十九条 来信要的是政府信息：先告知；写信人自己一转，当天就是申请的收到之日，期限起算，告知书写明；两件互相连着；不转的照来信办理")
    void aLetterThatIsARequest() throws Exception {
        time.to("2026-03-02");
        String letter = letter("mayormail", "周望", "099-20000001");
        cast.does(OFFICER, "accept", letter, Map.of());
        cast.does(OFFICER, "tell-request", letter, Map.of("wanted", "2025 年路灯维修台账", "to", HOUSING));
        assertThat(words(letter, "mail-is-request")).contains("第二十九条", "2025 年路灯维修台账", "临溪区住房和城乡建设局", "转的当天就是申请的收到之日");
        assertThat(cases.state(letter).stage()).as("转以前照常办理").isEqualTo("processing");
        time.to("2026-03-04");
        CaseState turned = cast.does(Actor.applicant(), "turn", letter, Map.of("to", HOUSING, "what", "2025 年路灯维修台账"));
        String request = turned.lastAct().text(Cases.OPENED);
        CaseState begun = cases.state(String.valueOf(request));
        assertThat(begun.type().id()).isEqualTo("inforequest");
        assertThat(begun.organ()).isEqualTo(HOUSING);
        assertThat(begun.receivedOn()).isEqualTo("2026-03-04");
        assertThat(cases.clock(begun).orElseThrow().due()).isAfter("2026-03-30");
        assertThat(begun.acts().getFirst().text(Submitting.FROM)).isEqualTo(letter);
        assertThat(files.application(files.applicationOf(begun.id()))).satisfies(application -> {
            assertThat(application.applicant()).containsEntry("name", "周望").containsEntry("phone", "099-20000001");
            assertThat(application.titles()).containsExactly("2025 年路灯维修台账");
        });
        assertThat(words(letter, "mail-turned")).contains("收到之日为2026年3月4日");
        assertThat(letters.of(begun.id())).as("受理机关的回执").extracting(Letter::template).contains("receipt");
        isClean();
    }

    @Test
    @DisplayName("替写信人转的，须有同意的凭证；替他补充的，须有他补充的凭证")
    void onBehalfOfTheWriter() {
        time.to("2026-03-02");
        String letter = letter("mayormail", "周望", "099-20000002");
        cast.does(OFFICER, "accept", letter, Map.of());
        cast.does(OFFICER, "tell-request", letter, Map.of("wanted", "环评批复", "to", HOUSING));
        assertThat(cast.refused(OFFICER, "turn", letter, Map.of("to", HOUSING, "what", "环评批复"))).singleElement().asString().contains("凭证的编号");
        CaseState turned = cast.does(OFFICER, "turn", letter, Map.of("to", HOUSING, "what", "环评批复", "consent", "通话记录2026-9"));
        assertThat(cases.state(String.valueOf(turned.lastAct().text(Cases.OPENED))).receivedOn()).isEqualTo("2026-03-02");
        assertThat(cast.refused(OFFICER, "add", letter, Map.of("said", "路灯还没有修。"))).singleElement().asString().contains("凭证的编号");
        cast.does(OFFICER, "add", letter, Map.of("said", "路灯还没有修。", "proof", "通话记录2026-10"));
    }

    @Test
    @DisplayName("第三十九条第一款 申请其实是投诉：答复不作为申请处理以后，申请人一转就是来信，不用重写；别的答复不能转，只转一次；两件互相连着")
    void aRequestThatIsALetter() throws Exception {
        time.to("2026-03-02");
        String request = cast.inProgress(EDUCATION, "要求查处校外培训乱收费");
        cast.does(APPROVER, "decide", request, Map.of(Answers.field(1), "R39-1", Answers.words(1), "属于投诉，不作为申请处理；可以写信给区住建局。"));
        Map<String, String> turn = Map.of("to", HOUSING, "purpose", "complain", "agreesToPublish", "no");
        CaseState turned = cast.does(Actor.applicant(), "turn-to-letter", request, turn);
        CaseState letter = cases.state(String.valueOf(turned.lastAct().text(Cases.OPENED)));
        assertThat(letter.type().id()).isEqualTo("organmail");
        assertThat(letter.organ()).isEqualTo(HOUSING);
        assertThat(letter.acts().getFirst().text(Submitting.FROM)).isEqualTo(request);
        assertThat(files.application(files.applicationOf(letter.id()))).satisfies(application -> {
            assertThat(application.titles()).containsExactly("要求查处校外培训乱收费");
            assertThat(application.applicant()).containsEntry("name", "林小舟").doesNotContainKey("identityNumber");
        });
        assertThat(words(request, "request-turned")).contains("不作为政府信息公开申请处理", "由临溪区住房和城乡建设局办理", letter(letter.id()));
        assertThat(cast.refused(Actor.applicant(), "turn-to-letter", request, turn)).singleElement().asString().contains("已经转过");
        String other = cast.inProgress(EDUCATION, "校车安全检查记录");
        cast.does(APPROVER, "decide", other, cast.answers("R36-2"));
        assertThat(cast.refused(Actor.applicant(), "turn-to-letter", other, turn)).singleElement().asString().contains("不作为申请处理的，才转为来信");
        isClean();
    }

    private String letter(String caseId) {
        return files.application(files.applicationOf(caseId)).number();
    }

    private String published(String name, String phone) {
        String caseId = letter("mayormail", name, phone);
        cast.does(OFFICER, "accept", caseId, Map.of());
        cast.does(APPROVER, "answer", caseId, Map.of("answer", "柳岸街的路灯已修复。"));
        cast.does(OFFICE, "publish", caseId, Map.of("publicTitle", "柳岸街路灯不亮", "publicQuestion", "柳岸街三号门口的路灯不亮。", "publicAnswer", "柳岸街的路灯已修复。"));
        return caseId;
    }

    private CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow();
    }

    @Test
    @DisplayName("公开以后写信人要求隐去：是有期限的待办；还有那个词的，换一种写法也公开不了；隐去的一版一公开就记下，才能答复写信人；旧的文字不在页面上")
    void lateAnonymity() throws Exception {
        time.to("2026-03-02");
        String unpublished = letter("mayormail", "方舟", "099-20000003");
        cast.does(OFFICER, "accept", unpublished, Map.of());
        cast.does(APPROVER, "answer", unpublished, Map.of("answer", "已修复。"));
        assertThat(cast.refused(Actor.applicant(), "ask-anonymous", unpublished, Map.of("hide", "柳岸街"))).singleElement().asString().contains("没有公开");
        String caseId = published("周望", "099-20000001");
        time.to("2026-03-09");
        CaseState asked = cast.does(Actor.applicant(), "ask-anonymous", caseId, Map.of("hide", "柳岸街、三号门口", "said", "邻居认出我了"));
        assertThat(asked.stage()).isEqualTo("added");
        assertThat(folder(caseId).named()).anyMatch(reading -> reading.clock().id().equals("anonymity") && reading.run().runs());
        assertThat(cast.refused(APPROVER, "answer-addition", caseId, Map.of("answer", "已隐去。"))).singleElement().asString().contains("请先在“公开来信和答复”里隐去");
        assertThat(change.correct(folder(caseId), new PublicWords("路灯不亮", "某街路灯不亮。", "柳 岸 街的路灯已修复。"), NOTHING_ASKED, "privacy-corrected", "写信人要求", OFFICE_STAFF).reasons())
                .singleElement().asString().contains("柳岸街");
        change.correct(folder(caseId), new PublicWords("路灯不亮", "某街路灯不亮。", "路灯已修复。"), NOTHING_ASKED, "privacy-corrected", "写信人要求", OFFICE_STAFF).orThrow();
        assertThat(answers.find(caseId).orElseThrow()).satisfies(shown -> assertThat(shown.title() + shown.question() + shown.answer()).doesNotContain("柳岸街", "三号"));
        assertThat(answers.newest("mayormail", null, "", 100)).filteredOn(shown -> shown.caseId().equals(caseId)).noneMatch(shown -> shown.question().contains("柳岸街"));
        assertThat(cases.state(caseId).last("masked")).as("记在这一件里").isPresent();
        assertThat(folder(caseId).named()).noneMatch(reading -> reading.clock().id().equals("anonymity") && reading.run().runs());
        cast.does(APPROVER, "answer-addition", caseId, Map.of("answer", "已隐去街名。"));
        isClean();
        cast.does(OFFICE, "close", caseId, Map.of());
        cast.does(Actor.applicant(), "ask-anonymous", caseId, Map.of("hide", "路灯"));
        change.withdraw(folder(caseId), "consent", "写信人不再同意公开", OFFICE_STAFF).orThrow();
        assertThat(cases.state(caseId).all("masked")).as("撤回也算").hasSize(2);
    }

    @Test
    @DisplayName("公开过的来信重新办理以后再公开：还是那一页，换成新的答复，经过里看得到")
    void publicAgain() throws Exception {
        time.to("2026-03-02");
        String caseId = published("裴然", "099-20000004");
        time.to("2026-03-10");
        cast.does(Actor.applicant(), "add", caseId, Map.of("said", "又不亮了。"));
        cast.does(OFFICER, "take-up", caseId, Map.of("note", "复查"));
        cast.does(APPROVER, "answer", caseId, Map.of("answer", "换了新灯。"));
        cast.does(OFFICE, "publish", caseId, Map.of("publicTitle", "路灯又不亮", "publicQuestion", "某街路灯又不亮。", "publicAnswer", "换了新灯。"));
        assertThat(answers.find(caseId).orElseThrow().answer()).isEqualTo("换了新灯。");
        assertThat(answers.history(caseId)).extracting(PublicAnswers.Version::change).containsExactly(PublicAnswers.Change.PUBLISHED, PublicAnswers.Change.REPUBLISHED);
        isClean();
    }

    @Test
    @DisplayName("限制期内同一个人的来信来电（补登的也是）照常登记，当即标明、有看的期限；有紧急的、依法要办的不能留存；别人的、信息公开申请、投诉、举报不受影响；到期自行结束；库里只有摘要")
    void limitedForATerm() throws Exception {
        time.to("2026-03-02");
        String first = letter("mayormail", "骆安", "139 0000 1234");
        cast.does(HEAD, "limit", first, Map.of("ground", "abuse", "reason", "三次来电辱骂。", "until", "2026-03-31"));
        assertThat(words(first, "mail-limitation")).contains("至2026年3月31日", "三次来电辱骂", "照常登记，当即有人看", "申请行政复议", "到期自行结束");
        time.to("2026-03-09");
        String second = letter("mayormail", "骆先生", "+86 139-0000-1234");
        assertThat(cases.state(second).last("limited")).as("登记了，也标明了").isPresent();
        assertThat(folder(second).named()).anyMatch(reading -> reading.clock().id().equals("look") && reading.run().runs());
        assertThat(cast.refused(OFFICER, "set-aside", second, Map.of("urgent", "no", "lawful", "yes"))).singleElement().asString().contains("请照常受理");
        CaseState aside = cast.does(OFFICER, "set-aside", second, Map.of("urgent", "no", "lawful", "no"));
        assertThat(aside.ending().id()).isEqualTo("set-aside");
        assertThat(words(second, "mail-set-aside")).contains("留存不再答复", "仍会有人看");
        assertThat(cast.does(Actor.applicant(), "add", second, Map.of("said", "漏水了，有危险。")).ended()).as("留存以后补充的仍是待办").isFalse();
        String urgent = letter("mayormail", "骆安", "13900001234");
        cast.does(OFFICER, "accept", urgent, Map.of());
        assertThat(cases.state(letter("askmail", "骆安", "13900001234", "help")).last("limited")).as("别的信箱也认得").isPresent();
        assertThat(cases.state(letter("mayormail", "骆安", "13900001234", "complain")).last("limited")).as("投诉不受限制").isEmpty();
        assertThat(cases.state(letter("tipmail", "", "13900001234")).last("limited")).as("举报不受限制").isEmpty();
        String call = ((Submission.Accepted) counter.enter(new Submit("hotline", "phone", "nat", List.of(GOVERNMENT), OFFICER, Map.of("phone", "13900001234"), Map.of("purpose", "help", "urgent", "no"),
                List.of(Map.of("title", "路灯", "description", "又不亮")), null, null, null, null, null), Map.of(), accepted -> { })).caseIds().getFirst();
        assertThat(cases.state(call).last("limited")).as("来电也认得").isPresent();
        cast.does(OFFICER, "set-aside", call, Map.of("urgent", "no", "lawful", "no"));
        String other = letter("mayormail", "梅洛", "13900005678");
        assertThat(cast.refused(OFFICER, "set-aside", other, Map.of("urgent", "no", "lawful", "no"))).singleElement().asString().contains("没有受到限制");
        Map<String, String> applicant = new HashMap<>(cast.request(GOVERNMENT, "x").applicant());
        applicant.put("phone", "13900001234");
        CaseState request = cases.state(cast.submitted(CaseworkCast.with(cast.request(GOVERNMENT, "路灯台账"), applicant, Map.of("way", "online", "medium", "electronic"))));
        assertThat(request.acts()).as("信息公开申请一步也不多").hasSize(1);
        assertThat(client.sql("select sign from casework.limitation_sign").query(String.class).list()).isNotEmpty().noneMatch(sign -> sign.contains("1390000") || sign.contains("骆"));
        time.to("2026-04-01");
        assertThat(cases.state(letter("mayormail", "骆安", "13900001234")).last("limited")).as("到期自行结束").isEmpty();
        String late = ((Submission.Accepted) counter.enter(new Submit("mayormail", "post-signed", "nat", List.of(GOVERNMENT), OFFICER, Map.of("name", "骆安", "phone", "13900001234"),
                Map.of("purpose", "help", "agreesToPublish", "no"), List.of(Map.of("title", "路灯", "description", "又不亮")), LocalDate.parse("2026-03-30"), null, null, "信件积压", "收文2026-30"),
                Map.of(), accepted -> { })).caseIds().getFirst();
        assertThat(cases.state(late).last("limited")).as("补登的，看收到那一天").hasValueSatisfying(act -> assertThat(act.effectiveOn()).isEqualTo("2026-03-30"));
        isClean();
    }

    @Test
    @DisplayName("提前解除的，从那时起不再标明；没有留下认得出人的，限制不了")
    void liftedEarlier() {
        time.to("2026-03-02");
        String first = letter("mayormail", "江一帆", "13900007777");
        cast.does(HEAD, "limit", first, Map.of("ground", "flood", "reason", "一天四十封。", "until", "2026-03-31"));
        cast.does(HEAD, "lift", first, Map.of("reason", "已说明情况"));
        assertThat(cases.state(letter("mayormail", "江一帆", "13900007777")).last("limited")).isEmpty();
        String unknown = cast.submitted(new Submit("sitemistakes", "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("name", "路人"), Map.of("purpose", "wording", "agreesToPublish", "no"),
                List.of(Map.of("title", "首页", "description", "有错字。")), null, null, null, null, null));
        assertThat(cast.refused(HEAD, "limit", unknown, Map.of("ground", "abuse", "reason", "辱骂。", "until", "2026-03-31"))).singleElement().asString().contains("认不出是同一个人");
    }
}
