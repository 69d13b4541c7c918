package org.gongkai.search;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

import org.springframework.util.FileSystemUtils;

/**
 * What a register of many records costs the index: filling it, and pages of its list with choices, counts over five fields, every order, cursors and
 * words. Not a test: {@code java -cp <test classpath> org.gongkai.search.MillionRecords [RECORDS] [FOLDER]} prints lines for docs/measured.md.
 */
final class MillionRecords {

    private static final String KIND = "registers/licences";
    private static final Field STATUS = Field.keyword("status");
    private static final Field STREET = Field.keyword("street");
    private static final Field TRADE = Field.keyword("trade");
    private static final List<Order> ORDERS = List.of(Order.NEWEST, Order.ascending(Field.date("until")), Order.descending(Field.number("amount")),
            Order.ascending(STREET), Order.ascending(Field.keyword("code")));
    private static final String[] STATES = {"有效", "注销", "变更", "撤销", "过期"};
    private static final String[] WORDS = {"青溪", "白石", "长风", "明德", "同福", "广济", "云岭", "临江", "东渡", "和顺", "餐饮", "食品", "运输", "建筑", "药品", "印刷", "旅馆", "烟草"};
    private static final int AT_ONCE = 300;
    private static final int DURABLE_EVERY = 6000;
    private static final int ASKED = 400;

    private MillionRecords() {
    }

    public static void main(String[] arguments) throws Exception {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("million");
        try (FindableIndex index = new FindableIndex(folder)) {
            if (!Files.exists(folder.resolve("filled"))) {
                fill(index, records);
                Files.createFile(folder.resolve("filled"));
                say("| index on disk | %.0f MB |", size(folder) / 1e6);
            }
            Searcher searcher = new Searcher(index, new Rooms(List.of(new ListOfATest("registers"))), IndexOfATest.shippedWords());
            ask(searcher, 1, "to warm up");
            ask(searcher, 1, "one at a time");
            ask(searcher, 4, "four at a time");
            System.gc();
            say("| heap after it | %.0f MB |", (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6);
        } finally {
            if (arguments.length < 2) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private static void fill(FindableIndex index, int records) {
        RandomGenerator chance = RandomGenerator.of("L64X128MixRandom");
        long start = System.nanoTime();
        for (int n = 0; n < records; n += AT_ONCE) {
            List<IndexedFindable> batch = new ArrayList<>();
            for (int one = n; one < Math.min(records, n + AT_ONCE); one++) {
                batch.add(IndexedFindable.of("registers", record(one, chance)));
            }
            index.change(batch, List.of());
            if (n / DURABLE_EVERY != (n + AT_ONCE) / DURABLE_EVERY) {
                index.flush();
            }
        }
        index.flush();
        double seconds = (System.nanoTime() - start) / 1e9;
        say("| filling with %,d records | %.0f s, %,.0f/s |", records, seconds, records / seconds);
    }

    private static Findable record(int n, RandomGenerator chance) {
        String name = WORDS[chance.nextInt(10)] + WORDS[chance.nextInt(10)] + WORDS[10 + chance.nextInt(8)] + "有限公司";
        LocalDate day = LocalDate.of(2016, 1, 1).plusDays(chance.nextInt(3900));
        List<Value> values = new ArrayList<>(List.of(Value.keyword("status", STATES[chance.nextInt(5)]), Value.keyword("street", "第" + chance.nextInt(20) + "街道"),
                Value.keyword("trade", "行业" + chance.nextInt(200)), Value.keyword("code", "青许字" + (10_000_000 + n)),
                Value.number("amount", BigDecimal.valueOf(chance.nextInt(10_000_000), 2)), Value.date("until", day.plusYears(5))));
        if (n % 3 == 0) {
            values.add(Value.keyword("trade", "行业" + chance.nextInt(200)));
        }
        return Findable.of("licences/" + n, KIND, name, name + " 许可编号青许字" + (10_000_000 + n) + " 经营范围：" + WORDS[chance.nextInt(18)] + "、" + WORDS[chance.nextInt(18)]
                + "。法定地址：第" + chance.nextInt(20) + "街道" + chance.nextInt(400) + "号。", "/registers/licences/" + n)
                .from("青澜区第" + chance.nextInt(40) + "局", day).weighing(0.5f).with(values);
    }

    private static void ask(Searcher searcher, int clients, String how) throws Exception {
        double[] whole = new double[ASKED * clients];
        Callable<double[]> asking = () -> {
            RandomGenerator chance = RandomGenerator.of("L64X128MixRandom");
            double[] millis = new double[ASKED];
            String cursor = null;
            Search last = null;
            for (int n = 0; n < ASKED; n++) {
                Search search = cursor != null && n % 3 != 0 ? last.from(cursor) : question(chance);
                long start = System.nanoTime();
                Found found = searcher.find(search);
                millis[n] = (System.nanoTime() - start) / 1e6;
                cursor = found.next();
                last = search;
            }
            return millis;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            int at = 0;
            for (Future<double[]> one : threads.invokeAll(Collections.nCopies(clients, asking))) {
                System.arraycopy(one.get(), 0, whole, at++ * ASKED, ASKED);
            }
        }
        Arrays.sort(whole);
        say("| %d pages of its list, %s: two thirds by cursor, half with a choice, a fifth with words, five fields counted | p50 %.0f ms, p95 %.0f ms, p99 %.0f ms |",
                whole.length, how, whole[whole.length / 2], whole[whole.length * 95 / 100], whole[whole.length * 99 / 100]);
    }

    private static Search question(RandomGenerator chance) {
        Search search = Search.list(KIND).counting(STATUS, STREET, TRADE, Field.ORGAN, Field.YEAR).sized(50).ordered(ORDERS.get(chance.nextInt(ORDERS.size())));
        if (chance.nextInt(2) == 0) {
            search = search.choosing(STREET, "第" + chance.nextInt(20) + "街道");
        }
        if (chance.nextInt(4) == 0) {
            search = search.choosing(STATUS, STATES[chance.nextInt(5)], STATES[chance.nextInt(5)]);
        }
        return chance.nextInt(5) == 0 ? search.saying(WORDS[chance.nextInt(18)]) : search;
    }

    private static long size(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
