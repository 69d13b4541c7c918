package org.gongkai.reporting.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.MergeOrgans;
import org.gongkai.directory.Operator;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.District;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.TypeOver;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("八十一个机关的统计任务，照剧本演一遍：按期的、迟报的、填错的、退回的、撤并的、一直没有报的；每一步以后，一览都对")
class EightyOneOrgansTest {

    private static final int ORGANS = 81;
    private static final Reporter ALL = Reporter.INSTALLATION;
    private static final Cell DUE = Cell.parse("c.due.n");
    private static final Cell ITEMS = Cell.parse("c.items.n");
    private static final Cell RECEIVED = Cell.parse("c.received.n");

    /** What becomes of an organ, by its number. */
    private enum Fate {
        PUNCTUAL, WRONG, RETURNED, EXTENDED, LATE, SILENT, MERGED;

        static Fate of(int n) {
            return n < 40 ? PUNCTUAL : n < 48 ? WRONG : n < 58 ? RETURNED : n < 62 ? EXTENDED : n < 70 ? LATE : n < 78 ? SILENT : MERGED;
        }
    }

    @Autowired IssueCampaign issue;
    @Autowired FillFiling fill;
    @Autowired DecideFiling decide;
    @Autowired LockCampaign lock;
    @Autowired Campaigns campaigns;
    @Autowired AnnualReports reports;
    @Autowired TypeOver typeOver;
    @Autowired TimeMachine time;

    /** The script's own book: where it put everyone, without asking the programme. */
    private final Map<String, Stage> book = new TreeMap<>();
    private final TreeSet<String> owing = new TreeSet<>();
    private Campaign campaign;
    private LocalDate due;

    @Test
    @DisplayName("从布置到锁定：和等于报来的各机关之和，撤并的由承接的一并报送，没有报的一个个写出名字")
    void played(@Autowired EstablishOrgan establish, @Autowired MergeOrgans merge, @Autowired Ledger ledger, @Autowired Facts facts, @Autowired TransactionTemplate transaction) {
        time.to("2026-03-02");
        District district = new District(establish, ledger, facts, transaction);
        district.organ("qu", "某区人民政府", null);
        IntStream.range(0, ORGANS).forEach(n -> {
            district.organ(organ(n), "某区第" + n + "局", "qu");
            district.requests(1 + n % 3, organ(n), "nat", LocalDate.of(2026, 1, 5).plusDays(n % 50), null, null);
        });
        due = LocalDate.of(2026, 4, 10);
        campaign = issue.issue(new IssueCampaign.Draft("qu", "2026年一季度数据统计", "campaign", Period.read("2026-01-01_2026-03-31").orElseThrow(), Term.on(due),
                new LinkedHashSet<>(IntStream.range(0, ORGANS).mapToObj(EightyOneOrgansTest::organ).toList()), ""), ALL).orThrow();
        IntStream.range(0, ORGANS).forEach(n -> put(n, Stage.NOT_BEGUN));
        board();

        time.to("2026-03-16");
        for (int n : of(Fate.MERGED)) {
            merge.merge(organ(n), organ(n - 78), LocalDate.of(2026, 3, 16), Operator.INSTALLATION).orThrow();
            book.remove(organ(n));
            board();
            assertThat(fill.begin(campaign.id(), organ(n), ALL).reasons()).containsExactly("某区第" + n + "局在统计期间终了时已经撤并，由某区第" + (n - 78) + "局一并报送。");
        }

        time.to("2026-04-02");
        of(Fate.PUNCTUAL).forEach(n -> file(n, 100 + n, 50 + n));
        for (int n : of(Fate.WRONG)) {
            begin(n, 10, 11);
            assertThat(fill.check(campaign.id(), organ(n), ALL).reasons()).hasSize(1);
            board();
            type(n, ITEMS, 9);
            send(n);
        }
        for (int n : of(Fate.RETURNED)) {
            begin(n, 20, 5);
            fill.check(campaign.id(), organ(n), ALL).orThrow();
            fill.submit(campaign.id(), organ(n), ALL).orThrow();
            put(n, Stage.SUBMITTED);
            decide.sendBack(campaign.id(), organ(n), "请核对", ALL).orThrow();
            put(n, Stage.RETURNED);
            board();
        }
        of(Fate.RETURNED).forEach(n -> file(n, 20, 15));
        for (int n : of(Fate.EXTENDED)) {
            fill.ask(campaign.id(), organ(n), due.plusDays(10), "系统迁移", ALL).orThrow();
            decide.grant(campaign.id(), organ(n), due.plusDays(10), "", ALL).orThrow();
            board();
        }

        time.to("2026-04-15");
        of(Fate.LATE).forEach(n -> owing.add(organ(n)));
        of(Fate.SILENT).forEach(n -> owing.add(organ(n)));
        board();
        of(Fate.EXTENDED).forEach(n -> file(n, 30, 30));
        of(Fate.SILENT).forEach(n -> decide.remind(campaign.id(), organ(n), "", ALL).orThrow());
        of(Fate.LATE).forEach(n -> file(n, 40, 8));
        assertThat(campaigns.board(campaign).cameLate()).extracting(line -> line.filing().organ()).containsExactlyInAnyOrderElementsOf(of(Fate.LATE).stream().map(EightyOneOrgansTest::organ).toList());
        assertThat(campaigns.board(campaign).merged()).extracting(Board.Line::speaker).containsExactlyInAnyOrder(organ(0), organ(1), organ(2));

        RollUp total = campaigns.total(campaign);
        int items = of(Fate.PUNCTUAL).stream().mapToInt(n -> 50 + n).sum() + 8 * 9 + 10 * 15 + 4 * 30 + 8 * 8;
        assertThat(total.total().at(ITEMS)).isEqualByComparingTo(BigDecimal.valueOf(items));
        int received = IntStream.range(0, ORGANS).filter(n -> Fate.of(n) != Fate.SILENT).map(n -> 1 + n % 3).sum();
        assertThat(total.total().at(RECEIVED)).as("撤并的三个机关收到的，在承接机关的数里，只数一次").isEqualByComparingTo(BigDecimal.valueOf(received));
        assertThat(total.silent()).containsExactlyInAnyOrderElementsOf(of(Fate.SILENT).stream().map(EightyOneOrgansTest::organ).toList());
        assertThat(total.lines().getFirst().merged()).containsOnly(Map.entry(organ(78), organ(0)), Map.entry(organ(79), organ(1)), Map.entry(organ(80), organ(2)));

        lock.lock(campaign.id(), "经会议审定", ALL).orThrow();
        campaign = campaigns.find(campaign.id()).orElseThrow();
        book.replaceAll((organ, stage) -> stage == Stage.ACCEPTED ? Stage.LOCKED : stage);
        board();
    }

