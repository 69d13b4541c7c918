package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.HOUSING;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.history.HistoryImport;
import org.gongkai.casework.history.letters.LetterImport;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.publicanswer.PublicAnswers.PublicAnswer;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.Facts;
import org.gongkai.search.Audience;
import org.gongkai.search.Findables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("从前的来信迁入：有答复的按原来的日期办结、公开，没有的待受理")
class LetterImportTest {

    private static final LetterImport.Settings PUBLISHED = new LetterImport.Settings("mayormail", GOVERNMENT, List.of("received=day"), true);

    @Autowired
    LetterImport letters;
    @Autowired
    CaseLists lists;
    @Autowired
    Cases cases;
    @Autowired
    PublicAnswers answers;
    @Autowired
    List<Findables> rooms;
    @Autowired
    Facts facts;
    @Autowired
    JdbcClient client;
    @Autowired
    CaseworkCast cast;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void today() {
        time.to("2026-11-20");
    }

    @Test
    @DisplayName("有答复的：受理、答复、公开都在原来的日子，写信人的称呼和第三人的姓名隐去；没有答复的待受理；再导一次什么都不变；同一编号的另一封不收")
    void closedAndOpen() {
        String answered = """
                {"id":"L1","title":"河西路的路灯不亮","content":"河西路到学校的一段路灯不亮，我父亲罗大海摔过一次。","day":"2024/3/4 10:11:12","writer":"网名青松","reply":"网友“网名青松”：路灯已于三月六日修好。","replied":"2024-03-07","purpose":"求助"}""";
        String open = "{\"id\":\"L2\",\"title\":\"河西路要不要装减速带\",\"content\":\"放学时车太快。\",\"day\":\"2026-11-18\"}";
        RequestImport.Result first = letters.take(List.of(line(1, answered), line(2, open), line(3, "{\"id\":\"L3\",\"title\":\"没有内容\",\"day\":\"昨天\"}")), PUBLISHED);
        assertThat(first.imported()).isEqualTo(2);
        assertThat(first.rejected()).singleElement().satisfies(one -> assertThat(one.line() + one.reasons().toString()).isEqualTo("3[日期“昨天”无法识别, 缺少“content”]"));
        assertThat(letters.take(List.of(line(1, answered)), PUBLISHED).unchanged()).isEqualTo(1);
        assertThat(letters.take(List.of(line(1, answered.replace("修好", "换新"))), PUBLISHED).rejected()).singleElement().satisfies(one -> assertThat(one.reasons().toString()).contains("L1", "内容不同"));

        CaseState closed = cases.state(lists.ended(Scope.of(Set.of(GOVERNMENT)), CaseLists.Wanted.EVERYTHING, null, 10).getFirst().id());
        assertThat(closed.acts()).extracting(act -> act.verb() + " " + act.effectiveOn() + " " + act.actor() + " " + act.lateReason())
                .containsExactly("submit 2024-03-04 null history-import", "accept 2024-03-04 null history-import", "answer 2024-03-07 null history-import", "publish 2024-03-07 null history-import");
        PublicAnswer shown = answers.find(closed.id()).orElseThrow();
        assertThat(shown.title() + shown.question() + shown.answer()).contains("河西路的路灯不亮", "三月六日修好").doesNotContain("青松", "罗大海");
        assertThat(List.of(shown.receivedOn(), shown.answeredOn(), shown.publishedOn())).containsExactly(LocalDate.of(2024, 3, 4), LocalDate.of(2024, 3, 7), LocalDate.of(2024, 3, 7));
        assertThat(lists.open(Scope.of(Set.of(GOVERNMENT)), CaseLists.Wanted.EVERYTHING, null, 10)).singleElement().satisfies(one -> assertThat(one.stage() + " " + one.submittedOn()).isEqualTo("submitted 2026-11-18"));
        assertThat(facts.sums(FactQuery.of(Set.of("mayormail.answered"), Set.of(GOVERNMENT)))).extracting(sum -> sum.amount().intValue()).containsExactly(1);

        Findables found = rooms.stream().filter(room -> room.room().equals("casework")).findFirst().orElseThrow();
        assertThat(found.count()).isPositive();
        assertThat(found.among(List.of(closed.id()))).singleElement().satisfies(one -> assertThat(one.title() + " " + one.address()).isEqualTo("河西路的路灯不亮 /mailboxes/mayormail/" + closed.id()));
        assertThat(found.openAmong(List.of(closed.id()), Audience.PUBLIC)).containsExactly(closed.id());
    }

