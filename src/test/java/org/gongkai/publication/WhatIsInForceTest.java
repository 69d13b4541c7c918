package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.clock.Light;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("公开以后：现行有效的逐件清理，误传的就地澄清，送存；公开以前再看一遍")
class WhatIsInForceTest extends NotarysOffice {

    @Autowired
    BeforePublication before;
    @Autowired
    WithdrawnAlong along;
    @Autowired
    Cleanups cleanups;
    @Autowired
    CleanUp cleanUp;
    @Autowired
    CleanupDuties cleanupDuties;
    @Autowired
    Deposits deposits;
    @Autowired
    Ledger ledger;

    @Test
    @DisplayName("国办发〔2018〕37号 清理：逐件提意见，由他人决定，结果作为文件公布；公布那天原件、列表、检索标明废止，两边有链接；两年没有再清理的亮灯")
    void cleanedUpDecidedByAnotherAndTold() throws Exception {
        String kept = open("青河县普法办法");
        String old = open("青河县琉璃鹤公证点办法");
        String fresh = open("青河县公证点新办法");
        String passedOn = drafts.begin(ORGAN, new CatalogueEntry("青河市转发的办法", "青河市人民政府", null, null, null, "20-1", "rules", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2), null, null, null, null, null)
                .of(new Particulars("normative", Map.of("legality", "passed"), List.of()), "rules"), "第一条　正文。", OFFICER).orThrow();
        posts.publish(passedOn, ORGAN);
        String round = cleanUp.begin(ORGAN, OFFICER).orThrow();
        assertThat(cleanUp.begin(ORGAN, OFFICER).reasons()).singleElement().asString().contains("还没有完");
        assertThat(cleanUp.propose(round, old, "repeal", "", null, OFFICER).reasons()).singleElement().asString().contains("理由");
        cleanUp.propose(round, old, "repeal", "与新办法不一致", fresh, OFFICER).orThrow();
        for (String id : List.of(kept, fresh)) {
            cleanUp.propose(round, id, "keep", "仍然适用", null, OFFICER).orThrow();
        }
        assertThat(cleanUp.decide(round, seen(round, old), true, "", new Staff(OFFICER.personId(), "拟稿人", APPROVER.posts())).reasons()).singleElement().asString().contains("由他人决定");
        cleanUp.decide(round, seen(round, kept), false, "第三条改过没有？", APPROVER).orThrow();
        List<String> stale = seen(round, old);
        cleanUp.propose(round, old, "repeal", "与新办法第二条不一致", fresh, OFFICER).orThrow();
        assertThat(cleanUp.decide(round, stale, true, "", APPROVER).reasons()).as("没有看过的意见不能同意").singleElement().asString().contains("在您看过以后改过");
        cleanUp.decide(round, seen(round, old, fresh), true, "", APPROVER).orThrow();
        cleanUp.decide(round, seen(round, fresh), false, "再核对一遍", APPROVER).orThrow();
        cleanUp.propose(round, fresh, "keep", "核对过", null, OFFICER).orThrow();
        cleanUp.decide(round, seen(round, fresh), true, "", APPROVER).orThrow();
        assertThat(cleanUp.propose(round, document(passedOn), "repeal", "与新办法不一致", null, OFFICER).reasons()).as("别的机关制发的").singleElement().asString().contains("不在这次清理的范围里");
        assertThat(cleanUp.outcome(round, OFFICER).reasons()).singleElement().asString().contains("还有 1 件没有决定");
        assertThat(cleanupDuties.of(OFFICER, 50).pressing()).extracting(Duty::what).contains("还有 1 件没有清理意见");
        cleanUp.propose(round, kept, "keep", "第三条已核对", null, OFFICER).orThrow();
        assertThat(cleanupDuties.of(APPROVER, 50).pressing()).extracting(Duty::what).contains("决定 1 件的清理意见");
        cleanUp.decide(round, seen(round, kept), true, "", APPROVER).orThrow();
        String outcome = cleanUp.outcome(round, OFFICER).orThrow();
        assertThat(cleanUp.decide(round, seen(round, kept), false, "改主意了", APPROVER).reasons()).singleElement().asString().contains("清理结果已经起草");
        assertThat(documents.find(old).orElseThrow().validity()).as("结果公布以前照旧有效").isEqualTo(Validity.IN_FORCE);
        posts.publish(outcome, ORGAN);

