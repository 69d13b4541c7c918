package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.THERE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.clocks.ClockReading;
import org.gongkai.casework.clocks.ClockRun;
import org.gongkai.casework.clocks.NextDue;
import org.gongkai.clock.Light;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("一件有几个期限：各从自己的一步起算，按天或者按小时，各办到自己的一步为止")
class NamedClocksTest {

    private static final Map<String, String> RETURN = Map.of("cause", "competence", "grounds", "三定规定没有这一项职责");
    private static final Map<String, String> REPLY = Map.of("answer", "已修复路灯。", "solved", "yes");

    private static OnPaper received(String urgent) {
        return OnPaper.saying("hotline", "2026-03-02", Map.of("urgent", urgent)).at("11:00").does(OFFICER, "receive", Map.of());
    }

    private static OnPaper sent() {
        return received("no").at("14:00").does(OFFICER, "send-out", Map.of("unit", THERE));
    }

    private static Handling unit(OnPaper paper) {
        return paper.state().handlings().getLast();
    }

    private static ClockReading named(OnPaper paper, Handling of, String clock) {
        return paper.named(of).stream().filter(one -> one.clock().id().equals(clock)).reduce((earlier, later) -> later).orElseThrow();
    }

    private static ClockReading ofMatter(OnPaper paper, String clock) {
        return named(paper, paper.state().handlings().getFirst(), clock);
    }

    private static LocalDateTime moment(String text) {
        return LocalDateTime.parse(text);
    }

    @Nested
    @DisplayName("热线：派单、签收按工作小时，联系、紧急的答复按小时")
    class OfTheHotline {

        @Test
        @DisplayName("受理起 2 个工作小时内派单，午休不算；派出即办到")
        void sentOut() {
            OnPaper paper = received("no");
            assertThat(ofMatter(paper, "send-out").dueAt()).isEqualTo("2026-03-02T15:00");
            assertThat(ofMatter(paper, "send-out").headline()).isEqualTo("最迟 2026 年 3 月 2 日 15 时 00 分");
            assertThat(paper.next(paper.state().handlings().getFirst())).hasValueSatisfying(next -> assertThat(next.clock()).isEqualTo("send-out"));
            paper.at("14:00").does(OFFICER, "send-out", Map.of("unit", THERE));
            assertThat(ofMatter(paper, "send-out").run().runs()).isFalse();
            assertThat(ofMatter(paper, "send-out").isOverdue()).isFalse();
            assertThat(paper.next(paper.state().handlings().getFirst())).isEmpty();
        }

        @Test
        @DisplayName("派出起 4 个工作小时内签收，过夜；签收以后轮到 24 小时内联系；灯按剩下的变")
        void signedFor() {
            OnPaper paper = sent();
            NextDue next = paper.next(unit(paper)).orElseThrow();
            assertThat(next).isEqualTo(new NextDue("sign", moment("2026-03-03T09:00"), moment("2026-03-02T17:00"), moment("2026-03-03T08:36")));
            assertThat(next.light(moment("2026-03-02T16:59"))).isEqualTo(Light.GREEN);
            assertThat(next.light(moment("2026-03-02T17:00"))).isEqualTo(Light.YELLOW);
            assertThat(next.light(moment("2026-03-03T09:00"))).isEqualTo(Light.RED);
            assertThat(next.light(moment("2026-03-03T09:01"))).isEqualTo(Light.BLACK);
            paper.at("2026-03-03T08:40").does(OFFICER, "sign", Map.of());
            assertThat(named(paper, unit(paper), "sign").isOverdue()).isFalse();
            assertThat(paper.next(unit(paper))).hasValueSatisfying(contact -> {
                assertThat(contact.clock()).isEqualTo("contact");
                assertThat(contact.dueAt()).isEqualTo("2026-03-03T14:00");
            });
        }

        @Test
        @DisplayName("晚签的，期限停在签收的时刻，说已经超过")
        void signedLate() {
            OnPaper paper = sent().at("2026-03-03T09:30").does(OFFICER, "sign", Map.of());
            assertThat(named(paper, unit(paper), "sign").isOverdue()).isTrue();
        }

