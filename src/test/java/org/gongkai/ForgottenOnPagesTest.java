package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.casework.retention.Forgetting;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("销毁以后，办件页、列表、办件查询都打得开，并且说明已经销毁")
class ForgottenOnPagesTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    Forgetting forgetting;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("工作台的办件、已办结列表、转主动公开，和申请人的办件查询")
    void everyPageOpens() {
        time.to("2026-11-20");
        demo.tell();
        try (Clicker officer = new Clicker(port)) {
            officer.signIn("dongzhen.office", "qinglan-demo-2026");
            String kept = officer.open(ended(officer, "常务会议")).page().text();
            assertThat(kept).contains("个人信息保存到", "下载案卷材料", "褚云");
            String address = ended(officer, "常务会议");
            assertThat(forgetting.forget(LocalDate.parse("2037-01-04"), true, n -> { }).cases()).isPositive();
            time.to("2037-01-04");
            forgetting.forget(LocalDate.parse("2037-01-04"), false, n -> { });

            Clicker.Seen gone = officer.open(address);
            assertThat(gone.status()).isEqualTo(200);
            assertThat(gone.page().text()).contains("已于", "销毁", "作出答复").doesNotContain("褚云", "常务会议", "下载案卷材料", "陈曦 干事");
            for (String list : List.of("/desk/cases/ended", "/desk/releases", "/desk")) {
                assertThat(officer.open(list).status()).as(list).isEqualTo(200);
                assertThat(officer.open(list).page().text()).as(list).doesNotContain("常务会议");
            }
            assertThat(officer.open("/desk/cases/ended").page().text()).contains("申请内容已过保存期限");
            assertThat(officer.open(address.replace("/cases/", "/releases/")).status()).isEqualTo(404);
        }
        try (Clicker applicant = new Clicker(port)) {
            String number = jdbc.sql("select number from casework.application where forgotten_on is not null and type = 'inforequest' order by id limit 1")
                    .query(String.class).single();
            jdbc.sql("update casework.application set code_digest = encode(sha256(convert_to(? || chr(10) || 'abcdefgh', 'UTF8')), 'hex') where number = ?")
                    .params(number, number).update();
            var form = (org.jsoup.nodes.FormElement) applicant.open("/matters").page().selectFirst("main form");
            form.selectFirst("[name=number]").val(number);
            form.selectFirst("[name=code]").val("ABCDEFGH");
            Clicker.Seen matter = applicant.send(form, Clicker.entries(form, ""));
            assertThat(matter.status()).isEqualTo(200);
            assertThat(matter.page().text()).contains("这件已过保存期限", "销毁");
        }
    }

    private static String ended(Clicker officer, String title) {
        Element line = officer.open("/desk/releases").page().select("a[href^=/desk/releases/]").stream()
                .filter(link -> link.text().contains(title)).findFirst().orElseThrow();
        return line.attr("href").replace("/releases/", "/cases/");
    }
}
