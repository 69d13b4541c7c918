package org.gongkai.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submit;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("报表的数点开，只有看得到那些办件的人看到是哪几件")
class RecordsBehindNumbersTest {

    @Autowired
    WebApplicationContext application;
    @Autowired
    CaseworkCast cast;
    @Autowired
    JdbcClient client;
    @Autowired
    AddPerson add;
    @Autowired
    GivePost give;
    @Autowired
    People people;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("举报信箱收到的件数谁都数得到；哪几件，公开办看得到，经办人只看到还有几件")
    void tipsAreShownToThoseWhoReadThem() throws Exception {
        time.to("2026-03-02");
        String tip = cast.submitted(new Submit("tipmail", "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("phone", "13900001234"),
                Map.of("purpose", "report"), List.of(Map.of("title", "占用消防通道", "description", "仓库门口堆满了货。")), null, null, null, null, null));
        cast.does(OFFICER, "accept", tip, Map.of());
        String number = client.sql("select number from casework.cases where id = ?").param(tip).query(String.class).single();
        Document office = cell(Role.DISCLOSURE_OFFICE);
        assertThat(office.select("table.cell-records tbody").text()).contains(number);
        Document officer = cell(Role.OFFICER);
        assertThat(officer.select("table.cell-records tbody tr")).singleElement().satisfies(row -> assertThat(row.text()).contains("另有 1 件"));
        assertThat(officer.html()).doesNotContain(number, tip);
    }

    private Document cell(Role role) throws Exception {
        String id = add.add("某人", "behind." + role.name().toLowerCase(Locale.ROOT), Operator.INSTALLATION).orThrow().person().id();
        give.give(id, GOVERNMENT, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        Staff staff = people.staff(id).orElseThrow();
        return Jsoup.parse(MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build()
                .perform(get("/desk/reports/" + GOVERNMENT + "/letters.2026-03/cells/m.tipmailIn.n").with(authentication(new UsernamePasswordAuthenticationToken(staff, null, List.of()))))
                .andReturn().getResponse().getContentAsString());
    }
}
