package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duty;
import org.gongkai.registers.datatype.Datatype;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.AssertionFailedError;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every register lives its year beside the others: a year is passed once, and what each owes, says and counts is looked at afterwards. */
@GongkaiTest
@Import(TimeMachine.Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("每一份发布的名录：登记一条，到期没有更新的有任务和亮灯，报没有变化或者登记就了结，更正退回原来那天，各算一次")
class EveryRegisterKeptTest {

    private static final String ENTERED = "2026-03-02";
    private static final String OVERDUE = "2028-01-20";
    private static final String CHANGED = "2028-01-14";
    private static final Pattern CITED = Pattern.compile("^\\| (\\d+) \\|.*`/registers/([a-z0-9-]+)`", Pattern.MULTILINE);

    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    RegisterDuties duties;
    @Autowired
    NothingNew nothingNew;
    @Autowired
    RecordRows records;
    @Autowired
    DemoRows demo;
    @Autowired
    Organs organs;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    private final Map<String, Life> lives = new TreeMap<>();

    /** What became of one register. @param day on which its row counts, by kind */
    private static final class Life {
        private final Register register;
        private String organ = "";
        private Map<String, String> row = Map.of();
        private Map<String, BigDecimal> entered = Map.of();
        private Map<String, BigDecimal> again = Map.of();
        private Map<String, BigDecimal> corrected = Map.of();
        private Map<String, BigDecimal> changed = Map.of();
        private List<Duty> owed = List.of();
        private List<Duty> settled = List.of();

        private Life(Register register) {
            this.register = register;
        }

        private Staff keeper() {
            return new Staff("keeper", "某", List.of(Post.at(organ, Role.valueOf(register.keeping().enters().getFirst()))));
        }
    }

    @BeforeAll
    void years(@Autowired DemoDistrict district) {
        time.to(ENTERED);
        district.tell("cast", "registers");
        registers.all().stream().filter(register -> !register.isProjected()).forEach(register -> lives.put(register.id(), new Life(register)));
        lives.values().forEach(this::begin);
        time.to(OVERDUE);
        lives.values().forEach(life -> life.owed = owed(life));
        boolean says = false;
        for (Life life : lives.values()) {
            if (says = !says) {
                Rhythm.Period ended = Objects.requireNonNull(life.register.keeping().rhythm()).endedBefore(LocalDate.parse(OVERDUE));
                assertThat(nothingNew.say(life.register, life.organ, ended.id(), life.keeper())).as(life.register.id()).isEmpty();
            } else {
                fresh(life, "乙", 2);
            }
            life.settled = owed(life);
        }
        lives.values().forEach(this::correct);
        lives.values().forEach(this::change);
    }

    private void begin(Life life) {
        life.row = fresh(life, "甲", 1);
        life.entered = ofLastAct(life);
        Map<String, BigDecimal> before = counted(life.register);
        save(life, life.row, Change.CHANGE, "");
        life.again = difference(before, counted(life.register));
    }

    /** What the act that was recorded last for the register counts. */
    private Map<String, BigDecimal> ofLastAct(Life life) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        jdbc.sql("select kind || ' ' || code || ' ' || on_date, sum(amount) from ledger.fact where act_id = ? group by kind, code, on_date")
                .param(records.entry(life.register.id(), records.entries(life.register.id())).orElseThrow().act()).query((row, n) -> sums.put(row.getString(1), row.getBigDecimal(2))).list();
        return sums;
    }

    /** Enters a row that the demonstration does not have: one of its own with another key. */
    private Map<String, String> fresh(Life life, String mark, int nth) {
        List<String> refused = new ArrayList<>();
        for (Map<String, String> told : demo.rows(life.register, LocalDate.parse(ENTERED))) {
            for (String name : life.register.key()) {
                Map<String, String> row = new HashMap<>(told);
                row.remove(Register.VALID_ON);
                row.keySet().removeIf(field -> life.register.field(field).isEmpty() && !field.equals(Register.ORGAN));
                if (!name.equals(Register.ORGAN) && RowsOtherwise.another(life.register.field(name).orElseThrow(), row, mark, nth)) {
                    Outcome outcome = enter.enterForTheHouse(new EnterRows.Wish(life.register, EnterRows.fresh(), row.getOrDefault(Register.ORGAN, ""), Change.CHANGE, ""), List.of(TypedRow.of(1, row)));
                    if (outcome instanceof Outcome.Saved saved && saved.counts().equals(Map.of(Change.ENTER, 1))) {
                        life.organ = records.entry(life.register.id(), saved.first()).orElseThrow().organ();
                        return row;
                    }
                    refused.add(outcome.toString());
                }
            }
        }
        return instead(life, nth, refused);
    }

    /** Where every key there can be stands already: one that was never entered, and then is. */
    private Map<String, String> instead(Life life, int nth, List<String> refused) {
        Map<String, String> row = new HashMap<>(demo.rows(life.register, LocalDate.parse(ENTERED)).get(nth));
        row.keySet().removeIf(field -> life.register.field(field).isEmpty() && !field.equals(Register.ORGAN));
        life.organ = organs.named(row.getOrDefault(Register.ORGAN, ""), LocalDate.parse(ENTERED)).map(Organ::id).orElse("");
        Outcome gone = enter.enterForTheHouse(new EnterRows.Wish(life.register, EnterRows.fresh(), life.organ, Change.CORRECT, "没有登记过"), List.of(new TypedRow(1, row, null, true)));
        if (gone instanceof Outcome.Saved && save(life, row, Change.CHANGE, "") instanceof Outcome.Saved saved && saved.counts().equals(Map.of(Change.ENTER, 1))) {
            return row;
        }
        throw new AssertionFailedError(life.register.id() + " takes no row like those of the demonstration: " + gone + refused.stream().limit(3).toList());
    }

    private Outcome save(Life life, Map<String, String> row, Change how, String reason) {
        return enter.enterForTheHouse(new EnterRows.Wish(life.register, EnterRows.fresh(), life.organ, how, reason), List.of(TypedRow.of(1, row)));
    }

    private List<Duty> owed(Life life) {
        return duties.of(life.keeper(), 500).pressing().stream().filter(duty -> duty.address().equals("/desk/registers/" + life.register.id())).toList();
    }

    private void correct(Life life) {
        Map<String, BigDecimal> before = counted(life.register);
        life.row = otherwise(life, Change.CORRECT, "核对原件", null);
        life.corrected = difference(before, counted(life.register));
    }

    private void change(Life life) {
        Map<String, BigDecimal> before = counted(life.register);
        life.row = otherwise(life, Change.CHANGE, "", CHANGED);
        life.changed = difference(before, counted(life.register));
    }

    /** Saves the row with one value otherwise, one that is counted where there is such a field and the rules let it. */
    private Map<String, String> otherwise(Life life, Change how, String reason, String validOn) {
        for (Map<String, String> row : RowsOtherwise.of(life.register, life.row)) {
            if (validOn != null) {
                row.put(Register.VALID_ON, validOn);
            }
            if (save(life, row, how, reason) instanceof Outcome.Saved saved && saved.counts().equals(Map.of(how, 1))) {
                row.remove(Register.VALID_ON);
                return row;
            }
        }
        throw new AssertionFailedError(life.register.id() + ": no value can be otherwise");
    }

    @TestFactory
    Stream<DynamicTest> everyRegister() throws IOException {
        Map<String, Set<Integer>> seeds = new TreeMap<>();
        Matcher cited = CITED.matcher(Files.readString(Path.of("docs", "coverage.md")).replaceAll("`、`", "`\n"));
        while (cited.find()) {
            seeds.computeIfAbsent(cited.group(2), id -> new TreeSet<>()).add(Integer.valueOf(cited.group(1)));
        }
        assertThat(lives).hasSizeGreaterThan(40);
        return lives.values().stream().map(life -> dynamicTest(life.register.title() + "（" + life.register.id() + "，种子第 " + seeds.getOrDefault(life.register.id(), Set.of()) + " 行）", () -> lived(life)));
    }

    private void lived(Life life) {
        Register register = life.register;
        assertThat(life.owed).as("到期没有更新，在登记的人的工作台上").singleElement().satisfies(duty -> {
            assertThat(duty.light()).as("亮灯").isNotNull();
            assertThat(duty.lastDay()).isNotNull();
            assertThat(duty.title()).isEqualTo(register.title());
        });
        assertThat(life.settled).as("报没有变化，或者登记了一条").isEmpty();
        assertThat(life.again).as("同样的再存一次，不再计").isEmpty();
        Map<String, String> kept = kept(register, life.row);
        for (Counted counted : register.counts()) {
            boolean counts = counted.when() == null || counted.is().contains(kept.getOrDefault(counted.when(), ""));
            if (counts && counted.amount() == null && counted.given() == null) {
                assertThat(sum(life.entered, counted.kind())).as("登记一条算一件：" + counted.kind()).isEqualByComparingTo("1");
                assertThat(sum(life.corrected, counted.kind())).as("更正以后还是一件").isZero();
                assertThat(sum(life.changed, counted.kind())).as("变更以后还是一件").isZero();
            }
        }
        assertThat(life.corrected.keySet()).as("更正在原来那天：" + life.corrected).allMatch(key -> life.entered.keySet().stream().anyMatch(old -> day(old).equals(day(key))));
        assertThat(life.changed.keySet()).as("变更的差额在它自己那天：" + life.changed).allMatch(key -> day(key).equals(CHANGED));
        for (Counted counted : register.counts()) {
            if (!counted.stock()) {
                assertThat(factsUntil(register, counted, "2099-12-31")).as("各算一次：" + counted.kind()).isEqualByComparingTo(flows(register, counted));
            } else if (counted.on() == null) {
                for (String day : List.of("2025-07-15", "2026-12-31", OVERDUE)) {
                    assertThat(factsUntil(register, counted, day)).as(counted.kind() + " 在 " + day + " 等于那天有效的记录").isEqualByComparingTo(stock(register, counted, LocalDate.parse(day)));
                }
            }
        }
    }

    private static String day(String key) {
        return key.substring(key.lastIndexOf(' ') + 1);
    }
    private static BigDecimal sum(Map<String, BigDecimal> by, String kind) {
        return by.entrySet().stream().filter(one -> one.getKey().startsWith(kind + " ")).map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, String> kept(Register register, Map<String, String> row) {
        Map<String, String> kept = new HashMap<>();
        row.forEach((name, said) -> register.field(name).filter(field -> !said.isBlank()).map(field -> field.type().read(said))
                .ifPresent(read -> kept.put(name, read instanceof Datatype.Value(String value) ? value : "")));
        return kept;
    }

    /** What every record that was not void counts for at last, or for as long as it stood. */
    private BigDecimal flows(Register register, Counted counted) {
        Map<String, List<Entry>> byKey = new HashMap<>();
        records.after(register.id(), 0, 100_000).forEach(entry -> byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry));
        return byKey.values().stream().filter(entries -> entries.getLast().change() != Change.VOID).map(entries -> amount(register, counted, entries.getLast())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal stock(Register register, Counted counted, LocalDate day) {
        return records.validOn(register.id(), day, "", 100_000).stream().map(entry -> amount(register, counted, entry)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(Register register, Counted counted, Entry entry) {
        boolean counts = counted.when() == null || counted.is().contains(entry.said().getOrDefault(counted.when(), ""));
        if (!counts || counted.given() != null && !entry.said().containsKey(counted.given())) {
            return BigDecimal.ZERO;
        }
        return counted.amount() == null ? BigDecimal.ONE : Objects.requireNonNullElse(entry.said().get(counted.amount()), "").isEmpty() ? BigDecimal.ZERO
                : register.field(counted.amount()).orElseThrow().type().number(entry.said().get(counted.amount())).orElseThrow();
    }

    private BigDecimal factsUntil(Register register, Counted counted, String day) {
        return jdbc.sql("select coalesce(sum(amount), 0) from ledger.fact where record = ? and kind = ? and on_date <= ?::date").params(register.subject(), counted.kind(), day).query(BigDecimal.class).single();
    }

    /** Sums by kind, code and day. */
    private Map<String, BigDecimal> counted(Register register) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        jdbc.sql("select kind || ' ' || code || ' ' || on_date, sum(amount) from ledger.fact where record = ? group by kind, code, on_date").param(register.subject())
                .query((row, n) -> sums.put(row.getString(1), row.getBigDecimal(2))).list();
        return sums;
    }

    private static Map<String, BigDecimal> difference(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
        Map<String, BigDecimal> difference = new TreeMap<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream()).distinct().forEach(key -> {
            BigDecimal changed = after.getOrDefault(key, BigDecimal.ZERO).subtract(before.getOrDefault(key, BigDecimal.ZERO));
            if (changed.signum() != 0) {
                difference.put(key, changed);
            }
        });
        return difference;
    }
}
