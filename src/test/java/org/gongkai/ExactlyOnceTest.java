package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.directory.Attempt;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.gongkai.reporting.Remedies;
import org.gongkai.reporting.Remedy;
import org.gongkai.reporting.Reporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一次就是一次：两人同办、连点、断线重发，都只有一个行为、一份文书")
class ExactlyOnceTest {

    private static final Actor OFFICER = new Actor("person-officer", Set.of("OFFICER"));
    private static final Map<String, String> REPLY = Map.of("item1Reply", "R36-1", "item1Where", "本机关网站", "item1Words", "见政策文件栏目");

    @LocalServerPort
    int port;
    @Autowired
    Submitting submitting;
    @Autowired
    CounterEntry counter;
    @Autowired
    Remedies remedies;
    @Autowired
    Cases cases;
    @Autowired
    Letters letters;
    @Autowired
    JdbcClient client;

    private DeskWithoutABrowser officer;
    private DeskWithoutABrowser office;
    private DeskWithoutABrowser approver;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) throws Exception {
        demo.tell("cast");
        officer = new DeskWithoutABrowser(port, "chenxi.office");
        office = new DeskWithoutABrowser(port, "dongzhen.office");
        approver = new DeskWithoutABrowser(port, "songci.office");
    }

    @RepeatedTest(5)
    @DisplayName("两人同时受理一件：先到的办了，后到的看到现在的环节，不会办两次")
    void twoOfficersOnOneCase() throws Exception {
        String request = received();
        List<HttpResponse<String>> answers = together(List.of(
                () -> officer.send("/desk/cases/" + request + "/accept", Map.of("token", "a-" + request)),
                () -> office.send("/desk/cases/" + request + "/accept", Map.of("token", "b-" + request))));
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 422);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 422).findFirst().orElseThrow().body())
                .contains("现处于“办理中”", "只能在“待受理”时办理");
        assertThat(cases.state(request).times("accept")).isEqualTo(1);
    }

    @RepeatedTest(3)
    @DisplayName("同一页面连点八次“作出答复”：都被带回办件，一个行为、一份答复书、一件办结")
    void doubleClick() throws Exception {
        String request = accepted();
        List<HttpResponse<String>> answers = together(Collections.nCopies(8,
                () -> approver.send("/desk/cases/" + request + "/decide", decision(request))));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(302);
        assertOnce(request);
    }

    @RepeatedTest(5)
    @DisplayName("回答到一半断线，凭同一页面再发：一个行为、一份答复书")
    void lostConnection() throws Exception {
        String request = accepted();
        approver.sendAndHangUp("/desk/cases/" + request + "/decide", decision(request));
        assertThat(approver.send("/desk/cases/" + request + "/decide", decision(request)).statusCode()).isEqualTo(302);
        assertOnce(request);
    }

    @Test
    @DisplayName("断线以后不再重发：服务器照样办完，或者什么都没有办，没有办一半的")
    void hungUpForGood() throws Exception {
        List<String> requests = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            requests.add(accepted());
        }
        for (String request : requests) {
            approver.sendAndHangUp("/desk/cases/" + request + "/decide", decision(request));
        }
        Thread.sleep(2000);
        for (String request : requests) {
            int decided = cases.state(request).times("decide");
            assertThat(replies(request)).hasSize(decided);
            assertThat(concluded(request)).isEqualTo(decided);
        }
    }

    @Test
    @DisplayName("申请人连点提交：一份申请一个编号，每一次都回到同一张回执")
    void filedOnce() throws Exception {
        DeskWithoutABrowser citizen = new DeskWithoutABrowser(port, null);
        Map<String, String> form = new HashMap<>(Map.of("step", "send", "token", "filed-once", "organ", "qinglan", "party", "nat", "content.way", "online",
                "content.medium", "electronic", "item1.title", "校车线路图", "applicant.name", "林小舟", "applicant.identityKind", "id-card"));
        form.putAll(Map.of("applicant.identityNumber", "990005199001010000", "applicant.phone", "099-20000000", "applicant.address", "柳岸街1号"));
        Map<String, String> first = new HashMap<>(form);
        first.put("step", "check");
        assertThat(citizen.send("/requests/new", first).statusCode()).isEqualTo(200);
        List<HttpResponse<String>> answers = together(Collections.nCopies(6, () -> citizen.send("/requests/new", form)));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(303);
        assertThat(answers).extracting(answer -> answer.headers().firstValue("Location").orElseThrow()).as("one receipt for all")
                .allMatch(address -> address.contains("/receipts/")).containsOnly(answers.getFirst().headers().firstValue("Location").orElseThrow());
        assertThat(client.sql("select count(*) from casework.application where token = 'filed-once'").query(Integer.class).single()).isEqualTo(1);
    }

    @RepeatedTest(3)
    @DisplayName("窗口登记连点：一份来件一个编号，其余的被告知已经登记，没有一个出错")
    void enteredOnceAtTheCounter(RepetitionInfo time) throws Exception {
        String token = "entered-once-" + time.getCurrentRepetition();
        Submit submit = new Submit("inforequest", "post-signed", "nat", List.of("qinglan"), OFFICER, Map.of("name", "林小舟"), Map.of(),
                List.of(Map.of("title", "校车线路图")), null, token, null, null, null);
        List<Submission> answers = together(Collections.nCopies(6, () -> counter.enter(submit, Map.of("proof", "EMS-1", "readBack", "yes"), accepted -> { })));
        assertThat(answers).hasOnlyElementsOfTypes(Submission.Accepted.class, Submission.Repeated.class);
        assertThat(answers).filteredOn(Submission.Accepted.class::isInstance).hasSize(1);
        assertThat(client.sql("select count(*) from casework.application where token = ?").param(token).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    @DisplayName("复议登记连点：登记一件，其余的被告知已经登记过")
    void registeredOnce() throws Exception {
        Remedies.Entry entry = new Remedies.Entry("qinglan", Remedy.Kind.named("reconsideration").orElseThrow(), "青复〔2026〕1号", null,
                LocalDate.of(2026, 3, 2), null, null);
        List<Attempt<Remedy>> answers = together(Collections.nCopies(6, () -> remedies.register(entry, Reporter.INSTALLATION)));
        assertThat(answers).filteredOn(Attempt.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Attempt.Refused.class::isInstance).allSatisfy(one -> assertThat(one.reasons().toString()).contains("已经登记过"));
    }

    @Test
    @DisplayName("三十二人同时来件、同时答复：每个机关每年的来件编号和文号从1起连续，不重不漏")
    void numbersWithoutGaps() throws Exception {
        List<String> before = numbers();
        List<String> requests = together(Collections.nCopies(32, this::accepted));
        together(requests.stream().<Callable<HttpResponse<String>>>map(request ->
                () -> approver.send("/desk/cases/" + request + "/decide", decision(request))).toList());
        assertThat(numbers()).hasSize(before.size() + 32);
        assertSerials(numbers());
        assertSerials(client.sql("select number from letters.letter where organ = 'qinglan' and template = 'reply'").query(String.class).list());
    }

    private List<String> numbers() {
        return client.sql("select number from casework.cases where organ = 'qinglan' and type = 'inforequest'").query(String.class).list();
    }

    private static void assertSerials(List<String> numbers) {
        List<Integer> serials = numbers.stream().map(number -> Integer.parseInt(number.replaceAll(".*〕|号$", ""))).sorted().toList();
        assertThat(serials).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    private void assertOnce(String request) {
        assertThat(cases.state(request).times("decide")).isEqualTo(1);
        assertThat(replies(request)).hasSize(1);
        assertThat(concluded(request)).isEqualTo(1);
    }

    private List<Letter> replies(String request) {
        return letters.of(request).stream().filter(letter -> letter.template().equals("reply")).toList();
    }

    private int concluded(String request) {
        return client.sql("select count(*) from ledger.fact where record = ? and kind = 'inforequest.concluded'").param(request)
                .query(Integer.class).single();
    }

    private static Map<String, String> decision(String request) {
        Map<String, String> values = new HashMap<>(REPLY);
        values.put("token", "decided-" + request);
        return values;
    }

    private String received() {
        Submit submit = new Submit("inforequest", "counter", "nat", List.of("qinglan"), OFFICER, Map.of("name", "林小舟"), Map.of(),
                List.of(Map.of("title", "校车线路图")), null, null, null, null, null);
        String request = ((Submission.Accepted) submitting.submit(submit)).caseIds().getFirst();
        cases.perform(Perform.today(request, "receive", OFFICER, Map.of("confirmation", "counter")));
        return request;
    }

    private String accepted() {
        String request = received();
        cases.perform(Perform.today(request, "accept", OFFICER, Map.of()));
        return request;
    }

    /** Has all done at one moment. */
    private static <T> List<T> together(List<? extends Callable<T>> doing) throws Exception {
        CyclicBarrier start = new CyclicBarrier(doing.size());
        List<Future<T>> under = new ArrayList<>();
        List<T> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(doing.size())) {
            doing.forEach(one -> under.add(threads.submit(() -> {
                start.await();
                return one.call();
            })));
            for (Future<T> one : under) {
                done.add(one.get());
            }
        }
        return done;
    }
}