        assertThat(documents.find(old).orElseThrow().validity()).isEqualTo(Validity.REPEALED);
        assertThat(get("/documents/" + old)).contains("废止", "替代本文件的是", "/documents/" + fresh, "清理结果");
        assertThat(get("/documents/" + fresh)).contains("修改、废止的文件", "/documents/" + old);
        assertThat(get("/documents/" + document(outcome))).contains("清理的文件", "废止的规范性文件（1件）", "由《青河县公证点新办法》替代", "/documents/" + old);
        assertThat(get("/columns/rules")).containsPattern("(?s)青河县琉璃鹤公证点办法.{0,400}废止");
        await().until(() -> finds("%E7%90%89%E7%92%83%E9%B9%A4", "data-binds=\"no\""));
        assertThat(get("/search?q=%E7%90%89%E7%92%83%E9%B9%A4")).contains("data-binds=\"no\"");
        assertThat(cleanupDuties.next(ORGAN).orElseThrow().due()).isEqualTo("2028-03-06");
        assertThat(cleanupDuties.of(OFFICER, 50).pressing()).isEmpty();
        time.to("2028-03-07");
        assertThat(cleanupDuties.of(OFFICER, 50).pressing()).singleElement().satisfies(duty -> assertThat(duty.light()).isEqualTo(Light.BLACK));
        posts.verifies();
    }

    @Test
    @DisplayName("第六条 澄清的文件与它所澄清的互相有链接，被误传的那份文件正文上面写明；撤回以后不再写")
    void clarifiedWhereItIsRead() throws Exception {
        String misread = drafts.begin(ORGAN, entry("青河县收费公示通知", Particulars.of("official")), "第一条　正文。", OFFICER).orThrow();
        posts.publish(misread, ORGAN);
        String policy = document(misread);
        assertThat(get("/documents/" + policy)).doesNotContain("已经澄清");
        String clarification = drafts.begin(ORGAN, entry("关于“公证加倍收费”不实信息的说明", new Particulars("clarification", Map.of("rumour", "有人说四月起公证加倍收费", "finding", "untrue", "foundOn", FRIDAY),
                List.of(new Particulars.Link("about", policy)))), "没有加倍收费。", OFFICER).orThrow();
        posts.publish(clarification, ORGAN);
        assertThat(get("/documents/" + policy)).contains("关于本文件的虚假或者不完整信息，已经澄清", "/documents/" + document(clarification));
        assertThat(get("/documents/" + document(clarification))).contains("准确的信息", "/documents/" + policy, "不属实");
        assertThat(along.of(subject(clarification))).as("撤回以前说明的").containsExactly(new WithdrawnAlong.Told(WithdrawnAlong.What.LOSES_NOTICE, "青河县收费公示通知"));
        posts.take(clarification, "withdraw", Map.of("ground", "inaccurate", "reason", "另行说明"), APPROVER);
        assertThat(get("/documents/" + policy)).doesNotContain("已经澄清");
    }

    @Test
    @DisplayName("公开以前再看一遍：链到没有公开的文件、不是党政机关的网站，文号写法，与公开着的相同；去掉链接的只去那个链接，改文号的正文里同样的字也不动，什么也不自己改")
    void oneMoreLookBeforeItIsPublic() throws Exception {
        String sentences = IntStream.rangeClosed(1, 40).mapToObj(n -> "青河县公证事项第" + n + "项按照本办法第" + n + "条办理。").collect(Collectors.joining("\n"));
        CatalogueEntry entry = entry("青河县公证事项清单", Particulars.UNDECIDED);
        String first = drafts.beginLines(ORGAN, entry, sentences, OFFICER).orThrow();
        posts.publish(first, ORGAN);
        String hidden = drafts.begin(ORGAN, entry("青河县还没有公开的办法", Particulars.UNDECIDED), "第一条　正文。", OFFICER).orThrow();
        String links = sentences + "\n见[链接 /documents/" + document(hidden) + "]办法[/链接]、[链接 /documents/" + document(first) + "]清单[/链接]、[链接 https://shop.example.com/a][粗]商[/粗]城[/链接]和[链接 https://www.gov.cn/zhengce/]中国政府网[/链接]。\n青公发[2026]第03号同时废止。";
        String edition = drafts.beginLines(ORGAN, new CatalogueEntry("青河县公证事项清单（修订）", null, "青公发[2026]第03号", null, null, "20-1", "rules", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2),
                null, null, null, null, null), links, OFFICER).orThrow();
        Edition draft = subject(edition).edition();
        await().until(() -> before.of(subject(edition)).size() == 4);
        assertThat(before.of(subject(edition))).extracting(BeforePublication.Told::place, BeforePublication.Told::of).containsExactly(
                tuple("文号", "青公发[2026]第03号"), tuple("链接“办法”", "/documents/" + document(hidden)), tuple("链接“商城”", "https://shop.example.com/a"), tuple("正文", ""));
        assertThat(before.take(edition, draft.revision(), BeforePublication.Mend.UNLINK, "https://www.gov.cn/zhengce/", OFFICER).reasons()).singleElement().asString().contains("已经改过了");
        String lines = draft.text().lines();
        before.take(edition, draft.revision(), BeforePublication.Mend.UNLINK, "https://shop.example.com/a", OFFICER).orThrow();
        Edition unlinked = subject(edition).edition();
        assertThat(unlinked.text().lines()).isEqualTo(lines.replace("[链接 https://shop.example.com/a][粗]商[/粗][/链接][链接 https://shop.example.com/a]城[/链接]", "[粗]商[/粗]城")).isNotEqualTo(lines);
        assertThat(unlinked.entry()).isEqualTo(draft.entry());
        assertThat(before.take(edition, draft.revision(), BeforePublication.Mend.NUMBER, "青公发[2026]第03号", OFFICER).reasons()).as("别人改过的不盖掉").singleElement().asString().contains("刚被别人改过");
        before.take(edition, unlinked.revision(), BeforePublication.Mend.NUMBER, "青公发[2026]第03号", OFFICER).orThrow();
        Edition numbered = subject(edition).edition();
        assertThat(numbered.entry()).isEqualTo(unlinked.entry().numbered("青公发〔2026〕3号"));
        assertThat(List.of(numbered.body(), String.valueOf(numbered.blocks()))).containsExactly(unlinked.body(), String.valueOf(unlinked.blocks()));
        assertThat(numbered.body()).contains("青公发[2026]第03号同时废止");
        assertThat(before.of(subject(edition))).hasSize(2);
    }

    @Test
    @DisplayName("第二十五条 送档案馆：清单列出那些天公开的，每件有摘要值；送过的不再送；回执登记以后不再欠")
    void depositedWithAListAndAReceipt() {
        String one = drafts.begin(DEPOSITS, entry("青河县志稿一", Particulars.UNDECIDED), "正文。", ReviewPosts.staff(DEPOSITS, Role.OFFICER)).orThrow();
        posts.publish(one, DEPOSITS);
        LocalDate today = LocalDate.parse(FRIDAY);
        Staff officer = ReviewPosts.staff(DEPOSITS, Role.OFFICER);
        assertThat(deposits.make(DEPOSITS, "nowhere", "", today, null, officer).reasons()).hasSize(2);
        String id = deposits.make(DEPOSITS, "archives", "青河县档案馆", today, today, officer).orThrow();
        assertThat(deposits.items(id)).singleElement().satisfies(item -> assertThat(List.of(item.title(), item.digest())).containsExactly("青河县志稿一",
                Coordination.answeredWith(documents.edition(one, officer.scope()).orElseThrow().edition(), List.of())));
        assertThat(deposits.make(DEPOSITS, "archives", "青河县档案馆", today, today, officer).reasons()).singleElement().asString().contains("都送过了");
        String wrong = deposits.make(DEPOSITS, "library", "青河县图书馆", today, today, officer).orThrow();
        deposits.cancel(wrong, officer).orThrow();
        deposits.make(DEPOSITS, "library", "青河县图书馆", today, today, officer).orThrow();
        assertThat(deposits.received(id, today.minusDays(1), "李馆员", "", officer).reasons()).singleElement().asString().contains("送出那天以后");
        deposits.received(id, today, "李馆员", "档收〔2026〕5号", officer).orThrow();
        assertThat(deposits.of(List.of(DEPOSITS), 10)).extracting(Deposits.Deposit::recipient, Deposits.Deposit::isOpen).containsExactly(tuple("青河县图书馆", true), tuple("青河县档案馆", false));
        assertThat(deposits.cancel(id, officer).reasons()).singleElement().asString().contains("回执已经登记");
        posts.take(one, "withdraw", Map.of("ground", "privacy", "reason", "涉及个人隐私"), ReviewPosts.staff(DEPOSITS, Role.APPROVER));
        assertThat(deposits.items(id)).singleElement().satisfies(item -> assertThat(item.title()).isEqualTo("不再公开的文件"));
    }

    private String open(String title) {
        String edition = drafts.begin(ORGAN, entry(title, new Particulars("normative", Map.of("legality", "passed"), List.of())), "第一条　正文。", OFFICER).orThrow();
        posts.publish(edition, ORGAN);
        return document(edition);
    }

    /** The proposals as they are now. */
    private List<String> seen(String round, String... those) {
        return cleanups.items(round).stream().filter(item -> List.of(those).contains(item.document())).map(Cleanups.Item::key).toList();
    }
}
