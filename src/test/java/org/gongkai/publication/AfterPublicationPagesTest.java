package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("工作台上公开以后的几页：清理、送存、撤回以前的一问")
class AfterPublicationPagesTest extends PoliciesInReview {

    @Autowired
    WebApplicationContext application;
    @Autowired
    AddPerson adding;
    @Autowired
    GivePost giving;
    @Autowired
    CleanUp cleanUp;
    @Autowired
    Deposits deposits;

    private String person = "";

    @BeforeEach
    void somebody() {
        person = adding.add("青河办事员", "qinghe.after", Operator.INSTALLATION).orThrow().person().id();
        for (Role role : List.of(Role.OFFICER, Role.APPROVER)) {
            giving.give(person, ORGAN, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        }
    }

    @Test
    @DisplayName("清理写明哪个机构、逐件的意见，不在这次里的没有页面；送存写明送到哪里；撤回澄清以前，说哪一份上面的提示不再写；一个链接也能一键去掉")
    void pagesTellWhatIsThere() throws Exception {
        String policy = normative("青河县公证采信办法");
        posts.publish(policy, ORGAN);
        String clarification = drafts.begin(ORGAN, entry("关于“公证停办”的澄清", new Particulars("clarification", Map.of("rumour", "有人说公证停办", "finding", "untrue", "foundOn", FRIDAY),
                List.of(new Particulars.Link("about", id(policy))))), "没有停办。", OFFICER).orThrow();
        posts.publish(clarification, ORGAN);
        String round = cleanUp.begin(ORGAN, OFFICER).orThrow();
        cleanUp.propose(round, id(policy), "keep", "仍然适用", null, OFFICER).orThrow();
        String deposit = deposits.make(ORGAN, "archives", "", LocalDate.parse(FRIDAY), LocalDate.parse(FRIDAY), OFFICER).orThrow();

        assertThat(page("/desk/documents/cleanups")).contains("县司法局", "/desk/documents/cleanups/" + round);
        assertThat(page("/desk/documents/cleanups/" + round)).contains("青河县公证采信办法", "仍然适用");
        assertThat(page("/desk/documents/cleanups/" + round + "/" + id(policy))).contains("青河县公证采信办法", "仍然适用");
        assertThat(answered("/desk/documents/cleanups/" + round + "/" + id(clarification)).getStatus()).as("不是规范性文件").isEqualTo(404);
        assertThat(page("/desk/documents/deposits")).contains("青河县司法局", "国家档案馆", "本级档案馆");
        assertThat(page("/desk/documents/deposits/" + deposit)).contains("青河县公证采信办法", "国家档案馆");
        assertThat(page("/desk/documents/editions/" + clarification + "/steps/withdraw")).contains("《青河县公证采信办法》正文上面写的提示不再写");
        String draft = drafts.beginLines(ORGAN, entry("青河县公证指南", Particulars.UNDECIDED), "见[链接 https://shop.example.com/a]商城[/链接]。", OFFICER).orThrow();
        assertThat(page("/desk/documents/editions/" + draft + "/before")).contains("链接“商城”", "shop.example.com", "去掉链接，留下文字");
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse answer = answered(address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answered(String address) throws Exception {
        return MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build().perform(MockMvcRequestBuilders.get(address).with(authentication(
                new UsernamePasswordAuthenticationToken(application.getBean(People.class).staff(person).orElseThrow(), null, List.of())))).andReturn().getResponse();
    }
}
