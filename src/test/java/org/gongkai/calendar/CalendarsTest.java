package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.gongkai.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("日历可以由放假通知和本地安排修改，修改当场生效并告知各处")
class CalendarsTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final LocalDate FLOOD = LocalDate.of(2026, 7, 8);
    private static final String NOTICE_2027 = """
            {"year": 2027, "papers": ["https://www.example.cn/notice-2027"], "days": [
              {"name": "元旦", "date": "2026-12-27", "isOffDay": false},
              {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
              {"name": "春节", "date": "2027-02-09", "isOffDay": true}]}""";

    private final Now now = Now.at(Instant.parse("2026-11-05T02:00:00Z"));
    private final List<Object> told = new ArrayList<>();
    private final Calendars calendars = new Calendars(database.jdbc());
    private final ImportNotice importNotice = new ImportNotice(database.jdbc(), calendars, now, told::add);
    private final DecideLocalDay localDays = new DecideLocalDay(database.jdbc(), calendars, now, told::add);

    @BeforeEach
    void forget() {
        database.jdbc().sql("truncate calendar.local_day, calendar.notice, calendar.notice_day, calendar.day_passed").update();
        database.jdbc().sql("update calendar.revision set number = number + 1").update();
    }

    @Test
    @DisplayName("导入下一年通知：跨年的日期不再是暂定，事件说出受影响的日子")
    void aNoticeIsImported() {
        LocalDate december = LocalDate.of(2026, 12, 25);
        assertThat(calendars.everywhere().isSettled(december, LocalDate.of(2027, 1, 4))).isFalse();
        CalendarRevision revision = within(() -> importNotice.run(bytes(NOTICE_2027), "p-operator"));
        assertThat(revision).isInstanceOf(CalendarRevision.Done.class);
        assertThat(calendars.everywhere().isSettled(december, LocalDate.of(2027, 1, 4))).isTrue();
        assertThat(calendars.of("water").plus(december, 5)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(told).containsExactly(new CalendarChanged(LocalDate.of(2026, 12, 26), LocalDate.of(2027, 12, 31), null,
                "notice/2027", "p-operator"));
        assertThat(new Calendars(database.jdbc()).everywhere().edition()).as("another node").isEqualTo("2007-2027");
    }

    @Test
    @DisplayName("同一通知再次导入没有变化，修订的通知取代前一份")
    void importingAgainChangesNothing() {
        within(() -> importNotice.run(bytes(NOTICE_2027), null));
        assertThat(within(() -> importNotice.run(bytes(NOTICE_2027), null))).isInstanceOf(CalendarRevision.Unchanged.class);
        within(() -> importNotice.run(bytes(NOTICE_2027.replace("2027-02-09", "2027-02-10")), null));
        assertThat(calendars.everywhere().isWorkingDay(LocalDate.of(2027, 2, 9))).isTrue();
        assertThat(calendars.everywhere().isWorkingDay(LocalDate.of(2027, 2, 10))).isFalse();
        assertThat(told).hasSize(2);
    }

    @Test
    @DisplayName("读不懂、空白或者自相矛盾的通知被拒绝，说明理由，什么也没有改")
    void anUnusableNoticeIsRefused() {
        assertThat(refusal("{\"year\": 2027, \"papers\": [], \"days\": []}")).containsExactly("2027 年的通知里没有任何日期：通知可能尚未公布");
        assertThat(refusal("<html>")).singleElement().asString().contains("不是可读的 JSON");
        assertThat(refusal("""
                {"year": 2027, "days": [
                  {"name": "元旦", "date": "2027-01-01", "isOffDay": true}, {"name": "元旦", "date": "2027-01-01", "isOffDay": false},
                  {"name": "", "date": "2025-01-01", "isOffDay": true}, {"name": "春节", "date": "正月初一"}]}"""))
                .containsExactly("2027-01-01 既写放假又写上班", "2025-01-01 没有节日名称 name", "2025-01-01 不属于 2027 年",
                        "日期“正月初一”应如 2027-01-01");
        assertThat(refusal("""
                {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-02", "isOffDay": true}, {"name": "元旦", "date": "2027-01-01", "isOffDay": false}]}"""))
                .singleElement().asString().startsWith("2027-01-01 是元旦，全体公民放假").contains("第二条第一项").endsWith("不能写成上班");
        assertThat(told).isEmpty();
        assertThat(calendars.everywhere().years()).doesNotContain(2027);
    }

    @Test
    @DisplayName("法定节日不能由本地安排改为上班日，可以停班")
    void aFestivalIsNotWorkedLocally() {
        LocalDate newYear = LocalDate.of(2027, 1, 1);
        assertThat(within(() -> localDays.decide(new LocalDay(newYear, true, "water", "值班"), null))).isInstanceOfSatisfying(CalendarRevision.Refused.class,
                refused -> assertThat(refused.reasons()).singleElement().asString().contains("元旦").contains("第二条第一项"));
        assertThat(within(() -> localDays.decide(new LocalDay(newYear, false, "water", "停班"), null))).isInstanceOf(CalendarRevision.Done.class);
        database.jdbc().sql("insert into calendar.local_day (organ, day, working, reason, decided_at) values ('water', '2027-05-01', true, '旧版本记下的', now())").update();
        database.jdbc().sql("update calendar.revision set number = number + 1").update();
        assertThat(new Calendars(database.jdbc()).of("water").isWorkingDay(LocalDate.of(2027, 5, 1))).as("decided under an earlier version").isFalse();
    }

    @Test
    @DisplayName("程序随带的日历有变，升级后第一次启动时告知一次：从变了的日子前的 12 月 26 日起重新推算；新装的没有可告知的")
    void whatTheProgrammeShips() {
        ShippedDays shipped = new ShippedDays(database.jdbc(), calendars, now, told::add);
        database.jdbc().sql("delete from calendar.shipped").update();
        started(shipped);
        assertThat(told).as("a new installation").isEmpty();
        started(shipped);
        assertThat(told).as("started again").isEmpty();

        database.jdbc().sql("update calendar.shipped set days = null").update();
        started(shipped);
        started(shipped);
        assertThat(told).as("a version that knew no festivals without a notice").singleElement().isInstanceOfSatisfying(CalendarChanged.class, change -> {
            assertThat(change.from()).isEqualTo(LocalDate.of(2026, 12, 26));
            assertThat(change.to().getYear()).isEqualTo(2066);
            assertThat(change.what()).isEqualTo("shipped/2026-11-05");
        });

        told.clear();
        database.jdbc().sql("update calendar.shipped set days = array_remove(days, date '2030-01-01')").update();
        started(shipped);
        assertThat(told).containsExactly(new CalendarChanged(LocalDate.of(2029, 12, 26), LocalDate.of(2030, 1, 1), null, "shipped/2026-11-05", null));
    }

    private static void started(ShippedDays shipped) {
        database.transaction().executeWithoutResult(status -> shipped.look());
    }

    @Test
    @DisplayName("一个机关的停班只改变它自己的日历")
    void aLocalDayOfOneOrganIsItsOwn() {
        within(() -> localDays.decide(new LocalDay(FLOOD, false, "water", "防汛停班"), "p-operator"));
        assertThat(calendars.of("water").day(FLOOD).words()).isEqualTo("本地停班（防汛停班）");
        assertThat(calendars.of("health").isWorkingDay(FLOOD)).isTrue();
        assertThat(calendars.everywhere().isWorkingDay(FLOOD)).isTrue();
        assertThat(told).singleElement().isInstanceOfSatisfying(CalendarChanged.class, change -> {
            assertThat(change.organ()).isEqualTo("water");
            assertThat(change.touches(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 29))).isTrue();
            assertThat(change.touches(LocalDate.of(2026, 7, 9), LocalDate.of(2026, 7, 29))).isFalse();
        });
    }

    @Test
    @DisplayName("撤回本地安排须有理由，记录仍在")
    void aLocalDayIsWithdrawnWithAReason() {
        within(() -> localDays.decide(new LocalDay(FLOOD, false, null, "防汛停班"), null));
        assertThat(within(() -> localDays.decide(new LocalDay(FLOOD, true, null, "照常上班"), null)))
                .isInstanceOf(CalendarRevision.Refused.class);
        long id = localDays.inForce().getFirst().id();
        assertThat(within(() -> localDays.withdraw(id, " ", null))).isInstanceOf(CalendarRevision.Refused.class);
        assertThat(calendars.everywhere().isWorkingDay(FLOOD)).isFalse();
        within(() -> localDays.withdraw(id, "汛情解除", null));
        assertThat(calendars.everywhere().isWorkingDay(FLOOD)).isTrue();
        assertThat(within(() -> localDays.withdraw(id, "汛情解除", null))).isInstanceOf(CalendarRevision.Refused.class);
        assertThat(database.jdbc().sql("select reason || withdrawn_reason from calendar.local_day").query(String.class).single())
                .isEqualTo("防汛停班汛情解除");
    }

    @Test
    @DisplayName("修改所在的事务看得见修改，未提交或者回滚的别处看不见")
    void othersSeeAChangeOnceItIsCommitted() {
        calendars.everywhere();
        database.transaction().executeWithoutResult(status -> {
            localDays.decide(new LocalDay(FLOOD, false, null, "防汛停班"), null);
            assertThat(calendars.everywhere().isWorkingDay(FLOOD)).as("the transaction itself").isFalse();
            boolean elsewhere = CompletableFuture
                    .supplyAsync(() -> calendars.everywhere().isWorkingDay(FLOOD)).join();
            assertThat(elsewhere).as("another thread meanwhile").isTrue();
            status.setRollbackOnly();
        });
        assertThat(calendars.everywhere().isWorkingDay(FLOOD)).as("after the rollback").isTrue();
    }

    @Test
    @DisplayName("每过一天告知一次；停机期间过去的日子补告")
    void eachDayPassesOnce() {
        Midnight midnight = new Midnight(database.jdbc(), now, told::add);
        midnight.look();
        midnight.look();
        new Midnight(database.jdbc(), Now.at(Instant.parse("2026-11-07T16:00:00Z")), told::add).look();
        assertThat(told).containsExactly(passed("2026-11-04"), passed("2026-11-05"), passed("2026-11-06"), passed("2026-11-07"));
    }

    private static DayHasPassed passed(String day) {
        return new DayHasPassed(LocalDate.parse(day));
    }

    private List<String> refusal(String json) {
        return ((CalendarRevision.Refused) within(() -> importNotice.run(bytes(json), null))).reasons();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T within(Supplier<T> change) {
        return database.transaction().execute(status -> change.get());
    }
}
