package org.gongkai.casework.publicwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.publication.DocumentsOnPaper.document;
import static org.gongkai.publication.DocumentsOnPaper.withdrawn;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.OnPaper;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.DocumentsOnPaper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("以公开的文件回应的，文件要在本网站公开着，是写明的那一种，而且是收到这一件以后公开的（政府信息公开条例第六条）")
class PublicDocumentTest {

    private static final LocalDate RECEIVED = LocalDate.parse("2026-03-06");
    private static final String CLARIFIES = "clarification";

    private final Guard<CaseState> guard = new PublicDocument(new DocumentsOnPaper(document("before", CLARIFIES, RECEIVED.minusDays(1)), document("sameday", CLARIFIES, RECEIVED),
            document("after", CLARIFIES, RECEIVED.plusDays(1)), document("notice", "official", RECEIVED.plusDays(1)), withdrawn("gone", CLARIFIES, RECEIVED.plusDays(1), RECEIVED.plusDays(2))), DocumentsOnPaper.kinds()).isPublic();

    private Optional<String> refused(String document) {
        CaseState state = OnPaper.of("rumours", "nat", RECEIVED.toString(), 1).does(CaseworkCast.OFFICER, "accept", Map.of("weight", "major")).state();
        return guard.refuse(state, new Attempt(state.type().action("clarify").orElseThrow(), CaseworkCast.OFFICER, RECEIVED.plusDays(2), Map.of("document", document))).map(Refusal::sentence);
    }

    @Test
    @DisplayName("收到的当天和以后公开的可以登记，网址怎样写都认得")
    void sinceItWasReceived() {
        assertThat(refused("/documents/after")).isEmpty();
        assertThat(refused("https://www.example.gov.cn/documents/sameday?lang=en")).isEmpty();
        assertThat(refused("https://www.example.gov.cn/documents/after#content")).isEmpty();
        assertThat(refused("after")).isEmpty();
    }

    @Test
    @DisplayName("收到以前就公开的、不是澄清的、已经撤下的、本网站没有的，说明为什么不能登记；没有填的，不由这一条管")
    void nothingElse() {
        assertThat(refused("/documents/before")).hasValueSatisfying(why -> assertThat(why).contains("收到这一件以前就公开了"));
        assertThat(refused("/documents/notice")).hasValueSatisfying(why -> assertThat(why).contains("不是“澄清”"));
        assertThat(refused("/documents/gone")).hasValueSatisfying(why -> assertThat(why).contains("不在本网站公开的文件里"));
        assertThat(refused("https://elsewhere.example/documents/other")).hasValueSatisfying(why -> assertThat(why).contains("不在本网站公开的文件里"));
        assertThat(refused("")).isEmpty();
    }
}
