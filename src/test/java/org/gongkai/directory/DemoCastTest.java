package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(DemoCastTest.Heard.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("示范区：一个政府、二十五个部门、十四个街道，每个角色有人")
class DemoCastTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** What the rooms above were told. */
    @TestComponent
    static class Heard {

        private final List<DirectoryEvent> events = new ArrayList<>();

        @EventListener
        void on(DirectoryEvent event) {
            events.add(event);
        }
    }

    @Autowired
    private DemoCast cast;

    @Autowired
    private Organs organs;

    @Autowired
    private People people;

    @Autowired
    private Heard heard;

    @BeforeAll
    void tell(@Autowired TransactionTemplate transaction) {
        assertThat(cast.isTold()).isFalse();
        transaction.executeWithoutResult(status -> cast.tell());
        assertThat(cast.isTold()).isTrue();
    }

    @Test
    @DisplayName("今天的机构树")
    void standsAsADistrict() {
        assertThat(organs.first()).map(Organ::name).contains("青澜区人民政府");
        assertThat(organs.asOf(TODAY)).hasSize(40).filteredOn(organ -> organ.kind() == OrganKind.DEPARTMENT).hasSize(25);
        assertThat(organs.subtree("qinglan", TODAY)).hasSize(40);
        assertThat(organs.asOf(TODAY)).extracting(organ -> organ.profile().documentWord()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("代码的两个校验位都对")
    void codesAreRight() {
        assertThat(organs.asOf(TODAY)).extracting(Organ::creditCode).allSatisfy(code ->
                assertThat(CreditCode.faultOf(String.valueOf(code))).isEmpty());
        assertThat(organs.require("qinglan").organisationCode()).isEqualTo("990100018");
    }

    @Test
    @DisplayName("2020 年的树：四十个机构都在，名称是当年的名称")
    void stoodInItsYear() {
        LocalDate then = LocalDate.of(2020, 6, 30);
        assertThat(organs.subtree("qinglan", then)).hasSize(40);
        assertThat(organs.named("青澜区行政审批局", then)).map(Organ::id).contains("data");
        assertThat(organs.asOf(LocalDate.of(2018, 6, 30))).extracting(Organ::id).contains("grain", "tourism")
                .doesNotContain("veterans");
    }

    @Test
    @DisplayName("政府有八个角色，每个机关有信息员、审批人和公开机构负责人")
    void everyRoleHasSomeone() {
        for (Role role : Role.values()) {
            assertThat(people.holding(role, "qinglan")).as(role.title()).isNotEmpty();
        }
        for (Organ organ : organs.asOf(TODAY)) {
            assertThat(Stream.of(Role.OFFICER, Role.APPROVER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.DISCLOSURE_HEAD))
                    .as(organ.name()).allSatisfy(role -> assertThat(people.holding(role, organ.id())).hasSize(1));
        }
    }

    @Test
    @DisplayName("合并后的承接机关及于被合并机关的旧案")
    void theSuccessorReachesTheMergedOrgan() {
        Staff officer = people.byLogin("wuyun.development").flatMap(person -> people.staff(person.id())).orElseThrow();
        assertThat(officer.scope().organs()).containsExactlyInAnyOrder("development", "grain");
        assertThat(officer.holds(Role.OFFICER, "grain")).isTrue();
    }

    @Test
    @DisplayName("每一变更都告诉了上面的房间，只有代码和日期")
    void everyChangeWasTold() {
        assertThat(heard.events).filteredOn(DirectoryEvent.OrganEstablished.class::isInstance).hasSize(42);
        assertThat(heard.events).filteredOn(DirectoryEvent.OrganMerged.class::isInstance).hasSize(2);
        assertThat(heard.events).filteredOn(DirectoryEvent.PostGiven.class::isInstance).hasSize(125);
        assertThat(heard.events.toString()).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }
}
