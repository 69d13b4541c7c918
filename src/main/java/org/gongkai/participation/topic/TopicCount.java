package org.gongkai.participation.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.participation.topic.Channel.Line;

/**
 * What a year counts: each topic once however often it was answered (不同方式回应同一热点或舆情计1次), and each line as it asks: what was held or
 * published once however many topics it answered, 事件数 once for each topic.
 *
 * @param shared of the topics, those that have no answer that is theirs alone or that a line counts by topic
 */
public record TopicCount(long topics, Map<Line, Long> lines, long shared) {

    public static TopicCount of(List<Topic> all, int year) {
        Map<Line, Set<String>> counted = new EnumMap<>(Line.class);
        long topics = 0;
        long shared = 0;
        for (Topic topic : all) {
            List<Topic.Answer> answers = topic.answers().stream().filter(answer -> answer.answeredOn().getYear() == year).toList();
            boolean adds = false;
            for (Topic.Answer answer : answers) {
                Line line = answer.channel().line();
                adds |= counted.computeIfAbsent(line, any -> new HashSet<>()).add(line.isByTopic() ? topic.id() : answer.thing());
            }
            topics += answers.isEmpty() ? 0 : 1;
            shared += answers.isEmpty() || adds ? 0 : 1;
        }
        Map<Line, Long> lines = new EnumMap<>(Line.class);
        Arrays.stream(Line.values()).forEach(line -> lines.put(line, (long) counted.getOrDefault(line, Set.of()).size()));
        return new TopicCount(topics, lines, shared);
    }

    public long line(Line line) {
        return lines.getOrDefault(line, 0L);
    }

    public long sum() {
        return lines.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many more topics than ways. */
    public long gap() {
        return topics - sum();
    }

    /**
     * What makes the difference in figures that a report gave, in sentences; none where its ways reach its topics.
     *
     * @param entered what was entered topic by topic for the same year
     */
    public List<String> explained(TopicCount entered) {
        if (gap() <= 0) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("写明回应 " + topics + " 次，各种方式合计 " + sum() + " 次，差 " + gap() + " 次。");
        if (entered.topics() == 0) {
            sentences.add("这一年没有逐件登记，差在哪里没有查明：一次访谈、一篇稿件可以回应几个热点；信箱留言、热线、报刊的回应应当计入其他方式。");
            return sentences;
        }
        long missing = 0;
        for (Line line : Arrays.stream(Line.values()).filter(each -> entered.line(each) > line(each)).toList()) {
            sentences.add("“" + line.title() + "”写 " + line(line) + " 次，逐件登记有 " + entered.line(line) + " 次，漏计 " + (entered.line(line) - line(line)) + " 次。");
            missing += entered.line(line) - line(line);
        }
        if (entered.shared() > 0) {
            sentences.add("有 " + entered.shared() + " 个热点和别的热点在同一次活动、同一篇稿件里回应，合计因此少 " + entered.shared() + " 次。");
        }
        boolean agrees = entered.topics() == topics;
        if (!agrees) {
            sentences.add("报告写回应 " + topics + " 次，逐件登记的有 " + entered.topics() + " 个，还没有对上。");
        }
        for (Line line : Arrays.stream(Line.values()).filter(each -> entered.line(each) < line(each)).toList()) {
            agrees = false;
            sentences.add("“" + line.title() + "”写 " + line(line) + " 次，逐件登记只有 " + entered.line(line) + " 次，还没有对上。");
        }
        long left = gap() - missing - entered.shared();
        if (left > 0) {
            sentences.add("还有 " + left + " 次没有查明。");
        } else if (agrees) {
            sentences.add("差额都已查明。");
        }
        return sentences;
    }
}
