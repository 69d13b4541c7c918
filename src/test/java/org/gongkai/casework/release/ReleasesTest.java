package org.gongkai.casework.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.InventedNumbers;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.alike.AskedAlike;
import org.gongkai.casework.alike.StoppedFilings;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duty;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Disclosure;
import org.gongkai.redaction.Mark;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.gongkai.redaction.Redacted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("第四十四条 依申请公开转为主动公开")
class ReleasesTest extends GivenAndClosed {

    private static final String TELLING = "林小舟（990005199001010000，099-2000 0000）申请的校服采购合同，寄柳岸街１号";

    @Autowired
    AskedAlike alike;
    @Autowired
    ReleaseDuties duties;
    @Autowired
    DisclosureLog log;
    @Autowired
    StoppedFilings stopped;
    @Autowired
    DeskDocuments documents;
    @Autowired
    Originals originals;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("予以公开的办件办结后建议公开；不予公开的不建议；一年以后不再建议")
    void proposedOnceClosed() {
        String granted = closed("R36-2", "校服采购合同");
        String refused = closed("R36-3/16a", "校服采购谈判记录");
        String open = cast.inProgress(EDUCATION, "校服抽检结果");
        assertThat(proposed()).contains(granted).doesNotContain(refused, open);
        time.to("2027-03-03");
        assertThat(proposed()).doesNotContain(granted);
    }

    @Test
    @DisplayName("标题和答复里的姓名、证件号、电话、地址划去；草稿里还有一处就不收，全角、加空格也认得")
    void whoAskedIsStruckOut() {
        CaseFolder folder = folder(closed("R36-2", TELLING));
        Releases.Found found = releases.found(folder);
        assertThat(found.title().stream().filter(Identity.Stretch::tells).map(Identity.Stretch::text))
                .containsExactly("林小舟", "990005199001010000", "099-2000 0000", "柳岸街１号");
        assertThat(found.title().stream().map(Identity.Stretch::text).collect(Collectors.joining())).isEqualTo(TELLING);
        assertThat(found.draftTitle()).isEqualTo("某某（某某，某某）申请的校服采购合同，寄某某");
        for (String telling : List.of(TELLING, "林 小 舟的合同", "合同（电话０９９-20000000）", "合同，联系13800000000", "合同 110101199001011237")) {
            assertThat(releases.draft(folder, new Releases.Draft("校服采购合同", "", telling, "20-15", true), Checked.NOTHING, STAFF).reasons())
                    .as(telling).singleElement().asString().contains("申请人的信息");
        }
        assertThat(proposed()).as("没有收下的仍待决定").contains(folder.state().id());
    }

    @Test
    @DisplayName("起草以后是一份普通的草稿，走信息发布的审核程序；台账记下来自哪一件；不再建议")
    void draftGoesTheOrdinaryWay() {
        CaseFolder folder = folder(closed("R36-2", "2025年校服采购合同"));
        String edition = releases.draft(folder, new Releases.Draft("2025年校服采购合同", "合同单价和数量", "单价一百二十元。", "20-9", true), Checked.NOTHING, STAFF).orThrow();
        var drafted = documents.edition(edition, STAFF).orElseThrow();
        assertThat(drafted.edition().stage()).isEqualTo("draft");
        assertThat(drafted.edition().entry().disclosure()).isEqualTo(Disclosure.PROACTIVE);
        assertThat(drafted.edition().body()).contains("单价一百二十元");
        Act act = ledger.of(folder.application().id()).getLast();
        assertThat(act.kind()).isEqualTo("casework.release-draft");
        assertThat(act.article()).isEqualTo("第四十四条");
        assertThat(act.text("document")).isEqualTo(drafted.document().id());
        assertThat(proposed()).doesNotContain(folder.state().id());
        assertThat(releases.draft(folder, new Releases.Draft("再来一份", "", "", "20-9", false), Checked.NOTHING, STAFF).reasons()).isNotEmpty();
    }

