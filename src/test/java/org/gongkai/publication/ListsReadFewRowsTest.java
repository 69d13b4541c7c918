package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.gongkai.GongkaiTest;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@DisplayName("公开的列表：三百件和三万件读一样多的行；显示几行就读几行")
class ListsReadFewRowsTest {

    private static final int PAGE = 21;
    private static final List<String> COLUMNS = List.of("policy", "plans", "rules");

    @Autowired
    DocumentLists lists;
    @Autowired
    ShownColumns columns;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Verify verify;

    @Test
    @DisplayName("每一种筛法：每个栏目、每个机关最多读一页，与文件的多少无关")
    void rowsRead() {
        Map<String, Long> few = read(300);
        Map<String, Long> many = read(30_000);
        assertThat(many).allSatisfy((list, rows) -> assertThat(rows).as(list).isLessThanOrEqualTo(Math.max(2 * few.get(list), 10L * PAGE)));
    }

    private Map<String, Long> read(int documents) {
        Map<String, Long> read = new TreeMap<>();
        transactions.executeWithoutResult(status -> {
            fill(documents);
            DocumentLine.Key middle = new DocumentLine.Key(LocalDate.of(2020, 1, 1), "n1");
            for (Set<String> organs : List.of(Set.<String>of(), Set.of("o3"), Set.of("o1", "o2", "o3"))) {
                for (List<String> within : List.of(List.<String>of(), List.of("policy"), COLUMNS)) {
                    for (String kind : new String[] {null, "k2"}) {
                        String list = within + " " + organs + " " + kind;
                        read.put(list, rows(() -> lists.newest(within, organs, kind, null, PAGE)));
                        read.put(list + " after", rows(() -> lists.newest(within, organs, kind, middle, PAGE)));
                    }
                }
            }
            read.put("of each", rows(() -> lists.newestOfEach(COLUMNS, 5)));
            read.put("corrected", rows(() -> lists.correctedSince(LocalDate.of(2000, 1, 1), 8)));
            read.put("kinds", rows(() -> columns.kindsIn(List.of(), List.of("k1", "k2", "k9"))));
            read.put("kinds in columns", rows(() -> columns.kindsIn(COLUMNS, List.of("k1", "k2", "k9"))));
            read.put("filled", rows(() -> lists.filled(List.of("policy", "nowhere"))));
            read.put("all", rows(() -> lists.all("", PAGE)));
            status.setRollbackOnly();
        });
        return read;
    }

    private void fill(int documents) {
        client.sql("insert into publication.document (id, organ, validity) select 'n' || n, 'o' || n % 7, 'IN_FORCE' from generate_series(1, ?) n").param(documents).update();
        client.sql("""
                insert into publication.listed (document, organ, column_id, kind, day, number, title, category, validity, fields)
                select 'n' || n, 'o' || n % 7, (array['policy', 'plans', 'rules', 'others'])[1 + n % 4], 'k' || n % 5, date '2010-01-01' + n % 5000, 1 + n % 3, 'title', '20-1', 'IN_FORCE', '{}'
                from generate_series(1, ?) n""").param(documents).update();
        client.sql("analyze publication.listed").update();
        client.sql("analyze publication.document").update();
    }

    /** How many rows the server takes from the table for a list. */
    private long rows(Supplier<?> list) {
        long before = taken();
        assertThat(list.get()).isNotNull();
        return taken() - before;
    }

    private long taken() {
        return client.sql("select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) "
                + "from pg_stat_xact_user_tables where schemaname = 'publication' and relname = 'listed'").query(Long.class).single();
    }
}
