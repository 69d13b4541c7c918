package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.bundle.DisputeBundle;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.clock.Light;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Each sentence of docs/two-cases.md; names are invented, days and steps are those of two published reviews. */
@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("两件真实的复议：同样的日期、同样的步骤在这里重走一遍（docs/two-cases.md）")
class TwoCasesTest {

    private static final Scope EVERYTHING = Scope.EVERYTHING;

    @Autowired
    CaseworkCast cast;
    @Autowired
    CounterEntry counter;
    @Autowired
    Cases cases;
    @Autowired
    CaseLists lists;
    @Autowired
    CaseFolders folders;
    @Autowired
    DisputeBundle bundle;
    @Autowired
    TimeMachine time;

    @Nested
    @DisplayName("甲：2023-04-22寄出，2023-06-19答复，争的是哪一天签收")
    class WhenWasItSigned {

        @Test
        @DisplayName("次日签收的，最后一日是5月23日；黄灯5月16日，红灯5月22日，黑灯5月24日；6月1日才登记也是黑灯，超期7个工作日")
        void lights() {
            String request = posted("2023-04-24", "2023-04-23");
            assertThat(lamp(request, "2023-05-15").light()).isEqualTo(Light.GREEN);
            assertThat(lamp(request, "2023-05-16").light()).isEqualTo(Light.YELLOW);
            assertThat(lamp(request, "2023-05-19").light()).isEqualTo(Light.YELLOW);
            assertThat(lamp(request, "2023-05-22").light()).isEqualTo(Light.RED);
            assertThat(lamp(request, "2023-05-23").light()).isEqualTo(Light.RED);
            assertThat(lists.overdue(EVERYTHING, LocalDate.parse("2023-05-23").atStartOfDay(), CaseLists.Wanted.EVERYTHING, null, 100)).extracting(CaseLists.Line::id)
                    .doesNotContain(request);
            assertThat(lamp(request, "2023-05-24")).isEqualTo(new Lamp(Light.BLACK, -1));
            assertThat(lists.overdue(EVERYTHING, LocalDate.parse("2023-05-24").atStartOfDay(), CaseLists.Wanted.EVERYTHING, null, 100)).extracting(CaseLists.Line::id)
                    .contains(request);
            assertThat(lamp(request, "2023-06-01")).isEqualTo(new Lamp(Light.BLACK, -7));
            String found = posted("2023-06-01", "2023-04-23");
            assertThat(lamp(found, "2023-06-01")).as("压了一个多月才登记的，登记当天就是黑灯").isEqualTo(new Lamp(Light.BLACK, -7));
        }

        @Test
        @DisplayName("写6月1日签收的，最后一日是6月30日：差的三十八天全在签收凭证上，凭证编号和登记的时刻都在行为里，补登没有凭证的不收")
        void theSlipDecides() {
            String request = posted("2023-06-01", "2023-06-01");
            assertThat(cases.clock(cases.state(request)).orElseThrow().due()).isEqualTo("2023-06-30");

            String late = posted("2023-06-01", "2023-04-23");
            Act received = cases.state(late).last("receive").orElseThrow();
            assertThat(received.effectiveOn()).isEqualTo("2023-04-23");
            assertThat(received.recordedAt().atZone(TimeMachine.ZONE).toLocalDate()).isEqualTo("2023-06-01");
            assertThat(received.evidence()).isEqualTo("EMS000000422CN");

            assertThat(((Submission.Refused) counter.enter(signedFor("2023-04-24", "2023-04-23"), Map.of(), accepted -> { })).reasons()).extracting(Refusal::sentence)
                    .anyMatch(sentence -> sentence.contains("邮件"));
            time.to("2023-06-01");
            String unproved = cast.submitted(new Submit("inforequest", "post-ordinary", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟"), Map.of(),
                    List.of(Map.of("title", "征迁补偿协议")), LocalDate.parse("2023-04-22"), null, null, "entered-later", "envelope-1"));
            assertThat(((Performed.Refused) cases.perform(new Perform(unproved, "receive", OFFICER, LocalDate.parse("2023-04-23"),
                    Map.of("confirmation", "phone", "proof", "通话记录2026-1"), null, null, null, true, 0))).reasons()).extracting(Refusal::sentence)
                    .containsExactly("补记 2023-04-23 的事项须写明补记原因和凭证编号");
        }

