package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongkai.participation.HousingAsks.approver;
import static org.gongkai.participation.HousingAsks.officer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.participation.topic.AnswerTopics;
import org.gongkai.participation.topic.Channel;
import org.gongkai.participation.topic.Topic;
import org.gongkai.participation.topic.TopicCount;
import org.gongkai.participation.topic.Topics;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two topics from where they came to their answers, told by {@link SolicitationLifeCycleTest}, which has the installation. */
class TopicStory {

    @Autowired
    AnswerTopics answering;
    @Autowired
    Topics topics;
    @Autowired
    NumberContributions numbering;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TimeMachine time;

    private static AnswerTopics.Said elsewhere(Channel channel, String title) {
        return new AnswerTopics.Said("", "", channel, LocalDate.parse("2026-03-02"), title, "");
    }

    void tell(HousingAsks housing) {
        assertThat(answering.raise("housing", "", null, Topic.Source.NET, false, officer()).reasons()).hasSize(2);
        assertThat(answering.raise("housing", "电梯什么时候装", time.today(), Topic.Source.NET, false, approver()).reasons()).as("who signs does not note").isNotEmpty();
        String lift = answering.raise("housing", "电梯什么时候装到我们小区", LocalDate.parse("2026-03-01"), Topic.Source.NET, false, officer()).orThrow();
        String parking = answering.raise("housing", "改造期间车停在哪里", LocalDate.parse("2026-03-01"), Topic.Source.HOTLINE, true, officer()).orThrow();
        String interview = housing.opened("interview", "区住建局局长谈电梯和停车", "嘉宾：区住房和城乡建设局局长 沈某");
        assertThat(answering.answer(lift, new AnswerTopics.Said("", interview, null, null, "", ""), officer()).reasons()).as("it is still to be held").containsExactly("没有举行过这个编号的访谈");
        time.to("2026-03-12");
        numbering.round();
        assertThat(answering.answer(lift, new AnswerTopics.Said("nothing-here", "", null, null, "", ""), officer()).reasons()).containsExactly("没有公开过这个编号的文件");
        answering.answer(lift, new AnswerTopics.Said("", interview, null, null, "", ""), officer()).orThrow();
        assertThat(answering.answer(lift, new AnswerTopics.Said("", interview, null, null, "", ""), officer()).reasons()).containsExactly("这一次回应已经写过，同一热点只算一次");
        answering.answer(parking, new AnswerTopics.Said("", interview, null, null, "", ""), officer()).orThrow();
        answering.answer(parking, elsewhere(Channel.NEWMEDIA, "临时停车点的位置"), officer()).orThrow();
        answering.answer(parking, elsewhere(Channel.NEWMEDIA, "临时停车点增加两处"), officer()).orThrow();
        assertThat(facts.of(lift)).extracting(Fact::kind, Fact::code).containsExactlyInAnyOrder(tuple(AnswerTopics.ANSWERED, "NET"), tuple(AnswerTopics.BY_LINE, "INTERVIEWS"));
        assertThat(facts.of(parking)).as("the interview counted already, two notes on one event are one").extracting(Fact::kind, Fact::code)
                .containsExactlyInAnyOrder(tuple(AnswerTopics.ANSWERED, "HOTLINE"), tuple(AnswerTopics.BY_LINE, "NEWMEDIA"));
        String winter = answering.raise("housing", "暖气几时来", LocalDate.parse("2025-12-01"), Topic.Source.NET, false, officer()).orThrow();
        answering.answer(winter, new AnswerTopics.Said("", "", Channel.PRESS, LocalDate.parse("2025-12-30"), "供热时间已经公布", ""), officer()).orThrow();
        answering.answer(winter, elsewhere(Channel.PRESS, "供热延长到三月"), officer()).orThrow();
        assertThat(facts.of(winter)).as("an answer of December entered later counts in December, and the year after counts anew").extracting(Fact::kind, Fact::on).containsExactlyInAnyOrder(
                tuple(AnswerTopics.ANSWERED, LocalDate.parse("2025-12-30")), tuple(AnswerTopics.BY_LINE, LocalDate.parse("2025-12-30")), tuple(AnswerTopics.ANSWERED, LocalDate.parse("2026-03-02")), tuple(AnswerTopics.BY_LINE, LocalDate.parse("2026-03-02")));
        assertThat(TopicCount.of(topics.of(List.of("housing")), 2025).topics()).as("page and facts agree").isEqualTo(1);
        assertThat(TopicCount.of(topics.of(List.of("housing")), 2026).topics()).isEqualTo(3);
        TopicCount said = new TopicCount(3, Map.of(Channel.Line.OTHERS, 1L), 0);
        assertThat(answering.state(new Topics.Stated("housing", 2007, said, ""), officer()).reasons()).as("before there were reports").hasSize(1);
        answering.state(new Topics.Stated("housing", 2025, said, "照年度报告"), officer()).orThrow();
        assertThat(differences()).isZero();
        transaction.executeWithoutResult(status -> {
            client.sql("update participation.topic set title = '改过的' where id = ?").param(lift).update();
            client.sql("update participation.topic_answer set answered_on = answered_on - 1 where topic = ? and number = 1").param(parking).update();
            client.sql("update participation.topic_stated set others = 2 where organ = 'housing' and year = 2025").update();
            assertThat(differences()).isEqualTo(3);
            status.setRollbackOnly();
        });
    }

    private long differences() {
        return verify.run(true, reached -> { }).differences().stream().filter(difference -> difference.verification().equals("热点回应")).count();
    }
}
