package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.directory.People;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("从文件来的行：错的各有一句说得清的话，能猜到的提出怎样改；一份里有错的一行也不登记，导入两次不会登记两次")
class RowsFromOutsideTest {

    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient client;
    @Autowired
    Registers registers;
    @Autowired
    Keepers keepers;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
    }

    static Stream<Arguments> bad() {
        String heading = "举办日期,主题,形式,参加人数\n";
        return Stream.of(Arguments.of("表头写错", "trainings", "举办日,主题,形式,参加人数\n2026-02-10,甲,线上,5", "认不出的是“举办日”", null),
                Arguments.of("合并的单元格", "trainings", heading + "2026-02-10,甲,线上,5\n,乙,线上,5", "多半与上一行相同", "2026-02-10"),
                Arguments.of("日期成了序号", "trainings", heading + "44000,甲,线上,5", "日期序号 44000", "2020-06-18"),
                Arguments.of("元和万元", "special-funds", "编号,资金名称,年度,主管部门,总额\nA1,甲,2026,区民政局,105382600元", "换算是 10538.26", "10538.26"),
                Arguments.of("同一条写了两次", "trainings", heading + "2026-02-10,甲,线上,5\n2026-02-10,甲,线上,6", "与第 2 行是同一条记录", null),
                Arguments.of("公式", "trainings", heading + "2026-02-10,\"=HYPERLINK(\"\"http://x.invalid\"\",\"\"甲\"\")\",线上,5", "公式", "甲"),
                Arguments.of("公开的列里有身份号码", "trainings", heading + "2026-02-10,联系 11010519491231002X,线上,5", "身份号码", null),
                Arguments.of("全角数字里有字", "trainings", heading + "2026-02-10,甲,线上,５人左右", "参加人数", null),
                Arguments.of("多出一格", "trainings", heading + "2026-02-10,甲,线上,5,6", "与表头不一致", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void badInput(String what, String id, String csv, String sentence, String instead, @Autowired RegisterImport imports, @Autowired EnterRows enter, @Autowired People people)
            throws Exception {
        entrustFunds();
        Register register = registers.find(id).orElseThrow();
        Staff staff = people.byLogin("zhuche.finance").flatMap(person -> people.staff(person.id())).orElseThrow();
        List<TableRow> table = Table.read(csv.getBytes(StandardCharsets.UTF_8));
        switch (Sheet.read(register, table.iterator())) {
            case Sheet.Unreadable(String said) -> assertThat(said).contains(sentence);
            case Sheet.Rows read -> {
                List<RowFault> faults = new ArrayList<>(read.faults());
                if (faults.isEmpty() && enter.enter(new EnterRows.Wish(register, EnterRows.fresh(), "finance", Change.CHANGE, ""), read.rows(), staff) instanceof Outcome.Refused(List<RowFault> more)) {
                    faults.addAll(Sheet.hinted(register, more, read.rows()));
                }
                assertThat(faults).anySatisfy(fault -> {
                    assertThat(fault.sentence()).contains(sentence);
                    assertThat(fault.instead()).isEqualTo(instead);
                });
            }
        }
        long before = client.sql("select count(*) from registers.entry").query(Long.class).single();
        try {
            assertThat(imports.take(id, new RegisterImport.Terms("finance", "", false), new RegisterImport.Parcel("digest of " + what, 0, table, List.of())).rejected()).isNotEmpty();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).contains(sentence);
        }
        assertThat(client.sql("select count(*) from registers.entry").query(Long.class).single()).as("nothing half imported").isEqualTo(before);
    }

    @Test
    @DisplayName("用命令导入的大文件：一段一次保存，重来一遍一条也不多")
    void parcels(@Autowired RegisterImport imports) throws Exception {
        StringBuilder csv = new StringBuilder("时间,主题,形式,人数\n");
        for (int n = 0; n < 40; n++) {
            csv.append("２０２６-01-15,第").append(n).append("讲,线上,").append(n == 4 ? "５" : String.valueOf(n + 1)).append('\n');
        }
        List<TableRow> table = Table.read(csv.toString().getBytes(StandardCharsets.UTF_8));
        for (int again = 0; again < 2; again++) {
            for (int n = 0; n < 2; n++) {
                RegisterImport.Taken taken = imports.take("trainings", new RegisterImport.Terms("audit", "", false), new RegisterImport.Parcel("digest", n, table.subList(0, 10), n == 0 ? table.subList(10, 25) : table.subList(25, 41)));
                assertThat(taken.rejected()).isEmpty();
                assertThat(taken.imported()).isEqualTo(again == 1 ? 0 : n == 0 ? 24 : 16);
            }
        }
        assertThat(client.sql("select count(*) from registers.entry where organ = 'audit'").query(Long.class).single()).isEqualTo(40);
    }

    @Test
    @DisplayName("有错的行可以留在外面：别的行照样登记，重来一遍一条也不多，改好的一行另外导入")
    void leavesOut(@Autowired RegisterImport imports) throws Exception {
        List<TableRow> table = Table.read("时间,主题,形式,人数\n2026-01-15,第一讲,线上,20\n2026-01-16,第二讲,线上,很多\n没有,第三讲,线上,3\n2026-01-18,第四讲,线上,4\n".getBytes(StandardCharsets.UTF_8));
        RegisterImport.Parcel parcel = new RegisterImport.Parcel("left out", 0, table, List.of());
        assertThat(imports.take("trainings", new RegisterImport.Terms("civil", "", false), parcel)).satisfies(none -> {
            assertThat(none.imported()).isZero();
            assertThat(none.rejected()).extracting(RegisterImport.Rejected::line).containsExactly(3L, 4L);
        });
        assertThat(imports.take("trainings", new RegisterImport.Terms("civil", "", true), parcel)).satisfies(some -> {
            assertThat(some.imported()).isEqualTo(2);
            assertThat(some.rejected()).extracting(RegisterImport.Rejected::line).containsExactly(3L, 4L);
        });
        assertThat(imports.take("trainings", new RegisterImport.Terms("civil", "", true), parcel)).satisfies(again -> {
            assertThat(again.imported()).isZero();
            assertThat(again.unchanged()).isEqualTo(2);
        });
        assertThat(client.sql("select count(*) from registers.entry where organ = 'civil'").query(Long.class).single()).isEqualTo(2);
    }

    @Test
    @DisplayName("认出一条的是网址、带斜杠或者很长的：登记得进，地址里用摘要，再来一次认得出是同一条")
    void keysThatAreNoAddress(@Autowired RegisterImport imports) throws Exception {
        String lines = "名称,网址\n甲网站,https://www.example/a/b?c=~d\n乙网站,https://www.example/" + "e".repeat(200) + "\n";
        for (String name : List.of("names", "the same names", "other")) {
            List<TableRow> table = Table.read(lines.replace("名称,", "网站名称,").getBytes(StandardCharsets.UTF_8));
            RegisterImport.Taken taken = imports.take("government-sites", new RegisterImport.Terms("audit", "", false), new RegisterImport.Parcel(name, 0, table, List.of()));
            assertThat(taken.rejected()).isEmpty();
            assertThat(taken.imported()).isEqualTo(name.equals("names") ? 2 : 0);
        }
        List<String> keys = client.sql("select key from registers.record where register = 'government-sites'").query(String.class).list();
        assertThat(keys).hasSize(2).doesNotHaveDuplicates().allSatisfy(key -> assertThat(key).matches("~[0-9a-f]{32}"));
        List<TableRow> twice = Table.read("网站名称,网址\n丙网站,https://www.example/c\n丙网站,https://www.example/c\n".getBytes(StandardCharsets.UTF_8));
        assertThat(imports.take("government-sites", new RegisterImport.Terms("audit", "", false), new RegisterImport.Parcel("twice", 0, twice, List.of())).rejected()).singleElement()
                .satisfies(line -> assertThat(line.reason()).as("in the words of the row").contains("https://www.example/c、丙网站").doesNotContain("~"));
        assertThat(RecordAddress.of("government-sites", keys.getFirst())).matches("/registers/government-sites/~[0-9a-f]{32}");
    }

    @Test
    @DisplayName("同一条记录在一份大文件里隔得很远又写了一次：第二次不登记，说出是第几号条目")
    void twiceFarApart(@Autowired RegisterImport imports) throws Exception {
        List<TableRow> table = Table.read("时间,主题,形式,人数\n2026-01-16,甲,线上,5\n2026-01-17,乙,线上,5\n2026-01-16,甲,线上,6\n".getBytes(StandardCharsets.UTF_8));
        RegisterImport.Terms water = new RegisterImport.Terms("water", "", false);
        assertThat(imports.take("trainings", water, new RegisterImport.Parcel("far apart", 0, table.subList(0, 2), List.of())).imported()).isEqualTo(1);
        RegisterImport.Taken second = imports.take("trainings", water, new RegisterImport.Parcel("far apart", 1, table.subList(0, 2), table.subList(2, 4)));
        assertThat(second.imported()).isZero();
        assertThat(second.rejected()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(4);
            assertThat(line.reason()).contains("这份文件里另一行是同一条记录").contains("号条目");
        });
        assertThat(imports.take("trainings", water, new RegisterImport.Parcel("another file", 0, table.subList(0, 1), table.subList(3, 4))).imported()).as("another file changes it").isEqualTo(1);
    }

    @Test
    @DisplayName("须审批的名录，命令带来的先送审，同意以后才登记；已经批准的写明谁批准、凭什么，记入台账")
    void importsPassTheChain(@Autowired RegisterImport imports, @Autowired Proposals proposals, @Autowired Ledger ledger) throws Exception {
        entrustFunds();
        List<TableRow> table = Table.read("编号,资金名称,年度,主管部门,总额\nZ1,甲资金,2025,区民政局,10\nZ2,乙资金,2025,区民政局,20\n".getBytes(StandardCharsets.UTF_8));
        RegisterImport.Parcel parcel = new RegisterImport.Parcel("funds to agree to", 0, table, List.of());
        for (int again = 0; again < 2; again++) {
            RegisterImport.Taken taken = imports.take("special-funds", new RegisterImport.Terms("", "", false), parcel);
            assertThat(taken.imported()).isZero();
            assertThat(taken.waiting()).isEqualTo(2);
            assertThat(taken.held()).as("sent twice, it waits once").singleElement().satisfies(held -> assertThat(held.reason()).contains("2 行").contains("审批"));
        }
        assertThat(funds()).isZero();
        Staff officer = new Staff("clerk", "", List.of(Post.at("finance", Role.OFFICER)));
        Staff approver = new Staff("head", "", List.of(Post.at("finance", Role.APPROVER)));
        Proposals.Proposal waiting = proposals.waiting(approver, 9).stream().filter(one -> one.register().equals("special-funds")).findFirst().orElseThrow();
        assertThat(proposals.take(waiting.id(), "return", Map.of("reason", "金额再核一核"), approver)).isInstanceOf(Proposals.Step.Taken.class);
        assertThat(proposals.waiting(officer, 9)).as("whoever enters there takes it up").extracting(Proposals.Proposal::id).contains(waiting.id());
        assertThat(proposals.take(waiting.id(), "withdraw", Map.of(), officer)).isInstanceOf(Proposals.Step.Taken.class);

        assertThatThrownBy(() -> imports.take("special-funds", new RegisterImport.Terms("", "王某 11010519491231002X", false), parcel)).hasMessageContaining("身份号码");
        String who = "区长办公会议批准，青府纪要〔2026〕5 号";
        assertThat(imports.take("special-funds", new RegisterImport.Terms("", who, false), parcel).imported()).isEqualTo(2);
        assertThat(funds()).isEqualTo(2);
        assertThat(ledger.of("register/special-funds")).last().satisfies(act -> assertThat(act.text("approved")).isEqualTo(who));
        assertThat(imports.take("special-funds", new RegisterImport.Terms("", "", false), parcel).waiting()).as("nothing is left to agree to").isZero();
    }

    private long funds() {
        return client.sql("select count(*) from registers.entry where register = 'special-funds' and key like 'Z%'").query(Long.class).single();
    }

    @Test
    @DisplayName("大文件按机关和日期排好再登记，一行不少，同一机关同一天的照原来的次序")
    void inOrder() throws Exception {
        StringBuilder csv = new StringBuilder("机关,编号,生效日期\n");
        for (int n = 0; n < 3000; n++) {
            csv.append(List.of("区民政局", "区财政局", "", "区水利局").get(n * 7 % 4)).append(",\"第 ").append(n).append(" 号，\n续\",2026-01-").append(10 + n * 13 % 20).append('\n');
        }
        List<TableRow> all = Table.read(csv.toString().getBytes(StandardCharsets.UTF_8));
        List<Integer> order = Sheet.order(all.subList(0, 2));
        assertThat(order).containsExactly(0, 2);
        List<TableRow> rows = all.subList(1, all.size());
        List<TableRow> sorted = new ArrayList<>();
        Set<Path> before = spooled();
        try (RowsInOrder ordered = RowsInOrder.of(rows.iterator(), order)) {
            assertThat(spooled()).as("rows lie nowhere under a name").isEqualTo(before);
            ordered.forEachRemaining(sorted::add);
        }
        assertThat(sorted).isEqualTo(rows.stream().sorted(Comparator.<TableRow, String>comparing(row -> row.cell(0)).thenComparing(row -> row.cell(2))).toList());
    }

    private static Set<Path> spooled() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("gongkai-rows")).collect(Collectors.toSet());
        }
    }

    private void entrustFunds() {
        Register funds = registers.find("special-funds").orElseThrow();
        assertThat(keepers.entrust(funds, "finance", new Staff("office", "", List.of(Post.at("qinglan", Role.DISCLOSURE_OFFICE))))).isEmpty();
    }
}