    @Test
    @DisplayName("公开的来信和答复检索得到，撤回的检索不到")
    void foundWhileItIsPublic() {
        letters.take(List.of(line(1, "{\"id\":\"F1\",\"title\":\"河东公园的长椅坏了\",\"content\":\"长椅坏了两张。\",\"day\":\"2024-03-04\",\"reply\":\"已经修好。\",\"replied\":\"2024-03-05\",\"unit\":\"" + HOUSING + "\"}")), PUBLISHED);
        Findables found = rooms.stream().filter(room -> room.room().equals("casework")).findFirst().orElseThrow();
        String caseId = client.sql("select case_id from casework.public_answer where title = '河东公园的长椅坏了'").query(String.class).single();
        assertThat(found.touched(cases.state(caseId).acts())).containsExactly(caseId);
        assertThat(found.among(List.of(caseId))).hasSize(1);
        client.sql("update casework.public_answer set title = '', question = '', answer = '', ground = 'error', withdrawn_on = '2026-11-20' where case_id = ?").param(caseId).update();
        assertThat(found.among(List.of(caseId))).isEmpty();
        assertThat(found.openAmong(List.of(caseId), Audience.PUBLIC)).isEmpty();
        assertThat(found.idsAfter("", 100)).doesNotContain(caseId);
    }

    @Test
    @DisplayName("公开的文字里还有要人看的（挂车的号牌），答复照样迁入，停在已答复，说明为什么没有公开")
    void leftToAPerson() {
        RequestImport.Result result = letters.take(List.of(line(1, """
                {"id":"P1","title":"货车占道","content":"车牌号浙A1234挂的货车天天停在路口。","day":"2024-03-04","reply":"已请交警处理。","replied":"2024-03-05","unit":"%s"}""".formatted(EDUCATION))), PUBLISHED);
        assertThat(result.imported()).isEqualTo(1);
        assertThat(result.notices()).singleElement().satisfies(one -> assertThat(one.sentence()).startsWith("P1：").contains("车牌"));
        assertThat(client.sql("select c.stage || ' ' || (p.case_id is not null) from casework.cases c left join casework.public_answer p on p.case_id = c.id where c.organ = ?").param(EDUCATION)
                .query(String.class).list()).as("the unit that answered has it").containsExactly("answered false");
    }

    @Test
    @DisplayName("不认得的单位、没有的信箱、写错的字段名：说出来，不猜")
    void nothingIsGuessed() {
        String letter = "{\"id\":\"N1\",\"title\":\"一件事\",\"content\":\"说的是这样。\",\"day\":\"2024-03-04\",\"unit\":\"没有的局\"}";
        assertThat(letters.take(List.of(line(1, letter)), PUBLISHED).rejected()).singleElement().satisfies(one -> assertThat(one.reasons().toString()).contains("没有叫“没有的局”的机关"));
        assertThat(letters.take(List.of(line(1, letter)), new LetterImport.Settings("nomail", GOVERNMENT, List.of("received=day"), true)).rejected())
                .singleElement().satisfies(one -> assertThat(one.reasons().toString()).contains("没有“nomail”这种办件"));
        assertThatIllegalArgumentException().isThrownBy(() -> letters.take(List.of(line(1, letter)), new LetterImport.Settings("mayormail", GOVERNMENT, List.of("date=day"), true)))
                .withMessageContaining("date=day");
    }

    private static HistoryImport.Line line(long number, String json) {
        return new HistoryImport.Line(number, json.strip().getBytes(StandardCharsets.UTF_8));
    }
}
