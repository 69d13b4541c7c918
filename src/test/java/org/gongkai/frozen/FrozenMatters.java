package org.gongkai.frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

import com.icegreen.greenmail.util.GreenMail;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.Walks;
import org.gongkai.casework.batch.Batch;
import org.gongkai.casework.batch.Batches;
import org.gongkai.casework.event.Events;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.Evidence;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.procedure.Actor;
import org.gongkai.redaction.Mark;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Matters that are not walked by chance: merged, in batches, with redacted files and evidence, sent by e-mail. */
@TestComponent
class FrozenMatters {

    static final Actor OFFICER = new Actor(null, Set.of("OFFICER", "DISCLOSURE_OFFICE"));
    private static final Actor APPROVER = new Actor(null, Set.of("APPROVER"));
    private static final String GROUND = "R36-3/16a";

    private final TimeMachine time;
    private final People people;
    private final Walks walks;
    private final Submitting submitting;
    private final Cases cases;
    private final CaseFolders folders;
    private final Events events;
    private final Batches batches;
    private final Originals originals;
    private final EvidenceFiles evidence;
    private final JdbcClient jdbc;

    FrozenMatters(TimeMachine time, People people, Walks walks, Submitting submitting, Cases cases, CaseFolders folders, Events events, Batches batches,
            Originals originals, EvidenceFiles evidence, JdbcClient jdbc) {
        this.time = time;
        this.people = people;
        this.walks = walks;
        this.submitting = submitting;
        this.cases = cases;
        this.folders = folders;
        this.events = events;
        this.batches = batches;
        this.originals = originals;
        this.evidence = evidence;
        this.jdbc = jdbc;
    }

