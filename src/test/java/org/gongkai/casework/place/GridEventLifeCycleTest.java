package org.gongkai.casework.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.data.Offset.offset;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.gridfigures.GridFigures;
import org.gongkai.casework.material.Material;
import org.gongkai.casework.material.Materials;
import org.gongkai.casework.retention.Forgetting;
import org.gongkai.directory.People;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.gongkai.redaction.Redaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("网格里的一件事：报、处置、另一个人核实；附近报过的、移交、照片里的地点、按网格的数")
class GridEventLifeCycleTest {

    private static final String STREET = "wangxi";
    /** 网格员 of two grids that lie beside each other, and whoever confirms. */
    private static final Staff FIRST = new Staff("person-first", "甲", List.of(Post.at(STREET, Role.OFFICER)));
    private static final Staff SECOND = new Staff("person-second", "乙", List.of(Post.at(STREET, Role.OFFICER)));
    private static final Staff HEAD = new Staff("person-head", "丙", List.of(Post.at(STREET, Role.APPROVER)));

    @LocalServerPort
    int port;
    @Autowired
    CounterEntry counter;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    CaseTypes types;
    @Autowired
    Grids grids;
    @Autowired
    EventPlaces places;
    @Autowired
    PlacePanel panel;
    @Autowired
    GridFigures figures;
    @Autowired
    Materials materials;
    @Autowired
    Redaction pictures;
    @Autowired
    Forgetting forgetting;
    @Autowired
    People people;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast", "registers");
    }

    private CaseType type() {
        return types.find("gridevent").orElseThrow();
    }

    private Field pictureField(String action) {
        return Field.of(type().action(action).orElseThrow().fields(), "after");
    }

    private Material picture(Field field, Color colour) {
        return materials.take(field, "IMG_0001.jpg", PictureWithPlace.taken(123.101234, 29.056789, colour), List.of(), Duration.ofDays(1)).orThrow();
    }

    private String reported(String title, String where, String grid) {
        return ((Submission.Accepted) counter.enter(new Submit("gridevent", "patrol", "found", List.of(STREET), CaseFolders.actor(FIRST, STREET), Map.of(), Map.of("where", where, "sort", "facility"),
                List.of(Map.of("title", title)), null, null, null, (String) null, null), Map.of("grid", grid), accepted -> { })).caseIds().getFirst();
    }

    private List<String> attempts(Staff staff, String caseId, String action, Map<String, String> values) {
        return cases.perform(Perform.today(caseId, action, CaseFolders.actor(staff, STREET), values)) instanceof Performed.Refused refused ? refused.reasons().stream().map(Refusal::sentence).toList() : List.of();
    }

    private void does(Staff staff, String caseId, String action, Map<String, String> values) {
        assertThat(attempts(staff, caseId, action, values)).as(action).isEmpty();
    }

    private Staff supervisor() {
        return people.staff(people.byLogin("fuyan.office").orElseThrow().id()).orElseThrow();
    }

    private String number(String caseId) {
        return jdbc.sql("select number from casework.cases where id = ?").param(caseId).query(String.class).single();
    }

    private PlacePanel.Where shown(String caseId) {
        return (PlacePanel.Where) panel.of(folders.open(caseId, Scope.EVERYTHING).orElseThrow(), FIRST).orElseThrow().values().get("where");
    }

    @Test
    @DisplayName("网格员报一件，照地点找到网格；处置完毕附照片；监察到现场看过，先退回、再核实；数分开算；核验无误")
    void life() throws Exception {
        assertThat(Grids.at(grids.of("grids", List.of(STREET)), new double[] {123.1012, 29.0568}, "")).get().extracting(Grids.Grid::code).isEqualTo("WX-01");
        String event = reported("护栏倒了", "观潮路 2 号 @123.1012,29.0568", "WX-01");
        assertThat(cases.state(event).stageTitle()).isEqualTo("待处置");
        assertThat(shown(event)).satisfies(where -> {
            assertThat(where.grid()).isEqualTo("望汐第一网格（WX-01）");
            assertThat(where.map()).as("图画在页面里，地址里没有坐标").startsWith("data:image/svg+xml;base64,");
            assertThat(where.near()).isEmpty();
        });
        does(FIRST, event, "dispose", Map.of("said", "扶正了", "after", picture(pictureField("dispose"), Color.RED).named().toString()));
        assertThat(attempts(FIRST, event, "confirm", Map.of("said", "看过了"))).singleElement().asString().contains("须由");
        does(supervisor(), event, "send-back", Map.of("said", "又倒了"));
        does(FIRST, event, "dispose", Map.of("said", "加了固定", "after", picture(pictureField("dispose"), Color.BLUE).named().toString()));
        time.to("2026-03-03");
        does(supervisor(), event, "confirm", Map.of("said", "到现场看过，立着"));
        assertThat(cases.state(event).ended()).isTrue();

        GridFigures.Year year = figures.of("gridevent", 2026);
        assertThat(year.grid().get("WX-01")).containsOnly(entry(Step.RECEIVED, 1L), entry(Step.SELF, 2L), entry(Step.DONE, 2L), entry(Step.CONFIRMED, 1L), entry(Step.SENT_BACK, 1L));
        String page = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/data/grid")).build(), BodyHandlers.ofString()).body();
        assertThat(page).contains("他人核实", "已处置", "望汐第一网格（WX-01）", "/requests/procedure/gridevent").doesNotContain("观潮路 2 号", "护栏", number(event), "甲");
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("照片里写着在哪里拍的：收下的才读，读一次用来提示位置；存下的字节里没有，也没有别的拍摄信息")
    void noPlaceInWhatIsKept() throws Exception {
        byte[] taken = PictureWithPlace.taken(123.101234, 29.056789, Color.GREEN);
        assertThat(pictures.bare(taken)).isInstanceOfSatisfying(Redaction.Answer.Yes.class, yes -> assertThat((Redaction.Bare) yes.value()).satisfies(bare -> {
            assertThat(Double.parseDouble(bare.east())).isCloseTo(123.101234, offset(0.00001));
            assertThat(Double.parseDouble(bare.north())).isCloseTo(29.056789, offset(0.00001));
        }));
        Field photos = type().content().stream().filter(field -> field.kind() == Field.Kind.FILE).findFirst().orElseThrow();
        for (Field field : List.of(photos, pictureField("dispose"), pictureField("report"))) {
            byte[] kept = materials.open(picture(field, Color.GREEN));
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).as(field.title()).doesNotContain("Exif");
            assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(kept)).getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
        }
        List<Redaction.Bare> seen = new ArrayList<>();
        assertThat(materials.take(photos, "空.jpg", new byte[0], List.of(), Duration.ofDays(1), seen::add).reasons()).singleElement().asString().contains("空文件");
        assertThat(materials.take(photos, "大.jpg", Arrays.copyOf(taken, 16 << 20), List.of(), Duration.ofDays(1), seen::add).reasons()).singleElement().asString().contains("超过 15 MB");
        assertThat(seen).as("没有收下的不打开，也不说出地点").isEmpty();
        materials.take(photos, "收下.jpg", taken, List.of(), Duration.ofDays(1), seen::add).orThrow();
        assertThat(seen).singleElement().satisfies(bare -> assertThat(bare.east()).isEqualTo("123.101234"));
        assertThat(type().actions().stream().flatMap(action -> action.fields().stream()).filter(field -> field.kind() == Field.Kind.FILE)).isNotEmpty().allMatch(field -> field.files().orElseThrow().bare());
    }

    @Test
    @DisplayName("附近 60 米、30 天以内报过的列出来，计为重复地点；同一件事并入先报的一件，不重复处置；远的、晚报的、已经并入的、已经办结的不能并入")
    void repeatPlaces() {
        String first = reported("井盖破了", "观潮路 8 号 @123.1100,29.0700", "WX-02");
        String far = reported("井盖丢了", "观潮路 80 号 @123.1130,29.0700", "WX-02");
        time.to("2026-03-10");
        String second = reported("井盖碎了", "观潮路 8 号旁 @123.1103,29.0701", "WX-02");
        assertThat(shown(second).near()).singleElement().satisfies(near -> {
            assertThat(near.id()).isEqualTo(first);
            assertThat(near.metres()).isBetween(25, 40);
        });
        assertThat(attempts(FIRST, second, "join", Map.of("into", number(far)))).singleElement().asString().contains("不在附近");
        assertThat(attempts(FIRST, first, "join", Map.of("into", number(second)))).singleElement().asString().contains("不在附近，或者报得太早、比本件晚");
        assertThat(attempts(FIRST, second, "join", Map.of("into", "没有这件"))).singleElement().asString().contains("没有编号是");
        does(FIRST, second, "join", Map.of("into", number(first)));
        assertThat(cases.state(second).ended()).isTrue();
        assertThat(shown(second).joined()).isNotNull().satisfies(one -> assertThat(one.id()).isEqualTo(first));
        does(HEAD, first, "strike", Map.of("step", "receive", "reason", "登记错了"));
        assertThat(attempts(HEAD, first, "void-entry", Map.of("reason", "重新登记"))).as("有别的件并入的不作废").anySatisfy(said -> assertThat(said).contains("已经并入本件的有 " + number(second)));
        does(FIRST, first, "receive", Map.of("grid", "WX-02"));
        String third = reported("井盖又碎了", "观潮路 8 号旁 @123.1102,29.0701", "WX-02");
        assertThat(attempts(FIRST, third, "join", Map.of("into", number(second)))).singleElement().asString().contains("已经并入别的一件");
        assertThat(figures.of("gridevent", 2026).grid().get("WX-02")).contains(entry(Step.RECEIVED, 4L), entry(Step.REPEAT, 2L), entry(Step.JOINED, 1L));
        does(FIRST, first, "dispose", Map.of("said", "换了井盖", "after", picture(pictureField("dispose"), Color.ORANGE).named().toString()));
        does(supervisor(), first, "confirm", Map.of("said", "盖着"));
        assertThat(attempts(FIRST, third, "join", Map.of("into", number(first)))).singleElement().asString().contains("已经办结");
        assertThat(cases.state(third).ended()).as("还要有人去看").isFalse();
        time.to("2026-05-20");
        String later = reported("井盖再碎了", "观潮路 8 号 @123.1100,29.0700", "WX-02");
        assertThat(shown(later).near()).as("过了 30 天的不算附近报过").isEmpty();
        does(HEAD, second, "strike", Map.of("step", "join", "reason", "不是同一个井盖"));
        assertThat(shown(second).joined()).isNull();
        assertThat(figures.of("gridevent", 2026).grid().get("WX-02")).as("更正的冲减").doesNotContainKey(Step.JOINED);
    }

    @Test
    @DisplayName("移交另一网格：要有理由、要是本街道在用的另一个网格；由对方的人接收或者退回；退回的由街道裁定，裁定以后不再移交")
    void handedOver() {
        String event = reported("树枝压线", "望汐路 50 号 @123.1079,29.0600", "WX-01");
        assertThat(attempts(FIRST, event, "pass-on", Map.of("other", "WX-02"))).containsExactly("请填写“移交理由”");
        assertThat(attempts(FIRST, event, "pass-on", Map.of("other", "WX-01", "grounds", "不归我"))).containsExactly("本来就在“WX-01”这个网格");
        assertThat(attempts(FIRST, event, "pass-on", Map.of("other", "LQD-01", "grounds", "不归我"))).singleElement().asString().contains("澜桥东", "派给承办单位");
        assertThat(attempts(FIRST, event, "pass-on", Map.of("other", "WX-09", "grounds", "不归我"))).containsExactly("没有“WX-09”这个网格，请核对编号");
        does(FIRST, event, "pass-on", Map.of("other", "WX-02", "grounds", "在路东"));
        assertThat(shown(event).offered()).isEqualTo("WX-02");
        assertThat(attempts(FIRST, event, "accept", Map.of())).containsExactly("这件是您移交的，请由对方网格的人接收或者退回");
        does(SECOND, event, "not-ours", Map.of("grounds", "在路西"));
        assertThat(shown(event)).satisfies(where -> assertThat(List.of(String.valueOf(where.grid()), String.valueOf(where.offered()))).containsExactly("望汐第一网格（WX-01）", "null"));
        does(HEAD, event, "settle-grid", Map.of("other", "WX-02", "grounds", "以路中为界"));
        assertThat(shown(event).grid()).contains("WX-02");
        assertThat(attempts(SECOND, event, "pass-on", Map.of("other", "WX-01", "grounds", "还是在路西"))).singleElement().asString().contains("已经裁定");

        String accepted = reported("路灯不亮", "望汐路 52 号 @123.1078,29.0600", "WX-01");
        does(FIRST, accepted, "pass-on", Map.of("other", "WX-02", "grounds", "在路东"));
        does(SECOND, accepted, "accept", Map.of());
        assertThat(shown(accepted).grid()).contains("WX-02");
        does(SECOND, accepted, "dispose", Map.of("said", "换了灯泡", "after", picture(pictureField("dispose"), Color.YELLOW).named().toString()));
        assertThat(figures.of("gridevent", 2026).grid().get("WX-02")).as("处置算在接收的网格").containsKey(Step.SELF);
    }

    @Test
    @DisplayName("个人信息保护法第四十七条 办结满三年：位置和照片销毁，按网格的数还在")
    void forgotten() {
        String event = reported("隔离墩歪了", "观潮路 30 号 @123.0990,29.0500", "WX-01");
        does(FIRST, event, "dispose", Map.of("said", "扶正了", "after", picture(pictureField("dispose"), Color.PINK).named().toString()));
        does(supervisor(), event, "confirm", Map.of("said", "看过"));
        long counted = jdbc.sql("select count(*) from casework.event_step where case_id = ?").param(event).query(Long.class).single();
        assertThat(places.of(List.of(event))).hasSize(1);
        time.to("2029-06-01");
        forgetting.forget(LocalDate.parse("2029-06-01"), false, forgotten -> { });
        assertThat(places.of(List.of(event))).isEmpty();
        assertThat(jdbc.sql("select count(*) from casework.material_held h join casework.cases c on c.application_id = h.application where c.id = ?").param(event).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from casework.event_step where case_id = ?").param(event).query(Long.class).single()).isEqualTo(counted).isPositive();
    }

    @Test
    @DisplayName("登记的时候没有写明网格的，以后写明；写明了的只能移交")
    void gridNamedLater() {
        String event = reported("围挡松了", "望汐路 60 号", "");
        assertThat(shown(event).grid()).isNull();
        does(FIRST, event, "set-grid", Map.of("grid", "WX-01"));
        assertThat(shown(event).grid()).contains("WX-01");
        assertThat(attempts(FIRST, event, "set-grid", Map.of("grid", "WX-02"))).singleElement().asString().contains("移交另一网格");
    }
}
