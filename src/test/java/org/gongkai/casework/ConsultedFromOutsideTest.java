package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import javax.imageio.ImageIO;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.begin.BegunPanel;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.consultation.Consultations;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.material.Enclosed;
import org.gongkai.casework.material.Materials;
import org.gongkai.casework.web.MatterView;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.NamedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("征求意见书、移送：凭编号和查询码答复，另开一件，台账核验无误")
class ConsultedFromOutsideTest {

    private static final Pattern NUMBER_AND_CODE = Pattern.compile("编号 (\\S+) 和查询码 (\\S{8})");

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Consultations consultations;
    @Autowired
    CaseFolders folders;
    @Autowired
    Letters letters;
    @Autowired
    BegunPanel begun;
    @Autowired
    Materials materials;
    @Autowired
    CaseTypes types;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void begin() {
        time.to("2026-03-02");
    }

    @Test
    @DisplayName("第三十二条 意见书写明编号和查询码；凭它只看到征求的内容，看不到申请人；答复一次")
    void thirdPartyAnswersByNumberAndCode() throws Exception {
        String request = cast.inProgress(EDUCATION, "校服采购合同");
        cast.does(OFFICER, "consult", request, Map.of("thirdParty", "临溪衣品有限公司", "matter", "合同单价和用料是否公开"));
        String letter = words(request, "consultation");
        assertThat(letter).contains("临溪衣品有限公司：", "15个工作日").doesNotContain("林小舟", "校服采购合同");
        assertThat(words(request, "consultation-told")).contains("林小舟：", "第三十三条");
        Matcher said = NUMBER_AND_CODE.matcher(letter);
        assertThat(said.find()).isTrue();
        assertThat(consultations.byNumberAndCode(said.group(1), "wrong123")).isEmpty();
        String asked = consultations.byNumberAndCode(said.group(1), said.group(2).toUpperCase()).orElseThrow();
        Consultations.Asked open = consultations.open(asked).orElseThrow();
        assertThat(open.words()).containsEntry("matter", "合同单价和用料是否公开");
        assertThat(open.lapsesOn()).isEqualTo(new ComputedDay(LocalDate.parse("2026-03-23"), false));
        assertThat(open.open()).isTrue();

        time.to("2026-03-10");
        cast.does(Actor.consulted(), open.action().id(), request, Map.of("opinion", "disagrees", "reasons", "用料配比是商业秘密", "consultation", "1"));
        assertThat(consultations.open(asked).orElseThrow().open()).isFalse();
        cast.does(APPROVER, "override", request, Map.of("thirdParty", "临溪衣品有限公司", "content", "合同单价", "publicInterest", "涉及公共资金"));
        assertThat(words(request, "override-notice")).contains("决定公开以下内容：合同单价", "60日内", "第三十二条");
        cast.does(APPROVER, "decide", request, cast.answers("R36-2"));
        verified();
    }

    @Test
    @DisplayName("第三十六条第五项 答复写明负责机关的名称；经同意移送另开一件，另有编号、查询码和回执，期限自该机关收到起算")
    void handedOverIsACaseOfItsOwn() throws Exception {
        String request = cast.inProgress(EDUCATION, "学校周边道路改造计划", "校车线路");
        Map<String, String> answers = new HashMap<>(cast.answers("R36-5", "R36-2"));
        answers.put("item1Responsible", HOUSING);
        cast.does(APPROVER, "decide", request, answers);
        assertThat(words(request, "reply")).contains("负责公开该信息的机关是临溪区住房和城乡建设局");
        time.to("2026-03-05");
        CaseState over = cast.does(OFFICER, "hand-over", request, Map.of("to", HOUSING, "item", "1", "consent", "written", "consentProof", "scan-3"));
        String opened = String.valueOf(over.lastAct().text(Cases.OPENED));
        assertThat(history(request)).anyMatch(line -> line.endsWith(" → 区住建局"));
        CaseState fresh = cases.state(opened);
        assertThat(fresh.organ()).isEqualTo(HOUSING);
        assertThat(fresh.items()).isEqualTo(1);
        assertThat(fresh.channel()).isEqualTo("handed-over");
        assertThat(cases.clock(fresh)).as("还没有收到，期限不起算").isEmpty();
        Matcher said = Pattern.compile("申请编号为 (\\S+)，查询码为 (\\S{8})").matcher(words(request, "hand-over-notice"));
        assertThat(said.find()).isTrue();
        assertThat(folders.byNumberAndCode(said.group(1), said.group(2))).containsExactly(opened);
        cast.does(OFFICER, "receive", opened, Map.of("confirmation", "counter"));
        assertThat(words(opened, "receipt")).contains("林小舟：", "临溪区住房和城乡建设局", "学校周边道路改造计划").doesNotContain("校车线路");
        assertThat(cases.clock(cases.state(opened)).orElseThrow().due()).isEqualTo("2026-04-02");
        verified();
    }

