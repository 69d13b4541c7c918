package org.gongkai.casework.sittinglist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.casework.Applications;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.sittingfigures.Counting;
import org.gongkai.casework.sittingfigures.SittingFigures;
import org.gongkai.casework.sittinglist.list.SittingList;
import org.gongkai.casework.sittinglist.list.SittingList.Stage;
import org.gongkai.casework.sittinglist.list.SittingList.State;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("导入一次会议的建议提案：先逐行核对，有错的说明，全部没有错才登记；同一编号不登记两次；按拟办单位一起交办")
class ListOfASittingTest {

    private static final String SITTING = "青澜区九届五次会议";
    private static final String NEXT = "青澜区九届七次会议";
    private static final String HEAD = "编号,种类,代表团,领衔代表,联名代表,案由,内容,主办单位,会办单位,分办单位\n";

    @Autowired
    ListRows rows;
    @Autowired
    ListWorker worker;
    @Autowired
    Cases cases;
    @Autowired
    CaseTypes types;
    @Autowired
    Applications applications;
    @Autowired
    SittingFigures figures;
    @Autowired
    People people;
    @Autowired
    List<Verification> verifications;
    Staff clerk;

    @BeforeAll
    void cast(@Autowired DemoDistrict district) {
        district.tell("cast");
        clerk = people.staff(people.byLogin("chenxi.office").orElseThrow().id()).orElseThrow();
    }