    @Test
    @DisplayName("第十五条 给出的文件里还有申请人的姓名或者电话，不能随草稿公开；说得出是哪一份；不带文件的可以起草")
    void filesDoNotTellWhoAsked() throws IOException {
        for (String telling : List.of("交付林 小 舟查收", "联系０９９-20000000")) {
            String request = closed("R36-2", "校服采购合同");
            gives(request, "合同.docx", "校服采购合同");
            gives(request, "验收单.docx", telling);
            Releases.Draft draft = new Releases.Draft("校服采购合同", "", "单价一百二十元。", "20-9", true);
            assertThat(releases.draft(folder(request), draft, Checked.NOTHING, STAFF).reasons()).singleElement().asString().contains("验收单.docx", "申请人的信息");
            assertThat(proposed()).as("什么也没有留下").contains(request);
            releases.draft(folder(request), new Releases.Draft(draft.title(), "", draft.body(), draft.category(), false), Checked.NOTHING, STAFF).orThrow();
        }
        String clean = closed("R36-2", "校服采购合同");
        gives(clean, "合同.docx", "校服采购合同");
        releases.draft(folder(clean), new Releases.Draft("校服采购合同", "", "单价一百二十元。", "20-9", true), Checked.NOTHING, STAFF).orThrow();
    }

