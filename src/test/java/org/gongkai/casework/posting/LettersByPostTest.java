package org.gongkai.casework.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.letters.Postings;
import org.gongkai.letters.Postings.State;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("寄发：选了邮寄的，每份文书等着寄；扫号码就登记寄出，按号码登记送达、退回；号码扫错、用过、点两下、两个窗口，都不会错一份、丢一份")
class LettersByPostTest extends PostingOffice {

    @Autowired
    Submitting submitting;
    @Autowired
    Letters letters;
    @Autowired
    JdbcClient client;

    @Test
    @DisplayName("选了邮寄的，登记回执、补正告知书一发出就等着寄，别的方式的不等；打印的有收件人和地址，别的机关的人看不到")
    void whatWaits() {
        String byPost = askedToComplete("post");
        String online = askedToComplete("online");
        assertThat(postings.of(byPost)).extracting(Postings.Posting::template).containsExactlyInAnyOrder("receipt", "completion-notice");
        assertThat(postings.of(online)).isEmpty();
        assertThat(list.of(officer)).extracting(line -> line.posting().letter()).contains(notice(byPost).letter());
        assertThat(list.addressed(officer, List.of(notice(byPost).letter()))).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("林小舟");
            assertThat(one.address()).isEqualTo("临溪区柳岸街1号");
        });
        Staff elsewhere = someone(CaseworkCast.HOUSING);
        assertThat(list.of(elsewhere)).extracting(line -> line.posting().subject()).doesNotContain(byPost);
        assertThat(desk.post(elsewhere, notice(byPost).letter(), number(), null).reasons()).containsExactly("没有这份要寄的文书");
    }

    @Test
    @DisplayName("扫一个号码，记一步“登记告知书寄出”；再扫同一个不再记；换一个号码、别的件用同一个号码，都不收并说明")
    void postedOnce() {
        String request = askedToComplete("post");
        String other = askedToComplete("post");
        String number = number();
        assertThat(desk.post(officer, notice(request).letter(), " " + number + "\n", null).orThrow()).isEqualTo(number);
        desk.post(officer, notice(request).letter(), number, null).orThrow();
        assertThat(verbs(request)).containsOnlyOnce("notice-dispatch");
        assertThat(cases.state(request).lastAct().text("tracking")).isEqualTo(number);
        assertThat(cases.state(request).lastAct().actor()).isEqualTo(officer.personId());
        assertThat(desk.post(officer, notice(request).letter(), number(), null).reasons()).singleElement().asString().contains("已经用 " + number + " 寄出");
        assertThat(desk.post(officer, notice(other).letter(), number, null).reasons()).singleElement().asString().contains("已经用在另一件的文书上");
        assertThat(verbs(other)).doesNotContain("notice-dispatch");
        Postings.Posting receipt = postings.of(request).stream().filter(one -> one.template().equals("receipt")).findFirst().orElseThrow();
        desk.post(officer, receipt.letter(), number, null).orThrow();
        assertThat(postings.under(number)).as("同一件的两份装一个信封").hasSize(2);
    }

    @Test
    @DisplayName("两个窗口同时给一份文书各扫一个号码：只登记一个，另一个说明；同时给两件扫同一个号码：只有一件用得上")
    void twoTabs() {
        String request = askedToComplete("post");
        List<Attempt<String>> both = Stream.of(number(), number()).map(number -> CompletableFuture.supplyAsync(() -> desk.post(officer, notice(request).letter(), number, null))).toList().stream().map(CompletableFuture::join).toList();
        assertThat(both).filteredOn(Attempt.Done.class::isInstance).hasSize(1);
        assertThat(verbs(request)).containsOnlyOnce("notice-dispatch");
        List<String> two = List.of(askedToComplete("post"), askedToComplete("post"));
        String one = number();
        List<Attempt<String>> same = two.stream().map(each -> CompletableFuture.supplyAsync(() -> desk.post(officer, notice(each).letter(), one, null))).toList().stream().map(CompletableFuture::join).toList();
        assertThat(same).filteredOn(Attempt.Done.class::isInstance).hasSize(1);
    }

    @Test
    @DisplayName("退回的记下原因，回到要寄的里；旧号码不能再用，新号码寄出以后，按号码登记送达：送达的日子、方式、凭证都在")
    void returnedAndServed() {
        String request = askedToComplete("post");
        String first = number();
        String second = number();
        assertThat(desk.served(officer, first, null).reasons()).containsExactly("没有用 " + first + " 寄出的文书");
        desk.post(officer, notice(request).letter(), first, null).orThrow();
        time.to("2026-03-05");
        assertThat(desk.returned(officer, first, "").reasons()).as("要有原因").isNotEmpty();
        desk.returned(officer, first, "moved").orThrow();
        assertThat(notice(request).state()).isEqualTo(State.RETURNED);
        assertThat(desk.served(officer, first, null).reasons()).singleElement().asString().contains("被退回");
        assertThat(desk.post(officer, notice(request).letter(), first, null).reasons()).singleElement().asString().contains("请用新的号码");
        desk.post(officer, notice(request).letter(), second, null).orThrow();
        time.to("2026-03-10");
        desk.served(officer, second, LocalDate.parse("2026-03-09")).orThrow();
        desk.served(officer, second, LocalDate.parse("2026-03-09")).orThrow();
        CaseState state = cases.state(request);
        assertThat(verbs(request)).containsOnlyOnce("notice-served").containsOnlyOnce("post-returned");
        assertThat(state.lastAct().effectiveOn()).isEqualTo("2026-03-09");
        assertThat(state.lastAct().text("proof")).isEqualTo(second);
        assertThat(state.lastAct().text("way")).isEqualTo("post");
        assertThat(notice(request).state()).isEqualTo(State.SERVED);
        assertThat(state.stage()).as("办件仍在等补正").isEqualTo("awaiting-completion");
    }

    @Test
    @DisplayName("前几天交寄的，按交寄的日子登记，凭证是号码；发文的一步撤销了，文书不再等着寄")
    void postedEarlier() {
        String request = askedToComplete("post");
        String number = number();
        time.to("2026-03-04");
        desk.post(officer, notice(request).letter(), number, LocalDate.parse("2026-03-03")).orThrow();
        assertThat(cases.state(request).lastAct().effectiveOn()).isEqualTo("2026-03-03");
        assertThat(notice(request).since()).isEqualTo("2026-03-03");
        String struck = received("post");
        assertThat(postings.of(struck)).extracting(Postings.Posting::template).containsExactly("receipt");
        cast.does(CaseworkCast.APPROVER, "strike", struck, Map.of("step", "receive", "reason", "登记错了"));
        assertThat(postings.of(struck)).isEmpty();
    }

    @Test
    @DisplayName("在办件页登记的寄出、更正，寄发清单跟着变：撤销了寄出，号码可以再用")
    void followsTheMatter() {
        String request = askedToComplete("post");
        String number = number();
        cast.does(OFFICER, "notice-dispatch", request, Map.of("notice", "completion-notice", "tracking", number));
        assertThat(notice(request).state()).isEqualTo(State.SENT);
        String other = askedToComplete("post");
        assertThat(desk.post(officer, notice(other).letter(), number, null).reasons()).isNotEmpty();
        assertThat(cases.perform(Perform.today(other, "notice-dispatch", OFFICER, Map.of("notice", "completion-notice", "tracking", number.substring(0, 5) + " " + number.substring(5)))).toString())
                .as("在另一件的办件页也不收").contains("已经用在另一件的文书上");
        cast.does(CaseworkCast.APPROVER, "strike", request, Map.of("step", "notice-dispatch", "reason", "号码录错"));
        assertThat(notice(request).state()).isEqualTo(State.WAITING);
        desk.post(officer, notice(askedToComplete("post")).letter(), number, null).orThrow();
    }

    private String submitted(String type, String channel, String party, String organ, Map<String, String> who, Map<String, String> content) {
        return cast.submitted(new Submit(type, channel, party, List.of(organ), channel.equals("handed-in") ? OFFICER : Actor.applicant(), who, content,
                List.of(Map.of("title", "路灯" + count++, "description", "响了三天")), null, null, null, null, null));
    }

    /** A matter of each type up to its letter, with what else was chosen when it was brought; answers its id. */
    private String answered(String type, Map<String, String> who, Map<String, String> chosen) {
        Map<String, String> content = new HashMap<>(chosen);
        switch (type) {
            case "organmail" -> {
                content.putAll(Map.of("purpose", "ask", "agreesToPublish", "no"));
                String matter = submitted(type, "web", "nat", EDUCATION, who, content);
                cast.does(OFFICER, "accept", matter, Map.of());
                cast.does(CaseworkCast.APPROVER, "answer", matter, Map.of("answer", "已经修好。"));
                return matter;
            }
            case "hotline" -> {
                content.putAll(Map.of("purpose", "help", "urgent", "no"));
                String matter = submitted(type, "web", "nat", EDUCATION, who, content);
                cast.does(OFFICER, "receive", matter, Map.of());
                cast.does(OFFICER, "answer-now", matter, Map.of("answer", "已经修好。"));
                return matter;
            }
            case "deputyproposal" -> {
                String matter = submitted(type, "handed-in", "npc", EDUCATION, who, content);
                cast.does(OFFICER, "hand-out", matter, Map.of("lead", CaseworkCast.HOUSING));
                assertThat(cases.perform(Perform.today(matter, "lead-sign", OFFICER, Map.of()).in(2))).isInstanceOf(Performed.Done.class);
                assertThat(cases.perform(Perform.today(matter, "interview", OFFICER, Map.of("how", "visit", "said", "代表同意")).in(2))).isInstanceOf(Performed.Done.class);
                assertThat(cases.perform(Perform.today(matter, "reply", CaseworkCast.APPROVER, Map.of("class", "A", "open", "public", "answer", "已经修好。")).in(2))).isInstanceOf(Performed.Done.class);
                return matter;
            }
            default -> {
                content.put("purpose", "not-answered");
                String matter = submitted(type, "web", "nat", EDUCATION, who, content);
                cast.does(CaseworkCast.OFFICE, "accept", matter, Map.of());
                cast.does(CaseworkCast.APPROVER, "answer", matter, Map.of("result", "found", "answer", "已督促三日内答复。"));
                return matter;
            }
        }
    }

    @Test
    @DisplayName("再次反映以后另发的答复代替原来的：寄的是后一份，一天里第九号、第十号也分得清；原来那份路上的，送达还记在它上面")
    void writtenAnew() {
        Map<String, String> who = Map.of("name", "林小舟", "phone", "099-20000000", "address", "临溪区柳岸街1号");
        String matter = answered("hotline", who, Map.of("way", "post"));
        String first = postings.of(matter).getFirst().letter();
        String number = number();
        desk.post(officer, first, number, null).orThrow();
        desk.returned(officer, number, "moved").orThrow();
        cast.does(OFFICER, "add", matter, Map.of("said", "又坏了"));
        String second = answeredAgain(matter, first);
        assertThat(state(first)).isEqualTo(State.REPLACED);
        assertThat(list.of(officer)).extracting(line -> line.posting().letter()).contains(second).doesNotContain(first);
        client.sql("update letters.letter set number = '热复九九〔2026〕99999号' where id = ?").param(first).update();
        client.sql("update letters.letter set number = '热复九九〔2026〕100000号' where id = ?").param(second).update();
        assertThat(letters.of(matter)).extracting(Letter::id).as("九在十以前").containsExactly(first, second);
        assertThat(desk.post(officer, first, number(), null).reasons()).singleElement().asString().contains("请寄后一份");
        String next = number();
        desk.post(officer, second, next, null).orThrow();
        assertThat(state(first)).isEqualTo(State.REPLACED);
        assertThat(state(second)).isEqualTo(State.SENT);
        cast.does(OFFICER, "add", matter, Map.of("said", "又坏了"));
        desk.returned(officer, next, "moved").orThrow();
        next = number();
        desk.post(officer, second, next, null).orThrow();
        assertThat(cases.state(matter).stage()).as("重办的时候，原来的答复照样登记退回、再寄").isEqualTo("registered");
        String third = answeredAgain(matter, second);
        assertThat(state(second)).as("已经在路上").isEqualTo(State.SENT);
        assertThat(state(third)).isEqualTo(State.WAITING);
        desk.served(officer, next, null).orThrow();
        String fresh = submitted("hotline", "web", "nat", EDUCATION, who, Map.of("purpose", "help", "urgent", "no"));
        cast.does(OFFICER, "receive", fresh, Map.of());
        assertThat(cases.perform(Perform.today(fresh, "post", OFFICER, Map.of("way", "post", "tracking", number()))).toString()).as("第一次答复以前没有可寄的").contains("还没有发过文书");
        assertThat(state(second)).isEqualTo(State.SERVED);
        assertThat(state(third)).isEqualTo(State.WAITING);
    }

    private State state(String letter) {
        return postings.byLetters(List.of(letter)).getFirst().state();
    }

    private String answeredAgain(String matter, String before) {
        cast.does(OFFICER, "answer-now", matter, Map.of("answer", "又修好了。"));
        List<String> known = postings.of(matter).stream().filter(one -> one.state() == State.WAITING).map(Postings.Posting::letter).toList();
        assertThat(known).hasSize(1).doesNotContain(before);
        return known.getFirst();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"organmail, mail-reply", "hotline, hotline-reply", "deputyproposal, deputyproposal-reply", "transparencycomplaint, complaint-reply"})
    @DisplayName("信箱、热线、建议提案、公开投诉：选了邮寄的等着寄，要有地址；选了网上看的不寄，没有选的留了地址、没有邮箱的寄；寄出、退回、再寄、送达各记一步")
    void eachTypeByChoice(String type, String letter) {
        Map<String, String> reachable = Map.of("name", "林小舟", "phone", "099-20000000", "email", "lin@example.org", "address", "临溪区柳岸街1号");
        Map<String, String> byAddress = Map.of("name", "林小舟", "phone", "099-20000000", "address", "临溪区柳岸街1号");
        assertThat(postings.of(answered(type, reachable, Map.of("way", "online")))).isEmpty();
        assertThat(postings.of(answered(type, byAddress, Map.of("way", "online")))).isEmpty();
        assertThat(postings.of(answered(type, reachable, Map.of()))).isEmpty();
        assertThat(postings.of(answered(type, byAddress, Map.of()))).extracting(Postings.Posting::template).containsExactly(letter);
        String matter = answered(type, reachable, Map.of("way", "post"));
        Postings.Posting waiting = postings.of(matter).getFirst();
        assertThat(waiting.organ()).as("寄的是主管这一件的机关").isEqualTo(EDUCATION);
        assertThat(list.addressed(officer, List.of(waiting.letter()))).singleElement().satisfies(one -> assertThat(one.address()).isEqualTo("临溪区柳岸街1号"));
        String first = number();
        String second = number();
        desk.post(officer, waiting.letter(), first, null).orThrow();
        desk.returned(officer, first, "person").orThrow();
        desk.post(officer, waiting.letter(), second, null).orThrow();
        desk.served(officer, second, null).orThrow();
        assertThat(postings.of(matter)).extracting(Postings.Posting::state).containsExactly(State.SERVED);
        assertThat(verbs(matter)).containsSubsequence("post-returned", "letter-served");
        if (!type.equals("deputyproposal")) {
            // what an organ hands in is entered as it lies on paper
            Submit without = new Submit(type, "web", "nat", List.of(EDUCATION), Actor.applicant(), Map.of("name", "林小舟", "phone", "099-20000000"), Map.of("way", "post"),
                    List.of(Map.of("title", "路灯", "description", "响了三天")), null, null, null, null, null);
            assertThat(submitting.refusals(without)).extracting(Refusal::sentence).contains("“怎样收到答复”选了“邮寄”，请填写“通信地址”，或者改选其他方式");
        }
    }
}
