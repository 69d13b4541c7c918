package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;

import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.InventedNumbers;
import org.gongkai.TimeMachine;
import org.gongkai.casework.filing.EarlierRequests;
import org.gongkai.casework.filing.Likeness;
import org.gongkai.casework.filing.Submit;
import org.gongkai.directory.Scope;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("第三十六条第六项 重复申请：指出相近的和为什么，不替人决定")
class RepeatedRequestsTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    CaseFolders folders;
    @Autowired
    EarlierRequests earlier;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("同一证件号码、同一机关、名称相近或者文号相同的列出来并写明理由；别的机关、别人的、不相近的不列")
    void foundWithReasons() {
        time.to("2026-03-02");
        String first = asked("990005199001010000", EDUCATION, "2025年学区划分调整方案", "临教〔2025〕8号");
        asked("990005199001010000", HOUSING, "2025年学区划分调整方案", "临教〔2025〕8号");
        asked(InventedNumbers.ofPerson(7), EDUCATION, "2025年学区划分调整方案", "临教〔2025〕8号");
        asked("990005199001010000", EDUCATION, "校车安全检查记录", "");
        time.to("2026-03-20");
        EarlierRequests.Found found = found(asked("99000519900101 0000".replace(" ", ""), EDUCATION, "学区划分调整方案（2025年）", "临教〔2025〕8号"));
        assertThat(found.alike()).singleElement().satisfies(one -> {
            assertThat(one.caseId()).isEqualTo(first);
            assertThat(one.reasons()).contains("文号相同：临教〔2025〕8号").anyMatch(reason -> reason.startsWith("名称相近"));
        });
        assertThat(found.inMonth()).as("109号第五条 同一自然月向同一机关的第几件").isEqualTo(3);
        time.to("2026-04-01");
        assertThat(found(asked("990005199001010000", EDUCATION, "食堂招标文件", "")).inMonth()).as("换月重新计数").isEqualTo(1);
    }

    @Test
    @DisplayName("相近与否只看名称中相邻的字")
    void alike() {
        assertThat(Likeness.of("2025年学区划分调整方案", "2025年学区划分调整方案。")).isEqualTo(100);
        assertThat(Likeness.of("学区划分方案", "校车安全检查")).isZero();
        assertThat(Likeness.of("", "校车")).isZero();
    }

    @Test
    @DisplayName("编号被别的机关用同一个代字占了的，跳过去另取一号，申请照收")
    void aTakenNumberIsPassedOver() {
        time.to("2024-05-06");
        List<String> cases = List.of(asked("990005199001010000", EDUCATION, "校车安全检查记录", ""), asked("990005199001010000", EDUCATION, "食堂招标文件", ""));
        jdbc.sql("update casework.serial set last = 0 where year = 2024").update();
        String third = asked("990005199001010000", EDUCATION, "校服采购合同", "");
        assertThat(jdbc.sql("select number from casework.cases where id in (?, ?, ?) order by number").params(cases.get(0), cases.get(1), third).query(String.class).list())
                .hasSize(3).doesNotHaveDuplicates().last().asString().endsWith("〕3号");
    }

    private EarlierRequests.Found found(String caseId) {
        return earlier.of(folders.open(caseId, Scope.EVERYTHING).orElseThrow());
    }

    private String asked(String identity, String organ, String title, String docNumber) {
        return cast.submitted(new Submit("inforequest", "web", "nat", List.of(organ), Actor.applicant(),
                Map.of("name", "林小舟", "identityKind", "id-card", "identityNumber", identity, "phone", "099-20000000", "address", "临溪区柳岸街1号"),
                Map.of("way", "online", "medium", "electronic"), List.of(Map.of("title", title, "docNumber", docNumber)), null, null, null, null, null));
    }
}
