package org.gongkai.casework.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.gongkai.GongkaiTest;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.filing.Submit;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import(CaseworkCast.class)
@DisplayName("同一件事已经在办的，并入那一件：随它答复，各有各的编号和回访；它没有答复就结束的，分出来")
class MergedMattersTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseFiles files;
    @Autowired
    Letters letters;
    @Autowired
    JdbcClient client;
    @Autowired
    Endings endings;

    private String call(String organ) {
        String caseId = cast.submitted(new Submit("hotline", "web", "nat", List.of(organ), Actor.applicant(), Map.of("phone", "099-20000009"), Map.of("purpose", "complain"),
                List.of(Map.of("title", "竹溪大道路灯不亮", "description", "十几盏都不亮。")), null, null, null, null, null));
        cast.does(OFFICER, "receive", caseId, Map.of());
        return caseId;
    }

    private String number(String caseId) {
        return client.sql("select number from casework.cases where id = ?").param(caseId).query(String.class).single();
    }

    private String merged(String lead) {
        String caseId = call(GOVERNMENT);
        cast.does(OFFICER, "merge", caseId, Map.of("lead", number(lead)));
        return caseId;
    }

    private List<String> refused(String caseId, String lead) {
        return cases.whyNot(cases.state(caseId), Perform.today(caseId, "merge", OFFICER, Map.of("lead", lead))).stream().map(Refusal::sentence).toList();
    }

    private CaseState settled(String caseId, String stage) throws InterruptedException {
        for (int n = 0; n < 100 && !cases.state(caseId).stage().equals(stage); n++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return cases.state(caseId);
    }

    @Test
    @DisplayName("那一件是按以前的规定登记的，那时还没有并入，它的答复带不到并入的件：不能并入")
    void notIntoOneOfBefore() throws IOException {
        String lead = call(GOVERNMENT);
        String before = Files.readString(Path.of("src/test/resources/frozen/definitions/casetypes/hotline/2026-11-30-05.yaml"));
        String digest = CaseTypeFile.read(before, endings).definition();
        client.sql("insert into casework.definition (digest, type, content) values (?, ?, ?) on conflict do nothing").params(digest, "hotline", before).update();
        client.sql("update casework.cases set definition = ? where id = ?").params(digest, lead).update();
        assertThat(refused(call(GOVERNMENT), number(lead))).singleElement().asString().contains("按以前的规定登记");
    }

    @Test
    @DisplayName("主件由承办单位答复了，并入的一件同样答复：同样的内容，自己的文书；都待回访")
    void answeredWithTheLead() throws InterruptedException {
        String lead = call(GOVERNMENT);
        String follower = merged(lead);
        assertThat(cases.state(follower).stage()).isEqualTo("merged");
        cast.does(OFFICER, "send-out", lead, Map.of("unit", HOUSING));
        part(lead, OFFICER, "sign", Map.of());
        part(lead, APPROVER, "reply", Map.of("answer", "已更换灯杆。", "solved", "yes"));
        CaseState after = settled(follower, "answered");
        assertThat(after.stage()).isEqualTo("answered");
        assertThat(after.ending().answer()).isTrue();
        assertThat(files.words(follower).values()).anySatisfy(words -> assertThat(words).containsEntry("answer", "已更换灯杆。"));
        assertThat(letters.of(follower)).as("自己的答复书").hasSize(1);
        assertThat(cases.state(lead).ended()).isFalse();
        cast.does(OFFICER, "call-back", follower, Map.of("satisfied", "satisfied"));
        assertThat(cases.state(follower).ended()).isTrue();
        assertThat(cases.state(lead).stage()).as("一件回访了，另一件还待回访").isEqualTo("answered");
    }

    @Test
    @DisplayName("主件不予受理、撤回的，并入的一件分出来，回到待派单；办错并入的，由承办的人分出")
    void parted() throws InterruptedException {
        String lead = call(GOVERNMENT);
        String follower = merged(lead);
        cast.does(Actor.applicant(), "withdraw", lead, Map.of());
        assertThat(settled(follower, "registered").stage()).isEqualTo("registered");
        String other = call(GOVERNMENT);
        cast.does(OFFICER, "merge", follower, Map.of("lead", number(other)));
        cast.does(OFFICER, "part", follower, Map.of());
        assertThat(cases.state(follower).stage()).isEqualTo("registered");
        cast.does(OFFICER, "answer-now", other, Map.of("answer", "已修复。"));
        TimeUnit.SECONDS.sleep(2);
        assertThat(cases.state(follower).stage()).as("分出来的不再随它答复").isEqualTo("registered");
    }

    @Test
    @DisplayName("不能并入：没有这个编号、自己、别的机关的、已经答复的、自己并入别件的；有别件并入的，自己不能再并入")
    void refusedOnes() {
        String one = call(GOVERNMENT);
        assertThat(refused(one, "没有这一件")).singleElement().asString().contains("没有编号为");
        assertThat(refused(one, number(one))).singleElement().asString().contains("没有编号为");
        assertThat(refused(one, number(call(EDUCATION)))).singleElement().asString().contains("没有编号为");
        String answered = call(GOVERNMENT);
        cast.does(OFFICER, "answer-now", answered, Map.of("answer", "已修复。"));
        assertThat(refused(one, number(answered))).singleElement().asString().contains("已经答复");
        String lead = call(GOVERNMENT);
        String follower = merged(lead);
        assertThat(refused(one, number(follower))).singleElement().asString().contains("请并入那一件");
        assertThat(refused(lead, number(one))).containsExactly("已经有别的件并入本件，本件不能再并入");
    }

    private void part(String caseId, Actor who, String action, Map<String, String> values) {
        assertThat(cases.perform(Perform.today(caseId, action, who, values).in(cases.state(caseId).openElsewhere().getFirst().no()))).isInstanceOf(Performed.Done.class);
    }
}
