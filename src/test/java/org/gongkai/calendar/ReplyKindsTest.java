package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.gongkai.calendar.ReplyKind.Family;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("答复种类随收到申请之日适用，每种只计入表格一行")
class ReplyKindsTest {

    private final ReplyKinds kinds = new ReplyKinds();

    @Test
    @DisplayName("2019年5月14日收到的适用旧条例，5月15日起适用新条例")
    void regimeFollowsTheDayOfReceipt() {
        assertThat(kinds.forReceiptOn(LocalDate.of(2019, 5, 14))).allMatch(kind -> kind.code().startsWith("R08"));
        assertThat(kinds.forReceiptOn(LocalDate.of(2019, 5, 15))).noneMatch(kind -> kind.code().startsWith("R08"))
                .hasSize(23);
    }

    @Test
    @DisplayName("逾期未缴费不再处理，自2021年1月1日起才有")
    void feesBeganIn2021() {
        assertThat(kinds.require("R109z").appliesToReceiptOn(LocalDate.of(2020, 12, 31))).isFalse();
        assertThat(kinds.require("R109z").appliesToReceiptOn(LocalDate.of(2021, 1, 1))).isTrue();
    }

    @Test
    @DisplayName("“不存在”与“不属于本机关”同计入“本机关不掌握”；逾期不补正在新旧表中不同行")
    void rowsOfTheForms() {
        assertThat(kinds.require("R36-4").rowIn("annual-2021")).contains("r341");
        assertThat(kinds.require("R36-5").rowIn("annual-2019")).contains("r341");
        assertThat(kinds.require("R30z").rowIn("annual-2019")).contains("r36");
        assertThat(kinds.require("R30z").rowIn("annual-2021")).contains("r361");
        assertThat(kinds.require("R37").family()).isEqualTo(Family.PARTLY);
        assertThat(kinds.require("R37").requires("withheld")).isTrue();
    }
}