    /** The lines of a history, each with where it happened or went. */
    private List<String> history(String caseId) {
        return MatterView.of(folders.open(caseId, Scope.EVERYTHING).orElseThrow(), List.of(), time.today()).events().stream().map(event -> event.title() + " " + event.where()).toList();
    }

    @Test
    @DisplayName("移送的，提出时和补正时附上的文件都跟着去；原来的一件仍有自己的")
    void filesGoAlong() throws Exception {
        Submit asked = cast.request(EDUCATION, "学校周边道路改造计划");
        String request = cast.submitted(new Submit(asked.type(), asked.channel(), asked.party(), asked.organs(), asked.actor(), asked.applicant(),
                Map.of("way", "online", "medium", "electronic", "papers", picture("content", "papers", "路口.png", 60)), asked.items(), null, null, null, null, null));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明是哪几个路口", "completeBy", "2026-03-30"));
        cast.does(Actor.applicant(), "complete", request, Map.of("supplement", "校门前两个路口", "supplements", picture("complete", "supplements", "位置图.png", 61)));
        Map<String, String> answers = new HashMap<>(cast.answers("R36-5"));
        answers.put("item1Responsible", HOUSING);
        cast.does(APPROVER, "decide", request, answers);
        CaseState over = cast.does(OFFICER, "hand-over", request, Map.of("to", HOUSING, "consent", "written", "consentProof", "scan-3"));
        for (String matter : List.of(request, String.valueOf(over.lastAct().text(Cases.OPENED)))) {
            List<NamedFile> named = Enclosed.in(folders.open(matter, Scope.EVERYTHING).orElseThrow()).stream().map(Enclosed::file).toList();
            assertThat(named).extracting(NamedFile::name).containsExactly("路口.png", "位置图.png");
            assertThat(materials.of(named.stream().map(NamedFile::id).toList())).hasSize(2);
            assertThat(materials.kept(List.of(folders.open(matter, Scope.EVERYTHING).orElseThrow().application().id()))).isEqualTo(2);
        }
        verified();
    }

