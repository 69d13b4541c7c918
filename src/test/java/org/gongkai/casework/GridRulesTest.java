package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.HERE;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.THERE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.clocks.NamedClock;
import org.gongkai.casework.place.ApartFromHandling;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("网格事件：管的是处置的人，监的是另设岗位的另一个人；自行处置、派出、退回、移交、裁定，都只在一个定义文件里")
class GridRulesTest {

    private static final Actor SUPERVISOR = new Actor("person-supervisor", Set.of("SUPERVISOR"));
    private static final Map<String, String> DONE = Map.of("said", "已把倒下的护栏扶正。", "after", Identifier.fresh() + "/after.jpg");
    private static final Map<String, String> SEEN = Map.of("said", "到现场看过，护栏立着。");
    private static final Map<String, String> RETURN = Map.of("cause", "competence", "grounds", "三定规定没有这一项职责");

    private static OnPaper received() {
        return OnPaper.of("gridevent", "found", "patrol", "2026-03-02", 1).does(OFFICER, "receive", Map.of("grid", "WX-01"));
    }

    @Test
    @DisplayName("自行处置：待核实；监核实属实才办结，计为处置一次、核实一次")
    void handledByTheWorker() {
        OnPaper paper = received().does(OFFICER, "dispose", DONE);
        assertThat(paper.state().stage()).isEqualTo("done");
        assertThat(paper.state().concludedOn()).as("处置的人说办了，还没有办结").isNull();
        paper.on("2026-03-03").does(SUPERVISOR, "confirm", SEEN);
        assertThat(paper.state().ended()).isTrue();
        assertThat(paper.state().ending().title()).isEqualTo("处置完毕并经核实");
        assertThat(paper.facts()).extracting(Fact::kind).containsExactly("gridevent.received", "gridevent.self", "gridevent.confirmed");
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }

    @Test
    @DisplayName("监管分离：处置的人不能核实，也不能退回自己的；信息员、审批人不是监，核实不了")
    void whoeverDidItDoesNotConfirmIt() {
        Actor both = new Actor("person-officer", Set.of("OFFICER", "SUPERVISOR"));
        OnPaper paper = received().does(OFFICER, "dispose", DONE);
        assertThat(OFFICER.personId()).isEqualTo(both.personId());
        assertThat(paper.refused(both, "confirm", SEEN)).containsExactly("这件是您处置的，请由另设岗位的另一个人核实");
        assertThat(paper.refused(both, "send-back", SEEN)).containsExactly("这件是您处置的，请由另设岗位的另一个人核实");
        assertThat(paper.refused(OFFICER, "confirm", SEEN)).singleElement().asString().contains("须由");
        assertThat(paper.refused(APPROVER, "confirm", SEEN)).singleElement().asString().contains("须由");
    }

    @Test
    @DisplayName("监管分离：在处置它的机关任处置岗位的人，另有监察岗位也不能核实；只在别的机关任职的可以")
    void whoeverHasThePostOfThoseWhoDidIt() {
        OnPaper paper = received().does(OFFICER, "dispose", DONE);
        assertThat(asked(paper, new Staff("p", "某", List.of(Post.at(HERE, Role.SUPERVISOR), Post.at(HERE, Role.OFFICER))))).isPresent().get().extracting(Refusal::sentence).asString().contains("监督和处置要分开");
        assertThat(asked(paper, new Staff("p", "某", List.of(Post.at(HERE, Role.SUPERVISOR), Post.at(THERE, Role.OFFICER))))).isEmpty();
        OnPaper sent = received().does(OFFICER, "send", Map.of("unit", THERE)).does(OFFICER, "sign", Map.of()).does(OFFICER, "report", DONE);
        assertThat(asked(sent, new Staff("p", "某", List.of(Post.at(HERE, Role.SUPERVISOR), Post.at(THERE, Role.OFFICER))))).as("承办单位报告的，是承办单位处置的").isPresent();
        assertThat(asked(sent, new Staff("p", "某", List.of(Post.at(HERE, Role.SUPERVISOR), Post.at(HERE, Role.OFFICER))))).as("派出的机关没有处置").isEmpty();
    }

