package org.gongkai.reporting;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.gongkai.GongkaiTest;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.form.Cell;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Times the year's table of 40 organs with 100,000 requests. Not in the normal run: {@code -Dtest=YearTableMeasurement}. */
@GongkaiTest
@DisplayName("四十个机关、十万件申请的年度表")
class YearTableMeasurement {

    private static final int ORGANS = 40;
    private static final int REQUESTS = 100_000;
    private static final int ROUNDS = 21;

    @Test
    @DisplayName("汇总一次不超过一秒")
    void yearTable(@Autowired AnnualReports reports, @Autowired EstablishOrgan establish, @Autowired Ledger ledger,
            @Autowired Facts facts, @Autowired TransactionTemplate transaction) {
        fill(new District(establish, ledger, facts, transaction));
        long[] table = new long[ROUNDS];
        long[] records = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            AnnualReport report = reports.live("qu", 2020, ReportScope.WHOLE).orThrow();
            table[round] = System.nanoTime() - start;
            if (!report.errors().isEmpty()) {
                throw new IllegalStateException(report.errors().getFirst().arithmetic());
            }
            start = System.nanoTime();
            reports.records("qu", 2020, ReportScope.WHOLE, Cell.parse("t3.r4.tot"), "", 50).orThrow();
            records[round] = System.nanoTime() - start;
        }
        System.out.printf("year's table, %d organs, %,d requests: first %d ms, median %d ms; records of a carried-over cell: median %d ms%n",
                ORGANS, REQUESTS, table[0] / 1_000_000, median(table), median(records));
    }

    private static long median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1_000_000;
    }

    private static void fill(District district) {
        Random random = new Random(20260701);
        List<String> parties = List.of("nat", "com", "res", "soc", "law", "oth");
        List<String> codes = List.of("R36-2", "R37", "R36-3/15", "R36-3/16b", "R36-4", "R36-5", "R38", "R39-1", "R36-6", "R30z", "R-OTH");
        district.organ("qu", "区政府", null);
        for (int organ = 1; organ < ORGANS; organ++) {
            district.organ("organ-" + organ, "第" + organ + "局", "qu");
        }
        int batch = 50;
        for (int done = 0; done < REQUESTS; done += batch) {
            int organ = random.nextInt(ORGANS);
            LocalDate received = LocalDate.of(2020, 1, 1).minusDays(20).plusDays(random.nextInt(380));
            district.requests(batch, organ == 0 ? "qu" : "organ-" + organ, parties.get(random.nextInt(parties.size())), received,
                    codes.get(random.nextInt(codes.size())), received.plusDays(10 + random.nextInt(30)));
        }
    }
}
