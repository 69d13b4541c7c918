package org.gongkai.frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.calendar.DecideLocalDay;
import org.gongkai.calendar.LocalDay;
import org.gongkai.calendar.Midnight;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Walks;
import org.gongkai.casework.alike.AskedAlike;
import org.gongkai.casework.alike.StoppedFilings;
import org.gongkai.casework.assignment.AssignmentRule;
import org.gongkai.casework.assignment.AssignmentRules;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.phrase.Phrases;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.release.Releases;
import org.gongkai.casework.retention.Forgetting;
import org.gongkai.casework.view.SavedViews;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.EndPost;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.MergeOrgans;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.RenameOrgan;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.frozen.FrozenTable.Row;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verify;
import org.gongkai.operation.FrozenArchive;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Question;
import org.gongkai.reporting.LockAnnualReport;
import org.gongkai.reporting.PrepareAnnualReport;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.WriteSection;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Freezes what this version writes and shows, for every later version to open: {@code ./gongkai test -Dtest=Freezing
 * -Dfreeze=FOLDER}. The folder then holds a backup, its keys and the tables that {@link FrozenFolderTest} compares; put under
 * {@code src/test/resources/frozen}, named by the day. How that of 2026-11-28 was made, by the version of that day, stands here.
 */
@GongkaiTest
@Import({TimeMachine.Installed.class, DemoDistrict.class, Walks.class, Shown.class, FrozenMatters.class, FrozenDocuments.class})
@EnabledIfSystemProperty(named = "freeze", matches = ".+", disabledReason = "writes a folder, tests nothing")
@DisplayName("A frozen folder")
class Freezing {

    static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    private static final ServerSetup SETUP = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static final GreenMail MAIL = new GreenMail(SETUP.dynamicPort());
    private static final List<String> ORGANS = List.of("qinglan", "education", "housing", "market", "veterans");
    private static final List<String> TYPES = List.of("inforequest", "reconsideration", "litigation", "transparencycomplaint", "recordcorrection", "mayormail", "sitemistakes");
    private static final Pattern SAID = Pattern.compile("编号 (\\S+) 和查询码 (\\S{8})");

    @LocalServerPort
    int port;
    @Autowired
    TimeMachine time;
    @Autowired
    DemoDistrict demo;
    @Autowired
    Walks walks;
    @Autowired
    Shown shown;
    @Autowired
    FrozenMatters matters;
    @Autowired
    FrozenDocuments documents;
    @Autowired
    Cases cases;
    @Autowired
    Submitting submitting;
    @Autowired
    CaseFolders folders;
    @Autowired
    People people;
    @Autowired
    DocumentSearch search;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Verify verify;
    @Autowired
    ApplicationContext context;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("gongkai.rate-limit.enabled", () -> "false");
        registry.add("gongkai.mail.host", () -> "127.0.0.1");
        registry.add("gongkai.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("gongkai.mail.security", () -> "none");
        registry.add("gongkai.mail.from", () -> "office@qinglan.example");
    }