        @Test
        @DisplayName("退回的，派单重新起算；收回、退回的部分不再走")
        void givenBack() {
            OnPaper paper = sent().at("16:30").does(OFFICER, "give-back", RETURN);
            assertThat(ofMatter(paper, "send-out").dueAt()).isEqualTo("2026-03-03T09:30");
            assertThat(paper.state().handlings().getFirst().runs()).extracting(ClockRun::clock).containsExactly("send-out", "send-out");
            assertThat(unit(paper).runs()).allMatch(run -> !run.runs());
            paper.at("2026-03-03T09:00").does(OFFICER, "send-out", Map.of("unit", THERE)).at("09:10").does(Actor.applicant(), "withdraw", Map.of());
            assertThat(paper.state().handlings()).allSatisfy(one -> assertThat(one.runs()).allMatch(run -> !run.runs()));
        }

        @Test
        @DisplayName("写明紧急的才有紧急的期限；承办单位也看得到；改为不紧急就停，改为紧急从那时起算")
        void urgent() {
            assertThat(received("no").state().handlings().getFirst().runs()).extracting(ClockRun::clock).containsExactly("send-out");
            OnPaper paper = received("yes").at("11:10").does(OFFICER, "send-out", Map.of("unit", THERE));
            assertThat(ofMatter(paper, "urgent").dueAt()).isEqualTo("2026-03-03T11:00");
            paper.at("11:20").does(OFFICER, "sign", Map.of());
            assertThat(paper.next(unit(paper))).as("紧急的先到").hasValueSatisfying(next -> assertThat(next.clock()).isEqualTo("urgent"));
            paper.at("11:30").does(OFFICER, "calm", Map.of("said", "已经通电")).at("2026-03-04T09:00").does(OFFICER, "urge", Map.of("said", "又冒烟"));
            assertThat(ofMatter(paper, "urgent").dueAt()).isEqualTo("2026-03-05T09:00");
        }

        @Test
        @DisplayName("答复办到紧急的期限；退回重办的，从退回重办时起算")
        void doneAgain() {
            OnPaper paper = received("yes").does(OFFICER, "send-out", Map.of("unit", THERE)).does(OFFICER, "sign", Map.of())
                    .at("2026-03-02T17:00").does(APPROVER, "reply", REPLY);
            assertThat(ofMatter(paper, "urgent").run().runs()).isFalse();
            paper.at("2026-03-05T10:00").does(OFFICER, "do-again", Map.of("unit", THERE, "said", "还是不亮"));
            assertThat(ofMatter(paper, "urgent").dueAt()).isEqualTo("2026-03-06T10:00");
            assertThat(paper.replayed()).isEqualTo(paper.state());
        }
    }

    @Nested
    @DisplayName("补记写明几点，先后不乱")
    class EnteredAfterwards {

        private static List<String> refused(OnPaper paper, String day, String at, boolean why) {
            Perform command = new Perform("case", "send-out", OFFICER, LocalDate.parse(day), at == null ? Map.of("unit", THERE) : Map.of("unit", THERE, "at", at), null,
                    why ? "停电" : null, why ? "F-1" : null, true, Handling.FIRST);
            return paper.attempts(command).stream().map(Refusal::sentence).toList();
        }

        @ParameterizedTest(name = "{0} {1} → {3}")
        @CsvSource(nullValues = "-", value = {
            "2026-03-03, 14:10, false, 补记 14:10 的事项须写明补记原因和凭证编号",
            "2026-03-03, 15:10, true, 15:10 还没有到",
            "2026-03-03, 25:10, true, 几点应写成 14:30",
            "2026-03-02, -, true, 请写明几点",
            "2026-03-02, 10:50, true, 时间 10:50 早于上一步的 11:00"})
        @DisplayName("不行的，说出为什么")
        void wrong(String day, String at, boolean why, String sentence) {
            assertThat(refused(received("no").at("2026-03-03T15:00"), day, at, why)).singleElement().asString().contains(sentence);
        }

