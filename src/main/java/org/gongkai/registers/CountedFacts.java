package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Fact;
import org.springframework.stereotype.Component;

/**
 * What entries count for. A record counts on the day it says; a change counts the difference on its own day, and what first counts with it on the
 * day the record says; a correction counts as if the wrong entry had never said what it said, and each day gets back what it got; an end counts a
 * stock back and never a flow.
 */
@Component
class CountedFacts {

    private record FactKey(String kind, String code, String party, LocalDate on) {
    }

    /** What an entry came to say, corrections laid over it. */
    private record Step(LocalDate validOn, Map<String, String> content) {

        static Step of(Entry entry) {
            return new Step(entry.validOn(), entry.said());
        }
    }

    private final RecordRows records;

    CountedFacts(RecordRows records) {
        this.records = records;
    }

    /** One fact for all that counts alike. */
    List<Fact> facts(Register register, Act act, List<EntryLog.Line> lines) {
        Map<FactKey, BigDecimal> sums = new LinkedHashMap<>();
        for (EntryLog.Line line : lines) {
            if (!register.counts().isEmpty()) {
                line(register, line, sums);
            }
        }
        return sums.entrySet().stream().filter(sum -> sum.getValue().signum() != 0)
                .map(sum -> new Fact(sum.getKey().kind(), sum.getKey().code(), sum.getKey().party(), act.organ(), sum.getKey().on(), sum.getValue(), register.subject(), act.id())).toList();
    }

    private void line(Register register, EntryLog.Line line, Map<FactKey, BigDecimal> sums) {
        Step now = new Step(line.validOn(), line.content());
        Entry before = line.before() == null || line.before().ends() || line.before().isWithdrawn() ? null : line.before();
        boolean corrects = line.change() == Change.CORRECT || line.change() == Change.VOID;
        List<Step> was = before == null || !corrects ? List.of() : steps(line, before);
        List<Step> is = was.isEmpty() ? List.of() : new ArrayList<>(was.subList(0, was.size() - 1));
        if (line.change() == Change.CORRECT && !was.isEmpty()) {
            is.add(now);
        }
        for (Counted counted : register.counts()) {
            if (corrects && before != null) {
                place(register, counted, was, true, sums);
                place(register, counted, line.change() == Change.VOID ? List.of() : is, false, sums);
            } else if (line.change() == Change.CHANGE && before != null) {
                change(register, counted, Step.of(before), now, false, sums);
            } else if (line.change() == Change.END && before != null && counted.stock()) {
                add(register, counted, before.said(), line.validOn(), true, sums);
            } else if (!line.change().ends()) {
                add(register, counted, now.content(), counted.on(now.content(), now.validOn()), false, sums);
            }
        }
    }

    /** What the record said from its beginning, the oldest first. */
    private List<Step> steps(EntryLog.Line line, Entry before) {
        if (!line.ofChange()) {
            return List.of(Step.of(before));
        }
        List<Step> steps = new ArrayList<>();
        for (Entry entry : records.history(before.register(), line.key()).reversed()) {
            if (entry.number() <= before.number()) {
                if (entry.change() == Change.ENTER || entry.change() == Change.VOID) {
                    steps.clear();
                } else if (entry.change() == Change.CORRECT) {
                    steps.removeLast();
                }
                if (!entry.ends()) {
                    steps.add(Step.of(entry));
                }
            }
        }
        return steps;
    }

    private static void place(Register register, Counted counted, List<Step> steps, boolean back, Map<FactKey, BigDecimal> sums) {
        Step before = null;
        for (Step step : steps) {
            if (before == null) {
                add(register, counted, step.content(), counted.on(step.content(), step.validOn()), back, sums);
            } else {
                change(register, counted, before, step, back, sums);
            }
            before = step;
        }
    }

    private static void change(Register register, Counted counted, Step before, Step now, boolean back, Map<FactKey, BigDecimal> sums) {
        boolean first = !counted.counts(before.content()) && !counted.stock();
        add(register, counted, now.content(), first ? counted.on(now.content(), now.validOn()) : now.validOn(), back, sums);
        add(register, counted, before.content(), now.validOn(), !back, sums);
    }

    private static void add(Register register, Counted counted, Map<String, String> content, LocalDate on, boolean back, Map<FactKey, BigDecimal> sums) {
        if (counted.counts(content)) {
            BigDecimal amount = counted.amount(content, register);
            sums.merge(new FactKey(counted.kind(), counted.code(content), counted.party(content), on), back ? amount.negate() : amount, BigDecimal::add);
        }
    }
}
