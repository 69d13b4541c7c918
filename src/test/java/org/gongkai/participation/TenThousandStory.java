package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ten thousand opinions numbered by four at once, some of whom break off, told by {@link SolicitationLifeCycleTest}, which has the installation. */
class TenThousandStory {

    @Autowired
    NumberContributions numbering;
    @Autowired
    SolicitationRows rows;
    @Autowired
    Facts facts;
    @Autowired
    JdbcClient client;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;

    void tell(HousingAsks housing) throws Exception {
        String id = housing.opened("normative", "一万条意见的办法", HousingAsks.DRAFT);
        jdbc.batchUpdate("""
                insert into participation.contribution (id, once, solicitation, way, received_on, words_bound, code) values (?, ?, ?, 'WEB', date '2026-03-02', ?, '') on conflict (once) do nothing""",
                IntStream.range(0, 12_000).mapToObj(n -> new Object[] {"w" + n, "once" + n % 10_000, id, "%064x".formatted(n)}).toList());
        try (ExecutorService four = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> rounds = new ArrayList<>();
            for (int n = 0; n < 16; n++) {
                boolean breaks = n % 5 == 0;
                rounds.add(() -> Boolean.TRUE.equals(transaction.execute(status -> {
                    numbering.number(rows.hold(id), null);
                    if (breaks) {
                        status.setRollbackOnly();
                    }
                    return breaks;
                })));
            }
            four.invokeAll(rounds);
        }
        while (numbering.number(id) > 0) {
            assertThat(rows.find(id).orElseThrow().contributions()).isLessThanOrEqualTo(10_000);
        }
        List<Long> numbers = client.sql("select number from participation.contribution where solicitation = ?").param(id).query(Long.class).list();
        assertThat(new TreeSet<>(numbers)).hasSize(10_000).endsWith(10_000L).startsWith(1L);
        assertThat(numbers).hasSize(10_000);
        assertThat(facts.of(id).stream().filter(fact -> fact.kind().equals(Counts.CONTRIBUTIONS)).map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("10000");
    }
}
