package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.OFFICE;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
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
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("个人信息保护法第二十五条、第二十八条 公开的来信点到第三人、病情的，逐处改写或者说明为什么保留，打勾不算")
class NamedInPublicLettersTest {

    private static final Staff OFFICE_STAFF = new Staff("person-office", "公开办", List.of(Post.at(GOVERNMENT, Role.DISCLOSURE_OFFICE)));
    private static final PublicWords NAMED = new PublicWords("低保停发", "我婆婆王桂芳患有帕金森病，王桂芳的低保停了。", "已联系王桂芳核实，周科长负责。");

    @Autowired
    CaseworkCast cast;
    @Autowired
    Submitting submitting;
    @Autowired
    Mentions mentions;
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

    private String answered() {
        time.to("2026-03-02");
        Submit letter = new Submit("mayormail", "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("name", "黄齐飞", "phone", "13900001234"),
                Map.of("purpose", "help", "agreesToPublish", "yes"), List.of(Map.of("title", "低保停发", "description", NAMED.question())), null, null, null, null, null);
        String caseId = ((Submission.Accepted) submitting.submit(letter)).caseIds().getFirst();
        cast.does(OFFICER, "accept", caseId, Map.of());
        cast.does(APPROVER, "answer", caseId, Map.of("answer", NAMED.answer()));
        return caseId;
    }

    private CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow();
    }

    private static Map<String, String> with(PublicWords words, Map<String, String> settled) {
        Map<String, String> values = new HashMap<>(words.values());
        values.put("checked", "yes");
        settled.forEach((text, how) -> values.put("settle." + Mentions.key(text), how));
        return values;
    }

    @Test
    @DisplayName("只勾“已逐条核对”的不公开，指出在哪一栏；编不出的依据也不算")
    void aTickIsNoAnswer() {
        String caseId = answered();
        assertThat(cast.refused(OFFICE, "publish", caseId, with(NAMED, Map.of()))).hasSize(2)
                .anyMatch(why -> why.contains("第三人的姓名") && why.contains("公开的来信”、“公开的答复"))
                .anyMatch(why -> why.contains("个人的病情和残疾")).noneMatch(why -> why.contains("王桂芳"));
        assertThat(cast.refused(OFFICE, "publish", caseId, with(NAMED, Map.of("王桂芳", "keep.whatever", "帕金森病", "instead.0")))).hasSize(2);
    }

    @Test
    @DisplayName("改成“王某某”或者只留称呼：来信和答复里每一处都改")
    void writtenOtherwise() {
        CaseFolder folder = folder(answered());
        List<Mentions.Asked> asked = mentions.asked(folder.application(), NAMED);
        assertThat(asked).extracting(Mentions.Asked::text).containsExactly("王桂芳", "帕金森病");
        Checked surname = Checked.in(with(NAMED, Map.of("王桂芳", "instead.0", "帕金森病", "instead.0")));
        assertThat(Mentions.written(asked, NAMED, surname)).isEqualTo(
                new PublicWords("低保停发", "我婆婆王某某患有某病，王某某的低保停了。", "已联系王某某核实，周科长负责。"));
        Checked called = Checked.in(with(NAMED, Map.of("王桂芳", "instead.1", "帕金森病", "instead.0")));
        PublicWords written = Mentions.written(asked, NAMED, called);
        assertThat(written).isEqualTo(new PublicWords("低保停发", "我婆婆患有某病，婆婆的低保停了。", "已联系婆婆核实，周科长负责。"));
        assertThat(mentions.asked(folder.application(), written)).isEmpty();
    }

    @Test
    @DisplayName("说明了依据的可以保留：台账只记依据，哪几个字封存在版本里；更正再过一次关")
    void keptForAGround() throws Exception {
        String caseId = answered();
        CaseState state = cast.does(OFFICE, "publish", caseId, with(NAMED, Map.of("王桂芳", "keep.agreed", "帕金森病", "keep.agreed")));
        Act published = state.last("publish").orElseThrow();
        assertThat(published.text(PublicAnswers.KEPT)).isEqualTo("agreed");
        assertThat(published.toString()).doesNotContain("王桂芳");
        assertThat(answers.history(caseId).getFirst().kept()).containsExactlyInAnyOrderEntriesOf(Map.of("王桂芳", "agreed", "帕金森病", "agreed"));
        PublicWords corrected = new PublicWords("低保停发", "邻居赵小红说，低保停了。", "已核实。");
        assertThat(change.correct(folder(caseId), corrected, new Checked(true, Map.of()), "facts", "补写", OFFICE_STAFF).reasons()).singleElement().asString().contains("第三人的姓名");
        change.correct(folder(caseId), corrected, Checked.in(with(corrected, Map.of("赵小红", "keep.agreed"))), "facts", "补写", OFFICE_STAFF).orThrow();
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }
}
