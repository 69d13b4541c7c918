package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.OFFICE;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("区长信箱：只有一个定义文件，走同一条路")
class MailboxLifecycleTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    CaseTypes types;
    @Autowired
    PublicAnswers answers;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("来信、受理、按承诺期限答复、公开")
    void fromLetterToPublicAnswer() throws Exception {
        time.to("2026-03-02");
        Submit letter = new Submit("mayormail", "web", "nat", List.of(GOVERNMENT), Actor.applicant(),
                Map.of("name", "周望", "phone", "000-00000001"), Map.of("purpose", "complain", "agreesToPublish", "yes"),
                List.of(Map.of("title", "柳岸街路灯不亮", "description", "连续三天不亮。")), null, null, null, null, null);
        String caseId = ((Submission.Accepted) submitting.submit(letter)).caseIds().getFirst();
        CaseState state = cast.does(OFFICER, "accept", caseId, Map.of());
        assertThat(cases.clock(state).orElseThrow().due()).as("承诺 5 个工作日").isEqualTo("2026-03-09");
        time.to("2026-03-06");
        cast.does(APPROVER, "answer", caseId, Map.of("answer", "已修复。"));
        assertThat(cast.refused(OFFICER, "publish", caseId, Map.of())).containsExactly("“公开来信和答复”须由公开办办理");
        state = cast.does(OFFICE, "publish", caseId, Map.of("publicTitle", "路灯不亮", "publicQuestion", "某街路灯连续三天不亮。",
                "publicAnswer", "已修复。"));
        assertThat(state.ended()).isTrue();
        assertThat(answers.newest("mayormail", null, "", 10)).singleElement()
                .satisfies(shown -> assertThat(shown.question()).doesNotContain("周望"));
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("除类型自己的房间外，没有一行程序说出类型的名字")
    void noCodeNamesAType() throws IOException {
        Path house = Path.of("src/main/java/org/gongkai");
        List<String> engines = List.of("casework", "procedure", "letters", "ledger", "desk", "portal");
        for (String room : engines) {
            try (Stream<Path> files = Files.walk(house.resolve(room))) {
                for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("/types/")).toList()) {
                    String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
                    types.all().forEach(type -> assertThat(text).as(file.toString())
                            .doesNotContainPattern("[\"'/.]" + type.id() + "[\"'/.]"));
                }
            }
        }
    }
}
