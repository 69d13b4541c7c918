package org.gongkai.casework.types.archivesearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("查档：核对身份才出证明，卷都归还才办结，各数从事实数回来")
class ArchiveSearchTest {

    private static final Map<String, String> RECORDED = Map.of("recorded", "1986 年 5 月 3 日登记结婚。", "folder", "全宗 12、目录 3、第 45 卷第 8 页");

    @Autowired
    CaseworkCast cast;
    @Autowired
    CounterEntry counter;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    Letters letters;
    @Autowired
    ArchiveFigures figures;
    @Autowired
    TimeMachine time;

    private Submit brought(String channel, String purpose, Actor actor) {
        return new Submit("archivesearch", channel, "nat", List.of(EDUCATION), actor, Map.of("name", "林小舟"), Map.of("purpose", purpose),
                List.of(Map.of("title", "1986 年的结婚登记")), null, null, null, null, null);
    }

    /** What the clerk fills in on one screen. */
    private Submission atTheCounter(String purpose, Map<String, String> atOnce) {
        return counter.enter(brought("counter", purpose, OFFICER), atOnce, accepted -> { });
    }

    private String visit(String purpose, String identity, int volumes) {
        Map<String, String> atOnce = new HashMap<>(Map.of("identity", identity));
        if (volumes > 0) {
            atOnce.put("volumes", String.valueOf(volumes));
        }
        return ((Submission.Accepted) atTheCounter(purpose, atOnce)).caseIds().getFirst();
    }

