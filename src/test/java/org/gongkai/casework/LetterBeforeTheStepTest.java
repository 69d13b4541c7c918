package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.Letters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("文书在办理之前就看得到打印的样子")
class LetterBeforeTheStepTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Letters letters;
    @Autowired
    Ledger ledger;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("预览用正式的模板和填好的内容，一字不差，只有编号待发；预览不留下任何记录")
    void whatIsSeenIsWhatIsSent() {
        time.to("2026-03-02");
        String request = cast.inProgress(EDUCATION, "校服采购合同");
        int before = ledger.of(request).size();
        Perform decide = Perform.today(request, "decide", APPROVER, cast.answers("R36-2"));
        LetterText seen = ((Preview.Paper) cases.preview(decide)).text();
        assertThat(seen.number()).isEqualTo("临教公复〔2026〕〔编号待发〕号");
        assertThat(ledger.of(request)).hasSize(before);
        assertThat(letters.of(request)).extracting(Letter::template).containsExactly("receipt");

        assertThat(cases.perform(decide)).isInstanceOf(Performed.Done.class);
        Letter issued = letters.of(request).stream().filter(letter -> letter.template().equals("reply")).findFirst().orElseThrow();
        LetterText sent = letters.words(issued);
        assertThat(sent).isEqualTo(new LetterText(seen.title(), issued.number(), seen.addressee(), seen.body(), seen.organ(), seen.on()));
        assertThat(sent.body().toString()).contains("校服采购合同", "详见所附材料。");
    }

    @Test
    @DisplayName("办不成的步骤，预览说同样的理由；不发文书的步骤没有预览")
    void refusedForTheSameReasons() {
        time.to("2026-03-02");
        String request = cast.inProgress(EDUCATION, "校服");
        Perform empty = Perform.today(request, "decide", APPROVER, Map.of());
        assertThat(((Preview.Refused) cases.preview(empty)).reasons())
                .isEqualTo(((Performed.Refused) cases.perform(empty)).reasons()).isNotEmpty();
        assertThat(((Preview.Refused) cases.preview(Perform.today(request, "assign", OFFICER, Map.of("assignee", "p")))).reasons().toString())
                .contains("不发文书");
    }
}
