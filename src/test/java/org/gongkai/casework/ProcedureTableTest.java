package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.diagram.ProcedureTable;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Permission;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("图、表、按钮和检查出自同一份定义")
class ProcedureTableTest {

    @Autowired
    ProcedureTable table;
    @Autowired
    CaseTypes types;
    @Autowired
    Cases cases;
    @Autowired
    CaseworkCast cast;
    @LocalServerPort
    int port;

    @Test
    @DisplayName("表里说这个环节可以做的，按钮才会出现；按钮出现的，表里都有")
    void buttonsReadTheTable() {
        CaseState state = cases.state(cast.inProgress(CaseworkCast.EDUCATION, "校车"));
        Actor officer = new Actor("p", Set.of("OFFICER"));
        List<String> shown = cases.permissions(state, officer).stream().filter(Permission::allowed).map(permission -> permission.action().id()).toList();
        List<String> said = table.rows(state.type()).stream().filter(row -> row.from().contains(state.stageTitle()) && row.who().contains("信息员"))
                .map(row -> row.action().id()).toList();
        assertThat(said).containsAll(shown);
        assertThat(shown).contains("consult", "search", "ask-completion").doesNotContain("decide", "serve");
    }

    @Test
    @DisplayName("每一步都写明谁来做；每个条件都有一句话和一条依据；期限写明多少个工作日、依据哪一条")
    void everyRowSpeaks() {
        for (CaseType type : types.all()) {
            assertThat(table.rows(type)).as(type.id()).allSatisfy(row -> {
                assertThat(row.who()).isNotEmpty();
                assertThat(row.conditions()).allSatisfy(condition -> {
                    assertThat(condition.title()).matches(".*\\p{IsHan}.*");
                    assertThat(condition.article()).isNotNull();
                });
            });
        }
        ProcedureTable.Row extend = table.rows(types.require("inforequest")).stream().filter(row -> row.action().id().equals("extend")).findFirst().orElseThrow();
        assertThat(extend.clock()).containsExactly("可以延长，最长 20 个工作日（第三十三条）");
        assertThat(extend.letters()).containsExactly("政府信息公开申请延期答复告知书");
    }

    @Test
    @DisplayName("每个环节都走得到，除了最后的都走得出去")
    void noStageIsLost() {
        for (CaseType type : types.all()) {
            Set<String> reached = table.ways(type).values().stream().flatMap(List::stream).map(ProcedureTable.Way::to).collect(java.util.stream.Collectors.toSet());
            type.turns().forEach(turn -> {
                reached.add(turn.procedure().first());
                if (turn.recalled() != null && type.actions().stream().anyMatch(action -> type.consequence(action.id()).hands().recalls())) {
                    reached.add(turn.recalled());
                }
            });
            table.ways(type).forEach((stage, ways) -> {
                assertThat(stage.id().equals(type.procedure().first()) || reached.contains(stage.id())).as(type.id() + " " + stage.id()).isTrue();
                assertThat(stage.last() || !ways.isEmpty()).as(type.id() + " " + stage.id()).isTrue();
            });
        }
    }

    @Test
    @DisplayName("几家一起办的：整件、每一种承办各有自己的图和表，只有自己的环节；没有条文的期限不留空括号")
    void partsStandApart() throws IOException, InterruptedException {
        CaseType type = types.require("deputyproposal");
        List<ProcedureTable.Part> parts = table.parts(type);
        assertThat(parts).hasSize(1 + type.turns().size());
        assertThat(parts).allSatisfy(part -> {
            Set<String> own = part.ways().keySet().stream().map(stage -> stage.title()).collect(java.util.stream.Collectors.toSet());
            assertThat(part.rows()).isNotEmpty().allSatisfy(row -> assertThat(own).containsAll(row.from()));
            assertThat(part.ways().values().stream().flatMap(List::stream).map(ProcedureTable.Way::to)).allMatch(to -> own.contains(ProcedureTable.titles(type).get(to)));
        });
        assertThat(parts.stream().mapToInt(part -> part.rows().size()).sum()).isEqualTo(table.rows(type).size());
        try (HttpClient client = HttpClient.newHttpClient()) {
            String page = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/requests/procedure/deputyproposal")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            assertThat(page).contains("<h2>整件</h2>").doesNotContain("（）");
            type.turns().forEach(turn -> assertThat(page).contains("<h2>" + turn.title() + "</h2>"));
        }
    }

    @Test
    @DisplayName("程序的图和表人人可看")
    void shownToEveryone() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (CaseType type : types.all()) {
                HttpResponse<String> page = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/requests/procedure/" + type.id())).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(page.statusCode()).as(type.id()).isEqualTo(200);
                assertThat(page.body()).contains(type.title(), "<svg", "marker-end");
            }
        }
    }
}