        @Test
        @DisplayName("登记错了、撤销以后，照实补记的几点只和还算数的上一步比")
        void enteredAnewAfterACorrection() {
            OnPaper paper = received("no").at("2026-03-03T10:00");
            paper.does(new Actor("chief", Set.of("APPROVER", "DISCLOSURE_HEAD")), "strike", Map.of("step", "receive", "reason", "时间登记错了"));
            assertThat(paper.attempts(new Perform("case", "receive", OFFICER, LocalDate.parse("2026-03-02"), Map.of("at", "11:30"), null, "照实补记", "F-1", true, Handling.FIRST)))
                    .isEmpty();
            assertThat(ofMatter(paper, "send-out").dueAt()).isAfter("2026-03-02T11:30");
        }

        @Test
        @DisplayName("写明几点和原因的，期限从那一刻算")
        void accepted() {
            OnPaper paper = received("no").at("2026-03-03T15:00");
            assertThat(refused(paper, "2026-03-02", "11:30", true)).isEmpty();
            assertThat(named(paper, unit(paper), "sign").dueAt()).isEqualTo("2026-03-02T17:30");
        }
    }

    @Nested
    @DisplayName("信箱：公开承诺的答复、法定的办结、内部的受理各是各的")
    class OfMailboxes {

        @Test
        @DisplayName("提交起 1 个工作日内受理；受理起承诺 5 个工作日答复，求助、投诉、建议另有法定的 60 日")
        void apart() {
            OnPaper paper = OnPaper.saying("mayormail", "2026-03-06", Map.of("purpose", "complain"));
            assertThat(ofMatter(paper, "accept").headline()).isEqualTo("最迟 2026 年 3 月 9 日");
            paper.on("2026-03-09").does(OFFICER, "accept", Map.of());
            assertThat(paper.due()).isEqualTo("2026-03-16");
            assertThat(ofMatter(paper, "petition").headline()).isEqualTo("最迟 2026 年 5 月 8 日");
            assertThat(ofMatter(paper, "petition").clock().binding().isPublic()).isTrue();
            assertThat(ofMatter(paper, "accept").isOverdue()).isFalse();
            assertThat(paper.state().lastAct().text("at")).as("只按天算的不记几点").isNull();
        }

        @Test
        @DisplayName("咨询没有法定的 60 日")
        void askedOnly() {
            OnPaper paper = OnPaper.saying("mayormail", "2026-03-06", Map.of("purpose", "ask")).does(OFFICER, "accept", Map.of());
            assertThat(paper.state().handlings().getFirst().runs()).extracting(ClockRun::clock).containsExactly("accept");
        }
    }

    @Nested
    @DisplayName("国办发〔2016〕80号 虚假、不完整信息：按轻重 5、24、48 小时，夜里、周末照算")
    class OfRumours {

        private static OnPaper accepted(String weight) {
            return OnPaper.saying("rumours", "2026-03-06", Map.of("purpose", "untrue", "agreesToPublish", "no")).at("16:30").does(OFFICER, "accept", Map.of("weight", weight));
        }

        @Test
        @DisplayName("涉及突发事件的：5 小时内发布，24 小时内举行发布会，各办到自己的一步；发布了才停")
        void grave() {
            OnPaper paper = accepted("major");
            assertThat(ofMatter(paper, "major").dueAt()).isEqualTo("2026-03-06T21:30");
            assertThat(ofMatter(paper, "conference").dueAt()).isEqualTo("2026-03-07T16:30");
            assertThat(paper.next(paper.state().handlings().getFirst())).hasValueSatisfying(next -> {
                assertThat(next.clock()).isEqualTo("major");
                assertThat(next.light(moment("2026-03-06T21:31"))).isEqualTo(Light.BLACK);
            });
            paper.at("21:00").does(OFFICER, "clarify", Map.of("document", "/documents/a"));
            assertThat(ofMatter(paper, "major").isOverdue()).isFalse();
            assertThat(ofMatter(paper, "major").run().runs()).isFalse();
            paper.at("2026-03-07T17:00").does(OFFICER, "hold", Map.of("heldOn", "2026-03-07"));
            assertThat(ofMatter(paper, "conference").isOverdue()).as("晚了的说晚了").isTrue();
        }

