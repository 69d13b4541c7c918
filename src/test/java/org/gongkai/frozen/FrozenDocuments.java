package org.gongkai.frozen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.TimeMachine;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Staff;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.CorrectionNotes;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.Edition;
import org.gongkai.publication.Documents;
import org.gongkai.publication.MarkValidity;
import org.gongkai.publication.OpenFile;
import org.gongkai.publication.TakeReviewStep;
import org.gongkai.publication.Validity;
import org.gongkai.publication.Withdrawals;
import org.springframework.boot.test.context.TestComponent;

/** Documents in every stage of the review chain, corrected, withdrawn on every ground, repealed, with attachments. */
@TestComponent
class FrozenDocuments {

    private final TimeMachine time;
    private final People people;
    private final DraftEdition drafts;
    private final EditDraft edit;
    private final TakeReviewStep steps;
    private final MarkValidity validity;
    private final DeskDocuments desk;
    private final Documents documents;
    private final OpenFile open;
    private final CorrectionNotes corrections;

    FrozenDocuments(TimeMachine time, People people, DraftEdition drafts, EditDraft edit, TakeReviewStep steps, MarkValidity validity, DeskDocuments desk,
            Documents documents, OpenFile open, CorrectionNotes corrections) {
        this.corrections = corrections;
        this.documents = documents;
        this.open = open;
        this.time = time;
        this.people = people;
        this.drafts = drafts;
        this.edit = edit;
        this.steps = steps;
        this.validity = validity;
        this.desk = desk;
    }

    void inEveryStage() throws IOException {
        time.to("2026-11-16");
        begun("夜间停车的通知（拟稿）");
        taken(begun("夜间停车的通知（待审核）"), "submit");
        taken(begun("夜间停车的通知（待保密审查）"), "submit", "pass");
        taken(begun("夜间停车的通知（待批准）"), "submit", "pass", "clear");
        String returned = begun("夜间停车的通知（退回）");
        taken(returned, "submit");
        steps.take(returned, "return", Map.of("reason", "请写明开放时间"), staff("huangcen.office")).orThrow();
        String live = begun("关于开放夜间停车场的通知");
        edit.attach(live, "车位表.txt", new ByteArrayInputStream("共有一百二十个夜间车位".getBytes(StandardCharsets.UTF_8)), staff("chenxi.office")).orThrow();
        edit.attach(live, "开放时间.docx",
                new ByteArrayInputStream(word("每日二十时至次日七时")), staff("chenxi.office")).orThrow();
        taken(live, "submit", "pass", "clear", "publish");
        String corrected = begun("停车收费标准公示");
        taken(corrected, "submit", "pass", "clear", "publish");
        String next = drafts.revise(document(corrected), staff("chenxi.office")).orThrow();
        Edition edition = desk.edition(next, staff("chenxi.office")).orElseThrow().edition();
        edit.write(next, edition.revision(), edition.entry(), "<p>首小时五元，全天最高二十五元。</p>", staff("chenxi.office")).orThrow();
        taken(next, "submit", "pass", "clear", "publish");
        String inCorrection = begun("停车泊位管理办法");
        taken(inCorrection, "submit", "pass", "clear", "publish");
        taken(drafts.revise(document(inCorrection), staff("chenxi.office")).orThrow(), "submit");
        for (String ground : Withdrawals.all().stream().map(Withdrawals.Ground::id).toList()) {
            String gone = begun("停车执法名单（" + ground + "）");
            taken(gone, "submit", "pass", "clear", "publish");
            time.to("2026-11-17");
            steps.take(gone, "withdraw", Map.of("ground", ground, "reason", "经核查撤回：" + ground), staff("songci.office")).orThrow();
            time.to("2026-11-16");
        }
        String old = begun("停车场管理暂行规定");
        taken(old, "submit", "pass", "clear", "publish");
        time.to("2026-11-17");
        validity.mark(document(old), Validity.REPEALED, null, document(live), staff("songci.office")).orThrow();
    }

    private String begun(String title) {
        CatalogueEntry entry = new CatalogueEntry(title, "青澜区人民政府", null, null, null, "20-1", "policy", Disclosure.PROACTIVE, LocalDate.parse("2026-11-13"),
                null, null, null, "停车管理", null);
        return drafts.begin("qinglan", entry, "<p>各街道：请做好" + title + "的落实。</p>", staff("chenxi.office")).orThrow();
    }

    private void taken(String edition, String... actions) {
        for (String action : actions) {
            for (String login : List.of("huangcen.office", "gaotang.office", "songci.office")) {
                documents.attachments(edition).forEach(file -> open.words(edition, file.id(), staff(login)));
            }
            switch (action) {
                case "submit" -> {
                    // refused where nothing public is changed, and then nothing is to be told
                    corrections.write(edition, "改正了文字", staff("chenxi.office"));
                    steps.take(edition, action, Map.of(), staff("chenxi.office")).orThrow();
                }
                case "pass" -> steps.take(edition, action, Map.of(), staff("huangcen.office")).orThrow();
                case "clear" -> steps.take(edition, action, Map.of("conclusion", "none", "reason", "不涉密"), staff("gaotang.office")).orThrow();
                default -> steps.take(edition, action, Map.of(), staff("songci.office")).orThrow();
            }
        }
    }

    private String document(String edition) {
        return desk.edition(edition, staff("chenxi.office")).orElseThrow().document().id();
    }

    Staff staff(String login) {
        return people.byLogin(login).map(Person::id).flatMap(people::staff).orElseThrow();
    }

    static byte[] word(String... paragraphs) throws IOException {
        try (XWPFDocument document = new XWPFDocument(); var out = new ByteArrayOutputStream()) {
            for (String paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
            document.write(out);
            return out.toByteArray();
        }
    }
}
