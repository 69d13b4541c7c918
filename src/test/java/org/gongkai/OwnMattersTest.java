package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.filing.Submission;
import org.gongkai.directory.Operator;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("外部人员的登录：只看得到自己的办件，别人的与没有一样")
class OwnMattersTest extends OutsidersOfTheDistrict {

    @Test
    @DisplayName("列表里只有自己的；别人的、编号猜的、工作台的地址，看、取、办都是 404，一个字也不说")
    void onlyTheirOwn() {
        try (Clicker deputy = signedIn(DEPUTY)) {
            assertThat(deputy.open("/my").page().text()).contains("加密竹溪片区公交班次", "人大代表、政协委员").doesNotContain("社区食堂");
            assertThat(deputy.open("/my/" + theirs).page().text()).contains("加密竹溪片区公交班次");
            for (String address : List.of("", "/letters/none", "/papers/none", "/copies/none")) {
                Clicker.Seen seen = deputy.open("/my/" + ofAnother + address);
                assertThat(seen.status()).as(address).isEqualTo(404);
                assertThat(seen.page().text()).isEqualTo(deputy.open("/my/0000000000ab" + address).page().text()).doesNotContain("食堂");
            }
            for (String address : List.of("/desk", "/desk/cases", "/desk/cases/" + theirs, "/desk/people", "/desk/outsiders", "/desk/organs", "/desk/password")) {
                assertThat(deputy.open(address).status()).as(address).isEqualTo(404);
            }
            FormElement form = (FormElement) deputy.open("/my/" + theirs).page().selectFirst("form[action$=/withdraw]");
            form.attr("action", "/my/" + ofAnother + "/withdraw");
            List<Clicker.Entry> entries = new ArrayList<>(Clicker.entries(form, ""));
            entries.add(new Clicker.Entry("sure", "yes", false));
            assertThat(deputy.send(form, entries).status()).isEqualTo(404);
            assertThat(cases.state(ofAnother).acts()).extracting(Act::verb).doesNotContain("withdraw");
        }
        assertThat(folders.open(ofAnother, outsider(DEPUTY))).isEmpty();
        assertThat(folders.open(ofAnother, outsider(OTHER))).isPresent();
        try (Clicker staff = signedIn("dongzhen.office")) {
            assertThat(staff.open("/my").status()).isEqualTo(404);
            assertThat(staff.open("/my/" + theirs).status()).isEqualTo(404);
        }
        try (Clicker nobody = new Clicker(port)) {
            assertThat(nobody.open("/my/" + theirs).page().selectFirst("[name=password]")).isNotNull();
            assertThat(nobody.open("/my/new").page().selectFirst("[name=password]")).isNotNull();
        }
    }

    @Test
    @DisplayName("凭登记的那个人，不凭姓名：同名的看不到；取消登记的看不到，再登记又看得到；不能登记两次；台账重放与表里一致")
    void neverByName() {
        String name = people.byLogin(DEPUTY).orElseThrow().name();
        String namesake = admitting.admit(name, "namesake.deputy", "deputy", "deputy-card", Operator.INSTALLATION).orThrow().person().id();
        assertThat(folders.open(theirs, outsiders.today(namesake).orElseThrow())).isEmpty();
        String proposal = proposed("修缮望溪小学操场", DEPUTY);
        assertThat(matters.refused(proposal, "admit", Map.of("proposer", person(DEPUTY), "as", "joint"))).contains("已经登记过");
        matters.does(proposal, "admit", Map.of("proposer", person(OTHER), "as", "joint"));
        assertThat(folders.open(proposal, outsider(OTHER))).isPresent();
        matters.does(proposal, "dismiss", Map.of("proposer", person(DEPUTY)));
        assertThat(folders.open(proposal, outsider(DEPUTY))).isEmpty();
        assertThat(matters.refused(proposal, "dismiss", Map.of("proposer", person(DEPUTY)))).contains("没有登记在这一件上");
        assertThat(matters.refused(proposal, "admit", Map.of("proposer", person("chenxi.office"), "as", "lead"))).as("工作人员不是提出人").contains("在所列的人当中选择");
        verifications.stream().filter(one -> one.title().equals("外部人员看得到的办件")).findFirst().orElseThrow()
                .verify(new Verification.Range(0, Long.MAX_VALUE), new NoDifferences());
    }

    @Test
    @DisplayName("知道编号和查询码的，可以加入自己的办件；移去以后打不开；查询码错了的加不进")
    void byCode() {
        Submission.Accepted request = matters.received("企业补贴名单");
        String caseId = request.caseIds().getFirst();
        assertThat(folders.open(caseId, outsider(OTHER))).isEmpty();
        try (Clicker company = signedIn(OTHER)) {
            assertThat(add(company, request.number(), "aaaaaaaa").status()).isEqualTo(422);
            assertThat(add(company, request.number(), request.code()).page().text()).contains("企业补贴名单");
            assertThat(company.open("/my/" + caseId).page().text()).contains("企业补贴名单");
            FormElement off = (FormElement) company.open("/my").page().selectFirst("form[action$=/untie]");
            company.send(off, Clicker.entries(off, ""));
            assertThat(company.open("/my/" + caseId).status()).isEqualTo(404);
        }
        assertThat(own.untie(outsider(OTHER), ofAnother)).as("登记的不能自己移去").isFalse();
    }

    @Test
    @DisplayName("收到征求意见书的，凭上面的编号和查询码加入，登录答复；只看得到所问的，看不到那一件和申请人；别人打不开")
    void asked() {
        String request = matters.received("校服采购合同").caseIds().getFirst();
        matters.does(request, "accept", Map.of());
        matters.does(request, "consult", Map.of("thirdParty", "青澜衣品有限公司", "matter", "校服采购合同的单价是否同意公开"));
        String[] said = matters.consulted(request);
        String address;
        try (Clicker company = signedIn(OTHER)) {
            assertThat(add(company, said[0], said[1]).page().text()).contains("向您征求意见的", said[0]);
            address = company.open("/my").page().selectFirst("a[href^=/my/questions/]").attr("href");
            FormElement form = (FormElement) company.open(address).page().selectFirst("main form");
            assertThat(form.ownerDocument().text()).contains("校服采购合同的单价").doesNotContain("林小舟");
            assertThat(company.open("/my/" + request).status()).isEqualTo(404);
            List<Clicker.Entry> entries = new ArrayList<>(Clicker.entries(form, ""));
            entries.removeIf(entry -> entry.name().equals("opinion"));
            entries.add(new Clicker.Entry("opinion", "agrees", false));
            assertThat(company.send(form, entries).page().text()).contains("意见已经收到");
        }
        assertThat(cases.state(request).acts().getLast()).satisfies(act -> {
            assertThat(act.verb()).isEqualTo("third-party-answers");
            assertThat(act.text("outsider")).isEqualTo(person(OTHER));
        });
        try (Clicker other = signedIn(DEPUTY)) {
            assertThat(other.open(address).status()).isEqualTo(404);
        }
    }

    private static Clicker.Seen add(Clicker clicker, String number, String code) {
        FormElement form = (FormElement) clicker.open("/my").page().selectFirst("form[action=/my]");
        form.selectFirst("[name=number]").val(number);
        form.selectFirst("[name=code]").val(code);
        return clicker.send(form, Clicker.entries(form, ""));
    }
}
