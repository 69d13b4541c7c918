package org.gongkai.enactment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.lists.CaseLists;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Loops;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

@DisplayName("本机构自己的规则：放进文件夹不算数，施行是记入台账的事；错的、不见了的都不动已施行的")
class OwnRegulationsTest extends OwnFolderInUse {

    private static final Staff OFFICE = new Staff("person-office", "公开办", List.of(Post.at(GOVERNMENT, Role.DISCLOSURE_OFFICE)));

    @Test
    @DisplayName("一个信箱是一个文件：没有施行时等在运维的待办里；施行后随即收信、办理、计时、统计、到期销毁，不用重新启动")
    void aMailboxIsAFile() throws Exception {
        write("casetypes/box.yaml", mailbox("box"));
        await().untilAsserted(() -> assertThat(owed()).containsExactly("看过改动后施行：casetypes/box.yaml"));
        assertThat(duties.of(OFFICE, 10).pressing()).extracting(Duty::title).isEmpty();
        assertThat(types.find("box")).as("in the folder is not in force").isEmpty();
        assertThat(get("/mailboxes/box/new")).startsWith("404");
        assertThat(get("/health")).contains("等待施行");

        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);

        assertThat(owed()).isEmpty();
        Act act = ledger.of("regulations").getLast();
        assertThat(act.kind()).isEqualTo("regulations.accepted");
        assertThat(act.actor()).isEqualTo("person-operator");
        assertThat(act.detail()).containsEntry("set", sets.last().digest())
                .containsEntry("added", List.of("casetypes/box.yaml " + DefinitionText.digest(mailbox("box"))));
        assertThat(get("/mailboxes")).contains("书记信箱");
        assertThat(get("/mailboxes/box/new")).startsWith("200").contains("写信：书记信箱");
        String caseId = letterTo("box");
        assertThat(cast.does(OFFICER, "accept", caseId, Map.of()).type().title()).isEqualTo("书记信箱");
        assertThat(cases.clock(cases.state(caseId)).orElseThrow().due()).isEqualTo("2026-03-09");
        assertThat(lists.open(Scope.EVERYTHING, CaseLists.Wanted.ofType("box"), null, 10)).extracting(CaseLists.Line::id).containsExactly(caseId);
        cast.does(APPROVER, "answer", caseId, Map.of("answer", "已修复。"));
        assertThat(facts.of(caseId)).extracting(fact -> fact.kind()).contains("box.received", "box.answered");
        cast.does(OFFICER, "close", caseId, Map.of());
        assertThat(forgetting.standing(folders.open(caseId, Scope.EVERYTHING).orElseThrow(), OFFICE).keptUntil()).isEqualTo("2031-03-02");
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("看过以后又改了的不施行；没有改动的不再记一笔")
    void whatWasSeen() throws Exception {
        write("casetypes/seen.yaml", mailbox("seen"));
        String seen = accept.foresee().digest();
        write("casetypes/seen.yaml", mailbox("seen").replace("书记", "镇长"));
        assertThat(accept.accept(seen, null)).isEqualTo(new Acceptance.Refused(List.of("文件夹里的内容在看过以后又改了，请再看一遍")));
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        int acts = ledger.of("regulations").size();
        assertThat(accepted()).isInstanceOf(Acceptance.Unchanged.class);
        assertThat(ledger.of("regulations")).hasSize(acts);
    }

    @Test
    @DisplayName("写错的：已施行的照旧；待办和 /health 说出哪个文件、哪一行、错在哪里；改好即消")
    void broken() throws Exception {
        write("casetypes/sound.yaml", mailbox("sound"));
        accepted();
        write("casetypes/sound.yaml", mailbox("sound").replace("title: 书记信箱", "titel: 书记信箱"));
        await().untilAsserted(() -> assertThat(owed()).singleElement().asString().contains("改正，已施行的照旧", "本机构 casetypes/sound.yaml 第 3 行", "titel"));
        assertThat(get("/health")).startsWith("200").contains("casetypes/sound.yaml 第 3 行");
        assertThat(refused()).anySatisfy(reason -> assertThat(reason).contains("casetypes/sound.yaml 第 3 行"));
        assertThat(types.find("sound")).isPresent();
        assertThat(started().tree().texts()).as("a node that starts now").contains(new DefinitionText("casetypes/sound.yaml", mailbox("sound"), DefinitionText.Origin.OWN));
        write("casetypes/sound.yaml", mailbox("sound"));
        await().untilAsserted(() -> assertThat(owed()).isEmpty());
    }

    @Test
    @DisplayName("文件夹不见了，已施行的仍施行，新启动的节点也是；文件夹在而文件不在，再施行，才是去掉")
    void theFolderIsGone() throws Exception {
        write("casetypes/kept.yaml", mailbox("kept"));
        accepted();
        FileSystemUtils.deleteRecursively(folder());
        node.look();
        assertThat(owed()).isEmpty();
        assertThat(started().own()).extracting(DefinitionText::path).contains("casetypes/kept.yaml");
        assertThat(refused()).singleElement().asString().contains("没有 regulations 文件夹");
        asAccepted();
        Files.delete(folder().resolve("casetypes/kept.yaml"));
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(types.find("kept")).isEmpty();
        assertThat(ledger.of("regulations").getLast().detail()).containsKey("removed");
    }

    @Test
    @DisplayName("几个节点用一个数据库：在一处施行，各处一致")
    void nodesAgree() throws Exception {
        Regulations other = Regulations.shipped();
        FollowAcceptance second = new FollowAcceptance(sets, own, other, organsNamed, new Loops(time, fatal -> { }));
        write("casetypes/both.yaml", mailbox("both"));
        accepted();
        second.look();
        assertThat(other.own()).isEqualTo(regulations.own());
        assertThat(second.inForce()).isEqualTo(node.inForce());
    }

    @Test
    @DisplayName("改过库里留存的文字，核验说得出来")
    void alteredTexts() throws Exception {
        write("casetypes/proof.yaml", mailbox("proof"));
        accepted();
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        jdbc.sql("update enactment.accepted_file set content = content || ' ' where accepted = ? and path = 'casetypes/proof.yaml'").param(sets.newest()).update();
        assertThat(verify.run(true, position -> { }).differences()).anyMatch(difference -> difference.toString().contains("enactment.accepted_file"));
        jdbc.sql("update enactment.accepted_file set content = trim(trailing ' ' from content) where accepted = ? and path = 'casetypes/proof.yaml'").param(sets.newest()).update();
        assertThat(sets.last().texts()).isNotEmpty();
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    /** What a node has in force that starts now. */
    private Regulations started() {
        Regulations starting = Regulations.shipped();
        new FollowAcceptance(sets, own, starting, organsNamed, new Loops(time, fatal -> { }));
        return starting;
    }
}
