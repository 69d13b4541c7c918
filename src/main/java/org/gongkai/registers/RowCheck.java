package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.Facts;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.DayType;
import org.gongkai.registers.datatype.RowsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds rows against the declaration of their register, against each other, and against what must not become public. */
@Component
class RowCheck {

    private final Organs organs;
    private final EntryCheck gate;
    private final Facts facts;
    private final Now now;

    RowCheck(Organs organs, EntryCheck gate, Facts facts, Now now) {
        this.organs = organs;
        this.gate = gate;
        this.facts = facts;
        this.now = now;
    }

    /** @param rows that have no fault */
    record Checked(List<CheckedRow> rows, List<RowFault> faults) {
    }

    /** @param organ that answers for rows that name none */
    Checked check(Register register, List<TypedRow> typed, String organ) {
        List<CheckedRow> rows = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        Register.Origin origin = register.keeping().origin();
        if (origin != null) {
            return new Checked(rows, List.of(new RowFault(0, "", "“" + register.title() + "”由" + origin.words() + "形成，不录入也不导入", null)));
        }
        Map<String, Optional<String>> named = new HashMap<>();
        Map<String, Long> keys = new HashMap<>();
        Map<String, Long> distinct = new HashMap<>();
        for (TypedRow row : typed) {
            int before = faults.size();
            CheckedRow checked = row(register, row, organ, named, faults);
            if (checked != null && faults.size() == before) {
                Long other = keys.putIfAbsent(checked.key(), row.line());
                if (other != null) {
                    faults.add(new RowFault(row.line(), register.key().getFirst(), "与第 " + other + " 行是同一条记录（" + checked.said(register) + "）", null));
                } else if (isDistinct(register, checked, distinct, faults)) {
                    rows.add(checked);
                }
            }
        }
        countedElsewhere(register, rows, faults);
        return new Checked(rows, faults);
    }

    private record Counting(String kind, String organ, int year) {
    }

    /** What an organ works as cases in a year counts by its cases, and is not entered beside them. */
    private void countedElsewhere(Register register, List<CheckedRow> rows, List<RowFault> faults) {
        Map<Counting, Optional<String>> known = new HashMap<>();
        for (CheckedRow row : rows) {
            for (Counted counted : register.counts()) {
                LocalDate on = row.ends() || !counted.counts(row.open()) ? null : counted.on(row.open(), row.validOn() == null ? now.today() : row.validOn());
                if (on != null && known.computeIfAbsent(new Counting(counted.kind(), row.organ(), on.getYear()), this::caseOf).isPresent()) {
                    faults.add(new RowFault(row.line(), "", "本机关" + on.getYear() + "年的“" + counted.title() + "”已按办件计数，一年只用一种来源；请在办件里办理，不在名录里再登记", null));
                    break;
                }
            }
        }
    }

    private Optional<String> caseOf(Counting one) {
        return facts.recordOutside(FactQuery.of(Set.of(one.kind()), Set.of(one.organ())).between(LocalDate.of(one.year(), 1, 1), LocalDate.of(one.year(), 12, 31)), Register.subject(""));
    }

    private @Nullable CheckedRow row(Register register, TypedRow row, String organ, Map<String, Optional<String>> named, List<RowFault> faults) {
        Map<String, String> open = new TreeMap<>();
        boolean hides = false;
        Map<String, String> hidden = new TreeMap<>();
        Map<String, String> prose = new LinkedHashMap<>();
        for (RegisterField field : register.fields()) {
            hides |= field.sealed();
            String value = row.values().getOrDefault(field.name(), "");
            boolean isKey = register.key().contains(field.name());
            if (value.isBlank()) {
                if (field.required() && (!row.ends() || isKey)) {
                    faults.add(new RowFault(row.line(), field.name(), "请填写“" + field.title() + "”", null));
                }
                continue;
            }
            switch (field.type().read(value)) {
                case Datatype.Wrong(String sentence, String instead) -> faults.add(new RowFault(row.line(), field.name(), "“" + field.title() + "”" + sentence, instead));
                case Datatype.Value(String kept) -> {
                    (field.sealed() ? hidden : open).put(field.name(), kept);
                    if (field.prose() && !field.sealed()) {
                        prose.put(field.title(), field.type() instanceof RowsType rows ? rows.prose(kept) : kept);
                    }
                }
            }
        }
        String answers = organ(row, organ, named, faults);
        LocalDate validOn = validOn(row, faults);
        if (answers == null) {
            return null;
        }
        String key = RecordAddress.key(register, answers, open);
        if (!row.ends()) {
            rules(register, row, open, hidden, faults);
            if (register.isOpen() && !prose.isEmpty()) {
                gate.stops(prose).forEach(stop -> faults.add(new RowFault(row.line(), nameOf(register, stop.title()), "“" + stop.title() + "”" + stop.sentence(), null)));
            }
        }
        Set<String> unsaid = hides ? register.fields().stream().filter(row::leavesOut).map(RegisterField::name).collect(Collectors.toSet()) : Set.of();
        return new CheckedRow(row.line(), key, answers, open, hidden, unsaid, validOn, row.based(), row.ends());
    }