    private void gives(String request, String name, String text) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(text + "，账号某某");
            document.write(file);
        }
        Original original = originals.add(request, Original.WHOLE, EDUCATION, name, file.toByteArray(), "person-officer").orThrow();
        originals.mark(original, new Mark.Words("账号某某", "R36-3/15")).orThrow();
        assertThat(originals.preview(originals.find(request, original.id()).orElseThrow())).isInstanceOf(Redacted.Copy.class);
        Original seen = originals.find(request, original.id()).orElseThrow();
        originals.give(seen, seen.preview().orElseThrow().id(), "person-officer", "第三十六条第二项").orThrow();
    }

    @Test
    @DisplayName("不主动公开要写理由，理由加密")
    void declinedWithAReason() {
        CaseFolder folder = folder(closed("R36-2", "校服采购合同"));
        assertThat(releases.decline(folder, " ", STAFF).reasons()).isNotEmpty();
        Act act = releases.decline(folder, "只与一个人有关", STAFF).orThrow();
        assertThat(act.detail().toString()).doesNotContain("只与一个人");
        assertThat(folder(folder.state().id()).wordsOf(act.id())).containsEntry("reason", "只与一个人有关");
        assertThat(proposed()).doesNotContain(folder.state().id());
    }

    @Test
    @DisplayName("申请人可以建议纳入主动公开的范围，一次；办结以后也可以；机关看到理由")
    void applicantSuggests() {
        String request = closed("R36-2", "校服采购合同");
        time.to("2026-03-20");
        cast.does(Actor.applicant(), "suggest-release", request, Map.of("reason", "每个家长都想知道"));
        assertThat(cast.refused(Actor.applicant(), "suggest-release", request, Map.of())).singleElement().asString().contains("已经建议过");
        Releases.Proposal proposal = releases.proposals(Scope.of(Set.of(EDUCATION)), null, 1000).stream()
                .filter(one -> one.caseId().equals(request)).findFirst().orElseThrow();
        assertThat(proposal.suggestedOn()).isEqualTo("2026-03-20");
        assertThat(releases.found(folder(request)).suggestion()).isEqualTo("每个家长都想知道");
        assertThat(folder(request).state().endedOn()).as("办结之日不因建议而改变").isEqualTo("2026-03-02");
    }

    @Test
    @DisplayName("三个不同的申请人申请相近的信息，提示公开办；同一人提三次不算；决定以后不再提示")
    void askedBySeveral() {
        for (int n = 0; n < 3; n++) {
            cast.submitted(asking("同一个人", "全区校车线路和站点一览表"));
        }
        alike.look();
        assertThat(groups()).as("同一人").noneMatch(group -> group.title().contains("校车"));

        cast.submitted(asking("甲", "全区中小学营养餐供应商名单"));
        cast.submitted(asking("乙", "全区中小学营养餐的供应商名单"));
        time.to("2026-03-03");
        alike.look();
        assertThat(groups()).as("两个人").noneMatch(group -> group.title().contains("营养餐"));
        cast.submitted(asking("丙", "中小学营养餐供应商名单（全区）"));
        cast.submitted(asking("丁", "教师招聘面试成绩"));
        alike.look();
        AskedAlike.Group group = groups().stream().filter(one -> one.title().contains("营养餐")).findFirst().orElseThrow();
        assertThat(group.applicants()).isEqualTo(3);
        assertThat(alike.members(group.id())).hasSize(3).allMatch(member -> member.title().contains("营养餐"));
        assertThat(duties.of(STAFF, 50).pressing()).extracting(Duty::address).contains("/desk/releases/alike/" + group.id());
        assertThat(duties.of(new Staff("x", "承办人", List.of(Post.at(EDUCATION, Role.OFFICER))), 50).pressing()).isEmpty();

        alike.look();
        assertThat(groups().stream().filter(one -> one.title().contains("营养餐"))).as("再看一遍还是一组").hasSize(1);
        assertThat(alike.decide(group, false, "", STAFF).reasons()).isNotEmpty();
        alike.decide(group, false, "名单每月在食堂公示", STAFF).orThrow();
        cast.submitted(asking("戊", "全区中小学营养餐供应商名单"));
        time.to("2026-03-04");
        alike.look();
        assertThat(groups()).noneMatch(one -> one.title().contains("营养餐"));
    }

    @Test
    @DisplayName("列入依申请公开目录的标题里不能有申请人；没有答复的不列；可以撤下；每步有台账")
    void logEntries() throws Exception {
        CaseFolder folder = folder(closed("R36-2", TELLING));
        assertThat(log.release(folder, TELLING, Checked.NOTHING, STAFF).reasons()).singleElement().asString().contains("林小舟");
        assertThat(log.release(folder(cast.inProgress(EDUCATION, "没有答复的")), "没有答复的", Checked.NOTHING, STAFF).reasons()).isNotEmpty();
        log.release(folder, "校服采购合同", Checked.NOTHING, STAFF).orThrow();
        DisclosureLog.Entry entry = log.newest(EDUCATION, 2026, null, 100).stream().filter(one -> one.title().equals("校服采购合同")).findFirst().orElseThrow();
        assertThat(entry.outcome()).isEqualTo("R36-2");
        assertThat(entry.id()).isNotEqualTo(folder.state().id());
        assertThat(log.newest(EDUCATION, 2025, null, 100)).isEmpty();
        log.withdraw(folder, STAFF).orThrow();
        assertThat(log.titleOf(folder.state().id())).isEmpty();
        assertThat(ledger.of(folder.application().id())).extracting(Act::kind).containsExactly("casework.log-release", "casework.log-withdraw");
        log.release(folder, "校服采购合同", Checked.NOTHING, STAFF).orThrow();
        for (int n = 0; n < 100 && ledger.proofs(List.of(folder.application().id())).getLast().position() == null; n++) {
            Thread.sleep(50);
        }
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
        jdbc.sql("delete from casework.log_entry where case_id = ?").param(folder.state().id()).update();
        assertThat(verify.run(true, position -> { }).differences()).extracting(Verify.Difference::what).containsExactly("依申请公开目录");
    }

    @Test
    @DisplayName("目录按答复日期和编号翻页，一条不漏、一条不重")
    void logByKey() {
        List<String> all = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            log.release(folder(closed("R36-2", "翻页的信息" + n)), "翻页的信息" + n, Checked.NOTHING, STAFF).orThrow();
            time.to("2026-04-0" + (n / 2 + 1));
        }
        String after = null;
        for (List<DisclosureLog.Entry> page = log.newest(EDUCATION, null, after, 3); !page.isEmpty(); page = log.newest(EDUCATION, null, after, 3)) {
            page.forEach(entry -> all.add(entry.title()));
            after = page.getLast().key();
        }
        assertThat(all).doesNotHaveDuplicates().filteredOn(title -> title.startsWith("翻页")).hasSize(7);
    }

    @Test
    @DisplayName("打开过查到的文件算一次，又提交的记在打开的那一天")
    void sparedRequests() {
        StoppedFilings.Visit one = stopped.opened(EDUCATION);
        stopped.opened(EDUCATION);
        time.to("2026-04-01");
        stopped.filed(one);
        List<StoppedFilings.Month> months = stopped.months(Scope.of(Set.of(EDUCATION)), LocalDate.parse("2026-02-10"), LocalDate.parse("2026-04-01"));
        assertThat(months).extracting(StoppedFilings.Month::opened).containsExactly(0L, 2L, 0L);
        assertThat(months.get(1).stopped()).isEqualTo(1);
        assertThat(stopped.months(Scope.NOTHING, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31")).getFirst().opened()).isZero();
    }

    private Submit asking(String name, String title) {
        Submit submit = cast.request(EDUCATION, title);
        Map<String, String> applicant = new HashMap<>(submit.applicant());
        applicant.put("name", name);
        applicant.put("identityNumber", InventedNumbers.ofPerson(name.hashCode()));
        return CaseworkCast.with(submit, applicant, submit.content());
    }

    private List<String> proposed() {
        return releases.proposals(Scope.of(Set.of(EDUCATION)), null, 1000).stream().map(Releases.Proposal::caseId).toList();
    }

    private List<AskedAlike.Group> groups() {
        return alike.open(Scope.of(Set.of(EDUCATION)), 100);
    }
}
