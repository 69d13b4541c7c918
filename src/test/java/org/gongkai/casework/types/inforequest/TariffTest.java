package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.gongkai.casework.types.inforequest.fee.Tariff;
import org.gongkai.casework.types.inforequest.fee.Tariffs;
import org.gongkai.definition.Regulations;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("国办函〔2020〕109号第五条 信息处理费的标准")
class TariffTest {

    private final Tariffs tariffs = new Tariffs(Regulations.shipped());

    @ParameterizedTest(name = "{0} 件共 {1} 元")
    @CsvSource({"1, 0", "10, 0", "11, 100", "30, 2000", "31, 2200", "40, 4000", "41, 4300", "50, 7000", "51, 7400"})
    @DisplayName("按件计收：一个自然月内前10件不收，11至30件每件100元，以后每10件每件加100元")
    void byRequest(int requests, BigDecimal total) {
        assertThat(of("per-request").total(1, requests)).isEqualByComparingTo(total);
    }

    @ParameterizedTest(name = "{0} 页共 {1} 元")
    @CsvSource({"30, 0", "31, 10", "100, 700", "101, 720", "200, 2700", "201, 2740"})
    @DisplayName("按量计收：前30页不收，31至100页每页10元，101至200页每页20元，以后每页40元")
    void byPage(int pages, BigDecimal total) {
        assertThat(of("per-page").total(1, pages)).isEqualByComparingTo(total);
    }

    @Test
    @DisplayName("2020年12月31日还没有这个标准，2021年1月1日起有")
    void dated() {
        assertThat(tariffs.anyInForce(LocalDate.of(2020, 12, 31))).isFalse();
        assertThat(tariffs.anyInForce(LocalDate.of(2021, 1, 1))).isTrue();
    }

    private Tariff of(String id) {
        return tariffs.inForce(id, LocalDate.of(2026, 3, 2)).orElseThrow();
    }
}
