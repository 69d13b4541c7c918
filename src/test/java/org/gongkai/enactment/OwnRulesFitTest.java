package org.gongkai.enactment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Preview;
import org.gongkai.casework.begin.BegunPanel;
import org.gongkai.casework.filing.Submit;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.MergeOrgans;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Loops;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("本机构自己的规则彼此合得上，和机构合得上；改动用话说出来")
class OwnRulesFitTest extends OwnFolderInUse {

    @Autowired
    EstablishOrgan establish;
    @Autowired
    MergeOrgans merge;

    @Test
    @DisplayName("文书的空填不上的不施行；早先开始的办件碰上后来的格式，预览和办理都说明原因，什么也不写")
    void letters() throws Exception {
        String wording = """
                  - id: gap-declined
                    title: "{organ}告知"
                    from: 2020-01-01
                    to: 2026-03-08
                    number: "{mark}告〔{year}〕{serial}号"
                    recipient: APPLICANT
                    addressee: "{applicant}："
                    body: ["{answer}", "{contact}"]
                """;
        String gap = mailbox("gap") + "actions: [{id: decline, letter: gap-declined}]\n";
        write("casetypes/gap.yaml", gap);
        write("letters/gap.yaml", "letters:\n" + wording.replace("{answer}", "{anwser}").replace("    to: 2026-03-08\n", ""));
        assertThat(refused()).singleElement().asString().contains("本机构 letters/gap.yaml 第 8 行", "没有“{anwser}”可填。是不是“answer”");
        write("letters/gap.yaml", "letters:\n" + wording.replace("    to: 2026-03-08\n", ""));
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        String old = letterTo("gap");
        write("letters/gap.yaml", "letters:\n" + wording + wording.replace("2020-01-01", "2026-03-09").replace("    to: 2026-03-08\n", "").replace("{answer}", "{office}：{answer}"));
        write("casetypes/gap-2.yaml", "like: gap\nid: gap\ninForce: {from: 2026-03-09}\nterms: [{id: gap.reply, amount: 3, from: 2026-03-09}]\n"
                + "actions: [{id: decline, fields: [{name: office, title: 可以向哪里提出, kind: LINE, required: true}]}]\n");
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        time.to("2026-03-10");
        Map<String, String> said = Map.of("answer", "不属于本机关");
        assertThat(cases.preview(Perform.today(old, "decline", OFFICER, said))).isInstanceOfSatisfying(Preview.Refused.class,
                why -> assertThat(why.reasons()).singleElement().satisfies(reason -> assertThat(reason.sentence()).contains("《告知》", "“{office}”", "请运维改正")));
        assertThat(cast.refused(OFFICER, "decline", old, said)).singleElement().asString().contains("“{office}”");
        assertThat(cases.state(old).stage()).isEqualTo("submitted");
        String young = letterTo("gap");
        cast.does(OFFICER, "decline", young, Map.of("answer", "不属于本机关", "office", "市住建局"));
    }

    @Test
    @DisplayName("写了没有的机关的不施行，说出哪一行、是不是写错了；施行以后并入别处的，照旧能启动，待办和 /health 说改写成哪一个")
    void organs() throws Exception {
        String near = CaseworkCast.HOUSING.replace("zj", "zi");
        write("casetypes/window.yaml", mailbox("window") + "addressee: {organs: [" + near + "]}\n");
        assertThat(refused()).singleElement().asString().contains("本机构 casetypes/window.yaml 第 7 行：没有编码为“" + near + "”的机关。是不是“");
        establish.establish(new Organ("lq-cg", "临溪区城市管理局", "区城管局", GOVERNMENT, OrganKind.DEPARTMENT, null, LocalDate.of(2000, 1, 1), null,
                new OrganProfile("临管", null, null, null, null, null, null, null, null)), Operator.INSTALLATION);
        write("casetypes/window.yaml", mailbox("window") + "addressee: {by: purpose, to: {ask: lq-cg, help: lq-cg, complain: " + GOVERNMENT + ", suggest: lq-cg}}\n");
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(owed()).isEmpty();
        merge.merge("lq-cg", CaseworkCast.HOUSING, LocalDate.parse("2026-03-02"), Operator.INSTALLATION).orThrow();
        assertThat(owed()).singleElement().asString().contains("改正所写的机关", "casetypes/window.yaml 第 7 行", "临溪区城市管理局", "已并入", "请改写为 " + CaseworkCast.HOUSING);
        assertThat(node.lines()).anyMatch(line -> line.startsWith("已施行的规则写了不存在的机关"));
        Regulations starting = Regulations.shipped();
        new FollowAcceptance(sets, own, starting, organsNamed, new Loops(time, fatal -> { }));
        assertThat(starting.tree().texts()).extracting(DefinitionText::path).contains("casetypes/window.yaml");
        write("casetypes/other.yaml", mailbox("other"));
        assertThat(accepted()).as("what else is to take effect does not wait for it").isInstanceOf(Acceptance.Accepted.class);
        write("casetypes/window.yaml", mailbox("window"));
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        assertThat(owed()).isEmpty();
    }