        @Test
        @DisplayName("6月19日以“信息不存在”答复：没有检索记录不能答复；检索到了也不能")
        void notHeldNeedsASearch() {
            String request = posted("2023-06-01", "2023-06-01");
            cast.does(OFFICER, "accept", request, Map.of());
            time.to("2023-06-19");
            assertThat(cast.refused(APPROVER, "decide", request, cast.answers("R36-4")))
                    .containsExactly("第1项：还没有检索记录；请先登记在哪里、由谁、用哪些词检索");
            cast.does(OFFICER, "search", request, search("something"));
            assertThat(cast.refused(APPROVER, "decide", request, cast.answers("R36-4"))).containsExactly("第1项：检索记录写着找到了信息，不能答复不存在");
        }

        @Test
        @DisplayName("到了复议：案卷里有签收凭证编号、检索的地方和用词、送达凭证；8月11日申请复议没有超过六十日")
        void whatTheBundleHolds() throws IOException {
            String request = posted("2023-06-01", "2023-06-01");
            cast.does(OFFICER, "accept", request, Map.of());
            time.to("2023-06-19");
            cast.does(OFFICER, "search", request, search("nothing"));
            cast.does(APPROVER, "decide", request, cast.answers("R36-4"));
            cast.does(OFFICER, "serve", request, Map.of("way", "post", "proof", "EMS000000619CN"));
            Map<String, String> file = bundled(request);
            assertThat(file.get("收到申请的凭证")).contains("EMS000000422CN", "2023-06-01", "签收凭证");
            assertThat(file.get("检索记录")).contains("档案室", "征迁 补偿 协议", "没有找到");
            assertThat(file.get("送达")).contains("EMS000000619CN");

            time.to("2023-08-18");
            CaseState review = reviewed(Map.of("reference", "某复〔2023〕1号", "repliedOn", "2023-06-20", "appliedOn", "2023-08-11"));
            assertThat(review.lastAct().text("lastDay")).as("六十日满在星期六，顺延到星期一").isEqualTo("2023-08-21");
            assertThat(review.lastAct().detail()).containsEntry("late", false);
        }
    }

    @Nested
    @DisplayName("乙：2024-01-11网上申请，补正一次，2024-02-18答复“无法提供”，复议被撤销")
    class TornUp {

        @Test
        @DisplayName("双方1月12日确认即为收到；1月16日通知补正在七个工作日以内；不补正，最后一日是2月8日")
        void received() {
            String request = filed();
            assertThat(cases.state(request).receivedOn()).isEqualTo("2024-01-12");
            assertThat(cases.clock(cases.state(request)).orElseThrow().due()).isEqualTo("2024-02-08");
            time.to("2024-01-16");
            cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明建筑的位置和审批的年份", "completeBy", "2024-02-06"));
        }

        @Test
        @DisplayName("补正重新计算：哪怕当天就补正，最后一日也正是2月18日（调休上班的星期日）；输的不是期限")
        void restarted() {
            String request = filed();
            time.to("2024-01-16");
            cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明建筑的位置和审批的年份", "completeBy", "2024-02-06"));
            cast.does(Actor.applicant(), "complete", request, Map.of("supplement", "门诊楼东侧，2023年"));
            assertThat(cases.clock(cases.state(request)).orElseThrow().due()).isEqualTo("2024-02-18");
            assertThat(lamp(request, "2024-02-04").light()).as("剩6个工作日").isEqualTo(Light.GREEN);
            assertThat(lamp(request, "2024-02-05").light()).isEqualTo(Light.YELLOW);
            assertThat(lamp(request, "2024-02-09").light()).as("春节以前最后一个工作日就亮红灯").isEqualTo(Light.RED);
            assertThat(lamp(request, "2024-02-18").light()).isEqualTo(Light.RED);
        }

        @Test
        @DisplayName("“无法提供”有三种，每种都要有它的事实：不存在要检索，不明确要先补正，不属于本机关要写明是谁、为什么")
        void cannotProvideNeedsItsFact() {
            String request = filed();
            assertThat(cast.refused(APPROVER, "decide", request, cast.answers("R30x")).getFirst()).contains("只能在申请人补正之后答复");
            time.to("2024-01-16");
            cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明建筑的位置和审批的年份", "completeBy", "2024-02-06"));
            cast.does(Actor.applicant(), "complete", request, Map.of("supplement", "门诊楼东侧，2023年"));
            time.to("2024-02-18");
            assertThat(cast.refused(APPROVER, "decide", request, cast.answers("R36-4")).getFirst()).contains("还没有检索记录");
            Map<String, String> unexplained = new HashMap<>(Map.of("item1Reply", "R36-5"));
            assertThat(cast.refused(APPROVER, "decide", request, unexplained)).isNotEmpty();
            unexplained.putAll(Map.of("item1Words", "建筑审批由住房和城乡建设部门负责。", "item1Responsible", EDUCATION));
            assertThat(cast.refused(APPROVER, "decide", request, unexplained)).as("不能写自己").isNotEmpty();
            unexplained.put("item1Responsible", HOUSING);
            cast.does(APPROVER, "decide", request, unexplained);
        }

