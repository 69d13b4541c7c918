package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.clock.Light;
import org.gongkai.directory.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("草稿以后：文件和解读一起送审、一起公开")
class AfterTheDraftTest extends PoliciesInReview {

    @Autowired
    InterpretationDuties owed;
    @Autowired
    WithdrawnAlong along;

    @Test
    @DisplayName("国办发〔2016〕80号 没有解读方案也没有材料的退回；文件先审到了等解读，解读不先公开；批准文件，两份一起公开，互相有链接")
    void policyAndInterpretationAppearTogether() throws Exception {
        String policy = normative("青河县法律援助办法");
        assertThat(steps.take(policy, "submit", Map.of(), OFFICER).reasons()).singleElement().asString().contains("解读方案或者解读材料", "同步解读", "国办发〔2016〕80号");
        assertThat(plans.plan(policy, " ", OFFICER).reasons()).singleElement().asString().contains("谁解读");
        plans.plan(policy, "由县司法局局长解读，发布当天在网站刊出图解", OFFICER).orThrow();
        String material = plans.begin(policy, OFFICER).orThrow();
        assertThat(plans.begin(policy, OFFICER).reasons()).singleElement().asString().contains("已经有解读材料");
        write(material, "为什么制定。");
        review(policy);
        assertThat(steps.take(policy, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("还在“拟稿”");
        review(material);
        assertThat(steps.take(material, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("不早于文件公开", "青河县法律援助办法");

        killedAt(material, () -> assertThatThrownBy(() -> steps.take(policy, "publish", Map.of(), APPROVER)).hasMessageContaining("killed between the two"));
        assertThat(documents.published(id(policy))).as("断在一半的，两份都没有公开").isEmpty();
        assertThat(documents.published(id(material))).isEmpty();
        posts.take(policy, "publish", Map.of(), APPROVER);
        assertThat(verbs(material)).containsOnlyOnce("publish");
        assertThat(get("/documents/" + id(policy))).contains("解读材料", "/documents/" + id(material));
        assertThat(get("/documents/" + id(material))).contains("解读的文件", "/documents/" + id(policy));
        posts.verifies();
    }

    @Test
    @DisplayName("定时的，两份到同一个钟点公开；解读过不了检查，两份都不公开，都退回审批；解读退回了，文件不单独公开；取消定时也是一起")
    void bothAtOneHour() {
        String policy = normative("青河县公证收费办法");
        String material = plans.begin(policy, OFFICER).orThrow();
        write(material, "为什么调整。");
        review(policy);
        review(material);
        posts.take(policy, "schedule", Map.of("day", "2026-03-09", "hour", "09:00"), APPROVER);
        assertThat(stage(material)).isEqualTo("scheduled");
        posts.take(policy, "unschedule", Map.of("reason", "再核对"), APPROVER);
        assertThat(stage(material)).isEqualTo("approval");
        posts.take(policy, "schedule", Map.of("day", "2026-03-09", "hour", "09:00"), APPROVER);
        String body = subject(material).edition().body();
        client.sql("update publication.edition set body = ? where id = ?").params("<p>王某某，身份证号码 11010519491231002X。</p>", material).update();
        time.to("2026-03-09");
        scheduled.round();
        assertThat(List.of(stage(policy), stage(material))).as("解读过不了检查").containsOnly("approval");
        assertThat(List.of(verbs(policy), verbs(material))).allSatisfy(verbs -> assertThat(verbs).endsWith("schedule", "miss").doesNotContain("appear"));
        assertThat(List.of(documents.published(id(policy)), documents.published(id(material)))).containsOnly(Optional.empty());
        client.sql("update publication.edition set body = ? where id = ?").params(body, material).update();
        posts.take(policy, "schedule", Map.of("day", "2026-03-10", "hour", "09:00"), APPROVER);
        posts.take(material, "return", Map.of("reason", "改一个字"), APPROVER);
        time.to("2026-03-10");
        scheduled.round();
        assertThat(stage(policy)).as("解读退回了，文件不单独公开").isEqualTo("approval");
        review(material);
        posts.take(policy, "schedule", Map.of("day", "2026-03-11", "hour", "09:00"), APPROVER);
        time.to("2026-03-11");
        killedAt(material, () -> scheduled.round());
        assertThat(List.of(stage(policy), stage(material))).containsOnly("scheduled");
        scheduled.round();
        scheduled.round();
        assertThat(List.of(stage(policy), stage(material))).containsOnly("published");
        assertThat(verbs(material)).containsOnlyOnce("appear");
        posts.verifies();
    }

    @Test
    @DisplayName("有理由晚于文件公开的：理由留在经过里，欠的解读列在待办里亮灯，更正文件不重新计算，公开了解读才消掉")
    void laterWithAReasonIsADebt() {
        String policy = normative("青河县行政调解办法");
        plans.plan(policy, "下周新闻发布会解读", OFFICER).orThrow();
        posts.take(policy, "submit", Map.of(), OFFICER);
        posts.take(policy, "pass", Map.of("reason", "核对过"), REVIEWER);
        posts.take(policy, "clear", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
        assertThat(steps.take(policy, "publish", Map.of(), APPROVER).reasons()).as("只有方案的不能公开").singleElement().asString().contains("还没有解读材料");
        posts.take(policy, "return", Map.of("reason", "写明为什么"), APPROVER);
        assertThat(plans.later(policy, "", OFFICER).reasons()).singleElement().asString().contains("为什么");
        plans.later(policy, "防汛应急，先行施行", OFFICER).orThrow();
        review(policy);
        posts.take(policy, "publish", Map.of(), APPROVER);
        assertThat(owed.of(OFFICER, 50).pressing()).filteredOn(duty -> duty.title().equals("青河县行政调解办法")).singleElement().satisfies(duty -> assertThat(duty.dueOn()).isEqualTo("2026-03-11"));
        time.to("2026-03-10");
        posts.publish(drafts.revise(id(policy), OFFICER).orThrow(), ORGAN);
        assertThat(owed.of(OFFICER, 50).pressing()).as("更正以后").filteredOn(duty -> duty.title().equals("青河县行政调解办法")).singleElement().satisfies(duty -> {
            assertThat(duty.dueOn()).isEqualTo("2026-03-11");
            assertThat(duty.left()).isEqualTo(1);
        });
        time.to("2026-03-12");
        assertThat(owed.of(OFFICER, 50)).satisfies(waiting -> {
            assertThat(waiting.pressing()).filteredOn(duty -> duty.title().equals("青河县行政调解办法")).singleElement().satisfies(duty -> {
                assertThat(duty.light()).isEqualTo(Light.BLACK);
                assertThat(duty.left()).isEqualTo(-1);
            });
            assertThat(waiting.queues()).filteredOn(queue -> queue.light() == Light.BLACK).singleElement().satisfies(queue -> assertThat(queue.count()).isPositive());
        });
        String reading = drafts.begin(ORGAN, entry("行政调解办法解读", new Particulars("interpretation", Map.of("form", "text"), List.of(new Particulars.Link("interprets", id(policy))))), "为什么。", OFFICER).orThrow();
        posts.publish(reading, ORGAN);
        assertThat(owed.of(OFFICER, 50).pressing()).noneMatch(duty -> duty.title().equals("青河县行政调解办法"));
        posts.verifies();
    }

    @Test
    @DisplayName("公开过的文件，更正不等解读；和修订一起起草的解读，不早于修订公开，不自己定时；撤回文件的，一起定时的解读退出来；不主动公开的不用解读")
    void aRevisionAndItsInterpretation() {
        String policy = normative("青河县人民调解办法");
        plans.plan(policy, "由县司法局解读", OFFICER).orThrow();
        String first = plans.begin(policy, OFFICER).orThrow();
        write(first, "为什么制定。");
        review(policy);
        review(first);
        posts.take(policy, "publish", Map.of(), APPROVER);
        assertThat(along.of(subject(policy))).as("撤回以前说明的").containsExactly(new WithdrawnAlong.Told(WithdrawnAlong.What.STAYS, "《青河县人民调解办法》解读"));
        posts.take(first, "withdraw", Map.of("ground", "inaccurate", "reason", "另行说明"), APPROVER);
        String corrected = drafts.revise(id(policy), OFFICER).orThrow();
        review(corrected);
        posts.take(corrected, "publish", Map.of(), APPROVER);

        String revised = drafts.revise(id(policy), OFFICER).orThrow();
        String material = plans.begin(revised, OFFICER).orThrow();
        write(material, "为什么修订。");
        review(revised);
        review(material);
        assertThat(steps.take(material, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("不早于文件公开");
        posts.take(revised, "schedule", Map.of("day", "2026-03-09", "hour", "09:00"), APPROVER);
        assertThat(steps.take(material, "reschedule", Map.of("day", "2026-03-10", "hour", "09:00"), APPROVER).reasons()).singleElement().asString().contains("不早于文件公开");
        posts.take(revised, "reschedule", Map.of("day", "2026-03-10", "hour", "09:00"), APPROVER);
        assertThat(along.of(subject(corrected))).as("撤回以前说明还会怎样").containsExactly(new WithdrawnAlong.Told(WithdrawnAlong.What.LEAVES_HOUR, "《青河县人民调解办法》解读"));
        posts.take(corrected, "withdraw", Map.of("ground", "inaccurate", "reason", "另行说明"), APPROVER);
        assertThat(List.of(stage(revised), stage(material))).containsExactly("draft", "approval");

        String closed = drafts.begin(ORGAN, new CatalogueEntry("青河县安置帮教办法", "青河县司法局", null, null, null, "20-1", "rules", new Openness(Disclosure.ON_REQUEST, "内部管理信息，条例第十六条第一款"),
                LocalDate.of(2026, 3, 2), null, null, null, null, null).of(new Particulars("normative", Map.of("legality", "passed"), List.of()), "rules"), "第一条　正文。", OFFICER).orThrow();
        assertThat(steps.take(closed, "submit", Map.of(), OFFICER).reasons()).isEmpty();
        posts.verifies();
    }

    /** Whoever moves that edition meanwhile breaks off there, as a machine does that stops between two writes. */
    private void killedAt(String edition, Runnable work) {
        client.sql("create function publication.killed() returns trigger language plpgsql as $$ begin raise exception 'killed between the two'; end $$").update();
        try {
            client.sql("create trigger killed before update of stage on publication.edition for each row when (old.id = '" + edition + "') execute function publication.killed()").update();
            work.run();
        } finally {
            client.sql("drop function publication.killed() cascade").update();
        }
    }
}
