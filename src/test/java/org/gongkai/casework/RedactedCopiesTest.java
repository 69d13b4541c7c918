package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.event.Events;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.Enclosures;
import org.gongkai.redaction.Mark;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.gongkai.redaction.Redacted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("第三十七条 公开件随答复给出，原件封存")
class RedactedCopiesTest {

    private static final String PERSON = "person-officer";

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseRedactions redactions;
    @Autowired
    Originals originals;
    @Autowired
    Ledger ledger;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    private String request;

    @BeforeEach
    void aRequest() {
        time.to("2026-03-02");
        request = cast.inProgress(EDUCATION, "校服采购合同");
    }

    @Test
    @DisplayName("数据库里没有一个字的原文：内容、文件名和要遮盖的文字都加密")
    void sealed() throws IOException {
        Original original = marked(added());
        originals.preview(original);

        for (String rows : List.of("select name::text || content::text from redaction.original", "select coalesce(words::text, '') from redaction.mark",
                "select content::text from redaction.copy")) {
            String hex = String.join("", jdbc.sql(rows).query(String.class).list());
            assertThat(hex).isNotEmpty().doesNotContain(hex("欧阳"), hex("document.xml"));
        }
    }

    @Test
    @DisplayName("给出的就是看过的那一份；标记改过就要重新看")
    void givenAsSeen() throws IOException {
        Original original = marked(added());
        originals.preview(original);
        original = again(original);
        Original.Made seen = original.preview().orElseThrow();
        originals.mark(original, new Mark.Words("合同", "R36-3/16a"));

        assertThat(originals.give(original, seen.id(), PERSON, "").reasons()).singleElement().asString().contains("重新预览");
        assertThat(again(original).preview()).isEmpty();

        originals.preview(again(original));
        Original.Made newer = again(original).preview().orElseThrow();
        assertThat(originals.give(again(original), newer.id(), PERSON, "第三十七条").reasons()).isEmpty();
        assertThat(originals.give(again(original), newer.id(), PERSON, "第三十七条").reasons()).isNotEmpty();
    }

    @Test
    @DisplayName("台账记下两份的摘要、理由和条文，没有一个字的内容")
    void acts() throws IOException {
        Original original = given(marked(added()));

        List<Act> acts = ledger.of(original.id());

        assertThat(acts).extracting(Act::verb).containsExactly("attach", "give");
        Act give = acts.getLast();
        assertThat(give.article()).isEqualTo("第三十七条");
        assertThat(give.text("binding")).hasSize(64).isEqualTo(acts.getFirst().text("binding"));
        assertThat(give.text("digest")).isEqualTo(original.given().getFirst().digest());
        assertThat(give.detail().get("grounds")).isEqualTo(List.of("R36-3/16a"));
        assertThat(acts.toString()).doesNotContain("欧阳", "合同");
    }

    @Test
    @DisplayName("申请人在作出部分公开的答复以后才拿到；收回以后拿不到；不予公开的不给")
    void withTheAnswer() throws IOException {
        Original original = given(marked(added()));
        assertThat(redactions.forApplicant(cases.state(request))).isEmpty();

        assertThat(cast.refused(APPROVER, "decide", request, cast.answers("R36-2"))).as("隐去了一部分，就不是全部公开").singleElement()
                .asString().contains("没有一项答复部分公开");
        Map<String, String> partly = new HashMap<>(cast.answers("R37"));
        partly.remove("item1PaperCopy");
        partly.put("item1Grounds", "R36-3/16b");
        assertThat(cast.refused(APPROVER, "decide", request, partly)).as("凭什么隐去，两处说的应当一样").singleElement().asString().contains("答复没有写明这一依据");
        partly.put("item1Grounds", "R36-3/16a");
        cast.does(APPROVER, "decide", request, partly);
        assertThat(redactions.forApplicant(cases.state(request))).singleElement()
                .satisfies(file -> assertThat(new String(originals.open(file, file.given().getFirst()), StandardCharsets.ISO_8859_1)).startsWith("PK"));

        originals.withdraw(again(original), original.given().getFirst().id(), PERSON);
        assertThat(redactions.forApplicant(cases.state(request))).isEmpty();
        assertThat(ledger.of(original.id())).extracting(Act::verb).endsWith("withdraw");
    }

    @Test
    @DisplayName("第一项部分公开、第二项不予公开的，申请人只拿到第一项的文件，哪怕答复以后又给出了第二项的")
    void onlyOfWhatIsGranted() throws IOException {
        request = cast.inProgress(EDUCATION, "校服采购合同", "校服评标记录");
        Original contract = given(marked(added(1)));
        Original minutes = marked(added(2));
        Map<String, String> answers = new HashMap<>(cast.answers("R37", "R36-3/16b"));
        answers.put("item1Grounds", "R36-3/16a");
        cast.does(APPROVER, "decide", request, answers);
        given(minutes);

        assertThat(redactions.given(request)).extracting(Original::part).containsExactlyInAnyOrder(1, 2);
        assertThat(redactions.forApplicant(cases.state(request))).extracting(Original::id).containsExactly(contract.id());
    }

