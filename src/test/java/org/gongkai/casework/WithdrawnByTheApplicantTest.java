package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICE;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.answer.GivenAnswer;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.ending.Closing;
import org.gongkai.casework.ending.WithdrawalGuards;
import org.gongkai.casework.figures.CaseFigures;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Scope;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.evidence.EvidenceKinds;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("撤回是申请人自己的事：工作人员登记的要有凭证、由申请人确认，不确认就继续办，期限没有停止过")
class WithdrawnByTheApplicantTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseLists lists;
    @Autowired
    CaseFigures figures;
    @Autowired
    CaseFolders folders;
    @Autowired
    CaseTypes types;
    @Autowired
    EvidenceFiles evidence;
    @Autowired
    EvidenceKinds kinds;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;

    private static final Map<String, String> WISH = Map.of("ground", "phone", "proof", "通话记录2026-31");

    @Test
    @DisplayName("空白的表撤不了；没有扫描件登记不了；登记以后照常办理、期限照常计算")
    void nothingWithoutProof() throws IOException {
        time.to("2026-03-02");
        String request = cast.inProgress(EDUCATION, "校车线路");
        LocalDate due = cases.clock(cases.state(request)).orElseThrow().due();
        assertThat(cast.refused(OFFICER, "withdraw", request, Map.of())).containsExactly("“撤回申请”须由申请人办理");
        assertThat(cast.refused(OFFICER, "record-withdrawal", request, WISH)).singleElement().asString().contains("请先在“凭证”里加入扫描件", "要求撤回");
        scan(request, "withdrawal");
        assertThat(cast.refused(OFFICER, "record-withdrawal", request, Map.of())).anyMatch(why -> why.contains("怎样要求撤回")).anyMatch(why -> why.contains("凭证编号"));
        CaseState state = cast.does(OFFICER, "record-withdrawal", request, WISH);
        assertThat(state.stage()).isEqualTo("processing");
        assertThat(state.ending()).isNull();
        assertThat(cases.clock(state).orElseThrow()).satisfies(clock -> {
            assertThat(clock.endedOn()).isNull();
            assertThat(clock.due()).isEqualTo(due);
        });
        assertThat(folders.open(request, Scope.EVERYTHING).orElseThrow().letters()).extracting(letter -> letter.template()).contains("withdrawal-notice");
    }

    @Test
    @DisplayName("申请人在网上确认才撤回；说没有要求的，继续办，期限一天也没有停")
    void theApplicantDecides() throws IOException {
        time.to("2026-03-02");
        String request = wished("校车线路图");
        time.to("2026-03-05");
        CaseState denied = cast.does(Actor.applicant(), "deny-withdrawal", request, Map.of("note", "我没有打过电话"));
        assertThat(WithdrawalGuards.open(denied)).isEmpty();
        assertThat(cases.clock(denied).orElseThrow().due()).isEqualTo(cases.clock(cases.state(cast.inProgress(EDUCATION, "同日"))).orElseThrow().due().minusDays(3));
        assertThat(cast.refused(Actor.applicant(), "confirm-withdrawal", request, Map.of())).singleElement().asString().contains("没有登记申请人要求撤回");
        cast.does(OFFICER, "record-withdrawal", request, WISH);
        CaseState gone = cast.does(Actor.applicant(), "confirm-withdrawal", request, Map.of());
        assertThat(gone.ended()).isTrue();
        assertThat(gone.ending()).isEqualTo(ShippedDefinitions.ENDINGS.require("withdrawn"));
        assertThat(GivenAnswer.of(folders.open(request, Scope.EVERYTHING).orElseThrow())).as("没有答复").isEmpty();
        assertThat(cast.refused(Actor.applicant(), "resume", request, Map.of("reason", "反悔"))).containsExactly("只有工作人员登记的撤回可以恢复办理");
    }

    @Test
    @DisplayName("纸面、电话的确认另有扫描件，由另一个人登记；登记错的恢复办理：期限没有停止过，统计退回，台账相符")
    void confirmedAtTheDeskAndTakenUpAgain() throws Exception {
        time.to("2026-03-02");
        String request = wished("校车费用");
        LocalDate due = cases.clock(cases.state(request)).orElseThrow().due();
        Map<String, String> confirmed = Map.of("how", "signed", "proof", "确认书2026-7");
        assertThat(cast.refused(OFFICER, "enter-confirmation", request, confirmed)).anyMatch(why -> why.contains("另一位工作人员"));
        assertThat(cast.refused(OFFICE, "enter-confirmation", request, confirmed)).singleElement().asString().contains("确认撤回的材料");
        scan(request, "withdrawal-confirmed");
        long before = figures.concludedSince(LocalDate.parse("2026-01-01")).inTime();
        CaseState gone = cast.does(OFFICE, "enter-confirmation", request, confirmed);
        assertThat(gone.ending()).isEqualTo(ShippedDefinitions.ENDINGS.require("withdrawn"));
        assertThat(counted(request)).isEqualByComparingTo("1");
        assertThat(figures.concludedSince(LocalDate.parse("2026-01-01")).inTime()).as("撤回不是按期答复").isEqualTo(before);
        assertThat(endedIn("withdrawn")).as("按怎样结束筛选").contains(gone.id());
        assertThat(endedIn("declined")).doesNotContain(gone.id());

        time.to("2026-03-10");
        CaseState again = cast.does(Actor.applicant(), "resume", request, Map.of("reason", "我没有签过"));
        assertThat(again.stage()).isEqualTo("processing");
        assertThat(again.ending()).isNull();
        assertThat(again.outcome()).isNull();
        assertThat(cases.clock(again).orElseThrow()).satisfies(clock -> {
            assertThat(clock.due()).isEqualTo(due);
            assertThat(clock.endedOn()).isNull();
        });
        assertThat(counted(request)).as("一正一负").isEqualByComparingTo("0");
        assertThat(cast.refused(Actor.applicant(), "resume", request, Map.of("reason", "再来"))).isNotEmpty();
        cast.does(Actor.applicant(), "withdraw", request, Map.of());
        assertThat(counted(request)).isEqualByComparingTo("1");
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("旧定义的件，工作人员也不能空白撤回：要有确认的扫描件和说明")
    void olderDefinitionsToo() throws IOException {
        time.to("2026-03-02");
        String request = cast.inProgress(EDUCATION, "校车司机名册");
        CaseType old = CaseTypeFile.read(Files.readString(Path.of("src/test/resources/casetypes/inforequest-2026-11-28.yaml")), ShippedDefinitions.ENDINGS);
        CaseState state = cases.state(request);
        CaseState under = new CaseState(new CaseState.Brought(state.id(), old, state.organ(), state.party(), state.channel(), state.items()), state.stage(), state.clock(),
                state.result(), state.receivedOn(), state.handlings(), state.acts());
        assertThat(cases.whyNot(under, Perform.today(request, "withdraw", OFFICER, Map.of("reason", "")))).extracting(refusal -> refusal.sentence())
                .anyMatch(why -> why.contains("确认撤回的材料")).anyMatch(why -> why.contains("请写明申请人怎样要求撤回"));
        scan(request, "withdrawal-confirmed");
        assertThat(cases.whyNot(under, Perform.today(request, "withdraw", OFFICER, Map.of("reason", "书面要求，附后")))).isEmpty();
        assertThat(cases.whyNot(under, Perform.today(request, "withdraw", Actor.applicant(), Map.of()))).isEmpty();
    }

    @Test
    @DisplayName("同类：电话确认收到、代为登记的补正和理由、登记的意见，都写明凭证的编号；本人在网上的不问")
    void othersWordsNeedProof() {
        time.to("2026-03-02");
        String request = cast.submitted(cast.request(EDUCATION, "校服"));
        assertThat(cast.refused(OFFICER, "receive", request, Map.of("confirmation", "phone"))).singleElement().asString().contains("凭证的编号");
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-8"));
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "年份", "completeBy", "2026-03-30"));
        assertThat(cast.refused(OFFICER, "complete", request, Map.of("supplement", "2025年"))).singleElement().asString().contains("凭证的编号");
        cast.does(Actor.applicant(), "complete", request, Map.of("supplement", "2025年"));
        cast.does(OFFICER, "consult", request, Map.of("thirdParty", "供应商", "matter", "单价"));
        assertThat(cast.refused(OFFICER, "opinion", request, Map.of("opinion", "agrees"))).singleElement().asString().contains("凭证的编号");
        cast.does(OFFICER, "opinion", request, Map.of("opinion", "agrees", "proof", "来函2026-3"));
    }

    /** What the desk may enter of somebody else's will, and what proves it: a step that is new here wants its own line. */
    @Test
    @DisplayName("每一个申请人也能做的步骤，工作人员代做的有凭证；每一个申请人收不回来的步骤先问一句")
    void everyStepOfSomebodyElse() {
        for (CaseType type : types.all()) {
            for (Action action : type.actions()) {
                Closing closing = Closing.of(type, action.id());
                assertThat(closing.scans()).as(type.id() + "." + action.id()).allMatch(kind -> kinds.find(kind).isPresent());
                boolean himself = action.who().contains(Actor.APPLICANT);
                boolean desk = action.who().stream().anyMatch(who -> !List.of(Actor.APPLICANT, Actor.CONSULTED, Actor.SYSTEM).contains(who));
                if (himself && desk) {
                    assertThat(closing.proof() != null || type.consequence(action.id()).reopens()).as(type.id() + "." + action.id() + " 代做的凭证").isTrue();
                }
                if (himself && !desk && type.consequence(action.id()).concludes()) {
                    assertThat(closing.asks()).as(type.id() + "." + action.id() + " 之前的问句").isNotEmpty();
                }
                if (desk && type.ending(action.id(), null).filter(ending -> ending.id().equals("withdrawn")).isPresent()) {
                    assertThat(closing.scans()).as(type.id() + "." + action.id() + " 的扫描件").isNotEmpty();
                    assertThat(action.fields()).anyMatch(field -> field.required() && field.name().equals("proof"));
                }
            }
        }
    }

    private String wished(String title) throws IOException {
        String request = cast.inProgress(EDUCATION, title);
        scan(request, "withdrawal");
        cast.does(OFFICER, "record-withdrawal", request, WISH);
        return request;
    }

    private BigDecimal counted(String request) {
        return facts.of(List.of(request)).getOrDefault(request, List.of()).stream().filter(fact -> fact.kind().equals("inforequest.concluded")).map(Fact::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void scan(String request, String kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
        evidence.add(request, EDUCATION, kind, "1", "确认.png", bytes.toByteArray(), "person-officer").orThrow();
    }

    private List<String> endedIn(String ending) {
        CaseLists.Wanted wanted = new CaseLists.Wanted(null, null, null, null, null, ending, null, null, null, null);
        return lists.ended(Scope.EVERYTHING, wanted, null, 1000).stream().map(CaseLists.Line::id).toList();
    }
}