    void mergedAndInBatches() {
        time.to("2026-11-10");
        Staff officer = staff("xienan.education");
        Staff approver = staff("chengran.education");
        String lead = inProgress("education", "2026年学区划分论证材料");
        for (int n = 0; n < 4; n++) {
            inProgress("education", "2026 年 学区划分，论证材料");
        }
        assertThat(events.joinIdentical(officer, folder(lead))).isEqualTo(4);
        done(cases.perform(Perform.today(lead, "decide", CaseFolders.actor(approver, "education"), granted())));
        awaitBatch(batches.ofEvent(events.of(lead).orElseThrow().id()).getFirst(), approver);
        String open = inProgress("education", "2026年营养餐供应商评分表");
        inProgress("education", "2026年营养餐供应商评分表");
        assertThat(events.joinIdentical(officer, folder(open))).isEqualTo(1);

        List<String> chosen = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            chosen.add(inProgress("education", "校车合同第" + n + "份"));
        }
        Map<String, String> values = Map.of("item1Reply", "R38", "item1Words", "没有现成信息。");
        Batch finished = batches.rehearse(batches.choose(approver, chosen.subList(0, 3)), approver, "inforequest", "decide", values);
        assertThat(batches.start(finished)).isTrue();
        awaitBatch(finished, approver);
        batches.rehearse(batches.choose(approver, chosen.subList(3, 5)), approver, "inforequest", "decide", values);
        batches.choose(approver, chosen.subList(4, 5));
        // One that goes on in whatever version opens the folder next would change it: this one is stopped before its first case.
        jdbc.sql("update casework.batch set state = 'STOPPED', started_at = made_at where id = (select max(id) from casework.batch where state = 'REHEARSED')").update();
    }

    void redactedAndProved() throws IOException {
        time.to("2026-11-11");
        String request = inProgress("housing", "校服采购合同");
        Original whole = given(request, Original.WHOLE, "欧阳某某的合同.docx", FrozenDocuments.word("采购人欧阳某某，单价120元。", "联系电话099-20000000。"), "欧阳某某");
        Original second = given(request, Original.WHOLE, "附表.docx", FrozenDocuments.word("经手人欧阳某某。"), "欧阳某某");
        originals.withdraw(second, second.given().getFirst().id(), "person").orThrow();
        Original third = given(request, Original.WHOLE, "附表二.docx", FrozenDocuments.word("验收人欧阳某某。"), "欧阳某某");
        assertThat(List.of(whole, third)).hasSize(2);
        done(cases.perform(Perform.today(request, "decide", APPROVER, Map.of("item1Reply", "R37", "item1Grounds", GROUND, "item1Words", "个人姓名不予公开。",
                "item1Where", "随答复书附送"))));
        String marked = inProgress("housing", "另一份合同");
        Original left = originals.add(marked, Original.WHOLE, "housing", "合同.docx", FrozenDocuments.word("甲方欧阳某某"), "person").orThrow();
        originals.mark(left, new Mark.Words("欧阳某某", GROUND)).orThrow();
        originals.preview(originals.find(marked, left.id()).orElseThrow());
        originals.add(marked, Original.WHOLE, "housing", "没有标记.docx", FrozenDocuments.word("乙方某某"), "person").orThrow();
        Evidence slip = evidence.add(marked, "housing", "confirmation", "TEL-1", "通话记录.png", picture(), "person").orThrow();
        evidence.strike(evidence.add(marked, "housing", "other", null, "错传.png", picture(), "person").orThrow(), "传错了", "person").orThrow();
        assertThat(evidence.of(marked)).extracting(Evidence::id).contains(slip.id());
    }

    void byMail(GreenMail server) {
        time.to("2026-11-12");
        String sent = answered("education", "食堂采购合同");
        done(cases.perform(Perform.today(sent, "dispatch", OFFICER, Map.of("way", "email", "to", "someone@example.org"))));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(jdbc.sql("select state || ' ' || coalesce(trouble, '') || ' ' || queued_at || ' ' || next_at from letters.outgoing")
                .query(String.class).list()).isNotEmpty().allMatch(state -> state.startsWith("SENT")));
        await().atMost(Duration.ofSeconds(30)).until(() -> cases.state(sent).times("mailed") >= 2);
        server.stop();
        String waiting = answered("education", "课本招标文件");
        done(cases.perform(Perform.today(waiting, "dispatch", OFFICER, Map.of("way", "email", "to", "someone@example.org"))));
        await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select count(*) from letters.outgoing where state = 'WAITING' and attempts > 0")
                .query(Long.class).single() > 0);
        String uncertain = answered("education", "校园改造图纸");
        done(cases.perform(Perform.today(uncertain, "dispatch", OFFICER, Map.of("way", "post", "tracking", "EX1"))));
    }

    Submit request(String organ, String title) {
        return new Submit("inforequest", "web", "nat", List.of(organ), Actor.applicant(), Map.of("name", "林小舟", "identityKind", "id-card",
                "identityNumber", "990005199001010000", "phone", "099-20000000", "address", "青澜区柳岸街1号", "email", "someone@example.org"),
                Map.of("way", "email", "medium", "electronic"), List.of(Map.of("title", title)), null, null, null, null, null);
    }

    String inProgress(String organ, String title) {
        String caseId = walks.accepted(submitting.submit(request(organ, title)));
        done(cases.perform(Perform.today(caseId, "receive", OFFICER, Map.of("confirmation", "phone"))));
        done(cases.perform(Perform.today(caseId, "accept", OFFICER, Map.of())));
        return caseId;
    }

    private String answered(String organ, String title) {
        String caseId = inProgress(organ, title);
        done(cases.perform(Perform.today(caseId, "decide", APPROVER, granted())));
        return caseId;
    }

    private static Map<String, String> granted() {
        return Map.of("item1Reply", "R36-2", "item1Words", "详见所附材料。", "item1Where", "到本机关政府信息公开查阅点查阅、复制");
    }

    static void done(Performed performed) {
        if (performed instanceof Performed.Refused refused) {
            throw new IllegalStateException(refused.reasons().toString());
        }
    }

    private void awaitBatch(Batch batch, Staff staff) {
        await().atMost(Duration.ofSeconds(60)).until(() -> batches.find(batch.id(), staff).orElseThrow().state() == Batch.State.FINISHED);
    }

    private Original given(String record, int part, String name, byte[] file, String words) {
        Original original = originals.add(record, part, "housing", name, file, "person").orThrow();
        originals.mark(original, new Mark.Words(words, GROUND)).orThrow();
        originals.preview(originals.find(record, original.id()).orElseThrow());
        Original looked = originals.find(record, original.id()).orElseThrow();
        originals.give(looked, looked.preview().orElseThrow().id(), "person", "第三十七条").orThrow();
        return originals.find(record, original.id()).orElseThrow();
    }

    CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow();
    }

    private static byte[] picture() throws IOException {
        BufferedImage picture = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
        picture.getGraphics().setColor(Color.WHITE);
        picture.getGraphics().fillRect(10, 10, 200, 100);
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private Staff staff(String login) {
        return people.byLogin(login).map(Person::id).flatMap(people::staff).orElseThrow();
    }
}
