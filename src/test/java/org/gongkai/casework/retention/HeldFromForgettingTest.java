package org.gongkai.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submit;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("复议、诉讼、投诉没有了结的，或者写明理由保留的，期满也不销毁；了结、不再保留以后销毁")
class HeldFromForgettingTest extends ClosedRequests {

    @Test
    @DisplayName("复议没有审结的不销毁，审结以后销毁；办件页上写明")
    void heldWhileContested() throws Exception {
        String request = closed("2026-03-05");
        String reply = letters.of(request).stream().filter(letter -> letter.template().equals("reply")).map(Letter::number).findFirst().orElseThrow();
        time.to("2036-03-01");
        String review = cast.submitted(new Submit("reconsideration", "served", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟"),
                Map.of("decision", reply), List.of(Map.of("title", "请求撤销答复")), null, null, null, null, null));
        time.to("2036-03-06");
        Forgetting.Outcome held = forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { });
        assertThat(held.cases()).isZero();
        assertThat(held.held()).singleElement().satisfies(one -> assertThat(one.reason()).contains("复应〔2036〕", "没有审结"));
        assertThat(forgetting.standing(folder(request), OFFICE_STAFF).holds()).extracting(Contests.Contest::caseId).containsExactly(review);

        cast.does(OFFICER, "receive", review, Map.of("reference", "复议-1", "appliedOn", "2036-03-01"));
        cast.does(OFFICER, "decide", review, Map.of("result", "uphold", "document", "临政复决〔2036〕1号"));
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { }).cases()).isEqualTo(1);
    }

    @Test
    @DisplayName("投诉里提到的申请也保留到投诉办结")
    void heldWhileComplainedOf() throws Exception {
        String request = closed("2026-03-05");
        time.to("2036-03-06");
        String complaint = complain(folder(request).number());
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { }).held()).singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("投诉"));
        assertThat(folder(request).forgottenOn()).isNull();
        assertThat(forgetting.standing(folder(request), OFFICE_STAFF).holds()).extracting(Contests.Contest::caseId).containsExactly(complaint);
        cast.does(CaseworkCast.OFFICE, "decline", complaint, Map.of("answer", "不属于投诉事项"));
        assertThat(forgetting.standing(folder(request), OFFICE_STAFF).holds()).isEmpty();
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { }).cases()).isEqualTo(1);
    }

    @Test
    @DisplayName("销毁进行之中提起的投诉，同样保留它提到的申请")
    void heldWhileAlreadyForgetting() throws Exception {
        String request = closed("2026-03-05");
        String letter = cast.submitted(new Submit("organmail", "counter", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟", "phone", "099-20000000"),
                Map.of("purpose", "ask", "agreesToPublish", "no"), List.of(Map.of("title", "放学时间", "description", "能否推迟")), null, null, null, null, null));
        cast.does(OFFICER, "decline", letter, Map.of("answer", "由学校决定"));
        time.to("2036-03-06");
        String number = folder(letter).number();
        List<String> complaints = new ArrayList<>();
        Forgetting.Outcome outcome = forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> complaints.add(complain(number)));
        assertThat(folder(request).forgottenOn()).as("先销毁的").isNotNull();
        assertThat(folder(letter).forgottenOn()).isNull();
        assertThat(outcome.held()).singleElement().satisfies(one -> assertThat(one.number()).isEqualTo(number));
        complaints.forEach(complaint -> cast.does(CaseworkCast.OFFICE, "decline", complaint, Map.of("answer", "不属于投诉事项")));
    }

    @Test
    @DisplayName("公开办可以写明理由暂不销毁；理由加密，台账只有摘要；不再保留以后销毁")
    void heldByHand() throws Exception {
        String request = closed("2026-03-05");
        assertThat(forgetting.hold(folder(request), " ", OFFICE_STAFF).reasons()).isNotEmpty();
        Act hold = forgetting.hold(folder(request), "配合审计", OFFICE_STAFF).orThrow();
        assertThat(hold.detail().toString()).doesNotContain("审计");
        assertThat(forgetting.standing(folder(request), OFFICE_STAFF).heldBecause()).isEqualTo("配合审计");
        time.to("2036-03-06");
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { }).held()).singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("保留"));
        assertThat(verified()).isEmpty();
        forgetting.release(folder(request), OFFICE_STAFF).orThrow();
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { }).cases()).isEqualTo(1);
        assertThat(verified()).isEmpty();
    }

    private String complain(String number) {
        return cast.submitted(new Submit("transparencycomplaint", "counter", "nat", List.of(CaseworkCast.GOVERNMENT), OFFICER, Map.of("name", "林小舟"),
                Map.of("purpose", "not-answered"), List.of(Map.of("title", "答复不完整", "description", "见" + number + "的答复")),
                null, null, null, null, null));
    }
}
