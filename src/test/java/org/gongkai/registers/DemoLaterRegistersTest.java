package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@DisplayName("较早的程序载入的示范区：后来才有的名录补上各行，已经有行的一条不动")
class DemoLaterRegistersTest {

    @Autowired
    DemoDistrict district;
    @Autowired
    DemoRegisters registers;
    @Autowired
    DemoLaterRegisters later;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    @DisplayName("补上的和一次载入的一样；再来一次什么也不添")
    void laterRegistersGetTheirRows() {
        district.tell("cast");
        transaction.executeWithoutResult(status -> registers.tell(register -> !register.id().equals("grids") && !register.id().equals("patrol-points")));
        Map<String, Long> before = entries();
        assertThat(before).doesNotContainKeys("grids", "patrol-points").hasSizeGreaterThan(50);
        transaction.executeWithoutResult(status -> later.tell());
        Map<String, Long> after = entries();
        assertThat(after).containsAllEntriesOf(before).containsKeys("grids", "patrol-points").hasSize(before.size() + 2);
        transaction.executeWithoutResult(status -> later.tell());
        assertThat(entries()).isEqualTo(after);
        assertThat(later.name()).isEqualTo("registers of " + after.size());
    }

    private Map<String, Long> entries() {
        Map<String, Long> entries = new TreeMap<>();
        jdbc.sql("select register, count(*) as entries from registers.entry group by register").query((row, n) -> entries.put(row.getString(1), row.getLong(2))).list();
        return entries;
    }
}