    @Test
    @DisplayName("合并办理的一件，主件给出的文件随它的答复一起送出")
    void ofTheLead(@Autowired Events events, @Autowired CaseFolders folders, @Autowired Enclosures enclosures) throws IOException {
        request = cast.inProgress(EDUCATION, "校车租赁合同");
        String member = cast.inProgress(EDUCATION, "校车租赁合同");
        events.joinIdentical(new Staff(PERSON, "承办人", List.of(Post.at(EDUCATION, Role.OFFICER))), folders.open(request, Scope.EVERYTHING).orElseThrow());
        Original.Made copy = given(marked(added())).given().getFirst();

        assertThat(enclosures.open(member, copy.id())).isPresent();
        assertThat(enclosures.open(cast.inProgress(EDUCATION, "别的合同"), copy.id())).isEmpty();
    }

    @Test
    @DisplayName("没有标记的文件，有人确认看过以后，可以做全文的公开件：内容都在，作者清掉；予以公开的答复就给出它")
    void whole() throws IOException {
        Original original = added();
        assertThat(originals.previewWhole(original, false)).isInstanceOfSatisfying(Redacted.Refused.class,
                refused -> assertThat(refused.reasons()).singleElement().asString().contains("看完整份文件"));
        assertThat(originals.previewWhole(marked(added()), true)).isInstanceOf(Redacted.Refused.class);

        Redacted.Copy copy = (Redacted.Copy) originals.previewWhole(original, true);
        try (XWPFDocument read = new XWPFDocument(new java.io.ByteArrayInputStream(copy.bytes()))) {
            assertThat(read.getParagraphs().getFirst().getText()).isEqualTo("校服采购合同，联系人欧阳某某");
            assertThat(read.getProperties().getCoreProperties().getCreator()).isNullOrEmpty();
        }
        Original.Made seen = again(original).preview().orElseThrow();
        assertThat(seen.isWhole()).isTrue();
        originals.give(again(original), seen.id(), PERSON, redactions.articleOf(seen, cases.state(request))).orThrow();
        assertThat(ledger.of(original.id()).getLast().article()).contains("第三十六条");
        cast.does(APPROVER, "decide", request, cast.answers("R36-2"));
        assertThat(redactions.forApplicant(cases.state(request))).extracting(Original::id).containsExactly(original.id());
    }

    @Test
    @DisplayName("传错的原件可以删去，连同标记和预览；给出过的不能，台账都记下")
    void removed() throws IOException {
        Original wrong = marked(added());
        originals.preview(wrong);
        assertThat(originals.remove(again(wrong), PERSON).reasons()).isEmpty();
        assertThat(originals.find(request, wrong.id())).isEmpty();
        assertThat(ledger.of(wrong.id())).extracting(Act::verb).containsExactly("attach", "remove");

        Original out = given(marked(added()));
        originals.withdraw(out, out.given().getFirst().id(), PERSON);
        assertThat(originals.remove(again(out), PERSON).reasons()).singleElement().asString().contains("给出过");
        assertThat(originals.find(request, out.id())).isPresent();
    }

    @Test
    @DisplayName("只隐去号码的依据，随公开件记下；方框要有人说明")
    void numbersAlone() throws IOException {
        Original original = added();
        originals.mark(original, new Mark.Words("1390000 1234", "R36-3/15"));
        originals.mark(original, new Mark.Words("欧阳某某", "R36-3/16a"));
        assertThat(again(original).marks()).extracting(Original.Placed::number).containsExactly(true, false);
        originals.unmark(again(original), again(original).marks().getFirst().id());
        assertThat(originals.preview(again(original))).isInstanceOf(Redacted.Copy.class);
        assertThat(again(original).preview().orElseThrow().numbers()).isEmpty();
    }

    @Test
    @DisplayName("理由取自收到之日施行的条例")
    void grounds() {
        assertThat(redactions.grounds(cases.state(request))).extracting(kind -> kind.code()).contains("R36-3/15").doesNotContain("R08-14b", "R36-2");
    }

    @Test
    @DisplayName("到期销毁以后，原件、标记和公开件都没有了，台账还在")
    void destroyed() throws IOException {
        Original original = given(marked(added()));

        originals.destroy(request);

        assertThat(originals.of(request)).isEmpty();
        assertThat(ledger.of(original.id())).hasSize(2);
    }

    private Original added() throws IOException {
        return added(Original.WHOLE);
    }

    private Original added(int part) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("校服采购合同，联系人欧阳某某");
            document.write(file);
        }
        return again(originals.add(request, part, EDUCATION, "欧阳某某的合同.docx", file.toByteArray(), PERSON).orThrow());
    }

    private Original marked(Original original) {
        assertThat(originals.mark(original, new Mark.Words("欧阳某某", "R36-3/16a"))).isInstanceOf(Attempt.Done.class);
        return again(original);
    }

    private Original given(Original original) {
        assertThat(originals.preview(original)).isInstanceOf(Redacted.Copy.class);
        Original seen = again(original);
        originals.give(seen, seen.preview().orElseThrow().id(), PERSON, "第三十七条").orThrow();
        return again(original);
    }

    private Original again(Original original) {
        return originals.find(request, original.id()).orElseThrow();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
