package org.gongkai.reporting.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.Reporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("第四十九条 年度报告公布没有：本站的由公布的动作得出，别处的读过才算")
class PublishedReportsTest {

    private static final LocalDate ON = LocalDate.of(2026, 1, 28);

    @Autowired
    PublishedReports published;
    @Autowired
    NoteElsewhere note;
    @Autowired
    AnnualReports reports;
    @Autowired
    TimeMachine time;
    @Autowired
    People people;

    private Reporter office;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast", "registers", "documents", "matters", "remedies", "annual-reports");
        office = new Reporter(staff("dongzhen.office"));
    }

    private Staff staff(String login) {
        return people.byLogin(login).flatMap(person -> people.staff(person.id())).orElseThrow();
    }

    private Standing of(String organ) {
        return published.of("qinglan", 2025).stream().filter(one -> one.organ().id().equals(organ)).findFirst().orElseThrow();
    }

    @Test
    @Order(1)
    @DisplayName("部门一月三十一日、本级政府三月三十一日：到期以前都不算没有公布，过了的一个不漏，公布得晚的另算")
    void byTheDayOfEach() {
        assertThat(published.of("qinglan", 2026)).allMatch(one -> one.state() == Standing.State.AWAITED);
        List<Standing> all = published.of("qinglan", 2025);
        assertThat(all).extracting(one -> one.organ().id()).doesNotHaveDuplicates().contains("qinglan", "health", "education");
        assertThat(of("health").by()).isEqualTo("2026-01-31");
        assertThat(of("qinglan").by()).isEqualTo("2026-03-31");
        assertThat(of("qinglan").state()).isEqualTo(Standing.State.IN_TIME);
        assertThat(of("education").state()).isEqualTo(Standing.State.LATE);
        assertThat(of("education").on()).isEqualTo("2026-03-02");
        Set<String> missing = all.stream().filter(one -> one.state() == Standing.State.MISSING).map(one -> one.organ().id()).collect(Collectors.toSet());
        assertThat(missing).hasSize(all.size() - 4).contains("health").doesNotContain("education", "housing", "civil", "qinglan");
        assertThat(all.getFirst().state()).as("欠着的在前").isEqualTo(Standing.State.MISSING);
    }

    @Test
    @Order(2)
    @DisplayName("三月三十一日过了，没有公布的本级政府也欠着")
    void theGovernmentToo() {
        time.to("2026-04-01");
        assertThat(published.of("qinglan", 2024)).filteredOn(one -> one.organ().id().equals("qinglan")).singleElement().extracting(Standing::state).isEqualTo(Standing.State.MISSING);
        time.to("2026-03-02");
    }

    @Test
    @Order(3)
    @DisplayName("别的机关的、别的年度的、读不出来的、还没有到的日期、不是网址的，都不记，说明缘由")
    void onlyThatReport() {
        byte[] education = page("education");
        assertThat(note("health", 2025, "https://health.example.gov.cn/nb.html", ON, "nb.html", education).reasons()).singleElement().asString().contains("青澜区教育局", "的报告，不是");
        assertThat(note("education", 2024, "https://edu.example.gov.cn/nb.html", ON, "nb.html", education).reasons()).singleElement().asString().contains("2025 年度的报告，不是 2024 年度的");
        assertThat(note("health", 2025, "https://health.example.gov.cn/nb.html", ON, "nb.html", "今天天气晴。".getBytes(StandardCharsets.UTF_8)).reasons()).isNotEmpty().allMatch(reason -> reason.contains("没有读出"));
        assertThat(note("health", 2025, "https://health.example.gov.cn/nb.pdf", ON, "nb.pdf", new byte[] {1, 2, 3}).reasons()).isNotEmpty();
        assertThat(note("health", 2025, "health.example.gov.cn", LocalDate.of(2026, 3, 9), "nb.html", education).reasons()).hasSize(2);
        assertThat(note.note(new NoteElsewhere.Said("health", 2025, "https://health.example.gov.cn/nb.html", ON), "qinglan", "nb.html", education, new Reporter(staff("huangyu.health"))).reasons())
                .singleElement().asString().startsWith("须由该机关的");
        assertThat(of("health").elsewhere()).isNull();
    }

    @Test
    @Order(4)
    @DisplayName("在别的网站按期公布的，交来页面，读出机关和年度，记下网址、日期和检查发现的问题")
    void foundElsewhere() {
        String theirs = new String(page("education"), StandardCharsets.UTF_8).replace("青澜区教育局", "青澜区卫生健康局").replace("青澜区教育委员会", "青澜区卫生健康局");
        Elsewhere found = note("health", 2025, "https://health.example.gov.cn/2025/nb.html", ON, "nb.html", theirs.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(found.address()).isEqualTo("https://health.example.gov.cn/2025/nb.html");
        assertThat(of("health").state()).isEqualTo(Standing.State.IN_TIME);
        assertThat(of("health").on()).isEqualTo(ON);
        assertThat(of("health").elsewhere()).isEqualTo(found);
        String wrong = theirs.replaceFirst("(?s)(本年新收政府信息公开申请数量.*?<td[^>]*>)\\d+", "$1999");
        assertThat(wrong).isNotEqualTo(theirs);
        Elsewhere again = note("health", 2025, "https://health.example.gov.cn/2025/nb.html", ON, "nb.html", wrong.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(again.errors()).isGreaterThan(found.errors());
        assertThat(of("health").elsewhere().findings()).anyMatch(sentence -> sentence.contains("999"));
    }

    private Attempt<Elsewhere> note(String organ, int year, String address, LocalDate on, String file, byte[] content) {
        return note.note(new NoteElsewhere.Said(organ, year, address, on), "qinglan", file, content, office);
    }

    /** A report as its page shows it. */
    private byte[] page(String organ) {
        return reports.html(reports.published(organ, 2025, ReportScope.OWN).orElseThrow().report()).getBytes(StandardCharsets.UTF_8);
    }
}
