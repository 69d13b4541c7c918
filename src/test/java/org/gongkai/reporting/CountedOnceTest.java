package org.gongkai.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.gongkai.reporting.Remedies.Entry;
import org.gongkai.reporting.Remedy.Kind;
import org.gongkai.reporting.form.Cell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第五十条第三项 一件复议、诉讼只计一次：作为办件办理的，台账不再计")
class CountedOnceTest {

    private static final LocalDate FILED = LocalDate.of(2025, 3, 3);
    private static final Actor OFFICER = new Actor("person-officer", Set.of("OFFICER"));

    @Autowired
    AnnualReports reports;
    @Autowired
    Remedies remedies;
    @Autowired
    ImportRemedies importRemedies;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    Verify verify;

    @BeforeAll
    void organs(@Autowired EstablishOrgan establish, @Autowired Ledger ledger, @Autowired Facts facts, @Autowired TransactionTemplate transaction) {
        District district = new District(establish, ledger, facts, transaction);
        List.of("ju-1", "ju-2", "ju-3").forEach(organ -> district.organ(organ, "某局" + organ, null));
    }

    @Test
    @DisplayName("已有办件：台账登记同一案号被拒绝并说明，导入时视为已有；括号、空格写法不同也认得出")
    void theCaseWasThereFirst() throws IOException {
        worked("ju-1", "reconsideration", "nat", "云复〔2025〕12号", Map.of("appliedOn", "2025-02-27"));
        assertThat(remedies.register(entry("ju-1", Kind.RECONSIDERATION, "云复(2025) 12号"), Reporter.INSTALLATION).reasons())
                .containsExactly("案号“云复(2025) 12号”已作为办件办理，年报按办件计数，不必再登记。");
        var outcome = importRemedies.read(new StringReader("organ,kind,reference,request,filed,result,decided\n"
                + "ju-1,reconsideration,云复[2025]12号,,2025-03-03,,\nju-1,reconsideration,云复〔2025〕13号,,2025-03-03,,\n"), Reporter.INSTALLATION);
        assertThat(List.of(outcome.imported(), outcome.unchanged(), outcome.rejected().size())).containsExactly(1, 1, 0);
        assertThat(remedies.register(entry("ju-2", Kind.RECONSIDERATION, "云复〔2025〕12号"), Reporter.INSTALLATION).reasons())
                .as("别的机关的另一件").isEmpty();
        assertThat(total("ju-1", "fy")).isEqualTo(2);
    }

    @Test
    @DisplayName("先在台账登记、后作为办件办理：台账一行同时撤下，连同它的审结；诉讼不论登记在哪一列")
    void theRegisterWasThereFirst() throws InterruptedException {
        remedies.register(new Entry("ju-3", Kind.SUIT_DIRECT, "（2025）云01行初7号", null, FILED, Remedy.Result.UPHOLD, FILED.plusMonths(3)),
                Reporter.INSTALLATION).orThrow();
        remedies.register(entry("ju-3", Kind.SUIT_DIRECT, "（2025）云01行初8号"), Reporter.INSTALLATION).orThrow();
        assertThat(total("ju-3", "ss1")).isEqualTo(2);
        worked("ju-3", "litigation", "after", "(2025)云01行初7号", Map.of("suedOn", "2025-02-27", "reviewedOn", "2025-02-20"));
        assertThat(total("ju-3", "ss1")).as("只剩另一件").isEqualTo(1);
        assertThat(total("ju-3", "ss2")).isEqualTo(1);
        assertThat(remedies.find("ju-3", Kind.SUIT_DIRECT, "（2025）云01行初7号")).isEmpty();

        Thread.sleep(1500);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    private void worked(String organ, String type, String party, String reference, Map<String, String> filed) {
        Submit submit = new Submit(type, "served", party, List.of(organ), OFFICER, Map.of("name", "某公司"), Map.of("decision", "云公申〔2025〕1号", "notHere", "yes"),
                List.of(Map.of("title", "撤销答复")), FILED, null, null, "test", "test");
        String caseId = ((Submission.Accepted) submitting.submit(submit)).caseIds().getFirst();
        Map<String, String> values = new HashMap<>(filed);
        values.put("reference", reference);
        assertThat(cases.perform(Perform.today(caseId, "receive", OFFICER, values).late(FILED, "test", "test"))).isInstanceOf(Performed.Done.class);
    }

    private static Entry entry(String organ, Kind kind, String reference) {
        return new Entry(organ, kind, reference, null, FILED, null, null);
    }

    private int total(String organ, String group) {
        return reports.live(organ, 2025, ReportScope.OWN).orThrow().figures().at(new Cell("t4", group, "total")).intValueExact();
    }
}
