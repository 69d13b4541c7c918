package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

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
