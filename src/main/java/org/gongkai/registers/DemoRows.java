package org.gongkai.registers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.registers.datatype.NamedType;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The rows of {@code demo/registers/<id>.csv}, moved to the day on which they are told: by whole periods of the register's rhythm, so far that
 * the latest day from which one holds is as late as can be. Days, months and the years in numbers and titles move together, and with them
 * what points at them; a register whose records belong to those of a yearly one moves as that one does. What lies before {@link #STAYS} is
 * history and stays, and a project keeps the year that its code begins with.
 */
@Component
class DemoRows {

    static final String CHANGE = "变更";
    static final String REASON = "理由";

    private static final LocalDate STAYS = LocalDate.of(2021, 1, 1);
    private static final Map<String, String> BESIDE_FIELDS = Map.of("负责机关", Register.ORGAN, "生效日期", Register.VALID_ON, CHANGE, CHANGE, REASON, REASON);
    private static final Pattern YEAR = Pattern.compile("(?<![\\d.])(202[1-9]|203\\d)(?![\\d.]|-\\d{6}-)");
    private static final Pattern MONTH = Pattern.compile("(202[1-9]|203\\d)年(\\d{1,2})月");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** How a field for a year is called. */
    private static final String YEARS = "year";
    private static final int WEEK = 7;

    private final Registers registers;
    /** Ids of registers that move as others do, with these: read once, for the files stay as they are. */
    private volatile @Nullable Map<String, String> led;

    DemoRows(Registers registers) {
        this.registers = registers;
    }

    /** The rows of a register's file by field, as they are told on a day; none where it has none. */
    List<Map<String, String>> rows(Register register, LocalDate today) {
        List<Map<String, String>> written = written(register);
        boolean points = register.fields().stream().anyMatch(DemoRows::points);
        return points ? moved(register, written, today, keysOfOthers(register, today)) : moved(register, written, today, Map.of());
    }

    /** Whether a field says a record of another register. */
    static boolean points(RegisterField field) {
        return field.type() instanceof NamedType named && named.what().equals(NamedType.RECORD);
    }

    /** Keys that are written otherwise than the files say, by how they say it. */
    private Map<String, String> keysOfOthers(Register register, LocalDate today) {
        Map<String, String> keys = new HashMap<>();
        registers.all().stream().filter(other -> !other.isProjected() && other.fields().stream().noneMatch(DemoRows::points)).forEach(other -> {
            List<Map<String, String>> written = written(other);
            List<Map<String, String>> moved = moved(other, written, today, Map.of());
            for (int n = 0; n < written.size(); n++) {
                keys.put(key(other, written.get(n)), key(other, moved.get(n)));
            }
        });
        return keys;
    }

    private static String key(Register register, Map<String, String> row) {
        return register.key().stream().map(name -> row.getOrDefault(name, "")).collect(Collectors.joining("~"));
    }

    private List<Map<String, String>> moved(Register register, List<Map<String, String>> written, LocalDate today, Map<String, String> others) {
        Register leading = leading(register);
        Rhythm rhythm = leading.keeping().rhythm();
        Optional<LocalDate> latest = together(leading).flatMap(one -> written(one).stream()).map(DemoRows::validOn).filter(Objects::nonNull).max(Comparator.naturalOrder());
        if (rhythm == null || latest.isEmpty() || latest.get().isBefore(STAYS)) {
            return written;
        }
        UnaryOperator<LocalDate> by = shift(rhythm.every(), latest.get(), today);
        Map<String, Integer> years = new HashMap<>();
        List<Map<String, String>> moved = new ArrayList<>();
        for (Map<String, String> row : written) {
            int later = years.computeIfAbsent(key(register, row), key -> later(register, row, by));
            Map<String, String> copy = new HashMap<>(row);
            LocalDate valid = validOn(row);
            if ((valid == null || !valid.isBefore(STAYS)) && !isKnownByHistory(register, row)) {
                copy.computeIfPresent(Register.VALID_ON, (name, said) -> day(said, by));
                register.fields().forEach(field -> copy.computeIfPresent(field.name(), (name, said) -> points(field) ? others.getOrDefault(said, said) : said(field, said, by, later)));
            }
            moved.add(copy);
        }
        return moved;
    }

    /** The register that one moves with: that at whose records its own point by a year, so that they belong to the year of these; itself where there is none. */
    Register leading(Register register) {
        return Optional.ofNullable(led().get(register.id())).flatMap(registers::find).orElse(register);
    }

    /** A register and those that move with it: none of them may be told a day that has not come. */
    private Stream<Register> together(Register leading) {
        return Stream.concat(Stream.of(leading), led().entrySet().stream().filter(one -> one.getValue().equals(leading.id())).flatMap(one -> registers.find(one.getKey()).stream()));
    }

    private Map<String, String> led() {
        Map<String, String> known = led;
        if (known == null) {
            known = new HashMap<>();
            for (Register register : registers.all()) {
                Set<String> years = keysWithYears(register);
                Optional<Register> leading = years.isEmpty() ? Optional.empty() : registers.all().stream().filter(other -> !other.isProjected() && !other.id().equals(register.id()))
                        .filter(other -> written(other).stream().anyMatch(row -> years.contains(key(other, row)))).findFirst();
                if (leading.isPresent()) {
                    known.put(register.id(), leading.get().id());
                }
            }
            led = known;
        }
        return known;
    }

    /** By what a register points at records of others, where a year in it moves. */
    private static Set<String> keysWithYears(Register register) {
        List<RegisterField> pointing = register.fields().stream().filter(DemoRows::points).toList();
        return pointing.isEmpty() ? Set.of() : written(register).stream().flatMap(row -> pointing.stream().map(field -> row.getOrDefault(field.name(), "")))
                .filter(said -> YEAR.matcher(said).find()).collect(Collectors.toSet());
    }

    /** Whether the key says a month or a day that stays: it would be known by that and say later days beside. */
    private static boolean isKnownByHistory(Register register, Map<String, String> row) {
        return register.key().stream().flatMap(name -> register.field(name).stream()).anyMatch(field -> {
            String said = row.getOrDefault(field.name(), "");
            return switch (field.kind()) {
                case DAY -> DAY.matcher(said).matches() && LocalDate.parse(said).isBefore(STAYS);
                case MONTH -> !said.isBlank() && YearMonth.parse(said).atDay(1).isBefore(STAYS);
                default -> false;
            };
        });
    }

    /** By how many years a record is later than its file says: by the day that its register is ordered by, or from which it holds. */
    private static int later(Register register, Map<String, String> row, UnaryOperator<LocalDate> by) {
        String ordered = row.getOrDefault(Objects.requireNonNullElse(register.shown().order(), ""), "");
        LocalDate day = DAY.matcher(ordered).matches() ? LocalDate.parse(ordered) : validOn(row);
        return day == null || day.isBefore(STAYS) ? 0 : by.apply(day).getYear() - day.getYear();
    }

    private static @Nullable LocalDate validOn(Map<String, String> row) {
        String said = row.getOrDefault(Register.VALID_ON, "");
        return said.isBlank() ? null : LocalDate.parse(said);
    }

    private static String said(RegisterField field, String said, UnaryOperator<LocalDate> by, int later) {
        return switch (field.kind()) {
            case DAY -> day(said, by);
            case MONTH -> said.isBlank() ? said : month(YearMonth.parse(said), by).toString();
            case NUMBER -> field.name().equals(YEARS) ? YEAR.matcher(said).replaceAll(found -> String.valueOf(Integer.parseInt(found.group(1)) + later)) : said;
            case LINE, TEXT -> {
                String months = MONTH.matcher(said).replaceAll(found -> inWords(found, by));
                yield YEAR.matcher(months).replaceAll(found -> ahead(months, found) ? found.group() : String.valueOf(Integer.parseInt(found.group(1)) + later));
            }
            default -> said;
        };
    }

    /** Whether a month follows the year, which moved with it. */
    private static boolean ahead(String text, MatchResult found) {
        return MONTH.matcher(text).region(found.start(), text.length()).lookingAt();
    }

    private static String inWords(MatchResult found, UnaryOperator<LocalDate> by) {
        YearMonth month = month(YearMonth.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))), by);
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    private static YearMonth month(YearMonth month, UnaryOperator<LocalDate> by) {
        return month.atDay(1).isBefore(STAYS) ? month : YearMonth.from(by.apply(month.atDay(1)));
    }

    private static String day(String said, UnaryOperator<LocalDate> by) {
        return !DAY.matcher(said).matches() || LocalDate.parse(said).isBefore(STAYS) ? said : by.apply(LocalDate.parse(said)).toString();
    }

    /** By as many whole periods as bring a day as near to another as can be, and not after it. */
    private static UnaryOperator<LocalDate> shift(Rhythm.Every every, LocalDate latest, LocalDate today) {
        int months = switch (every) {
            case DAY, WEEK -> 0;
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF -> 6;
            case YEAR -> 12;
        };
        if (months == 0) {
            long days = every == Rhythm.Every.DAY ? ChronoUnit.DAYS.between(latest, today) : Math.floorDiv(ChronoUnit.DAYS.between(latest, today), WEEK) * WEEK;
            return day -> day.plusDays(days);
        }
        long periods = Math.floorDiv(ChronoUnit.MONTHS.between(YearMonth.from(latest), YearMonth.from(today)), months);
        long by = (latest.plusMonths(periods * months).isAfter(today) ? periods - 1 : periods) * months;
        return day -> day.plusMonths(by);
    }

    static boolean has(Register register) {
        return new ClassPathResource(file(register)).exists();
    }

    private static List<Map<String, String>> written(Register register) {
        ClassPathResource file = new ClassPathResource(file(register));
        if (!file.exists()) {
            return List.of();
        }
        try (InputStream in = file.getInputStream()) {
            Iterator<TableRow> table = Table.rows(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> names = table.next().cells().stream().map(title -> name(register, title)).toList();
            List<Map<String, String>> rows = new ArrayList<>();
            table.forEachRemaining(row -> {
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    values.put(names.get(i), row.cell(i));
                }
                rows.add(values);
            });
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Register register, String title) {
        return Optional.ofNullable(BESIDE_FIELDS.get(title)).or(() -> register.fields().stream().filter(field -> field.title().equals(title)).map(RegisterField::name).findFirst())
                .orElseThrow(() -> new IllegalStateException(file(register) + ": no field " + title));
    }

    static String file(Register register) {
        return "demo/registers/" + register.id() + ".csv";
    }
}
