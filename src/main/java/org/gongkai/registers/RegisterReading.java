package org.gongkai.registers;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.definition.Definition;
import org.gongkai.registers.RegisterFile.CountFile;
import org.gongkai.registers.RegisterFile.FieldFile;
import org.gongkai.registers.RegisterFile.RuleFile;
import org.gongkai.registers.datatype.Bounds;
import org.gongkai.registers.datatype.ChoiceType;
import org.gongkai.registers.datatype.Coordinates;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.DayType;
import org.gongkai.registers.datatype.FileType;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.NumberType;
import org.gongkai.registers.datatype.PlaceType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.registers.datatype.SeveralType;
import org.gongkai.registers.datatype.ShareType;
import org.gongkai.registers.datatype.TextType;
import org.gongkai.registers.datatype.WebType;
import org.gongkai.registers.datatype.YesNoType;
import org.jspecify.annotations.Nullable;

/** Makes a register of what a file says. */
final class RegisterReading {

    private static final int LINE = 200;
    private static final int TEXT = 20_000;
    /** Megabytes of a file. */
    private static final int LARGEST = 10;
    private static final long MEGA = 1 << 20;
    /** Most rows of a table inside a record. */
    private static final int ROWS = 30;
    private static final int MONEY_DECIMALS = 6;

    /** Answers ids and names of what lies outside the file. */
    interface Outside {

        Optional<NamedType.Known> organ(String said);

        Optional<NamedType.Known> link(String target, String said);

        /** Between which coordinates of a system lie here. */
        Optional<Bounds> bounds(Coordinates system);

        /** Bytes of a file that was taken for a field. */
        Optional<Long> file(String register, String field, String digest, String name);
    }

    private final Outside outside;

    RegisterReading(Outside outside) {
        this.outside = outside;
    }

    Register read(Definition<RegisterFile> definition) {
        RegisterFile file = definition.value();
        RegisterFile.ShownFile shown = file.shown();
        return new Register(file.id(),
                new Register.About(file.title(), file.description(), file.legalBasis(), file.inForce().from(), file.inForce().to(),
                        !Boolean.FALSE.equals(file.open()), file.publicUntil(), shown.about() == null ? "" : shown.about()),
                keeping(file),
                file.key(), file.fields().stream().map(field -> field(file.id(), field)).toList(), orEmpty(file.rules()).stream().map(RegisterReading::rule).toList(),
                orEmpty(file.counts()).stream().map(RegisterReading::counted).toList(),
                new Register.Shown(shown.columns(), orEmpty(shown.facets()), shown.order() == null ? null : shown.order().by(),
                        shown.order() != null && Boolean.TRUE.equals(shown.order().descending()),
                        shown.chart() == null ? null : new Register.Chart(shown.chart().question(), shown.chart().by(), shown.chart().of(), shown.chart().only() == null ? Map.of() : shown.chart().only()), shown.map(),
                        shown.further() == null ? null : new Register.Further(shown.further().title(), shown.further().to(), shown.further().given())),
                awaited(file), orEmpty(file.leads()).stream().map(lead -> new Register.Lead(lead.title(), lead.to(), conditions(lead.when()), lead.give() == null ? Map.of() : lead.give())).toList(),
                definition.digest());
    }

    private static Register.Awaited awaited(RegisterFile file) {
        RegisterFile.DueFile due = file.due();
        RegisterFile.HeardFile heard = file.heard();
        return new Register.Awaited(due == null ? null : new Register.Due(due.on(), due.by() == null ? "" : due.by(), conditions(due.when()), due.what() == null ? "" : due.what()),
                heard == null ? null : new Register.Heard(conditions(heard.when()), heard.within(), heard.basis(), heard.confirmed()));
    }

    private static List<Register.Condition> conditions(List<RegisterFile.ConditionFile> when) {
        return when.stream().map(one -> new Register.Condition(one.field(), one.is())).toList();
    }

    private static Register.Keeping keeping(RegisterFile file) {
        RegisterFile.Kept kept = file.kept();
        if (kept == null) {
            RegisterFile.ProjectedFile projected = Objects.requireNonNull(file.projected());
            return new Register.Keeping(true, List.of(), List.of(), null, new Register.Origin(projected.of(), projected.from()));
        }
        RegisterFile.RhythmFile rhythm = kept.rhythm();
        return new Register.Keeping(kept.by() == RegisterFile.By.EACH, kept.enters(), orEmpty(kept.approves()),
                rhythm == null ? null : new Rhythm(Rhythm.Every.valueOf(rhythm.every().name()), rhythm.within(), rhythm.basis(), rhythm.confirmed()), null);
    }

    private RegisterField field(String register, FieldFile file) {
        boolean prose = switch (file.kind()) {
            case LINE, TEXT, PERSON, PLACE, WEB, ROWS -> true;
            default -> false;
        };
        return new RegisterField(file.name(), file.title(), file.hint(), shownAs(file.kind()), type(register, file), Boolean.TRUE.equals(file.required()), RegisterKind.isSealed(file), prose,
                orEmpty(file.columns()));
    }

