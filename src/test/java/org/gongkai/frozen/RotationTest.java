package org.gongkai.frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.Gongkai;
import org.gongkai.ledger.Resealing;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = Gongkai.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(FrozenFolderTest.OnThatDay.class)
@DisplayName("轮换密钥：每一个密封的值、每一个摘要都换到新的密钥下，什么也没有丢")
class RotationTest {

    /** Columns of bytes that seal nothing: digests of the ledger itself and of entries. */
    private static final Set<String> NOT_SEALED = Set.of("ledger.act.digest", "ledger.link.hash", "ledger.verified.hash", "registers.entry.digest");

    @LocalServerPort
    int port;
    @Autowired
    Resealing resealing;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void restored(DynamicPropertyRegistry registry) throws IOException, SQLException {
        FrozenFolderTest.restored(registry);
    }

    @Test
    @DisplayName("每一列字节都有规则：不是台账自己的摘要，就由它的房间声明怎样重新密封")
    void everyColumnHasARule() {
        Set<String> declared = resealing.columns().stream().map(column -> column.table() + "." + column.column()).collect(Collectors.toSet());
        List<String> columns = jdbc.sql("""
                select c.table_schema || '.' || c.table_name || '.' || c.column_name from information_schema.columns c
                where c.data_type = 'bytea' and c.table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list();
        assertThat(columns).as("a room that keeps sealed values is a SealedColumn.Keeper").allMatch(column -> declared.contains(column) || NOT_SEALED.contains(column));
        assertThat(declared).isSubsetOf(columns);
    }

    @Test
    @DisplayName("中断以后接着做；做完以后没有一个值用旧密钥，全部核验相符，重复申请照样认得出，每一个查询码照样打得开")
    void everythingUnderTheNewKey() throws IOException {
        await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.sql("select count(*) from casework.application where code_digest <> '' and strpos(code_digest, ':') = 0")
                .query(Long.class).single() == 0);
        List<Integer> before = alike();
        resealing.rotate();
        assertThatThrownBy(() -> resealing.run(done -> {
            throw new IllegalStateException("停电");
        })).hasMessage("停电");
        assertThat(resealing.run(done -> { })).isPositive();
        assertThat(resealing.run(done -> { })).as("再做一遍已经没有可做的").isZero();
        for (Resealing.Standing key : resealing.standings()) {
            assertThat(key.current() || key.values().isEmpty()).as(key.toString()).isTrue();
        }
        for (SealedColumn column : resealing.columns()) {
            assertThat(jdbc.sql("select count(distinct substring(" + column.column() + " from 2 for 4)) from " + column.table() + " where length(" + column.column() + ") > 0")
                    .query(Integer.class).single()).as(column.toString()).isLessThanOrEqualTo(1);
        }
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
        assertThat(alike()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from casework.application where code_digest <> '' and code_digest not like '%:%'").query(Long.class).single()).isZero();
        List<String> shut = new ArrayList<>();
        FrozenFolderTest.codes().forEach((number, code) -> {
            String path = number.matches(".*-\\d+") ? "/consultations" : "/matters";
            if (!Shown.lookedUp(port, path, number, code).uri().getPath().startsWith(path + "/")) {
                shut.add(number);
            }
        });
        assertThat(shut).isEmpty();
    }

    /** How many applications are of one person, and ask for the same, group by group. */
    private List<Integer> alike() {
        List<Integer> groups = new ArrayList<>();
        for (String column : List.of("same_person", "asked")) {
            groups.addAll(jdbc.sql("select count(*) from casework.application where " + column + " is not null group by " + column + " order by 1").query(Integer.class).list());
        }
        return groups;
    }
}
