package org.gongkai.casework.callfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.callfigures.CallFigures.What;
import org.gongkai.casework.callfigures.Wallboard.Board;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submit;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("话务台的数：大屏一秒最多数一次，不论多少人看；没有联系上的不算回访，答复、解决、满意互不推算")
class WallboardTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    CaseTypes types;
    @Autowired
    Wallboard wallboard;
    @Autowired
    CallFigures figures;
    @Autowired
    TimeMachine time;

    private CaseType hotline() {
        return types.find("hotline").orElseThrow();
    }

    private String call() {
        String caseId = cast.submitted(new Submit("hotline", "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("phone", "099-20000009"), Map.of("purpose", "complain"),
                List.of(Map.of("title", "竹溪大道路灯不亮", "description", "十几盏都不亮。")), null, null, null, null, null));
        cast.does(OFFICER, "receive", caseId, Map.of());
        return caseId;
    }

    @Test
    @DisplayName("八个人不停地看一秒多，看到的不超过三个不同的数；待派、各单位、今日受理、超期都在上面，下一秒的变化下一秒看到")
    void onceASecond() throws Exception {
        time.to("2026-03-02");
        call();
        cast.does(OFFICER, "send-out", call(), Map.of("unit", HOUSING));
        Set<Board> seen = ConcurrentHashMap.newKeySet();
        Set<Integer> made = ConcurrentHashMap.newKeySet();
        try (ExecutorService eyes = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> looks = new ArrayList<>();
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500);
            for (int n = 0; n < 8; n++) {
                looks.add(() -> {
                    while (System.nanoTime() < until) {
                        Board board = wallboard.of(hotline());
                        seen.add(board);
                        made.add(System.identityHashCode(board));
                    }
                    return null;
                });
            }
            eyes.invokeAll(looks);
        }
        assertThat(made).as("数出来的次数").hasSizeBetween(1, 3);
        Board board = seen.iterator().next();
        assertThat(board.stages()).containsEntry("待派单", 1L).containsEntry("承办单位办理中", 1L);
        assertThat(board.units()).singleElement().satisfies(unit -> assertThat(unit.open()).isEqualTo(1));
        assertThat(board.received()).isEqualTo(2);
        assertThat(board.overdue()).isZero();
        time.to("2026-04-01");
        TimeUnit.MILLISECONDS.sleep(1100);
        Board later = wallboard.of(hotline());
        assertThat(later.overdue()).isEqualTo(2);
        assertThat(later.received()).as("今天没有受理").isZero();
        LocalDate day = LocalDate.parse("2026-04-02");
        time.to(day.toString());
        String told = call();
        cast.does(OFFICER, "answer-now", told, Map.of("answer", "已修复。"));
        cast.does(OFFICER, "call-tried", told, Map.of("again", "2026-04-03"));
        String heard = call();
        cast.does(OFFICER, "answer-now", heard, Map.of("answer", "已修复。"));
        cast.does(OFFICER, "call-back", heard, Map.of("satisfied", "fair"));
        CallFigures.Counted counted = figures.count(hotline(), day, day);
        assertThat(counted.figures()).filteredOn(figure -> figure.number() > 0).extracting(figure -> figure.what() + " " + figure.number())
                .containsExactlyInAnyOrder("RECEIVED 2", "ANSWERED 2", "IN_TIME 2", "REACHED 1", "FAIR 1", "TRIED 1");
        assertThat(counted.satisfaction()).as("没有联系上的不在分母里").isEqualTo(100);
        assertThat(figures.behind(hotline(), What.REACHED, day, day, "", 10)).containsExactly(heard);
        assertThat(figures.behind(hotline(), What.TRIED, day, day, "", 10)).containsExactly(told);
        assertThat(figures.behind(hotline(), What.SOLVED, day, day, "", 10)).isEmpty();
        assertThat(figures.count(hotline(), day.plusDays(1), day.plusDays(1)).satisfaction()).as("没有听到谁的意见，就没有满意率").isNull();
    }
}
