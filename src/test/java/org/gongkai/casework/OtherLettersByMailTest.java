package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICE;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.mail.CaseMail;
import org.gongkai.casework.receipt.NewCodes;
import org.gongkai.casework.receipt.Receipts;
import org.gongkai.letters.OutgoingMail;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("更正、投诉的文书也以电子邮件送达；要电子邮件而没有地址的，当场说明")
class OtherLettersByMailTest extends MailedFromTheOffice {

    private static final String ADDRESS = "lin@example.org";

    @Autowired
    Cases cases;
    @Autowired
    CaseMail mail;
    @Autowired
    Submitting submitting;
    @Autowired
    Receipts receipts;
    @Autowired
    NewCodes codes;
    @Autowired
    CaseFolders folders;

    @Test
    @DisplayName("第二十九条 选了电子邮件而没有填电子邮箱：不收，说明填什么，或者改选；选别的方式不要求邮箱")
    void emailNeedsAnAddress() {
        Submit request = cast.request(EDUCATION, "校服采购合同");
        Submit byMail = CaseworkCast.with(request, request.applicant(), Map.of("way", "email", "medium", "electronic"));
        assertThat(submitting.refusals(byMail)).singleElement().satisfies(refusal -> {
            assertThat(refusal.sentence()).isEqualTo("“获取信息的方式”选了“电子邮件”，请填写“电子邮箱”，或者改选其他方式");
            assertThat(refusal.field()).isEqualTo("email");
        });
        assertThat(submitting.submit(byMail)).isInstanceOf(Submission.Refused.class);
        Map<String, String> reachable = new HashMap<>(request.applicant());
        reachable.put("email", ADDRESS);
        assertThat(submitting.refusals(CaseworkCast.with(request, reachable, byMail.content()))).isEmpty();
        reachable.put("email", "没有");
        assertThat(submitting.refusals(CaseworkCast.with(request, reachable, byMail.content()))).extracting(Refusal::field).containsExactly("email");
        assertThat(submitting.refusals(request)).isEmpty();
    }

    @Test
    @DisplayName("回执发到提交时填写的邮箱，写着编号和查询码；丢了查询码，只往这个邮箱发新的，旧的随即作废，记一笔；别的邮箱、别的编号什么也不发；一天最多三次")
    void receiptAndNewCodes() throws Exception {
        Submit request = cast.request(EDUCATION, "民办幼儿园年检结果");
        Map<String, String> reachable = new HashMap<>(request.applicant());
        reachable.put("email", "receipt@example.org");
        Submission.Accepted filed = (Submission.Accepted) submitting.submit(CaseworkCast.with(request, reachable, request.content()), receipts.to("browser:test"));
        assertThat(receipts.open(filed.applicationId(), "browser:other")).isEmpty();
        assertThat(receipts.open(filed.applicationId(), "browser:test")).hasValueSatisfying(receipt -> {
            assertThat(receipt.code()).isEqualTo(filed.code());
            assertThat(receipt.lastDay()).hasToString("2026-03-30");
        });
        assertThat(messages("receipt@example.org", 1).getFirst()).contains(filed.number(), filed.code(), "民办幼儿园年检结果");
        assertThat(cases.state(filed.caseIds().getFirst()).acts()).as("a receipt is no step of the case").hasSize(1);

        codes.byMail(filed.number(), "another@example.org");
        codes.byMail("不存在的编号", "receipt@example.org");
        assertThat(folders.byNumberAndCode(filed.number(), filed.code())).hasSize(1);
        for (int n = 0; n < 5; n++) {
            codes.byMail(filed.number(), " Receipt@Example.org ");
        }
        assertThat(messages("another@example.org", 0)).isEmpty();
        List<String> sent = messages("receipt@example.org", 4);
        List<String> given = sent.stream().flatMap(text -> Pattern.compile("新查询码是 (\\S{8})，").matcher(text).results()).map(found -> found.group(1)).toList();
        assertThat(given).hasSize(3).filteredOn(code -> !folders.byNumberAndCode(filed.number(), code).isEmpty()).as("each new code ends the one before").hasSize(1);
        assertThat(folders.byNumberAndCode(filed.number(), filed.code())).isEmpty();
        assertThat(receipts.open(filed.applicationId(), "browser:test")).as("the receipt with the old code").isEmpty();
        assertThat(ledger.of(filed.applicationId())).extracting(act -> act.kind() + " " + act.text("way")).containsOnly(NewCodes.RENEWED + " email").hasSize(3);
        await().untilAsserted(() -> assertThat(verify.run(true, position -> { }).differences()).isEmpty());
    }