    /** A picture that was uploaded and waits, as a form names it. */
    private String picture(String where, String field, String name, int width) throws Exception {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 40, BufferedImage.TYPE_INT_RGB), "png", drawn);
        CaseType type = types.require("inforequest");
        Field of = Field.of(where.equals("content") ? type.content() : type.action(where).orElseThrow().fields(), field);
        return materials.take(of, name, drawn.toByteArray(), List.of(), Duration.ofDays(1)).orThrow().named().toString();
    }

    @Test
    @DisplayName("热线里要政府信息的，经同意另立一件申请：姓名、电话、所要的信息带过去，两头连着，本件办结；立不了的说明原因，什么也不写")
    void begunByAnother() throws Exception {
        String call = cast.submitted(new Submit("hotline", "phone", "com", List.of(HOUSING), Actor.applicant(), Map.of("name", "周望", "phone", "099-20000009", "address", "临溪区柳岸街2号"),
                Map.of("purpose", "ask"), List.of(Map.of("title", "要看改造清单", "description", "2025 年老旧小区改造的清单")), null, null, null, null, null));
        cast.does(OFFICER, "receive", call, Map.of());
        Map<String, String> values = new HashMap<>(Map.of("to", "nowhere", "what", "2025年老旧小区改造项目清单", "consent", "phone"));
        assertThat(cast.refused(OFFICER, "disclosure", call, values)).singleElement().asString().contains("nowhere");
        assertThat(cases.state(call).stage()).isEqualTo("registered");
        values.put("to", EDUCATION);
        CaseState over = cast.does(OFFICER, "disclosure", call, values);
        assertThat(history(call)).last().isEqualTo("转为信息公开申请 → 区教育局");
        String opened = String.valueOf(over.lastAct().text(Cases.OPENED));
        CaseState fresh = cases.state(opened);
        assertThat(fresh.type().id()).isEqualTo("inforequest");
        assertThat(fresh.organ()).isEqualTo(EDUCATION);
        assertThat(fresh.party()).isEqualTo("oth");
        assertThat(fresh.acts().getFirst().text(Submitting.FROM)).isEqualTo(call);
        assertThat(over.ended()).isTrue();
        Matcher said = Pattern.compile("申请编号为 (\\S+)，查询码为 (\\S{8})").matcher(words(call, "hotline-disclosure"));
        assertThat(said.find()).isTrue();
        assertThat(folders.byNumberAndCode(said.group(1), said.group(2))).containsExactly(opened);
        Application asked = folders.open(opened, Scope.EVERYTHING).orElseThrow().application();
        assertThat(asked.applicant()).containsExactlyInAnyOrderEntriesOf(Map.of("name", "周望", "phone", "099-20000009", "address", "临溪区柳岸街2号"));
        assertThat(asked.items()).containsExactly(Map.of("title", "2025年老旧小区改造项目清单", "description", "2025 年老旧小区改造的清单"));
        Staff both = new Staff("person-officer", "承办人", List.of(Post.at(EDUCATION, Role.OFFICER), Post.at(HOUSING, Role.OFFICER)));
        for (String id : List.of(call, opened)) {
            assertThat(begun.of(folders.open(id, Scope.EVERYTHING).orElseThrow(), both).orElseThrow().values().get("linked")).asInstanceOf(InstanceOfAssertFactories.LIST)
                    .singleElement().isEqualTo(id.equals(call) ? new BegunPanel.Linked(false, opened, said.group(1), "政府信息公开申请")
                            : new BegunPanel.Linked(true, call, folders.open(call, Scope.EVERYTHING).orElseThrow().number(), "热线工单"));
        }
        verified();
    }

    @Test
    @DisplayName("文书引用收到之日的条例：2019年5月14日收到的引2007年条例，5月15日收到的引现行条例")
    void lettersCiteTheLawOfReceipt() throws IOException {
        time.to("2019-05-14");
        String before = cast.inProgress(EDUCATION, "旧条例的申请");
        time.to("2019-05-15");
        String after = cast.inProgress(EDUCATION, "新条例的申请");
        for (String request : List.of(before, after)) {
            cast.does(OFFICER, "ask-completion", request, Map.of("missing", "年份", "completeBy", "2019-06-20"));
        }
        assertThat(words(before, "completion-notice")).contains("（2007年）第二十一条第四项");
        assertThat(words(after, "completion-notice")).contains("第三十条").doesNotContain("2007年");
    }

    @Test
    @DisplayName("送达回证写明送达的是哪份文书、怎样送达")
    void serviceIsProved() throws IOException {
        String request = cast.inProgress(EDUCATION, "校历");
        cast.does(APPROVER, "decide", request, cast.answers("R36-1"));
        cast.does(OFFICER, "serve", request, Map.of("way", "post", "proof", "EX000000002CN"));
        String record = words(request, "service-record");
        assertThat(record).contains("《临溪区教育局政府信息公开申请答复书》临教公复〔2026〕", "邮寄", "EX000000002CN");
    }

    private void verified() throws InterruptedException {
        time.to("2026-06-30");
        // Acts are linked within a second of their commit, which the day just left behind.
        for (int n = 0; n < 50 && !verify.run(true, position -> { }).differences().isEmpty(); n++) {
            Thread.sleep(100);
        }
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    private String words(String caseId, String template) throws IOException {
        Letter letter = letters.of(caseId).stream().filter(one -> one.template().equals(template)).findFirst().orElseThrow();
        try (var docx = new XWPFDocument(new ByteArrayInputStream(letters.docx(letter))); var text = new XWPFWordExtractor(docx)) {
            return text.getText();
        }
    }
}
