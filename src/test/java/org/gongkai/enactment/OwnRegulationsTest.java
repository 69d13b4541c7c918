package org.gongkai.enactment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.retention.Forgetting;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("本机构自己的规则：放进文件夹不算数，施行是记入台账的事；错的、不见了的都不动已施行的")
class OwnRegulationsTest {

    static final String PARTY = """
            like: mailbox
            id: party
            title: 书记信箱
            description: 写给区委书记的来信
            inForce: {from: 2026-01-01}
            number: "{mark}party〔{year}〕{serial}号"
            """;
    private static final Staff OPERATOR = new Staff("person-operator", "运维", List.of(Post.at(GOVERNMENT, Role.OPERATOR)));
    private static final Staff OFFICE = new Staff("person-office", "公开办", List.of(Post.at(GOVERNMENT, Role.DISCLOSURE_OFFICE)));

    @LocalServerPort
    int port;
    @Value("${gongkai.data}")
    Path data;
    @Autowired
    AcceptRegulations accept;
    @Autowired
    FollowAcceptance node;
    @Autowired
    AcceptedSets sets;
    @Autowired
    OwnRegulations own;
    @Autowired
    RegulationDuties duties;
    @Autowired
    Regulations regulations;
    @Autowired
    CaseTypes types;
    @Autowired
    Submitting submitting;
    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    CaseLists lists;
    @Autowired
    Forgetting forgetting;
    @Autowired
    Ledger ledger;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void asAccepted() throws IOException {
        time.to("2026-03-02");
        FileSystemUtils.deleteRecursively(folder());
        Files.createDirectories(folder());
        for (DefinitionText text : sets.texts()) {
            write(text.path(), text.text());
        }
        node.look();
    }

