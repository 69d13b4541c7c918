package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.directory.Scope;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("第三十一条 当面提交和邮寄签收的，登记的同时确定收到之日")
class ReceiptAtTheCounterTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    CounterEntry counter;
    @Autowired
    CaseFolders folders;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void monday() {
        time.to("2026-03-02");
    }

    @ParameterizedTest
    @CsvSource({"counter, 当面提交", "oral, 口头提出", "post-signed, 签收"})
    @DisplayName("第一项、第二项 提交或者签收之日为收到之日，期限自次日起算")
    void onTheDayItCame(String channel, String why) {
        CaseState state = entered(channel, null, null);
        assertThat(state.receivedOn()).as(why).isEqualTo("2026-03-02");
        assertThat(state.stage()).isEqualTo("received");
    }

    @Test
    @DisplayName("签收在前、登记在后的，凭签收凭证以签收之日为收到之日")
    void signedForBefore() {
        assertThat(entered("post-signed", LocalDate.of(2026, 2, 26), "EMS-1234567").receivedOn()).isEqualTo("2026-02-26");
    }

    @ParameterizedTest
    @ValueSource(strings = {"post-ordinary", "fax", "email"})
    @DisplayName("平常信函、传真和电子邮件登记以后还要与申请人确认，期限没有起算")
    void notBeforeItIsConfirmed(String channel) {
        assertThat(entered(channel, null, null).receivedOn()).isNull();
    }

    @Test
    @DisplayName("第二十九条 口头提出、由工作人员代填的，没有向申请人宣读核对的不能登记")
    void notReadBack() {
        assertThat(refusedFields("oral", Map.of())).containsExactly("readBack");
    }

    @Test
    @DisplayName("第二项 以签收之日为收到之日的，没有邮件号的不能登记")
    void signatureWithoutNumber() {
        assertThat(refusedFields("post-signed", Map.of())).containsExactly("proof");
    }

    @Test
    @DisplayName("不能登记的什么也不留下")
    void nothingIsLeft() {
        Submit submit = from("counter", LocalDate.of(2026, 3, 9), null);
        assertThat(counter.enter(submit, Map.of(), accepted -> { })).isInstanceOf(Submission.Refused.class);
    }

    private List<@Nullable String> refusedFields(String channel, Map<String, String> proof) {
        Submission.Refused refused = (Submission.Refused) counter.enter(from(channel, null, null), proof, accepted -> { });
        return refused.reasons().stream().map(Refusal::field).toList();
    }

    private CaseState entered(String channel, @Nullable LocalDate on, @Nullable String evidence) {
        Submission submission = counter.enter(from(channel, on, evidence),
                Map.of("proof", evidence == null ? "EMS-7654321" : evidence, "readBack", "yes"), accepted -> { });
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        return folders.open(((Submission.Accepted) submission).caseIds().getFirst(), Scope.EVERYTHING).orElseThrow().state();
    }

    private Submit from(String channel, @Nullable LocalDate on, @Nullable String evidence) {
        Submit web = cast.request(EDUCATION, "学位安排");
        return new Submit(web.type(), channel, web.party(), web.organs(), OFFICER, web.applicant(), web.content(), web.items(), on, null, null,
                evidence == null ? null : "entered-later", evidence);
    }
}
