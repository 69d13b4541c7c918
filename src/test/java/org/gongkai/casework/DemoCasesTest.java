package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.Commonest;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("示范区的办件")
class DemoCasesTest {

    @Autowired
    DemoDistrict demo;
    @Autowired
    CaseLists lists;
    @Autowired
    Cases cases;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;
    @Autowired
    Commonest commonest;
    @Autowired
    CaseTypes types;
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("窗口登记来件，近三个月来得最多的种类在前，一样多的照原来的次序")
    void commonestFirst() {
        time.to("2026-11-20");
        demo.tell("cast", "matters");
        List<CaseType> ordered = commonest.first(types.all());
        Map<String, Long> received = jdbc.sql("select type, count(*) from casework.cases where received_on >= date '2026-08-22' and received_on < date '2026-11-20' group by type").query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(ordered).extracting(CaseType::id).first().isEqualTo("inforequest");
        assertThat(ordered).extracting(type -> received.getOrDefault(type.id(), 0L)).isSortedAccordingTo(Comparator.reverseOrder());
        List<String> none = types.all().stream().map(CaseType::id).filter(id -> !received.containsKey(id)).toList();
        assertThat(ordered).extracting(CaseType::id).containsSubsequence(none);
    }

    @Test
    @DisplayName("每种灯都亮着，台账核验无误")
    void everyLightIsLit() throws Exception {
        time.to("2026-11-20");
        demo.tell("cast", "matters");
        Set<String> lights = lists.open(Scope.EVERYTHING, CaseLists.Wanted.EVERYTHING, null, 100).stream()
                .map(line -> cases.light(line)).map(lamp -> lamp == null ? "NONE" : lamp.light().name())
                .collect(Collectors.toSet());
        assertThat(lights).contains("GREEN", "YELLOW", "BLACK", "NONE");
        Thread.sleep(1500);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }
}
