package org.gongkai.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.Browser;
import org.gongkai.GongkaiTest;
import org.gongkai.directory.DemoCast;
import org.gongkai.directory.People;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("登录页和机构、人员页：人人能用，键盘和读屏也能用")
class DirectoryPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private DemoCast cast;

    @Autowired
    private People people;

    @BeforeAll
    void aDistrict(@Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> cast.tell());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"sign-in-1440, 1440, 900", "sign-in-390, 390, 844"})
    @DisplayName("登录页")
    void theSignInPageIsAccessible(String picture, int width, int height) {
        try (Page page = Browser.visit(at("/sign-in"), width, height)) {
            page.getByLabel("登录名", new Page.GetByLabelOptions().setExact(true)).fill("chenxi.office");
            page.getByLabel("密码").fill("not this one");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("登录名或密码不正确");
            assertThat(page.getByLabel("登录名", new Page.GetByLabelOptions().setExact(true)).inputValue()).isEqualTo("chenxi.office");
            Browser.assertAccessible(page);
            Browser.picture(page, picture);
        }
    }

    @Test
    @DisplayName("运维的机构和人员页")
    void theOperatorsPagesAreAccessible() {
        try (Page page = Browser.visit(at("/desk/organs"), 1440, 900)) {
            page.getByLabel("登录名", new Page.GetByLabelOptions().setExact(true)).fill("wangji.office");
            page.getByLabel("密码").fill(cast.password());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
            String person = people.byLogin("wangji.office").orElseThrow().id();
            for (String address : new String[] {"/desk/organs", "/desk/organs/health", "/desk/people", "/desk/people/" + person, "/desk/password", "/desk/leave", "/desk/reminders"}) {
                page.navigate(at(address));
                assertThat(page.locator("h1").count()).isEqualTo(1);
                page.locator("details").all().forEach(folded -> folded.evaluate("folded => folded.open = true"));
                Browser.assertAccessible(page);
                Browser.picture(page, "directory" + address.replace(person, "person").replace('/', '-'));
            }
            page.navigate(at("/desk/people?q=WANGJI"));
            assertThat(page.locator("main tbody tr").count()).as("登录名的一部分，不分大小写").isEqualTo(1);
            page.navigate(at("/desk/people?q=%25"));
            assertThat(page.locator("main").innerText()).contains("没有姓名、拼音、登录名、现任岗位或者机关里有“%”的人");
            for (String words : new String[] {"沈", "shenyan", "sy 住建局", "区住房和城乡建设局 审批人"}) {
                page.navigate(at("/desk/people?q=" + words));
                assertThat(page.locator("main tbody").innerText()).as(words).contains("沈砚").doesNotContain("萧蓁");
            }
            page.navigate(at("/desk/people?q=审批人"));
            assertThat(page.locator("main [role='status']").innerText()).matches("(?s)找到 [4-9][0-9] 人.*");
            Browser.assertAccessible(page);
        }
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
