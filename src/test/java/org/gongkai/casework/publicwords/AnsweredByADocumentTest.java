package org.gongkai.casework.publicwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.OnPaper;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.Openness;
import org.gongkai.publication.Particulars;
import org.gongkai.publication.ReviewPosts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("政府信息公开条例第六条 虚假信息用公开着的“澄清”回应，不是收到以后发布的随便哪一份文件")
class AnsweredByADocumentTest {

    private static final String ORGAN = "qhx-wxb";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final String RECEIVED = "2026-03-06";
    private static final Particulars CLARIFIES = new Particulars("clarification", Map.of("rumour", "有人说四月起停水", "finding", "untrue", "foundOn", RECEIVED), List.of());

    @Autowired
    EstablishOrgan establish;
    @Autowired
    DraftEdition drafts;
    @Autowired
    ReviewPosts posts;
    @Autowired
    DocumentLists lists;
    @Autowired
    PublicDocument documents;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void cast() {
        time.to("2026-03-05");
        establish.establish(new Organ(ORGAN, "青河县网信办", "县网信办", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
    }

    @Test
    @DisplayName("收到以前的澄清、没有公开的、不是澄清的都登记不了，说是哪一种；收到以后公开的澄清可以，写网址、网址里的编号都行")
    void onlyAClarificationSince() {
        String before = published("关于“三月停水”的澄清", CLARIFIES);
        time.to(RECEIVED);
        CaseState state = OnPaper.saying("rumours", RECEIVED, Map.of("purpose", "untrue", "agreesToPublish", "no")).does(OnPaper.OFFICER, "accept", Map.of("weight", "other")).state();
        String notice = published("青河县用水通知", Particulars.of("official"));
        String clarification = published("关于“四月停水”的澄清", CLARIFIES);
        assertThat(refused(state, "/documents/" + before)).hasValueSatisfying(refusal -> assertThat(refusal.sentence()).contains("收到这一件以前就公开了"));
        assertThat(refused(state, "/documents/000000000000")).hasValueSatisfying(refusal -> assertThat(refusal.sentence()).contains("不在本网站公开的文件里"));
        assertThat(refused(state, "/documents/" + notice)).hasValueSatisfying(refusal -> assertThat(refusal.sentence()).contains("不是“澄清”"));
        assertThat(List.of("https://www.example.gov.cn/documents/" + clarification + "/editions/1?from=x#top", " /documents/" + clarification + " ", clarification))
                .allSatisfy(said -> assertThat(refused(state, said)).isEmpty());
    }

    private Optional<Refusal> refused(CaseState state, String said) {
        Action clarify = state.type().actions().stream().filter(action -> action.id().equals("clarify")).findFirst().orElseThrow();
        return documents.isPublic().refuse(state, new Attempt(clarify, OnPaper.OFFICER, LocalDate.parse(RECEIVED), Map.of("document", said)));
    }

    /** Answers the document. */
    private String published(String title, Particulars said) {
        CatalogueEntry entry = new CatalogueEntry(title, "青河县网信办", null, null, null, "20-15", "responses", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2), null, null, null, null, null)
                .of(said, "clarification".equals(said.kind()) ? "responses" : "others");
        posts.publish(drafts.begin(ORGAN, entry, "供水照常。", OFFICER).orThrow(), ORGAN);
        return lists.newest(List.of(), Set.of(ORGAN), null, null, 10).stream().filter(line -> line.title().equals(title)).findFirst().orElseThrow().id();
    }
}