    @Test
    @DisplayName("proposals of a session of 300：三百行在后台几秒登记完，每件有编号、受理号；同一份再导入一件也不多；一起交办以后各有期限、主办、会办；统计与核验相符")
    void threeHundred() {
        String csv = HEAD + IntStream.rangeClosed(1, 300).mapToObj(n -> n + ",建议," + (n % 3 == 0 ? "竹溪代表团" : "望溪代表团") + ",代表" + n + ",,关于第" + n + "个路口增设路灯的建议,路灯太暗，建议增设。,"
                + (n == 300 ? "" : n % 2 == 0 ? "区教育局" : "青澜区民政局") + "," + (n == 300 ? "" : "区财政局") + ",").collect(Collectors.joining("\n"));
        SittingList list = brought(csv);
        assertThat(list.stage()).isEqualTo(Stage.READY);
        assertThat(list.in(State.READY)).isEqualTo(300);
        assertThat(figures.sittings(types.require("deputyproposal"), clerk.scope())).as("看过清单，一件也没有登记").noneMatch(one -> one.title().equals(SITTING));

        Instant began = Instant.now();
        SittingList entered = then(list, Stage.READY, Stage.ENTERING, Stage.ENTERED);
        assertThat(Duration.between(began, Instant.now())).as("登记三百件").isLessThan(Duration.ofSeconds(30));
        assertThat(entered.in(State.ENTERED)).isEqualTo(300);
        List<SittingList.Row> all = rows.rows(entered, 0, 1000, State.ENTERED);
        CaseState first = cases.state(String.valueOf(all.getFirst().caseId()));
        assertThat(first.stage()).isEqualTo("submitted");
        assertThat(first.all("enlist")).singleElement().satisfies(act -> {
            assertThat(act.text("number")).isEqualTo("1");
            assertThat(act.actor()).isEqualTo(clerk.personId());
        });

        SittingList again = brought(csv);
        assertThat(again.in(State.KNOWN)).as("同一份再导入：都登记过").isEqualTo(300);
        assertThat(then(again, Stage.READY, Stage.ENTERING, Stage.ENTERED).in(State.ENTERED)).isZero();
        assertThat(figures.of(types.require("deputyproposal"), SITTING, clerk.scope())).hasSize(300);

        SittingList handed = then(entered, Stage.ENTERED, Stage.HANDING, Stage.HANDED);
        assertThat(handed.in(State.HANDED)).isEqualTo(299);
        assertThat(rows.rows(handed, 0, 10, State.NOT_HANDED)).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo("300");
            assertThat(row.reason()).contains("没有拟主办单位");
        });
        CaseState sent = cases.state(first.id());
        assertThat(sent.stage()).isEqualTo("handed-out");
        assertThat(sent.handlings()).extracting(Handling::organ).containsExactly("qinglan", "civil", "finance");
        assertThat(cases.clock(sent)).as("期限自交办之日起算").isPresent();

        List<Counting.Line> lines = figures.of(types.require("deputyproposal"), SITTING, clerk.scope());
        Map<String, Long> counted = Counting.measures(types.require("deputyproposal"), LocalDate.now()).stream().collect(Collectors.toMap(Counting.Measure::id, one -> one.of(lines)));
        assertThat(counted).containsEntry("all", 300L).containsEntry("handed", 299L).containsEntry("answered", 0L).containsEntry("unrated", 0L);
        assertThat(figures.of(types.require("deputyproposal"), SITTING, people.staff(people.byLogin("xienan.education").orElseThrow().id()).orElseThrow().scope())).as("主办单位看得到自己的").hasSize(149);
        verifications.stream().filter(one -> one.title().equals("建议提案的届次和办理")).findFirst().orElseThrow().verify(new Verification.Range(0, Long.MAX_VALUE), new NoDifferences());
    }

    @Test
    @DisplayName("有错的行逐行说明：缺项、种类、单位、重号、写了两次的单位、届次不符；一行有错，没有错的也一行不登记")
    void faultsAreTold() {
        String csv = HEAD + """
                901,建议,竹溪代表团,钱望,周煦、江澄,关于甲的建议,内容,区教育局,区财政局,区民政局
                901,建议,竹溪代表团,钱望,,关于乙的建议,内容,区教育局,,
                902,议案,竹溪代表团,钱望,,关于丙的建议,内容,区教育局,,
                903,质询,竹溪代表团,钱望,,关于丁的建议,内容,区教育局,,
                904,建议,竹溪代表团,,,关于戊的建议,,区教育局,,
                905,建议,竹溪代表团,钱望,,关于己的建议,内容,区不存在局,,
                906,建议,竹溪代表团,钱望,,关于庚的建议,内容,区教育局,区教育局,
                907,建议,竹溪代表团,钱望,,关于辛的建议,内容,,区财政局,
                """;
        SittingList list = brought(csv);
        assertThat(list.stage()).isEqualTo(Stage.FAULTY);
        Map<Integer, String> told = rows.rows(list, 0, 100, State.FAULTY).stream().collect(Collectors.toMap(SittingList.Row::line, row -> String.valueOf(row.reason())));
        assertThat(told).containsOnlyKeys(3, 5, 6, 7, 8, 9);
        assertThat(told.get(3)).isEqualTo("编号 901 与第 2 行相同");
        assertThat(told.get(5)).contains("种类“质询”认不出", "议案转为建议");
        assertThat(told.get(6)).contains("没有填“领衔人”", "没有填“内容”");
        assertThat(told.get(7)).contains("“区不存在局”不是本级现有的单位");
        assertThat(told.get(8)).contains("写了两次");
        assertThat(told.get(9)).contains("没有写主办单位");
        assertThat(rows.rows(list, 0, 100, State.READY)).extracting(SittingList.Row::number).containsExactly("901", "902");
        assertThat(rows.press(clerk, list, Stage.READY, Stage.ENTERING)).as("有错的清单登记不了").isFalse();

        SittingList other = brought("届次," + HEAD + "八届一次会议,910,建议,,钱望,,关于届次不符的建议,内容,,,\n");
        assertThat(rows.rows(other, 0, 10, State.FAULTY)).singleElement().satisfies(row -> assertThat(row.reason()).contains("这份清单是“" + SITTING + "”的"));
        assertThat(brought("姓名,电话\n钱望,099\n").told()).contains("表头里缺少必填的列", "编号");
    }

    @Test
    @DisplayName("XLSX 一样读：前面的标题行不算，届次一列写对的照收")
    void workbook() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            List<List<String>> lines = List.of(List.of("青澜区九届五次会议代表建议汇总表"), List.of("届次", "案号", "类型", "界别", "提出人", "案由", "正文", "主办单位"),
                    List.of(SITTING, "701", "提案", "教育界", "苏眉", "关于课后服务的提案", "内容", "区教育局"));
            for (int row = 0; row < lines.size(); row++) {
                Row cells = book.getNumberOfSheets() == 0 ? book.createSheet().createRow(row) : book.getSheetAt(0).createRow(row);
                for (int cell = 0; cell < lines.get(row).size(); cell++) {
                    cells.createCell(cell).setCellValue(lines.get(row).get(cell));
                }
            }
            book.write(file);
        }
        SittingList list = brought("清单.xlsx", file.toByteArray());
        assertThat(rows.rows(list, 0, 10, State.READY)).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo("701");
            assertThat(row.values()).containsEntry("kind", "proposal").containsEntry("lead", "education").containsEntry("group", "教育界");
        });
        assertThat(brought("坏.xlsx", "PK\3\4不是表".getBytes(StandardCharsets.UTF_8)).told()).as("打不开的说明").isNotBlank();
    }

    @Test
    @DisplayName("联名人密封在件里，不写进台账；分办、会办照清单交办；清单过期就不留了")
    void jointAndParts() {
        SittingList list = brought(HEAD + "801,议案,竹溪代表团,钱望,周煦、江澄,关于校门前交通的建议,内容,区教育局,区财政局,区民政局\n");
        SittingList handed = then(then(list, Stage.READY, Stage.ENTERING, Stage.ENTERED), Stage.ENTERED, Stage.HANDING, Stage.HANDED);
        String caseId = String.valueOf(rows.rows(handed, 0, 10, State.HANDED).getFirst().caseId());
        assertThat(applications.of(caseId).content()).containsEntry("joint", "周煦、江澄");
        assertThat(cases.state(caseId).acts()).noneMatch(act -> act.detail().toString().contains("周煦"));
        rows.forget(Instant.now().plusSeconds(60));
        assertThat(rows.find(handed.id())).as("清单过期就不留了，办件在").isEmpty();
        assertThat(cases.state(caseId).handlings()).extracting(one -> one.turn() == null ? "" : one.turn().id()).containsExactly("", "lead", "partner", "part");
    }

    @Test
    @DisplayName("一行出错，说明那一行，其余照样交办；一份清单打不开，别的清单照样登记；登记、交办记在按按钮的人名下，不记在导入的人名下")
    void oneFaultStopsNothingElse(@Autowired JdbcClient client) {
        Staff other = people.staff(people.byLogin("dongzhen.office").orElseThrow().id()).orElseThrow();
        SittingList entered = then(also(HEAD + "601,建议,竹溪代表团,钱望,,关于子的建议,内容,区教育局,,\n602,建议,竹溪代表团,钱望,,关于丑的建议,内容,区教育局,,\n"), Stage.READY, Stage.ENTERING, Stage.ENTERED);
        client.sql("update casework.sitting_row set case_id = 'gone' where list = ? and number = '601'").param(entered.id()).update();
        assertThat(rows.press(other, entered, Stage.ENTERED, Stage.HANDING)).isTrue();
        worker.wake();
        SittingList handed = until(entered.id(), Stage.HANDED);
        assertThat(rows.rows(handed, 0, 10, State.NOT_HANDED)).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo("601");
            assertThat(row.reason()).contains("交办时出错");
        });
        SittingList.Row there = rows.rows(handed, 0, 10, State.HANDED).getFirst();
        String caseId = String.valueOf(there.caseId());
        assertThat(cases.state(caseId).all("enlist").getLast().actor()).isEqualTo(clerk.personId());
        assertThat(cases.state(caseId).all("hand-out")).singleElement().satisfies(act -> assertThat(act.actor()).isEqualTo(other.personId()));
        assertThat(handed.person()).isEqualTo(clerk.personId());
        assertThat(handed.by()).isEqualTo(other.personId());

        SittingList broken = also(HEAD + "611,建议,竹溪代表团,钱望,,关于寅的建议,内容,区教育局,,\n");
        client.sql("update casework.sitting_row set sealed = '\\x00' where list = ?").param(broken.id()).update();
        assertThat(rows.press(clerk, broken, Stage.READY, Stage.ENTERING)).isTrue();
        SittingList next = then(also(HEAD + "612,建议,竹溪代表团,钱望,,关于卯的建议,内容,区教育局,,\n"), Stage.READY, Stage.ENTERING, Stage.ENTERED);
        assertThat(next.in(State.ENTERED)).isEqualTo(1);
        client.sql("delete from casework.sitting_list where id = ?").param(broken.id()).update();
    }

    @Test
    @DisplayName("两件同时登记一个编号：一件登记上，另一件说明已经登记过")
    void atOnce() throws Exception {
        SittingList entered = then(also(HEAD + "501,建议,竹溪代表团,钱望,,关于辰的建议,内容,,,\n502,建议,竹溪代表团,钱望,,关于巳的建议,内容,,,\n"), Stage.READY, Stage.ENTERING, Stage.ENTERED);
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<Performed>> both = rows.rows(entered, 0, 10, State.ENTERED).stream().<Callable<Performed>>map(row -> () -> {
            together.await();
            return cases.perform(Perform.today(String.valueOf(row.caseId()), "enlist", CaseFolders.actor(clerk, "qinglan"), Map.of("sitting", NEXT, "number", "509", "kind", "suggestion")));
        }).toList();
        try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
            List<Performed> came = new ArrayList<>();
            for (Future<Performed> one : hands.invokeAll(both)) {
                came.add(one.get());
            }
            assertThat(came.stream().filter(Performed.Done.class::isInstance)).hasSize(1);
            assertThat(came.stream().filter(Performed.Refused.class::isInstance)).singleElement().asString().contains("第 509 号已经登记过");
        }
    }

    /** Of another sitting than that whose proposals are counted. */
    private SittingList also(String csv) {
        return brought(NEXT, "清单.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private SittingList brought(String csv) {
        return brought("清单.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private SittingList brought(String name, byte[] file) {
        return brought(SITTING, name, file);
    }

    private SittingList brought(String sitting, String name, byte[] file) {
        String id = rows.bring(clerk, "deputyproposal", "qinglan", sitting, "npc", name, file);
        worker.wake();
        return until(id, Stage.READY, Stage.FAULTY);
    }

    private SittingList then(SittingList list, Stage from, Stage to, Stage end) {
        assertThat(rows.press(clerk, list, from, to)).isTrue();
        worker.wake();
        return until(list.id(), end);
    }

    private SittingList until(String id, Stage... stages) {
        return await().atMost(Duration.ofSeconds(120)).until(() -> rows.find(id).orElseThrow(), list -> List.of(stages).contains(list.stage()));
    }
}