    @Test
    @DisplayName("等待施行的改动说出是什么、改成什么、何时起，不只是一串摘要")
    void inWords() throws Exception {
        write("casetypes/words.yaml", mailbox("words"));
        accepted();
        write("casetypes/words.yaml", mailbox("words").replace("title: 书记信箱", "title: 镇长信箱") + "actions: [{id: answer, fields: [{name: answer, max: 300}]}]\n");
        write("casetypes/words-2.yaml", "like: words\nid: words\ninForce: {from: 2026-04-01}\nterms: [{id: words.reply, amount: 3, from: 2026-04-01}]\n");
        assertThat(accept.foresee().difference().declared()).filteredOn(one -> one.path().equals("casetypes/words.yaml")).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("镇长信箱（办件类型 words）");
            assertThat(one.since()).isEqualTo("随即施行");
            assertThat(one.lines()).contains("title：书记信箱 → 镇长信箱", "actions › answer › fields › answer › max：5000 → 300");
        });
        assertThat(accept.foresee().difference().declared()).filteredOn(one -> one.path().equals("casetypes/words-2.yaml")).singleElement().satisfies(one -> {
            assertThat(one.what()).isEqualTo(Difference.What.ADDED);
            assertThat(one.since()).isEqualTo("自 2026-04-01 起");
        });
        write("retention.yaml", "periods:\n  - {type: inforequest, title: 政府信息公开申请, years: 12, basis: 本机关档案保管期限表, from: 2026-05-01, confirmed: true}\n");
        assertThat(accept.foresee().difference().declared()).filteredOn(one -> one.path().equals("retention.yaml")).singleElement()
                .satisfies(one -> assertThat(one.lines()).anyMatch(line -> line.startsWith("增加 periods › inforequest（自 2026-05-01 起）")));
    }

    @Test
    @DisplayName("另立的一种只能有一项的，页面上写明哪几项没有带过去")
    void whatDoesNotGoAlong(@Autowired BegunPanel begun) throws Exception {
        write("casetypes/carry.yaml", mailbox("carry") + """
                itemised: true
                actions:
                  - id: elsewhere
                    title: 转给区长信箱
                    from: [submitted]
                    who: [OFFICER]
                    begins: {type: mayormail, channel: counter, applicant: {name: name, phone: phone}, item: {title: title, description: description},
                             content: {purpose: purpose, agreesToPublish: agreesToPublish}}
                """);
        assertThat(accepted()).isInstanceOf(Acceptance.Accepted.class);
        String matter = cast.submitted(new Submit("carry", "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("name", "周望", "phone", "099-20000001"),
                Map.of("purpose", "complain", "agreesToPublish", "yes"), List.of(Map.of("title", "路灯不亮", "description", "三天"), Map.of("title", "井盖松动", "description", "有响声")),
                null, null, null, null, null));
        String opened = String.valueOf(cast.does(OFFICER, "elsewhere", matter, Map.of()).lastAct().text(Cases.OPENED));
        assertThat(folders.open(opened, Scope.EVERYTHING).orElseThrow().application().titles()).containsExactly("路灯不亮");
        Staff officer = new Staff("person-officer", "承办人", List.of(Post.at(GOVERNMENT, Role.OFFICER)));
        assertThat(begun.of(folders.open(matter, Scope.EVERYTHING).orElseThrow(), officer).orElseThrow().values().get("left")).isEqualTo(List.of("井盖松动"));
        assertThat(begun.of(folders.open(opened, Scope.EVERYTHING).orElseThrow(), officer).orElseThrow().values().get("left")).isEqualTo(List.of());
    }
}