    private static RegisterField.Kind shownAs(RegisterFile.Kind kind) {
        return switch (kind) {
            case LINE, PERSON -> RegisterField.Kind.LINE;
            case TEXT -> RegisterField.Kind.TEXT;
            case CHOICE -> RegisterField.Kind.CHOICE;
            case SEVERAL -> RegisterField.Kind.SEVERAL;
            case NUMBER, MONEY, YEAR -> RegisterField.Kind.NUMBER;
            case SHARE -> RegisterField.Kind.SHARE;
            case DATE -> RegisterField.Kind.DAY;
            case MONTH -> RegisterField.Kind.MONTH;
            case YES_NO -> RegisterField.Kind.YES_NO;
            case ORGAN, LINK -> RegisterField.Kind.NAMED;
            case PLACE -> RegisterField.Kind.PLACE;
            case WEB -> RegisterField.Kind.WEB;
            case FILE -> RegisterField.Kind.FILE;
            case ROWS -> RegisterField.Kind.ROWS;
        };
    }

    private Datatype type(String register, FieldFile file) {
        return switch (file.kind()) {
            case LINE, PERSON -> new TextType(file.max() == null ? LINE : file.max(), false);
            case TEXT -> new TextType(file.max() == null ? TEXT : file.max(), true);
            case CHOICE -> choice(file);
            case SEVERAL -> new SeveralType(choice(file));
            case NUMBER -> new NumberType(file.unit() == null ? "" : file.unit(), file.decimals() == null ? 0 : file.decimals(), file.least(), file.most(), true);
            case MONEY -> new NumberType(file.unit() == null ? "元" : file.unit(), file.decimals() == null ? "元".equals(file.unit()) ? 2 : MONEY_DECIMALS : file.decimals(), file.least(), file.most(), true);
            case YEAR -> new NumberType("", 0, BigDecimal.valueOf(1900), BigDecimal.valueOf(2200), false);
            case SHARE -> new ShareType(file.of() == null ? "" : file.of());
            case DATE -> new DayType(false);
            case MONTH -> new DayType(true);
            case YES_NO -> new YesNoType();
            case PLACE -> place(file);
            case WEB -> new WebType();
            case FILE -> new FileType(register, (file.largest() == null ? LARGEST : file.largest()) * MEGA, orEmpty(file.endings()),
                    (digest, name) -> outside.file(register, file.name(), digest, name));
            case ROWS -> new RowsType(orEmpty(file.rows()).stream().map(column -> column(register, column)).toList(), file.mostRows() == null ? ROWS : file.mostRows());
            case ORGAN -> new NamedType(NamedType.ORGAN, outside::organ);
            case LINK -> {
                String target = file.of() == null ? "" : file.of();
                yield new NamedType(switch (target) {
                    case LinkTarget.DOCUMENT -> NamedType.DOCUMENT;
                    case LinkTarget.MATTER -> NamedType.LETTER;
                    default -> NamedType.RECORD;
                }, said -> outside.link(target, said));
            }
        };
    }

    private RowsType.Column column(String register, FieldFile file) {
        RegisterField field = field(register, file);
        return new RowsType.Column(field.name(), field.title(), field.type(), field.required(), field.prose(), field.columns());
    }

    private PlaceType place(FieldFile file) {
        Coordinates system = file.coordinates() == null ? Coordinates.CGCS2000 : Coordinates.valueOf(file.coordinates().name());
        RegisterFile.BoundsFile within = file.within();
        return within == null ? new PlaceType(system, () -> outside.bounds(system))
                : new PlaceType(system, () -> Optional.of(new Bounds(within.west(), within.south(), within.east(), within.north())));
    }

    private static ChoiceType choice(FieldFile file) {
        return new ChoiceType(options(file), file.called() == null ? Map.of() : Map.copyOf(file.called()));
    }

    /** As the file orders them. */
    private static Map<String, String> options(FieldFile file) {
        return file.options() == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(file.options()));
    }

    private static RowRule rule(RuleFile file) {
        if (file.sum() != null && file.makes() != null) {
            return new RowRule.Sum(file.sum(), file.makes(), file.says());
        }
        if (file.part() != null && file.atMost() != null) {
            return new RowRule.AtMost(file.part(), file.atMost(), file.says());
        }
        if (file.first() != null && file.notAfter() != null) {
            return new RowRule.NotAfter(file.first(), file.notAfter(), file.says());
        }
        if (file.need() != null && file.when() != null && file.is() != null) {
            return new RowRule.Needed(file.need(), file.when(), Set.copyOf(file.is()), file.says());
        }
        if (file.then() != null && file.when() != null && file.is() != null) {
            return new RowRule.Implied(file.when(), Set.copyOf(file.is()), Map.copyOf(file.then()), file.says());
        }
        if (file.when() != null && file.is() != null) {
            return new RowRule.Never(file.when(), Set.copyOf(file.is()), file.says());
        }
        return new RowRule.Distinct(orEmpty(file.distinct()), file.says());
    }

    private static Counted counted(CountFile file) {
        return new Counted(file.kind(), file.title(), file.measure() == RegisterFile.Measure.STOCK, file.amount(), file.code(), file.party(), file.on(), file.when(),
                file.is() == null ? Set.of() : Set.copyOf(file.is()), file.given());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