        @Test
        @DisplayName("撤销并责令重新答复的，复议案停在“待重新答复”，写明最后一日，登记了新答复才审结；表四记一件结果纠正")
        void redone() {
            time.to("2024-02-29");
            CaseState review = reviewed(Map.of("reference", "某复〔2024〕80号", "repliedOn", "2024-02-19", "appliedOn", "2024-02-27"));
            assertThat(cases.clock(review).orElseThrow().due()).isEqualTo("2024-03-14");
            time.to("2024-03-08");
            cast.does(APPROVER, "respond", review.id(), Map.of("answer", "答复合法", "evidence", "案卷目录所列"));
            time.to("2024-05-20");
            CaseState torn = cast.does(OFFICER, "decide-redo", review.id(), Map.of("document", "某行复〔2024〕80号", "redoBy", "2024-06-18"));
            assertThat(torn.stageTitle()).isEqualTo("待重新答复");
            assertThat(torn.outcome()).isEqualTo("correct");
            assertThat(torn.ended()).isFalse();
            assertThat(lists.open(EVERYTHING, CaseLists.Wanted.EVERYTHING, null, 200)).extracting(CaseLists.Line::id).contains(review.id());
        }

        private String filed() {
            time.to("2024-01-11");
            String request = cast.submitted(cast.request(EDUCATION, "某处活动板房与影像室的建筑审批手续"));
            cast.does(Actor.applicant(), "confirm", request, Map.of());
            time.to("2024-01-12");
            cast.does(OFFICER, "acknowledge-last", request, Map.of());
            cast.does(OFFICER, "accept", request, Map.of());
            return request;
        }
    }

    /** A letter that was signed for on a day, entered at the counter on another. */
    private String posted(String today, String signed) {
        Submit submit = signedFor(today, signed);
        return ((Submission.Accepted) counter.enter(submit, Map.of("proof", "EMS000000422CN"), accepted -> { })).caseIds().getFirst();
    }

    private Submit signedFor(String today, String signed) {
        time.to(today);
        return new Submit("inforequest", "post-signed", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟"), Map.of(),
                List.of(Map.of("title", "2023年1月18日签订的征迁补偿协议")), LocalDate.parse(signed), null, null, "entered-later", "EMS000000422CN");
    }

    private CaseState reviewed(Map<String, String> filed) {
        String review = cast.submitted(new Submit("reconsideration", "served", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟"),
                Map.of("decision", "某依复〔2023〕第1号", "notHere", "yes"), List.of(Map.of("title", "撤销答复，责令重新答复")), null, null, null, null, null));
        return cast.does(OFFICER, "receive", review, filed);
    }

    private static Map<String, String> search(String found) {
        return Map.of("place", "档案室、征收办", "terms", "征迁 补偿 协议", "searcher", "档案员", "found", found);
    }

    private Lamp lamp(String caseId, String day) {
        time.to(day);
        return cases.light(lists.byIds(EVERYTHING, List.of(caseId)).getFirst());
    }

    /** The Word files of the case's file, by the middle of their name. */
    private Map<String, String> bundled(String caseId) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Staff staff = new Staff("person-officer", "承办人", List.of(Post.at(EDUCATION, Role.OFFICER)));
        bundle.write(folders.open(caseId, Scope.of(Set.of(EDUCATION))).orElseThrow(), staff, out, files -> { });
        Map<String, String> said = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".docx")) {
                    try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(zip.readAllBytes())); XWPFWordExtractor words = new XWPFWordExtractor(docx)) {
                        said.put(entry.getName().replaceAll("^\\d\\d-|\\.docx$", ""), words.getText());
                    }
                } else if (entry.getName().endsWith(".pdf")) {
                    try (PDDocument pdf = Loader.loadPDF(zip.readAllBytes())) {
                        said.put(entry.getName().replaceAll("^\\d\\d-|\\.pdf$", ""), new PDFTextStripper().getText(pdf));
                    }
                }
            }
        }
        return said;
    }
}
