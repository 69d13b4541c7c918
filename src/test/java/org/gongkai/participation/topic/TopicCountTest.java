package org.gongkai.participation.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.gongkai.participation.topic.Channel.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("热点回应：同一热点计 1 次，各种方式各算各的；报告写的数对不上的，差在哪里说得清")
class TopicCountTest {

    private static final LocalDate DAY = LocalDate.of(2014, 6, 1);

    @Test
    @DisplayName("一四八个热点，方式 0、6、12、0、0（2014 年的一份年报）：差 130 次，是信箱留言没有计入其他方式")
    void oneHundredFortyEightTopicsWithEighteenWays() {
        List<Topic> topics = new ArrayList<>();
        for (int n = 0; n < 148; n++) {
            topics.add(topic(n, n < 6 ? answer(Channel.INTERVIEW, null, "i" + n) : n < 18 ? answer(Channel.ARTICLE, "d" + n, null) : answer(Channel.MAILBOX, null, null)));
        }
        TopicCount entered = TopicCount.of(topics, 2014);
        assertThat(entered.topics()).isEqualTo(148);
        assertThat(List.of(Line.values())).extracting(entered::line).containsExactly(0L, 6L, 12L, 0L, 130L);
        assertThat(entered.gap()).isZero();
        TopicCount stated = stated(148, 0, 6, 12, 0, 0);
        assertThat(stated.gap()).isEqualTo(130);
        assertThat(stated.explained(entered)).containsExactly("写明回应 148 次，各种方式合计 18 次，差 130 次。", "“其他方式回应事件数”写 0 次，逐件登记有 130 次，漏计 130 次。", "差额都已查明。");
        assertThat(stated.explained(TopicCount.of(List.of(), 2014))).hasSize(2).last().asString().startsWith("这一年没有逐件登记");
        assertThat(TopicCount.of(topics, 2015).topics()).isZero();
    }

    @Test
    @DisplayName("一次访谈回应三个热点：热点 3，访谈 1；一个热点又开发布会又发微博：热点 1，两种方式各 1")
    void oneInterviewForThreeTopics() {
        Topic.Answer interview = answer(Channel.INTERVIEW, null, "i");
        TopicCount count = TopicCount.of(List.of(topic(1, interview), topic(2, interview), topic(3, interview), topic(4, answer(Channel.BRIEFING, "b", null), answer(Channel.NEWMEDIA, null, null)), topic(5)), 2014);
        assertThat(count.topics()).isEqualTo(4);
        assertThat(count.line(Line.INTERVIEWS)).isEqualTo(1);
        assertThat(count.line(Line.BRIEFINGS)).isEqualTo(1);
        assertThat(count.line(Line.NEWMEDIA)).isEqualTo(1);
        assertThat(count.shared()).isEqualTo(2);
        assertThat(stated(4, 0, 1, 0, 1, 0).explained(count)).containsExactly("写明回应 4 次，各种方式合计 2 次，差 2 次。", "“参加或举办新闻发布会总次数”写 0 次，逐件登记有 1 次，漏计 1 次。",
                "有 2 个热点和别的热点在同一次活动、同一篇稿件里回应，合计因此少 2 次。", "差额都已查明。");
        assertThat(stated(5, 0, 1, 0, 0, 0).explained(count)).as("fewer were entered than the report says").contains("报告写回应 5 次，逐件登记的有 4 个，还没有对上。").doesNotContain("差额都已查明。");
        assertThat(stated(4, 0, 2, 0, 0, 0).explained(count)).as("the report says more of a way than was entered").contains("“政府网站在线访谈次数”写 2 次，逐件登记只有 1 次，还没有对上。").doesNotContain("差额都已查明。");
        assertThat(stated(3, 1, 1, 1, 0, 0).explained(count)).as("nothing to explain").isEmpty();
    }

    private static TopicCount stated(long topics, long briefings, long interviews, long articles, long newmedia, long others) {
        return new TopicCount(topics, new EnumMap<>(Map.of(Line.BRIEFINGS, briefings, Line.INTERVIEWS, interviews, Line.ARTICLES, articles, Line.NEWMEDIA, newmedia, Line.OTHERS, others)), 0);
    }

    private static Topic topic(int n, Topic.Answer... answers) {
        return new Topic("t" + n, "qinglan", "热点" + n, DAY, Topic.Source.NET, false, List.of(answers));
    }

    private static Topic.Answer answer(Channel channel, @Nullable String document, @Nullable String interview) {
        return new Topic.Answer(1, channel, DAY, document, interview, "回应", null);
    }
}
