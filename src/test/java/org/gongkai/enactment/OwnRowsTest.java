package org.gongkai.enactment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.definition.DefinitionText;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("本机构自己的规则：已有办件的一份不能改、不能去掉；彼此不共用编号和地址；启动时才读的写明等重新启动")
class OwnRowsTest extends OwnFolderInUse {

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
        assertThat(accept.foresee().difference().follows()).as("told once: the file itself stands in the table").contains("终止：办件类型“town”（自 2026-01-01 起），到 2026-03-08 为止")
                .noneMatch(sentence -> sentence.startsWith("增加"));
        assertThat(accept.foresee().difference().otherFiles()).isEmpty();
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
        write("festivals.yaml", "title: 自己的节日\n");
        assertThat(refused()).anySatisfy(reason -> assertThat(reason).contains("本机构 festivals.yaml 第 1 行", "随程序发布，本机构不能另写"));
        Files.delete(folder().resolve("festivals.yaml"));
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(node.untilRestart()).containsExactly("workinghours.yaml");
        assertThat(owed()).singleElement().asString().contains("重新启动各节点", "workinghours.yaml");
        Files.delete(folder().resolve("workinghours.yaml"));
        accepted();
        assertThat(owed()).isEmpty();
    }
}