    private void file(int n, int should, int has) {
        begin(n, should, has);
        send(n);
    }

    private void begin(int n, int should, int has) {
        fill.begin(campaign.id(), organ(n), ALL).orThrow();
        put(n, Stage.FILLING);
        type(n, DUE, should);
        type(n, ITEMS, has);
        board();
    }

    private void send(int n) {
        fill.check(campaign.id(), organ(n), ALL).orThrow();
        put(n, Stage.CHECKED);
        board();
        fill.submit(campaign.id(), organ(n), ALL).orThrow();
        put(n, Stage.SUBMITTED);
        owing.remove(organ(n));
        board();
        decide.accept(campaign.id(), organ(n), ALL).orThrow();
        put(n, Stage.ACCEPTED);
        board();
    }

    private void type(int n, Cell cell, int number) {
        Edition edition = reports.latest(campaign.key(organ(n))).orElseThrow();
        typeOver.type(edition.id(), cell, BigDecimal.valueOf(number), null, ALL).orThrow();
    }

    private void put(int n, Stage stage) {
        book.put(organ(n), stage);
    }

    /** The board says of everyone what the book says, counts them so, and names those who owe past their day. */
    private void board() {
        Board board = campaigns.board(campaign);
        assertThat(board.lines().stream().filter(line -> !line.isMerged()).collect(Collectors.toMap(line -> line.filing().organ(), line -> line.filing().stage()))).isEqualTo(book);
        Map<Stage, Long> counted = new EnumMap<>(Stage.class);
        List.of(Stage.values()).forEach(stage -> counted.put(stage, 0L));
        book.values().forEach(stage -> counted.merge(stage, 1L, Long::sum));
        assertThat(board.counted()).isEqualTo(counted);
        assertThat(board.late()).extracting(line -> line.filing().organ()).containsExactlyInAnyOrderElementsOf(owing);
    }

    private static List<Integer> of(Fate fate) {
        List<Integer> found = new ArrayList<>();
        IntStream.range(0, ORGANS).filter(n -> Fate.of(n) == fate).forEach(found::add);
        return found;
    }

    private static String organ(int n) {
        return "o" + n;
    }
}
