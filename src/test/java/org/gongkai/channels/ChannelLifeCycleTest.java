package org.gongkai.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongkai.channels.CountyBureau.APPROVER;
import static org.gongkai.channels.CountyBureau.OFFICER;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.channels.Delivery.Recall;
import org.gongkai.channels.Delivery.State;
import org.gongkai.clock.Light;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.BoardSheet;
import org.gongkai.procedure.Duty;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.NewsOfDocuments;
import org.gongkai.publication.Particulars;
import org.gongkai.publication.TakeReviewStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("一份公告在公开栏里的一生：公开以后待张贴，张贴、换新版、撤回是红的，取下；每一步有记录，核验无误")
class ChannelLifeCycleTest {

    @Autowired
    TakeReviewStep steps;
    @Autowired
    FollowPublications follow;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Boards boards;
    @Autowired
    BoardSheet sheets;
    @Autowired
    NewsOfDocuments news;
    @Autowired
    ChannelDuties duties;
    @Autowired
    Ledger ledger;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;

    private CountyBureau bureau;

    @BeforeEach
    void cast(@Autowired AutowireCapableBeanFactory beans) {
        time.to("2026-03-06");
        bureau = beans.createBean(CountyBureau.class).established();
    }

    @Test
    @DisplayName("公开、张贴、更正、撤回、取下")
    void wholeLife() throws IOException {
        String first = bureau.published(entry("关于春季招生的公告", "notice"), "<p>报名三月十日开始。</p>");
        bureau.followed();
        Delivery sheet = only(first);
        assertThat(sheet).extracting(Delivery::channel, Delivery::state, Delivery::publicOn).containsExactly("board", State.DUE, LocalDate.of(2026, 3, 6));
        assertThat(duties.of(OFFICER, 9).pressing()).extracting(Duty::queue, Duty::title, Duty::address).containsExactly(tuple("待张贴", "关于春季招生的公告", "/desk/channels/" + sheet.id()));
        assertThat(duties.of(APPROVER, 9).pressing()).as("只由管公开栏的岗位办").isEmpty();

        assertThat(boards.putUp(sheet.id(), "", LocalDate.of(2026, 3, 6), OFFICER).reasons()).singleElement().asString().contains("贴在哪里");
        assertThat(boards.putUp(sheet.id(), "院内公开栏", LocalDate.of(2026, 3, 5), OFFICER).reasons()).singleElement().asString().contains("公开那天以后");
        assertThat(boards.putUp(sheet.id(), "院内公开栏", LocalDate.of(2026, 3, 6), APPROVER).reasons()).isNotEmpty();
        assertThat(boards.takeDown(sheet.id(), LocalDate.of(2026, 3, 6), OFFICER).reasons()).as("没有贴的取不下").isNotEmpty();
        boards.putUp(sheet.id(), "院内公开栏", LocalDate.of(2026, 3, 6), OFFICER).orThrow();
        assertThat(boards.putUp(sheet.id(), "又贴一次", LocalDate.of(2026, 3, 6), OFFICER).reasons()).isNotEmpty();
        assertThat(duties.of(OFFICER, 9).pressing()).isEmpty();
        assertThat(only(first)).extracting(Delivery::state, Delivery::receipt, Delivery::untilOn).containsExactly(State.OUT, "院内公开栏", LocalDate.of(2026, 3, 21));

        time.to("2026-03-09");
        String second = bureau.corrected(first, entry("关于春季招生的公告", "notice"), "<p>报名三月十一日开始。</p>");
        bureau.followed();
        assertThat(only(first)).extracting(Delivery::state, Delivery::recall).containsExactly(State.RECALLED, Recall.REPLACED);
        assertThat(only(second).state()).isEqualTo(State.DUE);
        assertThat(duties.of(OFFICER, 9).pressing()).extracting(Duty::queue).containsExactly("撤回待取下", "待张贴");
        boards.takeDown(only(first).id(), LocalDate.of(2026, 3, 9), OFFICER).orThrow();
        boards.putUp(only(second).id(), "院内公开栏", LocalDate.of(2026, 3, 9), OFFICER).orThrow();
        assertThat(duties.of(OFFICER, 9).pressing()).isEmpty();

        steps.take(second, "withdraw", Map.of("ground", "privacy", "reason", "名单里有不应公开的信息"), APPROVER).orThrow();
        bureau.followed();
        Delivery red = only(second);
        assertThat(red).extracting(Delivery::state, Delivery::recall, Delivery::isRed).containsExactly(State.RECALLED, Recall.WITHDRAWN, true);
        assertThat(deliveries.standing(Scope.EVERYTHING)).filteredOn(one -> one.channel().equals("board")).singleElement().satisfies(one -> assertThat(one.red()).isOne());
        assertThat(duties.of(OFFICER, 9).pressing()).singleElement().satisfies(duty -> assertThat(duty.queue()).isEqualTo("撤回待取下")).satisfies(duty -> assertThat(duty.light()).isEqualTo(Light.RED));
        time.to("2026-03-12");
        assertThat(duties.of(OFFICER, 9).pressing()).extracting(Duty::light).as("没有取下，一直在").containsExactly(Light.BLACK);
        boards.takeDown(red.id(), LocalDate.of(2026, 3, 12), OFFICER).orThrow();
        assertThat(only(second)).extracting(Delivery::state, Delivery::backOn).containsExactly(State.BACK, LocalDate.of(2026, 3, 12));
        assertThat(duties.of(OFFICER, 9).pressing()).isEmpty();
        assertThat(deliveries.standing(Scope.EVERYTHING)).filteredOn(one -> one.channel().equals("board")).allSatisfy(one -> assertThat(one.red()).isZero());
        assertThat(deliveries.byYear(Scope.EVERYTHING)).contains(new Deliveries.OfYear("board", 2026, 2, 1));
        assertThat(ledger.of(red.id())).extracting(Act::verb, Act::actor).containsExactly(tuple("due", null), tuple("out", OFFICER.personId()), tuple("recall", null), tuple("back", OFFICER.personId()));
        assertThat(ledger.of(red.id())).allSatisfy(act -> assertThat(act.detail().toString()).doesNotContain("院内公开栏", "招生"));
        bureau.verified();
    }

