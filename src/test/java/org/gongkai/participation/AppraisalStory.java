package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongkai.participation.HousingAsks.approver;
import static org.gongkai.participation.HousingAsks.officer;

import java.util.List;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.clock.Light;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.participation.survey.Appraisal;
import org.gongkai.participation.survey.Questionnaire;
import org.gongkai.participation.survey.SurveyAnswers;
import org.gongkai.participation.survey.SurveyCounts;
import org.gongkai.procedure.Duty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An appraisal of two organs from the codes on paper to the answer of one and the debt of the other, told by {@link SolicitationLifeCycleTest}. */
class AppraisalStory {

    @Autowired
    TakeVoices voices;
    @Autowired
    NumberContributions numbering;
    @Autowired
    PublishOutcome outcome;
    @Autowired
    SolicitationRows rows;
    @Autowired
    Appraisals appraisals;
    @Autowired
    AppraisalDuties duties;
    @Autowired
    Facts facts;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TimeMachine time;

    void tell(HousingAsks housing) {
        assertThat(housing.asking().begin("appraisal", "housing", housing.wish("写错的评议", "1. 公开及时（1—5分）\n2. 不存在的局：公开及时（1—5分）\n3. 满意吗？（单选）\n- 是\n- 否", null), officer()).reasons())
                .hasSize(3).anyMatch(reason -> reason.contains("没有这个机关"));
        String id = housing.opened("appraisal", "2025年度政府信息公开社会评议", "1. 青澜区教育局：公开及时（1—5分）\n2. 青澜区教育局：答复清楚（1—5分，选填）\n3. 青澜区住房和城乡建设局：公开及时（1—5分）\n4. 还有什么要说？（填写，选填）");
        List<String> codes = voices.codes(id, 6, officer()).orThrow();
        for (int n = 0; n < 6; n++) {
            Map<String, List<String>> typed = n < 2 ? Map.of("q1", List.of("4"), "q2", List.of("0"), "q3", List.of("1")) : Map.of("q1", List.of("3"), "q3", List.of("2"));
            voices.byWeb(id, "appraises" + n, SurveyAnswers.typed(Questionnaire.of(rows.find(id).orElseThrow().text().draft()), typed), codes.get(n)).orThrow();
        }
        numbering.number(id);
        assertThat(appraisals.published(2026)).as("nobody reads it before it is published").isEmpty();
        time.to("2026-03-12");
        numbering.round();
        outcome.propose(id, "收到 6 份评议。", null, officer()).orThrow();
        outcome.publish(id, approver()).orThrow();
        assertThat(appraisals.published(2026)).extracting(one -> one.organ().id()).containsExactly("education", "housing");
        assertThat(appraisals.published(2026).getFirst().grades()).as("two voices of six are not told")
                .containsExactly(new Appraisal.Grade("公开及时", 6, "4.3"), new Appraisal.Grade("答复清楚", 0, SurveyCounts.FEW));

        transaction.executeWithoutResult(status -> {
            client.sql("update participation.solicitation set draft = replace(draft, '青澜区教育局', '撤了的局') where id = ?").param(id).update();
            assertThat(appraisals.published(2026)).as("a name that no organ bears is shown, and nobody owes").extracting(Appraisals.Appraised::name, one -> one.owed() == null).containsExactly(tuple("撤了的局", true), tuple("青澜区住房和城乡建设局", false));
            status.setRollbackOnly();
        });
        assertThat(appraisals.owing()).as("what is owed needs no voices").extracting(Appraisals.Appraised::name, one -> one.grades().size()).containsExactly(tuple("青澜区教育局", 0), tuple("青澜区住房和城乡建设局", 0));

        Staff education = HousingAsks.staff("education", Role.APPROVER);
        assertThat(duties.of(education, 9).pressing()).singleElement().satisfies(duty -> assertThat(duty.queue()).isEqualTo("评议待答复")).satisfies(duty -> assertThat(duty.light()).isEqualTo(Light.GREEN));
        assertThat(appraisals.answer(id, "education", "不归我答", approver()).reasons()).isNotEmpty();
        appraisals.answer(id, "education", "公开及时的分高，答复再写清楚：以后每一份答复写明咨询电话。", education).orThrow();
        assertThat(appraisals.answer(id, "education", "再答一次", education).reasons()).containsExactly("评议公布以后，由被评议的机关签发的人答复，只答复一次");
        assertThat(facts.of(id)).extracting(Fact::kind).contains(Counts.APPRAISAL_ANSWERED);
        time.to("2026-04-30");
        assertThat(duties.of(education, 9).pressing()).isEmpty();
        assertThat(duties.of(approver(), 9).pressing()).extracting(Duty::light).containsExactly(Light.BLACK);
    }
}
