package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.participation.HousingAsks.approver;
import static org.gongkai.participation.HousingAsks.officer;
import static org.gongkai.participation.HousingAsks.typed;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.gongkai.TimeMachine;
import org.gongkai.participation.AnswerGroup.Verdict;

/** Three hundred opinions put in order in a day, told by {@link SolicitationLifeCycleTest}, which has the installation. */
record ThreeHundredStory(Contribute contribute, NumberContributions numbering, DeskOpinions opinions, Moderate moderate, AnswerGroups groups, PublishOutcome outcome, Solicitations solicitations,
        SolicitationRows rows, TimeMachine time, HousingAsks housing) {

    private static final List<String> PLACES = List.of("柳岸街道", "望溪公园", "兰桥市场", "白井小学", "松岛医院", "云帆广场", "星河车站");

    void tell() {
        String id = housing.opened("normative", "三百条意见的办法", HousingAsks.DRAFT);
        for (int n = 0; n < 300; n++) {
            String words = n < 50 ? "请把第" + "二条的处罚改成先提醒后处罚，给居民一个适应的时间，谢谢" + "！".repeat(n % 3)
                    : n < 60 ? "这个办法写得真烂，写的人是" + "混蛋" + n : n < 70 ? "停放区不够，请联系我 138001380" + (10 + n % 10) + " 面谈" : "建议" + PLACES.get(n % PLACES.size()) + "增加第 " + n + " 个停放点，" + "方便附近的人".repeat(n % 4 + 1);
            contribute.byWeb(id, typed("t" + n, n % 3, words, "", "", false)).orThrow();
        }
        numbering.number(id);
        List<DeskOpinions.Line> lines = opinions.lines(id, DeskOpinions.Which.OPEN, "", "", 1000);
        assertThat(lines.getFirst().count()).isEqualTo(50);
        assertThat(lines.stream().mapToInt(DeskOpinions.Line::count).sum()).isEqualTo(300);
        Moderate.Shown shown = moderate.show(id, LongStream.rangeClosed(1, 300).boxed().collect(Collectors.toSet()), officer()).orThrow();
        assertThat(shown.stopped()).as("telephone numbers").hasSize(10).allMatch(sentence -> sentence.contains("没有公开"));
        moderate.show(id, 61, "停放区不够，请联系我面谈", false, officer()).orThrow();
        assertThat(opinions.read(id, 61).orElseThrow()).as("the original is kept").satisfies(read -> assertThat(read.words()).contains("138001380")).satisfies(read -> assertThat(read.entry().shown()).doesNotContain("138"));
        moderate.setAside(id, LongStream.rangeClosed(51, 60).boxed().collect(Collectors.toSet()), "insult", officer()).orThrow();

        Set<Long> leads = opinions.lines(id, DeskOpinions.Which.OPEN, "", "", 1000).stream().map(line -> line.first().number()).collect(Collectors.toSet());
        groups.put(id, Set.of(lines.getFirst().first().number()), "", "先提醒后处罚", officer()).orThrow();
        leads.remove(lines.getFirst().first().number());
        groups.put(id, leads, "", "增加停放点", officer()).orThrow();
        decide(id, "先提醒后处罚", Verdict.ADOPTED, "");
        decide(id, "增加停放点", Verdict.PARTLY, "先增加需要最多的二十处");
        time.to("2026-03-12");
        numbering.round();
        outcome.propose(id, "收到 300 条意见。", null, officer()).orThrow();
        outcome.publish(id, approver()).orThrow();
        assertThat(solicitations.outcome(rows.find(id).orElseThrow()).answered()).isEqualTo(290);
    }

    private void decide(String id, String title, Verdict verdict, String reason) {
        AnswerGroup group = groups.of(id).stream().filter(one -> one.title().equals(title)).findFirst().orElseThrow();
        groups.decide(id, group.id(), title, verdict, reason, officer()).orThrow();
    }
}