    @Test
    @DisplayName("十五天到期的取下；没有贴就撤回的，不用贴了；不归公开栏的文件、没有定种类的文件，不贴")
    void overAndNever() {
        String shown = published("招聘公告", "notice");
        boards.putUp(only(shown).id(), "院内公开栏", LocalDate.of(2026, 3, 6), OFFICER).orThrow();
        time.to("2026-03-21");
        assertThat(duties.of(OFFICER, 99).pressing()).extracting(Duty::title).doesNotContain("招聘公告");
        time.to("2026-03-23");
        assertThat(duties.of(OFFICER, 99).pressing()).filteredOn(duty -> duty.title().equals("招聘公告")).extracting(Duty::queue).containsExactly("到期待取下");
        boards.takeDown(only(shown).id(), LocalDate.of(2026, 3, 23), OFFICER).orThrow();
        assertThat(duties.of(OFFICER, 99).pressing()).extracting(Duty::title).doesNotContain("招聘公告");

        String never = published("采购公告", "notice");
        steps.take(never, "withdraw", Map.of("ground", "inaccurate", "reason", "日期写错，不应公开"), APPROVER).orThrow();
        bureau.followed();
        assertThat(only(never).state()).isEqualTo(State.VOID);
        assertThat(duties.of(OFFICER, 99).pressing()).extracting(Duty::title).doesNotContain("采购公告");
        assertThat(of(published("没有定种类的通知", null))).isEmpty();
        assertThat(of(published("动态", "news"))).isEmpty();
    }

    @Test
    @DisplayName("公开以后、交给渠道以前断了：下一轮从头办，每个渠道还是一件")
    void killedBetween() {
        String edition = bureau.published(entry("停水公告", "notice"), "<p>十日停水。</p>");
        bureau.linked();
        transaction.executeWithoutResult(killed -> {
            follow.round();
            killed.setRollbackOnly();
        });
        bureau.followed();
        follow.round();
        client.sql("update channels.followed set position = 0").update();
        bureau.followed();
        assertThat(of(edition)).as("从第一个动作起再跟一遍也一样").hasSize(1);
        assertThat(ledger.of(only(edition).id())).extracting(Act::verb).containsExactly("due");
    }

    @Test
    @DisplayName("印出来的一张有题目、机关、文号、日期、正文的开头，写着全文在哪里；长的截断，A3 写得多")
    void printedSheet() throws IOException {
        String edition = published("停电公告", "notice");
        NewsOfDocuments.Told told = news.editions(List.of(edition)).get(edition);
        List<String> text = IntStream.range(0, 60).mapToObj(n -> "第" + n + "条　检修线路的村请提前准备照明，有病人的家庭与村委会联系。").toList();
        BoardSheet.Notice notice = new BoardSheet.Notice(told.edition().entry().title(), "青河县教育局", "青教〔2026〕3号", "2026年3月6日公开", text, "https://www.example.gov.cn/documents/x", "青河县教育局");
        String small = text(sheets.of(notice, BoardSheet.Size.A4).orElseThrow(), 1);
        assertThat(small).contains("停电公告", "青河县教育局", "青教〔2026〕3号", "2026年3月6日公开", "第0条", "全文请扫二维码", "https://www.example.gov.cn/documents/x").doesNotContain("第50条");
        String large = text(sheets.of(notice, BoardSheet.Size.A3).orElseThrow(), 1);
        assertThat(large.length()).isGreaterThan(small.length());
        String heading = "关于".repeat(30) + "的公告";
        text(sheets.of(new BoardSheet.Notice(heading, "青河县教育局", "青教〔2026〕3号", "2026年3月6日公开", List.of("文".repeat(3000)), "https://www.example.gov.cn/documents/x", "青河县教育局"), BoardSheet.Size.A4).orElseThrow(), 1);
        assertThat(told.lines()).containsExactly("三月六日。");
    }

    private static String text(byte[] pdf, int pages) throws IOException {
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            assertThat(paper.getNumberOfPages()).isEqualTo(pages);
            assertThat(paper.getPage(0).getResources().getXObjectNames()).as("二维码").isNotEmpty();
            return new PDFTextStripper().getText(paper).replaceAll("\\s+", "");
        }
    }

    private String published(String title, String kind) {
        String edition = bureau.published(entry(title, kind), "<p>三月六日。</p>");
        bureau.followed();
        return edition;
    }

    private static CatalogueEntry entry(String title, String kind) {
        return new CatalogueEntry(title, null, null, null, "公告", "20-15", "others", Disclosure.PROACTIVE, LocalDate.of(2026, 3, 5), null, null, null, null, null)
                .of(kind == null ? Particulars.UNDECIDED : Particulars.of(kind), "news".equals(kind) ? "updates" : "notices");
    }

    private List<Delivery> of(String edition) {
        return deliveries.list(Scope.EVERYTHING, null, Deliveries.Which.ALL, null, "", 999).stream().filter(one -> one.edition().equals(edition)).toList();
    }

    private Delivery only(String edition) {
        assertThat(of(edition)).hasSize(1);
        return of(edition).getFirst();
    }
}
