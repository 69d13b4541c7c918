package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.registers.datatype.NumberType;
import org.jspecify.annotations.Nullable;

/** What the fields of a record must fit together; how it is said is part of the rule. */
sealed interface RowRule {

    /** Every field it speaks of. */
    List<String> fields();

    /** The field at which it is said, and what. */
    record Broken(String field, String sentence) {
    }

    /** Asked of one record alone; rules over several answer empty.
     * @param kept every value of the record, by field */
    Optional<Broken> broken(Map<String, String> kept, Register register);

    /** The parts make the whole. */
    record Sum(List<String> parts, String whole, @Nullable String says) implements RowRule {

        @Override
        public List<String> fields() {
            return Stream.concat(parts.stream(), Stream.of(whole)).toList();
        }

        @Override
        public Optional<Broken> broken(Map<String, String> kept, Register register) {
            if (!kept.keySet().containsAll(fields())) {
                return Optional.empty();
            }
            BigDecimal sum = parts.stream().map(part -> number(kept, part, register)).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal said = number(kept, whole, register);
            return sum.compareTo(said) == 0 ? Optional.empty() : Optional.of(new Broken(whole, says != null ? says
                    : "“" + title(register, whole) + "”是 " + NumberType.grouped(said) + "，而“" + parts.stream().map(part -> title(register, part)).collect(Collectors.joining("”“"))
                            + "”相加是 " + NumberType.grouped(sum)));
        }
    }

    /** A part is no more than its whole. */
    record AtMost(String part, String whole, @Nullable String says) implements RowRule {

        @Override
        public List<String> fields() {
            return List.of(part, whole);
        }

        @Override
        public Optional<Broken> broken(Map<String, String> kept, Register register) {
            if (!kept.keySet().containsAll(fields()) || number(kept, part, register).compareTo(number(kept, whole, register)) <= 0) {
                return Optional.empty();
            }
            return Optional.of(new Broken(part, says != null ? says : "“" + title(register, part) + "”" + shown(kept, part, register) + "，多于“" + title(register, whole) + "”"
                    + shown(kept, whole, register)));
        }
    }

    /** One day is not after another. */
    record NotAfter(String first, String second, @Nullable String says) implements RowRule {

        @Override
        public List<String> fields() {
            return List.of(first, second);
        }

        @Override
        public Optional<Broken> broken(Map<String, String> kept, Register register) {
            if (!kept.keySet().containsAll(fields()) || !begin(kept.get(first)).isAfter(end(kept.get(second)))) {
                return Optional.empty();
            }
            return Optional.of(new Broken(first, says != null ? says : "“" + title(register, first) + "”" + kept.get(first) + " 晚于“" + title(register, second) + "”" + kept.get(second)));
        }

        private static LocalDate begin(String kept) {
            return kept.length() == 7 ? YearMonth.parse(kept).atDay(1) : LocalDate.parse(kept);
        }

        private static LocalDate end(String kept) {
            return kept.length() == 7 ? YearMonth.parse(kept).atEndOfMonth() : LocalDate.parse(kept);
        }
    }

    /** A field is filled in where another has one of some values. */
    record Needed(String field, String when, Set<String> is, @Nullable String says) implements RowRule {

        @Override
        public List<String> fields() {
            return List.of(field, when);
        }

        @Override
        public Optional<Broken> broken(Map<String, String> kept, Register register) {
            if (kept.containsKey(field) || !is.contains(kept.getOrDefault(when, ""))) {
                return Optional.empty();
            }
            return Optional.of(new Broken(field, says != null ? says : "“" + title(register, when) + "”是“" + shown(kept, when, register) + "”的，要填写“" + title(register, field) + "”"));
        }
    }

    /** Where a field has one of some values, others that say anything say this; one that says nothing is unknown, and contradicts nothing. */
    record Implied(String when, Set<String> is, Map<String, String> then, @Nullable String says) implements RowRule {

        @Override
        public List<String> fields() {
            return Stream.concat(Stream.of(when), then.keySet().stream().sorted()).toList();
        }

        @Override
        public Optional<Broken> broken(Map<String, String> kept, Register register) {
            return !is.contains(kept.getOrDefault(when, "")) ? Optional.empty()
                    : then.entrySet().stream().filter(one -> kept.containsKey(one.getKey()) && !kept.get(one.getKey()).equals(one.getValue())).map(Map.Entry::getKey).sorted().findFirst()
                    .map(field -> new Broken(field, says != null ? says : "“" + title(register, when) + "”是“" + shown(kept, when, register) + "”的，“" + title(register, field) + "”应为“"
                            + shown(then, field, register) + "”，现为“" + shown(kept, field, register) + "”"));
        }
    }

    /** What has one of some values in a field is left out of the register. */
    record Never(String when, Set<String> is, @Nullable String says) implements RowRule {

        @Override
        public List<String> fields() {
            return List.of(when);
        }

        @Override
        public Optional<Broken> broken(Map<String, String> kept, Register register) {
            return !is.contains(kept.getOrDefault(when, "")) ? Optional.empty()
                    : Optional.of(new Broken(when, says != null ? says : "“" + title(register, when) + "”是“" + shown(kept, when, register) + "”的，不登记"));
        }
    }

    /** No two records agree in all of these fields. */
    record Distinct(List<String> of, @Nullable String says) implements RowRule {

        @Override
        public List<String> fields() {
            return of;
        }

        @Override
        public Optional<Broken> broken(Map<String, String> kept, Register register) {
            return Optional.empty();
        }
    }

    private static BigDecimal number(Map<String, String> kept, String field, Register register) {
        return register.field(field).orElseThrow().type().number(kept.get(field)).orElseThrow();
    }

    private static String title(Register register, String field) {
        return register.field(field).orElseThrow().title();
    }

    private static String shown(Map<String, String> kept, String field, Register register) {
        return register.field(field).orElseThrow().type().shown(kept.get(field));
    }
}