    private Path folder() {
        return data.resolve("regulations");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder().resolve(path).getParent());
        Files.writeString(folder().resolve(path), text);
    }

    private Acceptance accepted() {
        return accept.accept(accept.foresee().digest(), "person-operator");
    }

    private List<String> refused() {
        return accepted() instanceof Acceptance.Refused refused ? refused.reasons() : List.of("not refused");
    }

    private static String mailbox(String id) {
        return PARTY.replace("party", id);
    }

    private String letterTo(String type) {
        return cast.submitted(new Submit(type, "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("name", "周望", "phone", "099-20000001"),
                Map.of("purpose", "complain", "agreesToPublish", "yes"), List.of(Map.of("title", "柳岸街路灯不亮", "description", "连续三天不亮。")), null, null, null, null, null));
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    private List<String> owed() {
        return duties.of(OPERATOR, 10).pressing().stream().map(duty -> duty.what() + "：" + duty.title()).toList();
    }

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

    /** What a node has in force that starts now. */
    private Regulations started() {
        Regulations starting = Regulations.shipped();
        new FollowAcceptance(sets, own, starting, new Loops(time, fatal -> { }));
        return starting;
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
        FollowAcceptance second = new FollowAcceptance(sets, own, other, new Loops(time, fatal -> { }));
        write("casetypes/both.yaml", mailbox("both"));
        accepted();
        second.look();
        assertThat(other.own()).isEqualTo(regulations.own());
        assertThat(second.inForce()).isEqualTo(node.inForce());
    }

    @Test
    @DisplayName("已有办件的一份只能写上最后一日，不能改、不能去掉，说出有几件；另写一份自以后施行，旧件照旧办完")
    void decidedRowsStay() throws Exception {
        write("casetypes/town.yaml", mailbox("town"));
        accepted();
        String old = letterTo("town");
        cast.does(OFFICER, "accept", old, Map.of());
        String definition = cases.state(old).type().definition();
        write("casetypes/town.yaml", mailbox("town").replace("title: 书记信箱", "title: 镇长信箱"));
        assertThat(refused()).singleElement().asString().contains("本机构 casetypes/town.yaml", "办件类型“town”（自 2026-01-01 起）已有 1 件", "只能写上最后一日，不能改动");
        Files.delete(folder().resolve("casetypes/town.yaml"));
        assertThat(refused()).anySatisfy(reason -> assertThat(reason).contains("town", "不能去掉"));
        write("casetypes/town.yaml", mailbox("town").replace("2026-01-01}", "2026-01-01, to: 2026-02-28}"));
        assertThat(refused()).singleElement().asString().contains("2026-02-28 以后已有 1 件");
        write("casetypes/town.yaml", mailbox("town"));
        write("casetypes/town-2.yaml", """
                like: town
                id: town
                title: 镇长信箱
                inForce: {from: 2026-03-09}
                terms: [{id: town.reply, amount: 3, from: 2026-03-09}]
                """);
        assertThat(accept.foresee().difference().rows()).extracting(Difference.RowChange::sentence)
                .contains("终止：办件类型“town”（自 2026-01-01 起），到 2026-03-08 为止", "增加：办件类型“town”（自 2026-03-09 起）", "增加：条文“town.reply”（自 2026-03-09 起）");
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(types.require("town").title()).as("today still the old one").isEqualTo("书记信箱");
        time.to("2026-03-09");
        String young = letterTo("town");
        assertThat(cases.state(young).type().title()).isEqualTo("镇长信箱");
        cast.does(OFFICER, "accept", young, Map.of());
        assertThat(cases.clock(cases.state(young)).orElseThrow().due()).isEqualTo("2026-03-12");
        assertThat(cases.state(old).type().definition()).as("began under, and keeps").isEqualTo(definition);
        assertThat(cases.state(old).type().title()).isEqualTo("书记信箱");
        assertThat(DefinitionText.digest(jdbc.sql("select content from casework.definition where digest = ?").param(definition).query(String.class).single())).isEqualTo(definition);
        assertThat(cases.clock(cases.state(old)).orElseThrow().due()).isEqualTo("2026-03-09");
        cast.does(APPROVER, "answer", old, Map.of("answer", "已修复。"));
        assertThat(submitting.submit(new Submit("town", "counter", "nat", List.of(GOVERNMENT), OFFICER, Map.of("name", "周望", "phone", "099-20000001"), Map.of("purpose", "ask", "agreesToPublish", "no"),
                List.of(Map.of("title", "路灯", "description", "不亮")), time.today().minusDays(3), null, null, "来信补录", "EX1"))).as("a letter of before, written down now").isInstanceOfSatisfying(Submission.Accepted.class,
                accepted -> assertThat(cases.state(accepted.caseIds().getFirst()).type().title()).isEqualTo("书记信箱"));
    }

    @Test
    @DisplayName("两个信箱写成同一个编号样式、同一个地址的不收：否则第二封信就同号")
    void nothingShared() throws Exception {
        write("casetypes/twin.yaml", mailbox("twin").replace("{mark}twin", "{mark}区信"));
        assertThat(refused()).singleElement().asString().contains("本机构 casetypes/twin.yaml 第 6 行", "编号的样式", "“mayormail”已经用了");
        write("casetypes/twin.yaml", mailbox("twin") + "entrance: /mailboxes/mayormail/new\n");
        assertThat(refused()).singleElement().asString().contains("填写页的地址", "“mayormail”已经用了");
        write("casetypes/twin.yaml", mailbox("twin") + "entrance: /desk\n");
        assertThat(refused()).singleElement().asString().contains("填写页的地址应为");
    }

    @Test
    @DisplayName("启动时才读的种类：施行以后写明等节点重新启动；只随程序发布的种类不收")
    void kindsThatWait() throws Exception {
        write("workinghours.yaml", "title: 本机构的工作时间\n");
        assertThat(accept.foresee().faults()).isEmpty();
        write("endings.yaml", "title: 自己的结束方式\n");
        assertThat(refused()).anySatisfy(reason -> assertThat(reason).contains("本机构 endings.yaml 第 1 行", "随程序发布，本机构不能另写"));
        Files.delete(folder().resolve("endings.yaml"));
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(node.untilRestart()).containsExactly("workinghours.yaml");
        assertThat(owed()).singleElement().asString().contains("重新启动各节点", "workinghours.yaml");
        Files.delete(folder().resolve("workinghours.yaml"));
        accepted();
        assertThat(owed()).isEmpty();
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
}