    private static void rules(Register register, TypedRow row, Map<String, String> open, Map<String, String> hidden, List<RowFault> faults) {
        Map<String, String> all = new HashMap<>(open);
        all.putAll(hidden);
        register.rules().forEach(rule -> rule.broken(all, register).ifPresent(broken -> faults.add(new RowFault(row.line(), broken.field(), broken.sentence(), null))));
    }

    /** @param named organs that rows before named */
    private @Nullable String organ(TypedRow row, String otherwise, Map<String, Optional<String>> named, List<RowFault> faults) {
        String said = row.values().getOrDefault(Register.ORGAN, "").strip();
        if (said.isEmpty()) {
            return otherwise;
        }
        Optional<String> organ = named.computeIfAbsent(said, name -> organs.find(name).or(() -> organs.named(name, now.today())).map(Organ::id));
        if (organ.isEmpty()) {
            faults.add(new RowFault(row.line(), Register.ORGAN, "没有“" + said + "”这个机关，请写机构名录里的全称、简称或者编号", null));
            return null;
        }
        return organ.get();
    }

    /** The organ that answers for a row without a fault. */
    String answers(TypedRow row, String otherwise) {
        return Objects.requireNonNull(organ(row, otherwise, new HashMap<>(), new ArrayList<>()));
    }

    private @Nullable LocalDate validOn(TypedRow row, List<RowFault> faults) {
        String said = row.values().getOrDefault(Register.VALID_ON, "").strip();
        if (said.isEmpty()) {
            return null;
        }
        switch (new DayType(false).read(said)) {
            case Datatype.Wrong(String sentence, String instead) -> faults.add(new RowFault(row.line(), Register.VALID_ON, "“生效日期”" + sentence, instead));
            case Datatype.Value(String kept) -> {
                LocalDate day = LocalDate.parse(kept);
                if (!day.isAfter(now.today())) {
                    return day;
                }
                faults.add(new RowFault(row.line(), Register.VALID_ON, "生效日期 " + kept + " 还没有到，到那一天再登记", null));
            }
        }
        return null;
    }

    private static boolean isDistinct(Register register, CheckedRow row, Map<String, Long> seen, List<RowFault> faults) {
        for (RowRule rule : register.rules()) {
            if (rule instanceof RowRule.Distinct distinct && row.open().keySet().containsAll(distinct.of())) {
                Long other = seen.putIfAbsent(distinct.of() + String.valueOf(distinct.of().stream().map(row.open()::get).toList()), row.line());
                if (other != null) {
                    faults.add(new RowFault(row.line(), distinct.of().getFirst(), distinct.says() != null ? distinct.says() : "“" + titles(register, distinct.of()) + "”与第 " + other + " 行相同", null));
                    return false;
                }
            }
        }
        return true;
    }

    private static String titles(Register register, List<String> names) {
        return String.join("、", names.stream().map(name -> register.field(name).map(RegisterField::title).orElse("负责机关")).toList());
    }

    private static String nameOf(Register register, String title) {
        return register.fields().stream().filter(field -> field.title().equals(title)).map(RegisterField::name).findFirst().orElse("");
    }
}
