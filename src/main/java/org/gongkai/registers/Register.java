package org.gongkai.registers;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A list that a government keeps, as it is declared.
 *
 * @param key        fields by which a record is known, {@link #ORGAN} among them where each organ has its own
 * @param digest     of the text it was declared with
 */
public record Register(String id, About about, Keeping keeping, List<String> key, List<RegisterField> fields, List<RowRule> rules,
        List<Counted> counts, Shown shown, Awaited awaited, List<Lead> leads, String digest) {

    /** The sort of name under which declarations speak of registers. */
    public static final Sort SORT = new Sort("register", "名录");
    /** Stands beside the declared fields: the organ that answers for a record. */
    public static final String ORGAN = "organ";
    /** Stands beside the declared fields: the day from which what an entry says holds. */
    public static final String VALID_ON = "validOn";

    /** @param open whether anybody may read it @param publicUntil field with the last day on which a record is public; null where that does not end */
    public record About(String title, String description, String legalBasis, LocalDate from, @Nullable LocalDate to, boolean open, @Nullable String publicUntil, String words) {
    }

    /**
     * @param each     whether each organ keeps its own records
     * @param enters   ids of the roles that enter
     * @param approves ids of the roles through whose hands a saving goes before it is entered, in order
     * @param origin   of what it is made, where nobody enters anything; null where people do
     */
    public record Keeping(boolean each, List<String> enters, List<String> approves, @Nullable Rhythm rhythm, @Nullable Origin origin) {
    }

    /** What another room knows. @param of id of the {@link Projection} @param words what that is called */
    public record Origin(String of, String words) {
    }

    /** What records wait for; null where they do not. */
    public record Awaited(@Nullable Due due, @Nullable Heard heard) {
    }

    /** A field and the values of which it has one. */
    public record Condition(String field, List<String> is) {
    }

    /**
     * Something that an organ has to do by a day.
     *
     * @param on field with the day
     * @param by   field with the organ; empty where it is the one that keeps the record
     * @param what it has to do; empty where the register does not say
     */
    public record Due(String on, String by, List<Condition> when, String what) {
    }

    /**
     * Where whoever keeps a record goes on with it.
     *
     * @param to   address at the desk
     * @param give field of the record by the name under which that page takes its value
     */
    public record Lead(String title, String to, List<Condition> when, Map<String, String> give) {
    }

    /** A machine that is to be heard of. @param within working days after which its silence is told */
    public record Heard(List<Condition> when, int within, String basis, boolean confirmed) {
    }

    /** @param descending whether the largest comes first */
    public record Shown(List<String> columns, List<String> facets, @Nullable String order, boolean descending, @Nullable Chart chart, @Nullable String map, @Nullable Further further) {
    }

    /** A page of a record for whoever makes use of it. @param to its address, where {@code {key}} stands for the key @param given the field without which there is none; null where there always is */
    public record Further(String title, String to, @Nullable String given) {

        public Optional<String> of(Entry entry) {
            return entry.ends() || entry.isWithdrawn() || given != null && !entry.said().containsKey(given) ? Optional.empty()
                    : Optional.of(to.replace("{key}", UriUtils.encodePathSegment(entry.key(), StandardCharsets.UTF_8)));
        }
    }

    /** @param of the field that is added up; null counts records */
    public record Chart(String question, String by, @Nullable String of, Map<String, String> only) {
    }

    public String title() {
        return about.title();
    }

    public boolean isOpen() {
        return about.open();
    }

    /** Whether it is made of what another room knows: nothing is entered, and it has no history of its own. */
    public boolean isProjected() {
        return keeping.origin() != null;
    }

    /** Under what its acts are recorded. */
    public String subject() {
        return subject(id);
    }

    static String subject(String id) {
        return "register/" + id;
    }

    public Optional<RegisterField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Those that anybody may read. */
    public List<RegisterField> publicFields() {
        return fields.stream().filter(field -> !field.sealed()).toList();
    }

    /** Whether a field only tells records of a source apart, and is not listed: a word of the program, for those who take its data. */
    public boolean tellsApartOnly(String name) {
        return isProjected() && key.contains(name) && !shown.columns().contains(name);
    }

    /** By what a record is called. */
    public String nameField() {
        return shown.columns().getFirst();
    }
}