    @Test
    @DisplayName("没有核对身份的不出证明；核对以后出的证明有日期有文号，再出一份另有文号；代理人没有委托书编号的登记不了")
    void noCertificateWithoutACheckOfIdentity() {
        time.to("2025-03-03");
        String caseId = visit("marriage", "none", 0);
        assertThat(cast.refused(APPROVER, "certify", caseId, RECORDED)).singleElement().asString().contains("没有核对本人的证件");
        assertThat(cast.refused(OFFICER, "check-identity", caseId, Map.of("identity", "proxy"))).containsExactly("代理人来的，请填写委托书编号");
        cast.does(OFFICER, "check-identity", caseId, Map.of("identity", "proxy", "authority", "委2025-7"));
        cast.does(APPROVER, "certify", caseId, RECORDED);
        cast.does(APPROVER, "certify-again", caseId, RECORDED);
        assertThat(letters.of(caseId)).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.title()).isEqualTo("临溪区教育局档案证明书");
            assertThat(letter.issuedOn()).isEqualTo("2025-03-03");
        }).extracting(letter -> letter.number()).doesNotHaveDuplicates().allMatch(number -> number.matches("临教档证〔2025〕\\d+号"));
        assertThat(atTheCounter("marriage", Map.of("identity", "proxy"))).isInstanceOfSatisfying(Submission.Refused.class,
                refused -> assertThat(refused.reasons()).singleElement().satisfies(reason -> assertThat(reason.field()).isEqualTo("authority")));
    }

    @Test
    @DisplayName("调出几卷、归还几卷都有记录：归还的不多于没有归还的，没有还清的不办结")
    void everyVolumeComesBack() {
        time.to("2025-03-03");
        String caseId = visit("work", "self", 3);
        cast.does(OFFICER, "take-out", caseId, Map.of("volumes", "2"));
        cast.does(OFFICER, "answer", caseId, Map.of("answer", "查阅五卷。"));
        assertThat(cast.refused(OFFICER, "bring-back", caseId, Map.of("back", "6"))).containsExactly("没有归还的只有 5 卷（件）");
        cast.does(OFFICER, "bring-back", caseId, Map.of("back", "4"));
        assertThat(cast.refused(OFFICER, "close", caseId, Map.of())).containsExactly("还有 1 卷（件）没有归还");
        cast.does(OFFICER, "bring-back", caseId, Map.of("back", "1"));
        assertThat(cast.does(OFFICER, "close", caseId, Map.of()).ended()).isTrue();
    }

    @Test
    @DisplayName("没有查到、不在本馆（说明在哪里）、不提供（有依据、理由和救济途径）各有文书")
    void whatIsNotGivenIsSaid() {
        time.to("2025-03-03");
        cast.does(OFFICER, "not-found", visit("certificate", "self", 0), Map.of("answer", "查了 1980 至 1990 年的婚姻登记。"));
        String elsewhere = visit("certificate", "self", 0);
        assertThat(cast.does(OFFICER, "elsewhere", elsewhere, Map.of("holder", "邻区档案馆，文汇路 2 号")).ending().id()).isEqualTo("directed");
        assertThat(letters.words(letters.of(elsewhere).getFirst()).body()).anyMatch(line -> line.contains("邻区档案馆，文汇路 2 号"));
        String refused = visit("other", "self", 0);
        cast.does(APPROVER, "refuse", refused, Map.of("ground", "closed", "reason", "该卷还没有开放。"));
        assertThat(letters.words(letters.of(refused).getFirst()).body()).anyMatch(line -> line.contains("还没有开放的档案")).anyMatch(line -> line.contains("该卷还没有开放"))
                .anyMatch(line -> line.contains("申请行政复议"));
    }

    @Test
    @DisplayName("网上提出的不是到馆的人次：另登记收到，另算一数")
    void whatComesByWebIsNoVisit() {
        time.to("2024-03-04");
        String caseId = ((Submission.Accepted) submitting.submit(brought("web", "certificate", Actor.applicant()))).caseIds().getFirst();
        assertThat(cast.refused(OFFICER, "attend", caseId, Map.of("identity", "self"))).singleElement().asString().contains("不是到馆提出的");
        cast.does(OFFICER, "receive", caseId, Map.of());
        assertThat(figures.of(2024).all()).isEqualTo(new ArchiveFigures.Line(0, 1, 0, 0));
    }

    @Test
    @DisplayName("某区档案局一年的数缩到百分之一办一遍：人次、用途占比、卷次、证明份数都从事实数回来；更正的冲减")
    void aYearOfVisits() {
        // 5 845 visits: 3 199 for a certificate of marriage, 256 for work with 2 073 volumes, 53 other with 6 111; the rest is not told apart. 1 595 certificates
        time.to("2023-02-06");
        for (int n = 0; n < 32; n++) {
            String caseId = visit("marriage", "self", 0);
            if (n < 16) {
                cast.does(APPROVER, "certify", caseId, RECORDED);
            }
        }
        time.to("2023-05-08");
        for (int n = 0; n < 23; n++) {
            visit("certificate", "self", 0);
        }
        visit("work", "self", 8);
        visit("work", "self", 7);
        visit("work", "self", 6);
        String wrong = visit("other", "self", 61);
        cast.does(new Actor("person-second", Set.of("APPROVER")), "strike", wrong, Map.of("step", "attend", "reason", "卷数登记错了"));
        cast.does(OFFICER, "attend", wrong, Map.of("identity", "self", "volumes", "60"));
        ArchiveFigures.Year year = figures.of(2023);
        assertThat(year.all()).isEqualTo(new ArchiveFigures.Line(59, 0, 81, 16));
        assertThat(year.of("marriage")).isEqualTo(new ArchiveFigures.Line(32, 0, 0, 16));
        assertThat(year.of("marriage").share(year.all())).isEqualTo("54.2");
        assertThat(year.of("work")).isEqualTo(new ArchiveFigures.Line(3, 0, 21, 0));
        assertThat(year.of("other")).isEqualTo(new ArchiveFigures.Line(1, 0, 60, 0));
        assertThat(year.month()).containsOnlyKeys(2, 5);
        assertThat(year.month().get(2)).isEqualTo(new ArchiveFigures.Line(32, 0, 0, 16));
        assertThat(new ArchiveFigures.Line(3199, 0, 0, 1595).share(new ArchiveFigures.Line(5845, 0, 8184, 1595))).as("当年的占比").isEqualTo("54.7");
    }
}
