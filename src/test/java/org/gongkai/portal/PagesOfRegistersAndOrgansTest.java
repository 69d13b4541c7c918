package org.gongkai.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.DescribeOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Outcome;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.TypedRow;
import org.gongkai.registers.WithdrawRecord;
import org.gongkai.reporting.LockAnnualReport;
import org.gongkai.reporting.PrepareAnnualReport;
import org.gongkai.reporting.PublishAnnualReport;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.WriteSection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("公开页面：名录、机构、领导、年报的页面，来源一变就重做，一页也不落；没有牵连的不动")
class PagesOfRegistersAndOrgansTest extends KeptPagesOfTheDistrict {

    @Test
    @DisplayName("名录登记、撤下，机关改职能，年报公布以后：名录、记录、机构、领导、年报、数据、服务各页和重做的一字不差；别的名录标签不变")
    void registersOrgansAndReports(@Autowired Registers registers, @Autowired EnterRows enter, @Autowired WithdrawRecord withdraw, @Autowired DescribeOrgan describe,
            @Autowired PrepareAnnualReport prepare, @Autowired WriteSection write, @Autowired LockAnnualReport lock, @Autowired PublishAnnualReport reports) throws Exception {
        Staff officer = new Staff("o", "某", List.of(Post.at("education", Role.OFFICER), Post.at("education", Role.APPROVER)));
        Register trainings = registers.find("trainings").orElseThrow();
        awaitKept("/registers/trainings");
        awaitKept("/registers/office-holders");
        Map<String, String> before = kept();
        assertThat(before.keySet()).contains("/registers", "/registers/trainings", "/organs", "/organs/" + organ, "/leaders", "/reports/annual", "/data", "/data/statistics", "/data/interfaces", "/services", "/guide",
                "/requests/log", "/requests/procedure", "/mailboxes");
        assertThat(before.keySet()).anyMatch(address -> address.matches("/leaders/.+")).anyMatch(address -> address.matches("/reports/annual/.+/\\d{4}")).anyMatch(address -> address.matches("/registers/.+/.+"))
                .anyMatch(address -> address.matches("/mailboxes/.+/.+"));

        assertThat(enter.enter(new EnterRows.Wish(trainings, EnterRows.fresh(), "education", Change.CHANGE, ""),
                List.of(TypedRow.of(1, Map.of("heldOn", "2026-02-03", "topic", "山雀专题培训", "form", "线上", "people", "41"))), officer)).isInstanceOf(Outcome.Saved.class);
        awaitKept("/registers/trainings");
        allAsMadeAnew("登记");
        assertThat(get("/registers/trainings").body()).contains("山雀专题培训");
        assertThat(tag("/registers/office-holders")).as("没有牵连的名录").isEqualTo(before.get("/registers/office-holders"));

        String record = "/registers/trainings/education~2026-02-03~" + URLEncoder.encode("山雀专题培训", StandardCharsets.UTF_8);
        assertThat(get(record).body()).contains("41");
        assertThat(withdraw.withdraw(trainings, "education~2026-02-03~山雀专题培训", officer)).isEmpty();
        assertThat(get("/registers/trainings").body()).doesNotContain("山雀专题培训");
        assertThat(get(record).body()).contains("这一条已经撤下").doesNotContain("41 人");
        awaitKept("/registers/trainings");
        allAsMadeAnew("撤下");

        describe.describe(organ, new OrganProfile("青测", "公开科", "管山雀的栖息地", "山雀路1号", null, "全天", "6000001", null, null), Operator.INSTALLATION).orThrow();
        allAsMadeAnew("改职能");
        assertThat(get("/organs/" + organ).body()).contains("管山雀的栖息地");

        String edition = prepare.prepare("education", 2024, ReportScope.OWN, Reporter.INSTALLATION).orThrow().id();
        for (String section : List.of("s1", "s5", "s6")) {
            write.write(edition, section, "无。", Reporter.INSTALLATION).orThrow();
        }
        lock.lock(edition, "试着公布", Reporter.INSTALLATION).orThrow();
        reports.publish(edition, Reporter.INSTALLATION).orThrow();
        allAsMadeAnew("年报公布");
        assertThat(get("/reports/annual?organ=education").body()).contains("/reports/annual/education/2024");
        assertThat(get("/reports/annual/education/2024").headers().firstValue("Cache-Tag").orElse("")).contains("report");
    }
}
