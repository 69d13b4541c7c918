package org.gongkai.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("清单：按字段筛选、计数、排序，逐页翻到底")
class ListsTest {

    private static final String FUNDS = "registers/funds";
    private static final Field STREET = Field.keyword("street");
    private static final Field USE = Field.keyword("use");
    private static final Field AMOUNT = Field.number("amount");
    private static final Field PAID = Field.date("paid");

    @TempDir
    static Path folder;
    private static IndexOfATest index;

    @BeforeAll
    static void fill() {
        index = new IndexOfATest(folder, new ListOfATest("registers"));
        // in two writings, so that there are several segments
        index.put(List.of(
                fund("f1", "残疾人补贴", "青溪街道", "12.5", LocalDate.of(2026, 3, 1), "生活", "护理"),
                fund("f2", "高龄津贴", "青溪街道", "1000.00", LocalDate.of(2026, 5, 1), "生活"),
                fund("f3", "危房改造", "白石镇", "99", null, "住房"),
                Findable.of("w1", "registers/wharves", "青溪渡口", "残疾人优先", "/registers/wharves/w1").with(List.of(Value.keyword("street", "青溪街道")))));
        index.put(List.of(
                fund("f4", "临时救助", null, null, LocalDate.of(2026, 4, 1)),
                fund("f5", "困境儿童补贴", "白石镇", "7", LocalDate.of(2026, 5, 1), "生活"),
                fund("s1", "内部核对", "白石镇", "1", null).only(Audience.only("organ:finance"))));
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    @DisplayName("选定的字段只留下选定的值；每个字段的计数像它自己没有选过一样")
    void choosesAndCounts() {
        Found found = index.find(Search.list(FUNDS).choosing(STREET, "青溪街道").counting(STREET, USE));
        assertThat(ids(found)).containsExactlyInAnyOrder("f1", "f2");
        assertThat(found.counts().get(STREET)).containsExactly(count("白石镇", 2), count("青溪街道", 2));
        assertThat(found.counts().get(USE)).containsExactly(count("生活", 2), count("护理", 1));

        Found either = index.find(Search.list(FUNDS).choosing(USE, "护理", "住房").counting(USE));
        assertThat(ids(either)).containsExactlyInAnyOrder("f1", "f3");
        assertThat(either.counts().get(USE)).as("a record of two uses counts under both").containsExactly(count("生活", 3), count("住房", 1), count("护理", 1));
        assertThat(ids(index.find(Search.list(FUNDS).choosing(USE, "护理")))).as("chosen without being counted").containsExactly("f1");
    }

    @Test
    @DisplayName("一类之内按字查，不串到别的清单；各类一起查时各类都有")
    void findsWordsWithinAKind() {
        assertThat(ids(index.find(Search.of("残疾人").in(FUNDS)))).containsExactly("f1");
        Found both = index.find(Search.of("残疾人").counting(Field.KIND));
        assertThat(both.counts().get(Field.KIND)).containsExactlyInAnyOrder(count(FUNDS, 1), count("registers/wharves", 1));
        assertThat(both.hits()).extracting(Hit::address).contains("/registers/wharves/w1");
    }

    @Test
    @DisplayName("按数、按日期、按词排，升降都行；没有值的总在最后")
    void ordersByAnyField() {
        assertThat(ids(list(Order.ascending(AMOUNT)))).containsExactly("f5", "f1", "f3", "f2", "f4");
        assertThat(ids(list(Order.descending(AMOUNT)))).containsExactly("f2", "f3", "f1", "f5", "f4");
        assertThat(ids(list(Order.descending(PAID)))).containsExactly("f2", "f5", "f4", "f1", "f3");
        assertThat(ids(list(Order.ascending(STREET)))).containsExactly("f3", "f5", "f1", "f2", "f4");
        assertThat(ids(list(Order.descending(STREET)))).containsExactly("f1", "f2", "f3", "f5", "f4");
        assertThatThrownBy(() -> Order.ascending(Field.text("words"))).hasMessageContaining("text");
    }

    @Test
    @DisplayName("逐页往后翻到底、再往前翻回来，一件不漏也不重，没有值的也翻得到")
    void leafsBothWays() {
        for (Order order : List.of(Order.ascending(AMOUNT), Order.descending(PAID), Order.ascending(STREET), Order.descending(STREET), Order.NEWEST)) {
            List<String> all = ids(list(order));
            List<String> forth = new ArrayList<>();
            Found page = index.find(Search.list(FUNDS).ordered(order).sized(2));
            assertThat(page.previous()).isNull();
            forth.addAll(ids(page));
            String last = null;
            while (page.next() != null) {
                last = page.next();
                page = index.find(Search.list(FUNDS).ordered(order).sized(2).from(last));
                assertThat(page.total()).isEqualTo(5);
                forth.addAll(ids(page));
            }
            assertThat(forth).as("%s", order).isEqualTo(all);
            List<String> back = new ArrayList<>(ids(page));
            while (page.previous() != null) {
                page = index.find(Search.list(FUNDS).ordered(order).sized(2).from(page.previous()));
                back.addAll(0, ids(page));
            }
            assertThat(back).as("%s backwards", order).isEqualTo(all);
        }
    }

    @Test
    @DisplayName("别处来的翻页记号、另一种排法的记号，都当作第一页")
    void foreignCursors() {
        String other = index.find(Search.list(FUNDS).ordered(Order.ascending(AMOUNT)).sized(2)).next();
        for (String cursor : List.of("!!", "AAAA", other)) {
            assertThat(ids(index.find(Search.list(FUNDS).ordered(Order.descending(PAID)).sized(2).from(cursor)))).as(cursor).containsExactly("f2", "f5");
        }
        assertThatThrownBy(() -> Search.list(FUNDS).sized(1000).onPage(11)).hasMessageContaining("cursor");
    }

    @Test
    @DisplayName("数和日期可以限定起止，两头都算在内")
    void narrowsByRange() {
        assertThat(ids(index.find(Search.list(FUNDS).where(new Condition.Numbers(AMOUNT, new BigDecimal("7"), new BigDecimal("12.5")))))).containsExactlyInAnyOrder("f1", "f5");
        assertThat(ids(index.find(Search.list(FUNDS).where(new Condition.Days(PAID, LocalDate.of(2026, 4, 1), null))))).containsExactlyInAnyOrder("f2", "f4", "f5");
        assertThat(ids(index.find(Search.list(FUNDS).where(new Condition.Says(Field.text("remark"), "高齡津貼"))))).containsExactly("f2");
    }

    @Test
    @DisplayName("只给某些人看的，别人查不到、计不到、总数里也没有")
    void keepsToItsAudience() {
        Found outside = index.find(Search.list(FUNDS).counting(STREET));
        assertThat(ids(outside)).hasSize(5).doesNotContain("s1");
        assertThat(outside.total()).isEqualTo(5);
        assertThat(outside.counts().get(STREET)).contains(count("白石镇", 2));
        assertThat(ids(index.find(Search.of("内部核对")))).isEmpty();
        assertThat(index.find(Search.list(FUNDS).as(Audience.readerIn("organ:finance"))).total()).isEqualTo(6);
        assertThat(ids(index.find(Search.of("内部核对").as(Audience.readerIn("organ:finance"))))).containsExactly("s1");
        assertThat(ids(index.find(Search.of("内部核对").as(Audience.readerIn("organ:other"))))).isEmpty();
    }

    @Test
    @DisplayName("改了以后立刻数出新的：留着的数只在索引没变时用")
    void countsAnewAfterAChange(@TempDir Path other) {
        try (IndexOfATest changing = new IndexOfATest(other, new ListOfATest("registers"))) {
            Search asked = Search.list(FUNDS).choosing(STREET, "青溪街道").counting(STREET).ordered(Order.descending(AMOUNT));
            changing.put(List.of(fund("f1", "补贴", "青溪街道", "1", null), fund("f2", "津贴", "白石镇", "2", null)));
            for (int again = 0; again < 2; again++) {
                assertThat(changing.find(asked)).satisfies(found -> {
                    assertThat(ids(found)).containsExactly("f1");
                    assertThat(found.total()).isEqualTo(1);
                    assertThat(found.counts().get(STREET)).containsExactly(count("白石镇", 1), count("青溪街道", 1));
                });
            }
            changing.put(List.of(fund("f2", "津贴", "青溪街道", "2", null)));
            assertThat(ids(changing.find(asked))).containsExactly("f2", "f1");
            assertThat(changing.find(asked).counts().get(STREET)).containsExactly(count("青溪街道", 2));
            changing.put(List.of(fund("f3", "内部核对", "青溪街道", "3", null).only(Audience.only("organ:finance"))));
            assertThat(ids(changing.find(asked))).as("the first that is not for everybody").containsExactly("f2", "f1");
            assertThat(changing.find(asked.as(Audience.only("organ:finance"))).hits()).extracting(Hit::id).containsExactly("f3");
        }
    }

    @Test
    @DisplayName("内存不够留住各列时，数出来的还是一样")
    void countsWithoutKeeping() throws Exception {
        try (FindableIndex many = new FindableIndex(folder.resolve("many"))) {
            many.change(IntStream.range(0, 300).mapToObj(n -> IndexedFindable.of("registers", fund("m" + n, "第" + n + "项", "街" + n % 7, "1", null, "用" + n % 3))).toList(), List.of());
            many.flush();
            for (long most : List.of(0L, 700L, 1L << 20)) {
                Searcher searcher = new Searcher(many, new Rooms(List.of(new ListOfATest("registers"))), IndexOfATest.shippedWords(), new Columns(most));
                for (int again = 0; again < 2; again++) {
                    Found found = searcher.find(Search.list(FUNDS).counting(STREET, USE));
                    assertThat(found.counts().get(STREET)).hasSize(7).contains(count("街0", 43));
                    assertThat(found.counts().get(USE)).containsExactly(count("用0", 100), count("用1", 100), count("用2", 100));
                }
            }
        }
    }

    private static Found list(Order order) {
        return index.find(Search.list(FUNDS).ordered(order));
    }

    private static List<String> ids(Found found) {
        return found.hits().stream().map(Hit::id).toList();
    }

    private static Found.Count count(String value, int number) {
        return new Found.Count(value, number);
    }

    private static Findable fund(String id, String title, @Nullable String street, @Nullable String amount, @Nullable LocalDate paid, String... uses) {
        List<Value> values = new ArrayList<>();
        Collections.addAll(values, Value.text("remark", "发放" + title + "的说明"));
        if (street != null) {
            values.add(Value.keyword("street", street));
        }
        if (amount != null) {
            values.add(Value.number("amount", new BigDecimal(amount)));
        }
        if (paid != null) {
            values.add(Value.date("paid", paid));
        }
        for (String use : uses) {
            values.add(Value.keyword("use", use));
        }
        return Findable.of(id, FUNDS, title, title + "，本年发放。", "/registers/funds/" + id).from("青岭区财政局", paid).with(values);
    }
}
