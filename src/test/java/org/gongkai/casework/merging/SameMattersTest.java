package org.gongkai.casework.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.merging.SameMatters.Same;
import org.gongkai.casework.merging.SameTold.Letter;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(CaseworkCast.class)
@DisplayName("反映同一件事的，系统提出来，说明有多像；并不并入由人定")
class SameMattersTest {

    private static final Staff CLERK = new Staff("person-officer", "信息员", List.of(Post.at(GOVERNMENT, Role.OFFICER)));

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    SameMatters same;
    @Autowired
    SameMatterPages pages;
    @Autowired
    CaseTypes types;

    private String call(String organ, String title, String told) {
        return cast.submitted(new Submit("hotline", "web", "nat", List.of(organ), Actor.applicant(), Map.of("phone", "099-20000009"), Map.of("purpose", "complain"),
                List.of(Map.of("title", title, "description", told)), null, null, null, null, null));
    }

    private String received(String organ, String title, String told) {
        String caseId = call(organ, title, told);
        cast.does(OFFICER, "receive", caseId, Map.of());
        return caseId;
    }

    private CaseFolder folder(String caseId) {
        return folders.open(caseId, CLERK.scope()).orElseThrow();
    }

    @Test
    @DisplayName("已受理、没有答复的同一件事提出来，只提出，不并入；没有受理的、别的机关的、别的事不提；并入了的不再提")
    void proposedNotMerged() {
        String lead = received(GOVERNMENT, "丽湖新城搅拌站夜里噪音扰民", "丽湖新城旁边的搅拌站夜里一直生产，噪音大，灰尘也大，睡不着。");
        String notReceived = call(GOVERNMENT, "丽湖新城搅拌站噪音", "丽湖新城旁边的搅拌站噪音大。");
        String elsewhere = received(HOUSING, "丽湖新城搅拌站夜里噪音扰民", "丽湖新城旁边的搅拌站夜里一直生产，噪音大。");
        String other = received(GOVERNMENT, "河东小学门口没有斑马线", "孩子过马路危险，请画斑马线。");
        String again = received(GOVERNMENT, "投诉丽湖新城附近的搅拌站", "搅拌站在丽湖新城边上，灰尘和噪音影响生活，请管一管。");

        assertThat(same.of(folder(again), CLERK)).extracting(Same::id).containsExactly(lead).doesNotContain(notReceived, elsewhere, other);
        assertThat(same.of(folder(other), CLERK)).isEmpty();
        assertThat(cases.state(again).stage()).as("nothing was merged by it").isEqualTo("registered");
        assertThat(pages.of(folder(again), CLERK)).isPresent();

        cast.does(OFFICER, "merge", again, Map.of("lead", folder(lead).number()));
        String third = received(GOVERNMENT, "丽湖新城搅拌站太吵", "丽湖新城的搅拌站夜里噪音扰民。");
        assertThat(same.of(folder(third), CLERK)).as("the lead, not who follows it").extracting(Same::id).containsExactly(lead);
        assertThat(pages.of(folder(lead), CLERK)).as("whom others follow is not merged itself").isEmpty();
        assertThat(pages.of(folder(third), new Staff("person-signs", "审批人", List.of(Post.at(GOVERNMENT, Role.APPROVER))))).as("who does not take the step is not led to it").isEmpty();
    }

    @Test
    @DisplayName("同一个地点的，说法不同也提：正在登记、还没有提交的来电也一样比，经过和地点都算；地点不同、事情不同的不提")
    void samePlaceInOtherWords() {
        String lead = at("望汐片区停水两天没有通知", "从昨天早上六点停到现在，楼里有透析病人", "望汐街道临江里小区");
        String lamp = at("澜桥路路灯坏了五盏", "天黑以后从公交站到小区门口都没有亮", "澜桥路18号");
        String other = at("临江里小区没有水", "整个小区没水，物业说不知道", "临江里小区3栋");
        at("云帆路十字路口太吵", "每晚都吵", "云帆渡街道");

        assertThat(same.of(folder(other), CLERK)).extracting(Same::id).containsExactly(lead);
        assertThat(same.of(folder(lead), CLERK)).singleElement().satisfies(one -> assertThat(one.share().isThere()).isTrue());
        assertThat(same.of(folder(lamp), CLERK)).isEmpty();
        assertThat(same.of(types.require("hotline"), GOVERNMENT, List.of(Map.of("title", "家里没水", "description", "怎么回事", "where", "临江里小区8栋")), CLERK)).extracting(Same::id).containsExactlyInAnyOrder(lead, other);
        assertThat(same.of(types.require("hotline"), GOVERNMENT, List.of(Map.of("title", "家里没水", "description", "怎么回事")), CLERK)).as("no place, nothing said that others say").isEmpty();
        assertThat(same.of(types.require("hotline"), GOVERNMENT, List.of(Map.of("title", "请问", "description", "从昨天早上六点停到现在，楼里有透析病人")), CLERK)).as("the title says nothing, the account does").extracting(Same::id).containsExactly(lead);
    }

    private String at(String title, String told, String where) {
        String caseId = cast.submitted(new Submit("hotline", "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("phone", "099-20000009"), Map.of("purpose", "help"),
                List.of(Map.of("title", title, "description", told, "where", where)), null, null, null, null, null));
        cast.does(OFFICER, "receive", caseId, Map.of());
        return caseId;
    }

    @Test
    @DisplayName("许多来信都有的字词不算像：地名、事情都不同，套话相同的，不提")
    void whatAllSayCountsLittle() {
        List<Letter> formal = IntStream.range(0, 60).mapToObj(n -> new Letter("请加快建设步伐" + (char) ('甲' + n * 7), List.of("尊敬的领导您好，在大力倡导的背景下，请加快" + (char) ('甲' + n * 7) + (char) ('丘' + n * 5) + "建设，有何具体行动"))).toList();
        Letter one = new Letter("东湖路路灯不亮", List.of("尊敬的领导您好，东湖路的路灯坏了三盏，请修"));
        Letter same = new Letter("东湖路的路灯坏了", List.of("尊敬的领导您好，东湖路有三盏路灯不亮"));
        SameTold told = new SameTold(Stream.concat(formal.stream(), Stream.of(one, same)).toList());
        assertThat(told.of(one, same).isMeant()).isTrue();
        assertThat(told.of(one, one)).isEqualTo(new SameTold.Share(100, 0, 100));
        assertThat(told.of(formal.get(3), formal.get(40)).isMeant()).isFalse();
        assertThat(told.of(one, new Letter("", List.of())).isMeant()).isFalse();
    }
}