        @Test
        @DisplayName("其他的 48 小时；晚发布的，一直说晚了")
        void other() {
            OnPaper paper = accepted("other");
            assertThat(paper.state().handlings().getFirst().runs()).extracting(ClockRun::clock).containsExactly("other");
            assertThat(ofMatter(paper, "other").dueAt()).isEqualTo("2026-03-08T16:30");
            paper.at("2026-03-09T09:00").does(OFFICER, "clarify", Map.of("document", "/documents/a"));
            assertThat(ofMatter(paper, "other").isOverdue()).isTrue();
        }
    }

    @Nested
    @DisplayName("定义写错的，说出哪一行")
    class Declared {

        private static final String RIGHT = "clocks:\n  - {id: visit, title: 现场查看, term: parking.visit, binding: PROMISE, from: [{by: accept}], until: [visit]}\n";
        private static final String TERM = "terms:\n  - {id: parking.visit, title: 现场查看, description: 查看, basis: 本地, amount: 8, unit: working-hours, countsFrom: 受理之时, from: 2020-01-01, confirmed: false}\n";

        @Test
        @DisplayName("写对的没有错")
        void right() {
            assertThat(FieldsDeclaredTest.faults(FieldsDeclaredTest.parking() + TERM + RIGHT)).isEmpty();
        }

        @ParameterizedTest(name = "{0} 改成 {1}")
        @CsvSource(delimiter = ';', value = {
            "from: [{by: accept}], ; ; 没有写从哪一步起算（from），这个期限永远不会起算",
            "from: [{by: accept}]; from: []; 没有写从哪一步起算（from），这个期限永远不会起算",
            "{by: accept}; {by: acept}; 没有“acept”这一步",
            "until: [visit]; until: [visits]; 没有“visits”这一步",
            "until: [visit]; until: []; 没有写办到哪一步为止（until）",
            "binding: PROMISE, ; binding: PROMISE, of: unit, ; handlings 里没有“unit”",
            "{by: accept}; {by: accept, field: since, is: [x]}; “since”不是这一步或者 content 里写进台账（kept: ACT）的字段",
            "{by: accept}; {by: dispatch, field: way, is: [x]}; is 应从“发出方式”的选项里写：email、post、counter、portal",
            "{by: accept}; {by: accept, field: purpose, is: [x]}; “purpose”不是这一步或者 content 里写进台账（kept: ACT）的字段",
            "{by: accept}; {by: accept, is: [x]}; 没有写是哪个字段（field）",
            "{id: visit, title: 现场查看, term: parking.visit; {id: visit, title: 现场查看, term: parking.visits; 没有条文“parking.visits”"})
        void wrong(String right, String wrong, String sentence) {
            String text = RIGHT.replace(right, wrong == null ? "" : wrong);
            assertThat(text).isNotEqualTo(RIGHT);
            assertThat(FieldsDeclaredTest.faults(FieldsDeclaredTest.parking() + TERM + text)).anySatisfy(fault -> assertThat(fault).contains("casetypes/parking.yaml").contains(sentence));
        }

        @Test
        @DisplayName("整件的答复期限不能按小时；提出时写进台账的只能是选择")
        void notInHours() {
            assertThat(FieldsDeclaredTest.faults(FieldsDeclaredTest.parking() + TERM + RIGHT + "term: parking.visit\n"))
                    .anySatisfy(fault -> assertThat(fault).contains("按小时的期限写在 clocks 里"));
            assertThat(FieldsDeclaredTest.faults(FieldsDeclaredTest.parking().replace("kind: MONTH, required: true", "kind: MONTH, kept: ACT, required: true")))
                    .anySatisfy(fault -> assertThat(fault).contains("提出时写进台账的（kept: ACT）只能是 content 里的选择"));
        }
    }
}