    @Test
    @DisplayName("第四十一条 更正告知书以电子邮件送达：发出、送出各记一笔，附件是告知书；被退回也记下")
    void correction() throws Exception {
        String request = submitted("recordcorrection", Map.of("name", "林小舟", "identityNumber", "990005199001010000", "phone", "099-20000000", "email", ADDRESS),
                Map.of("purpose", "other"));
        cast.does(OFFICER, "receive", request, Map.of());
        assertThat(mail.of(request)).isEmpty();
        cast.does(APPROVER, "correct", request, Map.of("change", "学号已改正。"));
        cast.does(OFFICER, "dispatch", request, Map.of("way", "email"));
        arrives(request, "政府信息更正告知书", "recordcorrection.mailed");
    }

    @Test
    @DisplayName("第四十一条 没有邮箱的，发电子邮件这一步说明理由，邮寄照常")
    void correctionWithoutAddress() {
        String request = submitted("recordcorrection", Map.of("name", "林小舟", "identityNumber", "990005199001010000", "phone", "099-20000000"),
                Map.of("purpose", "other"));
        cast.does(OFFICER, "receive", request, Map.of());
        cast.does(APPROVER, "refuse", request, Map.of("reason", "记录与档案相符。"));
        assertThat(cast.refused(OFFICER, "dispatch", request, Map.of("way", "email"))).singleElement().asString().contains("没有电子邮箱", "改用其他方式");
        cast.does(OFFICER, "dispatch", request, Map.of("way", "post", "tracking", "EX000000002CN"));
    }

    @Test
    @DisplayName("第五十一条 投诉的书面答复以电子邮件送达，写着查证结果；不予受理的也有告知书")
    void complaint() throws Exception {
        Map<String, String> complainant = Map.of("name", "林小舟", "phone", "099-20000000", "email", ADDRESS);
        String complaint = submitted("transparencycomplaint", complainant, Map.of("purpose", "not-answered"));
        cast.does(OFFICE, "accept", complaint, Map.of());
        cast.does(APPROVER, "answer", complaint, Map.of("result", "found", "answer", "已督促三日内答复。"));
        cast.does(OFFICE, "dispatch", complaint, Map.of("way", "email"));
        arrives(complaint, "政府信息公开投诉答复书", "transparencycomplaint.mailed");

        String declined = submitted("transparencycomplaint", complainant, Map.of("purpose", "rights"));
        cast.does(OFFICE, "decline", declined, Map.of("answer", "请向信访部门提出。"));
        cast.does(OFFICE, "dispatch", declined, Map.of("way", "email"));
        arrives(declined, "政府信息公开投诉不予受理告知书", "transparencycomplaint.mailed");
    }

    @Test
    @DisplayName("来信的答复和不予受理的告知：留了邮箱的随即发去，没有留的在网上看，都不等人去发")
    void mailboxes() throws Exception {
        Map<String, String> writer = Map.of("name", "林小舟", "phone", "099-20000000", "email", ADDRESS);
        Map<String, String> content = Map.of("purpose", "ask", "agreesToPublish", "no");
        String letter = submitted("organmail", writer, content);
        cast.does(OFFICER, "accept", letter, Map.of());
        assertThat(mail.of(letter)).isEmpty();
        cast.does(APPROVER, "answer", letter, Map.of("answer", "学籍记录已经改正。"));
        arrives(letter, "来信答复", "organmail.mailed");
        String declined = submitted("organmail", writer, content);
        cast.does(OFFICE, "decline", declined, Map.of("answer", "请向法院提出。"));
        arrives(declined, "来信不予受理告知", "organmail.mailed");
        String unreachable = submitted("organmail", Map.of("name", "林小舟", "phone", "099-20000000"), content);
        cast.does(OFFICER, "accept", unreachable, Map.of());
        cast.does(APPROVER, "answer", unreachable, Map.of("answer", "学籍记录已经改正。"));
        assertThat(mail.of(unreachable)).isEmpty();
    }

    private void arrives(String caseId, String letter, String act) throws Exception {
        await().untilAsserted(() -> assertThat(mail.of(caseId)).singleElement().satisfies(sent -> assertThat(sent.sending().state()).isEqualTo(OutgoingMail.State.SENT)));
        // reminders go to others from the same server
        assertThat(Stream.of(SERVER.getReceivedMessagesForDomain(ADDRESS)).reduce((one, later) -> later).orElseThrow().getSubject()).contains(letter);
        assertThat(cases.state(caseId).lastAct().kind()).isEqualTo(act);
        await().untilAsserted(() -> assertThat(verify.run(true, position -> { }).differences()).isEmpty());
    }

    private String submitted(String type, Map<String, String> applicant, Map<String, String> content) {
        return cast.submitted(new Submit(type, "web", "nat", List.of(EDUCATION), Actor.applicant(), applicant, content,
                List.of(Map.of("title", "学籍记录", "description", "写错了。")), null, null, null, null, null));
    }
}