    private static Optional<Refusal> asked(OnPaper paper, Staff staff) {
        return new ApartFromHandling(person -> Optional.of(staff)).guard().refuse(paper.state(), new Attempt(paper.state().type().action("confirm").orElseThrow(), Actor.of(staff, HERE), LocalDate.parse("2026-03-03"), SEEN));
    }

    @Test
    @DisplayName("派给承办单位：签收、报告处置完毕；监退回重办，回到待处置，期限照走；再派、再报、核实")
    void sentAndSentBack() {
        OnPaper paper = received();
        LocalDate due = paper.due();
        paper.does(OFFICER, "send", Map.of("unit", THERE)).does(OFFICER, "sign", Map.of());
        assertThat(paper.refused(SUPERVISOR, "confirm", SEEN)).isNotEmpty();
        paper.does(APPROVER, "report", DONE);
        assertThat(paper.state().stage()).isEqualTo("done");
        paper.on("2026-03-03").does(SUPERVISOR, "send-back", Map.of("said", "护栏还倒着"));
        assertThat(paper.state().stage()).isEqualTo("registered");
        assertThat(paper.due()).isEqualTo(due);
        paper.does(OFFICER, "send", Map.of("unit", THERE)).does(OFFICER, "sign", Map.of()).does(APPROVER, "report", DONE).does(SUPERVISOR, "confirm", SEEN);
        assertThat(paper.facts()).extracting(Fact::kind, Fact::organ).containsSubsequence(tuple("gridevent.done", THERE), tuple("gridevent.sent-back", HERE), tuple("gridevent.done", THERE), tuple("gridevent.confirmed", HERE));
    }

    @Test
    @DisplayName("没有照片的不算处置完毕")
    void noPictureNoReport() {
        assertThat(received().refused(OFFICER, "dispose", Map.of("said", "扶正了"))).anyMatch(said -> said.contains("处置以后的照片"));
    }

    @Test
    @DisplayName("第二次退回派单，由街道裁定；裁定派出的不能再退回")
    void unitsAreSettledOnce() {
        OnPaper paper = received().does(OFFICER, "send", Map.of("unit", THERE)).does(OFFICER, "give-back", RETURN).does(OFFICER, "send", Map.of("unit", THERE)).does(OFFICER, "give-back", RETURN);
        assertThat(paper.state().stage()).isEqualTo("disputed");
        paper.does(APPROVER, "settle", Map.of("unit", THERE, "grounds", "护栏养护由其负责"));
        assertThat(paper.refused(OFFICER, "give-back", RETURN)).singleElement().asString().contains("已经裁定");
    }

    @Test
    @DisplayName("期限按小时：先行处置、签收、处置、接收移交、核实，都标为未确认，都是内部时限")
    void hours() {
        OnPaper paper = received();
        assertThat(NamedClock.of(paper.state().type())).extracting(NamedClock::id).containsExactly("first", "offer", "sign", "handle", "verify");
        assertThat(NamedClock.of(paper.state().type())).extracting(NamedClock::binding).containsOnly(NamedClock.Force.OFFICE);
        assertThat(paper.state().type().terms()).allMatch(term -> !term.confirmed());
        paper.does(OFFICER, "dispose", DONE);
        assertThat(paper.named(paper.state().handlings().getFirst())).hasSize(2);
    }

    @Test
    @DisplayName("移交：对方接收回到待处置；退回的待裁定，由审批人裁定")
    void handedOver() {
        Map<String, String> over = Map.of("other", "WX-02", "grounds", "在路东");
        OnPaper accepted = received().does(OFFICER, "pass-on", over);
        assertThat(accepted.state().stage()).isEqualTo("offered");
        accepted.does(OFFICER, "accept", Map.of());
        assertThat(accepted.state().stage()).isEqualTo("registered");
        OnPaper returned = received().does(OFFICER, "pass-on", over).does(OFFICER, "not-ours", Map.of("grounds", "在路西"));
        assertThat(returned.state().stage()).isEqualTo("grid-disputed");
        assertThat(returned.refused(OFFICER, "settle-grid", Map.of("other", "WX-01", "grounds", "界在路中"))).singleElement().asString().contains("须由");
        returned.does(APPROVER, "settle-grid", Map.of("other", "WX-01", "grounds", "界在路中"));
        assertThat(returned.state().stage()).isEqualTo("registered");
    }
}
