package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GongkaiTest
@DisplayName("第六条、第十五条 公开以前，用检查别人的规则检查自己的文字")
class CheckedBeforePublicationTest {

    private static final String ORGAN = "qlq-jcj";
    private static final Staff OFFICER = staff("c1", Role.OFFICER);
    private static final Staff REVIEWER = staff("c2", Role.REVIEWER);

    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    DeskDocuments desk;
    @Autowired
    ReviewChain chain;

    @BeforeEach
    void cast() {
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青岭区检测局", "区检测局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null,
                    OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    @Test
    @DisplayName("正文里有公民身份号码的不能提交，提示里号码遮住；删去以后可以提交")
    void identityNumberStops() {
        String edition = draft("兹公布补助对象：赵某，身份证号11010519491231002X。");
        assertThat(steps.take(edition, "submit", Map.of(), OFFICER).reasons()).singleElement().asString()
                .startsWith("第1段：有公民身份号码").contains("条例第十五条").doesNotContain("11010519491231002X");
        Edition draft = desk.edition(edition, OFFICER).orElseThrow().edition();
        edit.write(edition, draft.revision(), draft.entry(), "兹公布补助对象：赵某。", OFFICER).orThrow();
        steps.take(edition, "submit", Map.of(), OFFICER).orThrow();
    }

    @Test
    @DisplayName("有须说明的发现，审核人不说明不能通过；写明理由才能通过，理由留在经过里")
    void warningsAreAnswered() {
        String edition = draft("按照青政发[2024]8号文件执行，服务电话13912345678。");
        steps.take(edition, "submit", Map.of(), OFFICER).orThrow();
        assertThat(chain.concerns(desk.edition(edition, REVIEWER).orElseThrow())).filteredOn(Concern::asks).extracting(Concern::rule)
                .containsExactlyInAnyOrder("W-BRACKET-YEAR", "P-PHONE");
        assertThat(chain.now(desk.edition(edition, REVIEWER).orElseThrow(), REVIEWER)).filteredOn(permission -> permission.action().id().equals("pass"))
                .allMatch(permission -> permission.allowed());
        assertThat(steps.take(edition, "pass", Map.of(), REVIEWER).reasons()).singleElement().asString().contains("请写明为什么可以通过");
        steps.take(edition, "pass", Map.of("reason", "是公布的服务热线，文号照录原件"), REVIEWER).orThrow();
        assertThat(desk.steps(desk.edition(edition, REVIEWER).orElseThrow())).anyMatch(step -> "是公布的服务热线，文号照录原件".equals(step.words()));
    }

    @Test
    @DisplayName("没有发现的不用说明")
    void cleanTextPasses() {
        String edition = draft("各街道：请于夜间开放停车场。服务电话：0312-5550000。");
        steps.take(edition, "submit", Map.of(), OFFICER).orThrow();
        steps.take(edition, "pass", Map.of(), REVIEWER).orThrow();
    }

    private String draft(String body) {
        CatalogueEntry entry = new CatalogueEntry("关于办理补助的通知", "青岭区检测局", null, null, "通知", "20-1", "policy", Disclosure.PROACTIVE,
                LocalDate.of(2026, 3, 1), null, null, null, null, null);
        return drafts.begin(ORGAN, entry, body, OFFICER).orThrow();
    }

    private static Staff staff(String id, Role role) {
        return new Staff(id, id, List.of(Post.at(ORGAN, role)));
    }
}