    @Test
    @DisplayName("is written")
    void freeze(@Value("${gongkai.data}") Path data, @Autowired HikariDataSource pool, @Autowired Forgetting forgetting) throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("freeze")));
        time.to("2015-02-02");
        demo.tell("cast");
        List<String> missed = new ArrayList<>(walks.walk(List.of("inforequest"), "closed", 6, List.of("qinglan", "education"), LocalDate.parse("2015-03-02"), LocalDate.parse("2015-12-31")));
        missed.addAll(walks.walk(List.of("mayormail", "sitemistakes"), "closed", 2, List.of("qinglan", "education"), LocalDate.parse("2020-02-03"), LocalDate.parse("2020-10-31")));
        missed.addAll(walks.walk(TYPES, null, 3, ORGANS, LocalDate.parse("2025-01-06"), LocalDate.parse("2026-11-06")));
        assertThat(missed).as("stages in which nothing stands").isEmpty();
        changeTheDirectory();
        matters.mergedAndInBatches();
        matters.redactedAndProved();
        matters.byMail(MAIL);
        documents.inEveryStage();
        time.to("2026-11-21");
        demo.tell();
        reports();
        habits();
        time.to(TODAY.toString());
        String paused = matters.inProgress("qinglan", "2026年第三季度平台企业报送的数据");
        FrozenMatters.done(cases.perform(Perform.today(paused, "consult", FrozenMatters.OFFICER, Map.of("thirdParty", "某平台企业", "matter", "报送的数据是否公开"))));
        assertThat(forgetting.forget(TODAY, false, forgotten -> { }).cases()).as("forgotten").isPositive();
        of(Midnight.class).look();
        everyLetterCode();
        awaitLinkedAndIndexed();
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
        write(folder, data, pool);
    }

    private void changeTheDirectory() {
        time.to("2026-11-09");
        of(RenameOrgan.class).rename("market", "青澜区市场监督管理和知识产权局", "区市监局", LocalDate.parse("2026-11-01"), Operator.INSTALLATION).orThrow();
        of(MergeOrgans.class).merge("veterans", "civil", LocalDate.parse("2026-11-05"), Operator.INSTALLATION).orThrow();
        var added = of(AddPerson.class).add("许言", "xuyan.education", Operator.INSTALLATION).orThrow();
        var post = of(GivePost.class).give(added.person().id(), "education", Role.OFFICER, false, LocalDate.parse("2026-11-01"), Operator.INSTALLATION).orThrow();
        of(EndPost.class).end(post.id(), LocalDate.parse("2026-11-08"), Operator.INSTALLATION).orThrow();
        DecideLocalDay days = of(DecideLocalDay.class);
        days.decide(new LocalDay(LocalDate.parse("2026-11-20"), false, "qinglan", "台风停工"), null);
        days.decide(new LocalDay(LocalDate.parse("2026-12-02"), false, null, "全区停电检修"), null);
        days.decide(new LocalDay(LocalDate.parse("2026-12-05"), true, "education", "补班"), null);
        long struck = days.inForce().stream().filter(day -> day.day().date().equals(LocalDate.parse("2026-12-05"))).findFirst().orElseThrow().id();
        days.withdraw(struck, "改期", null);
    }

    private void reports() {
        Reporter office = new Reporter(staff("dongzhen.office"));
        String locked = of(PrepareAnnualReport.class).prepare("education", 2025, ReportScope.OWN, office).orThrow().id();
        for (String section : List.of("s1", "s5", "s6")) {
            of(WriteSection.class).write(locked, section, "2025年，本局依法公开信息，办理申请。", office).orThrow();
        }
        of(LockAnnualReport.class).lock(locked, "经局务会议审定", office).orThrow();
        of(PrepareAnnualReport.class).prepare("housing", 2025, ReportScope.OWN, office).orThrow();
    }

    private void habits() {
        Staff officer = staff("xienan.education");
        Staff approver = staff("chengran.education");
        of(Phrases.class).add(officer, "education", "decide", null, "网上可查", "可以在本机关网站查询。", null, true, null);
        of(Phrases.class).of(approver).forEach(phrase -> of(Phrases.class).approve(approver, phrase.id()));
        of(SavedViews.class).save(officer, "办理中", "education", Map.of("list", "OPEN", "stage", "processing"));
        of(AssignmentRules.class).add(officer, "education", "学区", AssignmentRule.LooksAt.ASKED, List.of("学区"), List.of(officer.personId()));
        walks.accepted(submitting.submit(matters.request("education", "学区调整的会议纪要")));
        of(AskedAlike.class).look();
        StoppedFilings stopped = of(StoppedFilings.class);
        stopped.opened("qinglan");
        stopped.filed(stopped.opened("education"));
        Staff office = staff("chenxi.office");
        Releases releases = of(Releases.class);
        List<Releases.Proposal> proposals = releases.proposals(office.scope(), null, 50);
        releases.decline(matters.folder(proposals.getFirst().caseId()), "已在网站公开", office).orThrow();
        CaseFolder drafted = matters.folder(proposals.getLast().caseId());
        releases.draft(drafted, new Releases.Draft("转为公开的信息", "应申请公开后转为主动公开", "资金安排表见附件。", "20-1", false), Checked.NOTHING, office).orThrow();
    }

    /** The codes in letters to those who were asked for an opinion. */
    private void everyLetterCode() {
        jdbc.sql("select distinct case_id from casework.consultation order by case_id").query(String.class).list().forEach(caseId -> {
            CaseFolder folder = matters.folder(caseId);
            folder.letters().forEach(letter -> folders.words(folder, letter.id()).ifPresent(words -> {
                Matcher said = SAID.matcher(words.toString());
                if (said.find()) {
                    walks.codes().put(said.group(1), said.group(2));
                }
            }));
        });
    }

    private void awaitLinkedAndIndexed() {
        await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.sql("select count(*) from ledger.pending").query(Long.class).single() == 0);
        await().atMost(Duration.ofSeconds(60)).until(() -> search.find(Question.of("夜间停车场")).total() > 0);
    }

    private void write(Path folder, Path data, HikariDataSource pool) throws Exception {
        FrozenArchive.write(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), data, folder.resolve("backup.zip"));
        Files.createDirectories(folder.resolve("keys"));
        FileSystemUtils.copyRecursively(data.resolve("keys"), folder.resolve("keys"));
        FrozenTable.write(folder.resolve("cases.tsv"), COMMENT, shown.cases(TODAY));
        List<String> organs = jdbc.sql("select distinct organ from ledger.fact order by organ").query(String.class).list();
        FrozenTable.write(folder.resolve("cells.tsv"), COMMENT, shown.cells(TODAY, organs, 2024, 2026));
        List<Row> pages = new ArrayList<>();
        for (String address : addresses()) {
            pages.addAll(Shown.page(port, address, TODAY));
        }
        FrozenTable.write(folder.resolve("pages.tsv"), COMMENT, pages);
        List<Row> matters = new ArrayList<>();
        List<Row> codes = new ArrayList<>();
        walks.codes().forEach((number, code) -> codes.add(new Row(number, "code", code, TODAY, "")));
        Set<String> seen = new LinkedHashSet<>();
        walks.codes().forEach((number, code) -> {
            String like = jdbc.sql("select type || ' ' || stage || ' ' || coalesce(outcome, '') from casework.cases where number = ?").param(number)
                    .query(String.class).optional().orElse("");
            if (!like.isEmpty() && seen.add(like)) {
                matters.addAll(Shown.matter(port, number, code, TODAY));
            }
        });
        FrozenTable.write(folder.resolve("matters.tsv"), COMMENT, matters);
        FrozenTable.write(folder.resolve("codes.tsv"), COMMENT, codes);
        List<String> digests = new ArrayList<>(List.of(Sha256.hex(Files.readAllBytes(folder.resolve("backup.zip"))) + "  backup.zip"));
        for (String table : List.of("cases.tsv", "cells.tsv", "pages.tsv", "matters.tsv", "codes.tsv")) {
            digests.add(FrozenTable.read(folder.resolve(table)).digest() + "  " + table);
        }
        Files.write(folder.resolve("frozen.sha256"), digests);
    }

    private static final String COMMENT = """
            What the version of this folder's day showed of the backup beside it. A row is never changed and never taken out.
            When what is shown changes on purpose, append a row with the same subject and the same "what", the new value (nothing, when
            it is not to be shown any more), the day of the change and why, with the article that it follows from. The last row holds.
            Last days: only matters that run are computed anew; the day that was told stays, and binds when it is the later one.
            Words of a page are a block of text each and must stand on the page, in whatever order and among whatever else.""";

    /** Everything public that does not depend on the reader. */
    private Set<String> addresses() throws Exception {
        Set<String> addresses = new LinkedHashSet<>(List.of("/", "/guide", "/requests/log", "/requests/procedure", "/mailboxes", "/reports/annual", "/news", "/services",
                "/data", "/sitemap", "/columns", "/search?q=停车", "/search?q=%E7%94%B5%E6%A2%AF", "/feed.atom", "/requests/log.atom", "/sitemap.xml", "/robots.txt"));
        addresses.remove("/search?q=停车");
        String sitemap = Jsoup.connect("http://localhost:" + port + "/sitemap.xml").ignoreContentType(true).execute().body();
        Matcher loc = Pattern.compile("<loc>https?://[^/]+(/[^<]*)</loc>").matcher(sitemap);
        while (loc.find()) {
            addresses.add(loc.group(1));
        }
        jdbc.sql("select id from publication.document where withdrawn_on is not null order by id").query(String.class).list().forEach(id -> addresses.add("/documents/" + id));
        jdbc.sql("select d.id || '/editions/' || e.number from publication.document d join publication.edition e on e.document = d.id where e.stage = 'published' order by 1")
                .query(String.class).list().forEach(tail -> addresses.add("/documents/" + tail));
        jdbc.sql("select type, case_id from casework.public_answer order by case_id").query(row -> {
            addresses.add("/mailboxes/" + row.getString(1));
            addresses.add("/mailboxes/" + row.getString(1) + "/" + row.getString(2));
        });
        jdbc.sql("select organ, year from reporting.edition where published_at is not null").query(row -> {
            addresses.add("/reports/annual/" + row.getString(1) + "/" + row.getInt(2));
        });
        TYPES.forEach(type -> addresses.add("/requests/procedure/" + type));
        return addresses;
    }

    private <T> T of(Class<T> bean) {
        return context.getBean(bean);
    }

    private Staff staff(String login) {
        return people.byLogin(login).map(Person::id).flatMap(people::staff).orElseThrow();
    }
}
