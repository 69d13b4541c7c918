package org.gongkai.registers.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.gongkai.directory.Organs;
import org.gongkai.face.Column;
import org.gongkai.face.FacetGroup;
import org.gongkai.face.Wording;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.datatype.FileType;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.NumberType;
import org.gongkai.registers.datatype.PlaceType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.search.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A register as its page shows it.
 *
 * @param map   where its records lie; null where they say no place
 * @param onDay the day it is shown as of; null for today
 * @param known whether what was known on that day is shown, and not what held on it
 */
public record PublicRegisterView(Register register, RecordSearch.Asked asked, long total, List<Entry> entries, Map<String, List<Found.Count>> counts, @Nullable String next,
        @Nullable String previous, List<RecordSearch.Group> chart, @Nullable PublicMap map, @Nullable LocalDate onDay, boolean known, Organs organs) {

    private static final int SHOWN = 12;
    private static final long WHOLE = 10_000;
    private static final int SHORT = 5;
    private static final int CODE = 24;

    /** One cell of the list. @param address where it leads; null nowhere */
    public record Cell(String words, boolean number, @Nullable String address) {

        /** Whether it stays on one line: a number, a telephone, or a word or two. */
        public boolean keeps() {
            return words.length() <= SHORT || words.length() <= CODE && words.codePoints().noneMatch(Character::isIdeographic);
        }
    }

    public String address() {
        return RecordAddress.of(register.id());
    }

    public String address(Entry entry) {
        return RecordAddress.of(register.id(), entry.key());
    }

    /** The heads of the list; each column that can be sorted leads to the order by it. */
    public List<Column> columns() {
        return listed().map(name -> {
            boolean number = register.field(name).map(field -> field.type().isNumber()).orElse(false);
            boolean sorted = name.equals(asked.order());
            String sort = onDay != null || !RecordSearch.sorts(register, name) ? null : address(asked.words(), asked.chosen(), name, sorted && !asked.descending(), null);
            return new Column(Wording.t(title(name)), number, sort, sorted ? asked.descending() ? "descending" : "ascending" : null);
        }).toList();
    }

    public List<Cell> cells(Entry entry) {
        return listed().map(name -> cell(name, entry)).toList();
    }

    /** The columns in which any of the records that are shown says something, the first and that by which they are sorted anyway. */
    private Stream<String> listed() {
        return register.shown().columns().stream().filter(name -> name.equals(register.nameField()) || name.equals(asked.order()) || name.equals(Register.ORGAN)
                || entries.stream().anyMatch(entry -> entry.said().containsKey(name)));
    }

    private Cell cell(String name, Entry entry) {
        if (name.equals(Register.ORGAN)) {
            return new Cell(organ(entry.organ()), false, null);
        }
        RegisterField field = register.field(name).orElseThrow();
        String kept = entry.said().get(name);
        String address = kept != null && field.type() instanceof NamedType named ? named.address(kept).orElse(null)
                : kept != null && field.kind() == RegisterField.Kind.FILE ? field.type().shown(kept) : field.kind() == RegisterField.Kind.WEB ? kept : null;
        return new Cell(kept != null && field.kind() == RegisterField.Kind.PLACE ? PlaceType.address(kept) : kept != null && isOrgan(field) ? organ(kept) : linked(field, kept), field.type().isNumber(), address);
    }

    private static boolean isOrgan(RegisterField field) {
        return field.type() instanceof NamedType named && named.what().equals(NamedType.ORGAN);
    }

    /** A kept value in the reader's words. */
    public static String shown(RegisterField field, @Nullable String kept) {
        if (kept == null) {
            return "";
        }
        String words = field.kind() == RegisterField.Kind.FILE ? FileType.words(kept) : field.type().shown(kept);
        return field.kind() == RegisterField.Kind.CHOICE || field.kind() == RegisterField.Kind.YES_NO ? Wording.t(words) : words;
    }

    /** What a value says otherwise than another, of a table the rows alone that the other has not; null where nothing is said. */
    public static @Nullable String beyond(RegisterField field, @Nullable String kept, @Nullable String other) {
        return kept == null ? null : other != null && field.type() instanceof RowsType rows ? rows.beyond(kept, other) : shown(field, kept);
    }

    /** The same where it is a link to what it names: a page of this site is no address to read. */
    static String linked(RegisterField field, @Nullable String kept) {
        return kept != null && field.kind() == RegisterField.Kind.WEB && kept.startsWith("/") ? Wording.t("本站的页面") : shown(field, kept);
    }

    public String title(String name) {
        return name.equals(Register.ORGAN) ? "负责机关" : register.field(name).map(RegisterField::title).orElse(name);
    }

    private String organ(String id) {
        return organs.shortName(id);
    }

    /** The ways to narrow it that are left or chosen. */
    public List<FacetGroup> facets() {
        List<FacetGroup> groups = new ArrayList<>();
        counts.forEach((name, values) -> {
            String chosen = asked.chosen().get(name);
            if (values.size() > 1 || chosen != null) {
                groups.add(new FacetGroup(Wording.t(title(name)), ordered(name, values).limit(SHOWN).map(count -> {
                    Map<String, String> others = new LinkedHashMap<>(asked.chosen());
                    boolean isChosen = count.value().equals(chosen);
                    if (isChosen) {
                        others.remove(name);
                    } else {
                        others.put(name, count.value());
                    }
                    return new FacetGroup.Value(label(name, count.value()), address(asked.words(), others, asked.order(), asked.descending(), null), count.number(), isChosen);
                }).toList()));
            }
        });
        return groups;
    }

    /** Of times the latest first, of all else what there is most of. */
    private Stream<Found.Count> ordered(String name, List<Found.Count> values) {
        boolean times = register.field(name).map(field -> field.kind() == RegisterField.Kind.MONTH || field.kind() == RegisterField.Kind.DAY
                || field.type() instanceof NumberType number && !number.grouped()).orElse(false);
        return times ? values.stream().sorted(Comparator.comparing(Found.Count::value).reversed()) : values.stream();
    }

    private String label(String name, String value) {
        return name.equals(Register.ORGAN) ? organ(value) : register.field(name).map(field -> isOrgan(field) ? organ(value) : shown(field, value)).orElse(value);
    }

    public @Nullable String nextPage() {
        return onDay != null ? entries.isEmpty() || next == null ? null : address() + "?" + (known ? "asOf=" : "validAsOf=") + onDay + "&after=" + encoded(next)
                : next == null ? null : address(asked.words(), asked.chosen(), asked.order(), asked.descending(), next);
    }

    public @Nullable String firstPage() {
        return asked.cursor() == null ? null : onDay != null ? address() + "?" + (known ? "asOf=" : "validAsOf=") + onDay
                : address(asked.words(), asked.chosen(), asked.order(), asked.descending(), null);
    }

    private String address(String words, Map<String, String> chosen, String order, boolean descending, @Nullable String cursor) {
        List<String> parts = new ArrayList<>();
        add(parts, "q", words);
        chosen.forEach((name, value) -> add(parts, name, value));
        add(parts, "order", order.isEmpty() ? "" : descending ? "-" + order : order);
        add(parts, "after", Objects.requireNonNullElse(cursor, ""));
        return parts.isEmpty() ? address() : address() + "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + encoded(value));
        }
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    /** How long the bar of a group is, of {@link #whole()}. */
    public long bar(RecordSearch.Group group) {
        BigDecimal most = chart.stream().map(RecordSearch.Group::amount).max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        return most.signum() <= 0 ? 0 : group.amount().multiply(BigDecimal.valueOf(WHOLE)).divide(most, 0, RoundingMode.HALF_UP).longValue();
    }

    public long whole() {
        return WHOLE;
    }

    public String amount(RecordSearch.Group group) {
        Register.Chart drawn = register.shown().chart();
        String of = drawn == null ? null : drawn.of();
        return of == null ? NumberType.grouped(group.amount()) : register.field(of).orElseThrow().type().shown(group.amount().stripTrailingZeros().toPlainString());
    }

    public String group(RecordSearch.Group group) {
        Register.Chart drawn = register.shown().chart();
        return group.value().isEmpty() ? Wording.t("（未填）") : drawn != null && (drawn.by().equals(Register.ORGAN) || register.field(drawn.by()).filter(PublicRegisterView::isOrgan).isPresent())
                ? organ(group.value()) : Wording.t(group.shown());
    }
}
