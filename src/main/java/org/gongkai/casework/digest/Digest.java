package org.gongkai.casework.digest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.clock.Light;
import org.gongkai.procedure.Duty;

/**
 * What a person owes on a morning, in the words of a message: what sort of matter, its number, its last day, and nothing else.
 *
 * @param owed    theirs, the most pressing first
 * @param instead of those for whom they stand in, by name
 * @param news    what was not said the last time
 * @param red     what was not red the last time
 */
record Digest(LocalDate day, List<Duty> owed, Map<String, List<Duty>> instead, List<Duty> news, List<Duty> red) {

    private static final int SHOWN = 40;

    static Digest of(LocalDate day, List<Duty> owed, Map<String, List<Duty>> instead, Collection<String> listedBefore, Collection<String> redBefore) {
        List<Duty> sorted = owed.stream().sorted(Comparator.comparing(Duty::dueOn, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        return new Digest(day, sorted, instead, sorted.stream().filter(duty -> !listedBefore.contains(key(duty))).toList(),
                sorted.stream().filter(duty -> isRed(duty) && !redBefore.contains(key(duty))).toList());
    }

    /** By which it is known again the next day: the address of where it is done. */
    private static String key(Duty duty) {
        return duty.address();
    }

    private static boolean isRed(Duty duty) {
        return duty.light() == Light.RED || duty.light() == Light.BLACK;
    }

    boolean isEmpty() {
        return owed.isEmpty() && instead.values().stream().allMatch(List::isEmpty);
    }

    String[] listed() {
        return keys(owed);
    }

    String[] reddened() {
        return keys(owed.stream().filter(Digest::isRed).toList());
    }

    private static String[] keys(List<Duty> duties) {
        return duties.stream().map(Digest::key).collect(Collectors.toCollection(TreeSet::new)).toArray(String[]::new);
    }

    private long over() {
        return owed.stream().filter(duty -> duty.light() == Light.BLACK).count();
    }

    private long today() {
        return owed.stream().filter(duty -> duty.light() != Light.BLACK && Objects.equals(day, duty.dueOn())).count();
    }

    /** In one message of a few words. */
    String inShort() {
        return "公开工作台：您有 %d 件待办，已过期 %d 件，今天到期 %d 件%s。".formatted(owed.size(), over(), today(),
                instead.isEmpty() ? "" : "；代办 " + instead.values().stream().mapToInt(List::size).sum() + " 件");
    }

    /** By placeholder of {@code regulations/mail.yaml}. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("day", day.toString());
        words.put("count", String.valueOf(owed.size()));
        words.put("over", String.valueOf(over()));
        words.put("today", String.valueOf(today()));
        words.put("owed", listed("您的待办：", owed));
        words.put("news", listed("新的：", news));
        words.put("red", listed("新转为红灯或者过期的：", red));
        List<String> others = new ArrayList<>();
        instead.forEach((name, duties) -> others.add(listed("代" + name + "：", duties)));
        words.put("instead", String.join("\r\n\r\n", others.stream().filter(text -> !text.isEmpty()).toList()));
        return words;
    }

    private static String listed(String head, List<Duty> duties) {
        if (duties.isEmpty()) {
            return "";
        }
        String lines = duties.stream().limit(SHOWN).map(duty -> duty.number() + "　" + duty.kind() + "　" + (duty.dueOn() == null ? "没有期限" : "最迟 " + duty.dueOn()))
                .collect(Collectors.joining("\r\n"));
        return head + "\r\n" + lines + (duties.size() > SHOWN ? "\r\n另有 " + (duties.size() - SHOWN) + " 件，请在工作台看。" : "");
    }
}
