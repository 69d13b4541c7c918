package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.participation.HousingAsks.approver;
import static org.gongkai.participation.HousingAsks.officer;
import static org.gongkai.participation.HousingAsks.typed;

import java.util.Map;
import java.util.Set;

import org.gongkai.TimeMachine;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.participation.AnswerGroup.Verdict;

/** An interview from its announcement to the answers that were left, told by {@link SolicitationLifeCycleTest}, which has the installation. */
record InterviewStory(Contribute contribute, NumberContributions numbering, Moderate moderate, Transcript transcript, AnswerGroups groups, PublishOutcome outcome, Solicitations solicitations,
        SolicitationRows rows, Facts facts, TimeMachine time, HousingAsks housing) {

    void tell() {
        String id = housing.opened("interview", "区住建局局长谈老旧小区改造", "嘉宾：区住房和城乡建设局局长 沈某\n主题：老旧小区改造");
        Contribute.Receipt asked = contribute.byWeb(id, typed("i1", null, "电梯什么时候装到我们小区？", "", "", false)).orThrow();
        contribute.byWeb(id, typed("i2", null, "改造期间车停在哪里？", "", "", false)).orThrow();
        contribute.byWeb(id, typed("i3", null, "骂人的话，混蛋", "", "", false)).orThrow();
        numbering.number(id);
        moderate.setAside(id, Set.of(3L), "insult", officer()).orThrow();
        assertThat(transcript.speak(id, false, "局长", "还没有公开的提问", 1L, officer()).reasons()).containsExactly("答复的提问要先公开");
        moderate.show(id, Set.of(1L, 2L), officer()).orThrow();
        assertThat(transcript.speak(id, true, "主持人", "各位网友好。", null, HousingAsks.staff("education", Role.OFFICER)).reasons()).isNotEmpty();
        transcript.speak(id, true, "主持人", "各位网友好。", null, officer()).orThrow();
        transcript.speak(id, false, "区住建局局长 沈某", "竹溪里小区明年三月开工。", 1L, officer()).orThrow();
        assertThat(transcript.of(id)).extracting(Spoken::number).containsExactly(1L, 2L);
        assertThat(transcript.answering(id, 1)).get().satisfies(line -> assertThat(line.words()).contains("明年三月"));
        assertThat(groups.open(rows.find(id).orElseThrow())).as("what was answered in the interview needs no other answer").isEqualTo(1);

        time.to("2026-03-12");
        numbering.round();
        assertThat(transcript.speak(id, true, "主持人", "补一句", null, officer()).reasons()).isNotEmpty();
        assertThat(outcome.propose(id, "三个提问", null, officer()).reasons()).containsExactly("还有 1 条意见没有归入哪一组，每一条都要有答复");
        groups.put(id, Set.of(2L), "", "改造期间的停车", officer()).orThrow();
        AnswerGroup parking = groups.of(id).getFirst();
        groups.decide(id, parking.id(), parking.title(), Verdict.PARTLY, "借用学校操场，晚上开放", officer()).orThrow();
        outcome.propose(id, "收到提问三个，当场答复一个。", null, officer()).orThrow();
        outcome.publish(id, approver()).orThrow();
        assertThat(facts.of(id)).filteredOn(fact -> fact.kind().equals(Counts.GUESTS)).extracting(Fact::amount).singleElement().satisfies(guests -> assertThat(guests).isEqualByComparingTo("1"));
        assertThat(solicitations.answer(contribute.mine(asked.id(), String.valueOf(asked.code())).orElseThrow())).as("it was answered in the transcript").isEmpty();
        assertThat(solicitations.outcome(rows.find(id).orElseThrow()).setAside()).isEqualTo(Map.of("insult", 1L));
    }
}
