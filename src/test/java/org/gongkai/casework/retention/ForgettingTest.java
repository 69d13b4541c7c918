package org.gongkai.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.batch.Batch;
import org.gongkai.casework.filing.EarlierRequests;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSum;
import org.gongkai.ledger.LoopHealth;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("个人信息保护法第四十七条 保存期限届满，申请人的信息销毁，台账和统计不变")
class ForgettingTest extends ClosedRequests {

    private static final FactQuery COUNTED = FactQuery.of(Set.of("inforequest.received", "inforequest.concluded"), Set.of(EDUCATION, HOUSING));

    @Test
    @DisplayName("办结满十年的次日销毁：申请、文字、文书、原件、查询码以外的一切；当日还不销毁；再来一次什么也不做")
    void destroyedWithItsSalts() throws Exception {
        String request = closed("2026-03-05");
        String application = folder(request).application().id();
        List<FactSum> counted = facts.sums(COUNTED);
        long rows = rows();
        List<Act> acts = ledger.of(request);
        await().untilAsserted(() -> assertThat(found(request)).isEqualTo(1));

        time.to("2036-03-05");
        assertThat(forgetting.forget(LocalDate.parse("2036-03-05"), false, n -> { }).cases()).as("期满当日").isZero();
        assertThat(verified()).isEmpty();
        time.to("2036-03-06");
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), true, n -> { }).cases()).as("预演").isEqualTo(1);
        assertThat(folder(request).application().applicant()).containsEntry("name", "林小舟");
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { }).cases()).isEqualTo(1);

        assertThat(jdbc.sql("select length(sealed) + length(salt) from casework.application where id = ? and same_person is null and asked is null").param(application)
                .query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from casework.words where case_id = ?").param(request).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from casework.consultation where case_id = ?").param(request).query(Integer.class).single()).isZero();
        assertThat(found(request)).as("检索").isZero();
        assertThat(letters.kept(List.of(request))).isZero();
        assertThat(originals.of(request)).isEmpty();
        assertThat(evidence.of(request)).isEmpty();
        assertThat(materials.kept(List.of(application))).isZero();
        assertThat(jdbc.sql("""
                select (select count(*) from casework.material_content c where not exists (select from casework.material m where m.digest = c.digest))
                    + (select count(*) from casework.material m where m.waits_until is null and not exists (select from casework.material_held h where h.material = m.id))""")
                .query(Long.class).single()).as("nothing is left of a file that nobody holds").isZero();
        assertThat(ledger.of(request)).isEqualTo(acts);
        assertThat(facts.sums(COUNTED)).isEqualTo(counted);
        assertThat(rows()).as("每张表的行数，销毁的除外").isEqualTo(rows);
        Act act = ledger.of(application).getLast();
        assertThat(act.kind()).isEqualTo(Forgetting.FORGET);
        assertThat(act.text("case")).isEqualTo(request);
        assertThat(act.article()).contains("第四十七条");
        assertThat(verified()).isEmpty();
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { }).cases()).isZero();
    }

    @Test
    @DisplayName("认出相同申请的摘要、成批办理和成批督办时填写的内容一并销毁；留下一处，核验就报出")
    void nothingLeftToRecognise() throws Exception {
        String request = closed("2026-03-05");
        String application = folder(request).application().id();
        Batch batch = batches.rehearse(batches.choose(OFFICE_STAFF, List.of(request)), OFFICE_STAFF, "inforequest", "decide", Map.of("item1Words", "林小舟"));
        // a round of orders names its matters as a batch does
        jdbc.sql("with round as (insert into casework.order_round (id, person, ordering, state, sealed, made_at) values ('round', 'p', 'o', 'FINISHED', 'x', now()) returning id) insert into casework.order_round_line select id, 1, 'o', 'DONE', ? from round").param(request).update();
        time.to("2036-03-06");
        forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { });
        assertThat(batches.values(batch)).isEmpty();
        assertThat(verified()).isEmpty();

        for (String left : List.of("casework.application set asked = 'left' where id = '" + application + "'",
                "casework.batch set sealed = 'left' where id = '" + batch.id() + "'", "casework.order_round set sealed = 'left' where id = 'round'")) {
            jdbc.sql("update " + left).update();
            assertThat(verified()).as(left).extracting(Verify.Difference::record).contains(application);
            jdbc.sql("update " + left.replace("'left'", "null")).update();
        }
    }

    @Test
    @DisplayName("销毁以后：办件、列表、查询码都打得开并且说明；不能再办理；同一人的新申请看不到它")
    void stillThere() throws Exception {
        String request = closed("2026-03-05");
        String number = folder(request).number();
        String code = codeOf(request);
        time.to("2036-03-06");
        forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { });

        CaseFolder folder = folder(request);
        assertThat(folder.forgottenOn()).isEqualTo("2036-03-06");
        assertThat(folder.application().titles()).singleElement().asString().contains("已经销毁");
        assertThat(folder.letters()).isEmpty();
        assertThat(folder.state().outcome()).isEqualTo("R36-2");
        assertThat(lists.ended(Scope.EVERYTHING, CaseLists.Wanted.EVERYTHING, null, 1000)).extracting(folders::title).anyMatch(title -> title.contains("已经销毁"));
        assertThat(folders.byNumberAndCode(number, code)).containsExactly(request);
        assertThat(cast.refused(OFFICER, "help", request, Map.of("help", "other"))).singleElement().asString().contains("已过保存期限");
        String again = cast.submitted(cast.request(EDUCATION, "校服采购合同"));
        assertThat(earlier.of(folder(again)).alike()).extracting(EarlierRequests.Earlier::caseId).doesNotContain(request);
    }

    @Test
    @DisplayName("一份申请向几个机关提出的，最后一件办结满期才销毁")
    void theLastCaseCounts() {
        Submit both = cast.request(EDUCATION, "学校周边道路");
        both = new Submit(both.type(), both.channel(), both.party(), List.of(EDUCATION, HOUSING), both.actor(), both.applicant(), both.content(),
                both.items(), null, null, null, null, null);
        String first = cast.submitted(both);
        List<String> two = jdbc.sql("select id from casework.cases where application_id = ? order by number").param(folder(first).application().id())
                .query(String.class).list();
        finish(two.getFirst());
        time.to("2027-03-01");
        finish(two.getLast());
        assertThat(forgetting.forget(LocalDate.parse("2037-03-01"), true, n -> { }).cases()).isZero();
        assertThat(forgetting.forget(LocalDate.parse("2037-03-02"), true, n -> { }).cases()).isEqualTo(2);
    }

    @Test
    @DisplayName("中途停下：每份申请要么完整、要么已经销毁，台账核验无误，接着做完")
    void stoppedHalfway() throws Exception {
        String one = closed("2026-03-05");
        String other = closed("2026-03-05");
        List<String> inOrder = List.of(folder(one).application().id(), folder(other).application().id()).stream().sorted().toList();
        time.to("2036-03-06");
        jdbc.sql("create or replace function casework.stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$").update();
        jdbc.sql("create trigger stop before update on casework.application for each row when (old.id = '" + inOrder.getLast() + "') execute function casework.stop()").update();

        Forgetting.Outcome outcome = forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { });
        assertThat(outcome.cases()).as("一份做不成，其余照做").isEqualTo(1);
        assertThat(outcome.held()).singleElement().matches(held -> held.reason().contains("出错"));
        assertThat(leftOut()).containsExactly(inOrder.getLast());
        assertThat(List.of(folder(one), folder(other))).extracting(folder -> folder.forgottenOn() == null).containsExactlyInAnyOrder(true, false);
        assertThat(verified()).isEmpty();
        jdbc.sql("drop trigger stop on casework.application").update();
        assertThat(forgetting.forget(LocalDate.parse("2036-03-06"), false, n -> { }).cases()).isEqualTo(1);
        assertThat(verified()).isEmpty();
        assertThat(leftOut()).isEmpty();
    }

    private List<String> leftOut() {
        return loops.health().stream().filter(loop -> loop.name().equals("forget")).flatMap(loop -> loop.leftOut().stream()).map(LoopHealth.LeftOut::record).toList();
    }

    private int found(String caseId) {
        return jdbc.sql("select count(*) from casework.finding where case_id = ?").param(caseId).query(Integer.class).single();
    }

    private void finish(String caseId) {
        cast.does(OFFICER, "receive", caseId, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", caseId, Map.of());
        cast.does(APPROVER, "decide", caseId, cast.answers("R36-2"));
        cast.does(OFFICER, "serve", caseId, Map.of("way", "portal", "proof", "P-1"));
        cast.does(OFFICER, "close", caseId, Map.of());
    }

    /** The code is in no table; the test gives the case one of its own. */
    private String codeOf(String request) {
        String number = folder(request).application().number();
        jdbc.sql("update casework.application set code_digest = encode(sha256(convert_to(? || chr(10) || 'abcdefgh', 'UTF8')), 'hex') where number = ?")
                .params(number, number).update();
        return "abcdefgh";
    }

    private long rows() {
        return jdbc.sql("""
                select (select count(*) from casework.application) + (select count(*) from casework.cases) + (select count(*) from casework.item)
                    + (select count(*) from letters.letter) + (select count(*) from ledger.fact)""").query(Long.class).single();
    }
}
