package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.sql.DataSource;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.event.Events;
import org.gongkai.casework.material.Materials;
import org.gongkai.casework.view.SavedViews;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@GongkaiTest(told = true)
@Import({DemoDistrict.class, QueriesOfListsTest.Counting.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("待办最多八次，有事要办的部分各问一次、工作台的每张清单最多六次查询，一件办件的页面最多十二次，连同认出是谁；待办按剩余的法定期限排，写着条文")
class QueriesOfListsTest {

    private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

    /** Writes down what the threads that answer browsers ask the database. */
    @TestConfiguration
    static class Counting {

        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource) ? new Listening(source) : bean;
                }
            };
        }
    }

    private static final class Listening extends DelegatingDataSource {

        Listening(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(Listening.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                // whether calendars or the directory changed is asked at most once a second, by whichever page comes first then
                if (method.getName().equals("prepareStatement") && Thread.currentThread().getName().startsWith("http")
                        && !String.valueOf(arguments[0]).matches("select number from (?:calendar|directory)\\.revision")) {
                    ASKED.add(String.valueOf(arguments[0]));
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException fault) {
                    throw fault.getCause();
                }
            });
        }
    }

    @LocalServerPort
    int port;
    private Clicker office;

    @BeforeAll
    void district(@Autowired DemoDistrict district, @Autowired SavedViews views, @Autowired People people) {
        district.tell();
        Staff office = people.byLogin("dongzhen.office").flatMap(person -> people.staff(person.id())).orElseThrow();
        for (int n = 0; n < 8; n++) {
            views.save(office, "视图" + n, null, Map.of("list", n % 2 == 0 ? "OPEN" : "ENDED", "type", "inforequest"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk?whose=MINE", "/desk?whose=OTHERS", "/desk?q=%E5%AD%A6%E5%8C%BA", "/desk/cases", "/desk/cases?light=YELLOW&number=%E5%85%AC%E7%94%B3", "/desk/cases/overdue",
        "/desk/cases/unconfirmed", "/desk/cases/ended", "/desk/search?q=%E5%AD%A6%E5%8C%BA", "/desk/search?type=inforequest&light=GREEN", "/desk/batches", "/desk/outbox", "/desk/posting", "/desk/phrases", "/desk/wordings", "/desk/wordings/reply/2019-05-15", "/desk/assignment", "/desk/handover", "/desk/figures", "/desk/figures/behind?what=OPEN", "/desk/releases",
        "/desk/releases/stopped", "/desk/documents", "/desk/documents/findings", "/desk/channels", "/desk/registers", "/desk/registers/trainings", "/desk/participation", "/desk/remedies", "/desk/reports", "/desk/reports/published", "/desk/campaigns", "/desk/sittings"})
    void atMostSix(String page) {
        Clicker clicker = office();
        clicker.open(page);
        ASKED.clear();
        assertThat(clicker.open(page).status()).isEqualTo(200);
        assertThat(ASKED).hasSizeBetween(1, page.matches("/desk(?:\\?.*)?") ? 8 : 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/participation/decisions?before=9998-01-01~", "/participation/topics?year=any", "/participation?before=9998-01-01~"})
    @DisplayName("公开的决策、热点、意见征集的目录最多六次查询，不论列出几件")
    void publicListsAtMostSix(String page) {
        try (Clicker anybody = new Clicker(port)) {
            // what every page of the site asks once after the start
            anybody.open(page + "first");
            ASKED.clear();
            assertThat(anybody.open(page).page().select("main ul.entries > li")).hasSizeGreaterThan(1);
            assertThat(ASKED).hasSizeBetween(1, 6);
        }
    }

    /** Signed in once: so many sign-ins within a minute are not let in. */
    private Clicker office() {
        if (office == null) {
            office = new Clicker(port);
            office.signIn("dongzhen.office", "qinglan-demo-2026");
        }
        return office;
    }

    @AfterAll
    void leave() {
        if (office != null) {
            office.close();
        }
    }

    @Test
    @DisplayName("一件办件最多十二次查询：同一人先前的五十件、合并的二百件、相近的几十件、几家会办、许多经过、附上的文件，都不多问一次")
    void oneMatterAtMostTwelve(@Autowired DistrictMatters matters, @Autowired Events events, @Autowired CaseFolders folders, @Autowired People people,
            @Autowired JdbcClient jdbc, @Autowired Materials materials, @Autowired CaseTypes types) throws IOException {
        Staff officer = people.byLogin("xienan.education").flatMap(person -> people.staff(person.id())).orElseThrow();
        for (int n = 0; n < 50; n++) {
            matters.received("学区划分方案（第" + n + "稿）");
        }
        String lead = matters.received("学区划分方案").caseIds().getFirst();
        String stillOpen = matters.received("学区划分的方案").caseIds().getFirst();
        String member = "";
        for (int n = 0; n < 200; n++) {
            member = matters.received("学区划分方案").caseIds().getFirst();
        }
        assertThat(events.joinIdentical(officer, folders.open(lead, officer.scope()).orElseThrow())).isEqualTo(200);
        for (int n = 0; n < 20; n++) {
            matters.does(lead, "search", Map.of("place", "档案室" + n, "terms", "学区", "searcher", "谢楠", "found", "nothing"));
        }
        String proposal = matters.proposed("加密竹溪片区公交班次");
        matters.does(proposal, "hand-out", Map.of("lead", "transport", "partners", "finance,housing,urban,police,education"));
        List<String> kept = jdbc.sql("select id from (select id, row_number() over (partition by type, stage order by id) as no from casework.cases) one where no <= 3").query(String.class).list();
        opened("dongzhen.office", Stream.concat(Stream.of(lead, member, stillOpen, proposal), kept.stream()).toList());
        opened("chengran.education", List.of(lead, member, stillOpen, proposal));
        opened("xienan.education", List.of(lead, member, stillOpen, proposal));
        String withFiles = matters.receivedWith(List.of(file(materials, types, 1), file(materials, types, 2), file(materials, types, 3)));
        opened("dongzhen.office", List.of(withFiles));
        opened("xienan.education", List.of(withFiles));
    }

    /** A file that was uploaded with a request, as its form names it. */
    private static String file(Materials materials, CaseTypes types, int n) throws IOException {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60 + n, 40, BufferedImage.TYPE_INT_RGB), "png", drawn);
        return materials.take(Field.of(types.require("inforequest").content(), "papers"), "学区图" + n + ".png", drawn.toByteArray(), List.of(), Duration.ofDays(1)).orThrow().named().toString();
    }

    private void opened(String login, List<String> matters) {
        try (Clicker clicker = new Clicker(port)) {
            clicker.signIn(login, "qinglan-demo-2026");
            clicker.open("/desk");
            for (String matter : matters) {
                ASKED.clear();
                Clicker.Seen page = clicker.open("/desk/cases/" + matter);
                assertThat(page.status()).isEqualTo(200);
                assertThat(List.copyOf(ASKED)).as(login + " " + page.page().select("h1").text() + " " + page.page().select(".kicker").text()).hasSizeBetween(1, 12);
            }
        }
    }

    @Test
    @DisplayName("剩余期限少的在前；在办的期限后面写着条文")
    void dutiesByLegalTimeLeft() {
        try (Clicker clicker = new Clicker(port)) {
            clicker.signIn("dongzhen.office", "qinglan-demo-2026");
            List<String> due = clicker.open("/desk").page().select("#duties tbody td.number").eachText().stream().filter(day -> !day.isBlank())
                    .map(day -> day.length() == 10 ? day + " 24:00" : day).toList();
            assertThat(due).isSorted().hasSizeGreaterThan(5);
            assertThat(clicker.open("/desk").page().select("#duties tbody tr:contains(作出答复) cite").eachText()).isNotEmpty().allMatch(article -> article.startsWith("第三十"));
        }
    }
}
