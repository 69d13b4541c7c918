package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.Sort;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldCheck;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.proposal.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A declared kind of document: what it says of itself, how it is reviewed, where it is listed, by when it is due and what it counts for.
 * {@code regulations/documentkinds/}.
 *
 * @param category the class of R2019 Art. 20 that its drafts begin with
 * @param columns  ids of the columns it may be listed in, its own first
 * @param chain    id of the review chain
 * @param listed   names of the fields that lists show
 * @param pictured values of fields that promise a picture
 * @param shownUntil the field with the last day on which it is on display; null where it has none
 * @param leavesColumns whether it leaves the columns after that day; its address stays
 * @param interpreted what has to interpret it before it becomes public; null where nothing has to
 * @param words    what is said above a list of the kind
 */
public record DocumentKind(String id, String title, String description, String legalBasis, InForce inForce, String chain, String category, List<String> columns,
        List<Field> fields, List<String> listed, Map<String, List<String>> pictured, List<Relation> relations, @Nullable Term term, @Nullable String shownUntil, boolean leavesColumns,
        @Nullable Interpreted interpreted, Counts counts, String words,
        Map<String, List<String>> sources, List<Rule> proposal) {

    /** The sort of name under which declarations speak of kinds of document. */
    public static final Sort SORT = new Sort("documentkind", "文件种类");

    /** The days on which drafts may be of the kind. */
    public record InForce(LocalDate from, @Nullable LocalDate to) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * How documents of the kind stand to others.
     *
     * @param title what the other is to this one
     * @param back  what this one is to the other, on the other's page
     * @param kinds of which the other must be; empty where any will do
     * @param notice what stands above the text of the other; null where it is only listed below it
     */
    public record Relation(String name, String title, String back, boolean required, List<String> kinds, @Nullable String notice) {
    }

    /**
     * By when it is to be public (R2019 Art. 26).
     *
     * @param provision which says how long
     * @param from      the field with the day it counts from; null is the day it was formed
     * @param timely    the kind of fact that a document public in time is
     * @param late      the same for one that was late
     */
    public record Term(String provision, @Nullable String from, @Nullable String timely, @Nullable String late) {
    }

    /**
     * What has to be planned, reviewed and made public with it (国办发〔2016〕80号).
     *
     * @param by    the kind of document that interprets it
     * @param as    in which relation that one stands to it
     * @param later the provision that says by when it comes where it comes later, with a reason
     */
    public record Interpreted(String by, String as, String later) {
    }

    /** Kinds of fact that a document of the kind counts for; null where for none. */
    public record Counts(@Nullable String made, @Nullable String newlyPublic, @Nullable String repealed) {

        public static final Counts NOTHING = new Counts(null, null, null);
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** What a document of the kind says in a field; empty where it says nothing, or promises a picture and has none. */
    public String says(Field field, Particulars said) {
        String value = said.typed(field.name());
        return pictured.getOrDefault(field.name(), List.of()).contains(value) && said.typed(Pictures.WORDS).isEmpty() ? "" : value;
    }

    /** What is said in a field that promises a picture, where there is none to be shown. */
    List<String> promised(Particulars said, List<Attachment> files) {
        boolean shown = !said.typed(Pictures.WORDS).isEmpty() && files.stream().anyMatch(Pictures::isOne);
        return shown ? List.of() : fields.stream().filter(field -> pictured.getOrDefault(field.name(), List.of()).contains(said.typed(field.name())))
                .map(field -> "“" + field.title() + "”写的是“" + field.options().get(said.typed(field.name())) + "”，请放进图片并填写“图片说明”；没有图的，改选别的" + field.title()).toList();
    }

    public Optional<Relation> relation(String name) {
        return relations.stream().filter(relation -> relation.name().equals(name)).findFirst();
    }

    /** What is wrong with what was typed; what is missing is asked for when it goes to review. */
    public List<Refusal> wrong(Map<String, String> typed) {
        return FieldCheck.ofGiven(fields, typed);
    }

    /** What review asks for and nobody has said. */
    public List<String> missing(Particulars said) {
        List<String> missing = new ArrayList<>();
        Map<String, String> typed = new HashMap<>();
        fields.forEach(field -> typed.put(field.name(), said.typed(field.name())));
        FieldCheck.refusals(fields, typed).forEach(refusal -> missing.add(refusal.sentence()));
        relations.stream().filter(relation -> relation.required() && said.linked(relation.name()).isEmpty())
                .forEach(relation -> missing.add("请填写“" + relation.title() + "”：那份文件在本网站的网址"));
        return missing;
    }

    /** What was typed, none of it wrong. */
    public Particulars said(Map<String, String> typed, List<Particulars.Link> links) {
        return new Particulars(id, kept(typed), links);
    }

    /** That column where the kind may be listed in it, else its own. */
    public String columnFor(String wanted) {
        return columns.contains(wanted) ? wanted : columns.getFirst();
    }

    /** Typed values, none of them wrong, as they are kept. */
    private Map<String, Object> kept(Map<String, String> typed) {
        Map<String, Object> kept = new HashMap<>();
        for (Field field : fields) {
            String value = typed.getOrDefault(field.name(), "").strip();
            if (!value.isEmpty()) {
                String plain = FieldValue.kept(field, value);
                kept.put(field.name(), switch (field.kind()) {
                    case NUMBER -> Long.valueOf(plain);
                    case MONEY -> FieldValue.money(plain).orElseThrow();
                    default -> plain;
                });
            }
        }
        return kept;
    }

    /** The day its period counts from. */
    @Nullable LocalDate formed(@Nullable LocalDate formedOn, Map<String, Object> said) {
        String from = term == null ? null : term.from();
        return from != null && said.get(from) instanceof String day ? LocalDate.parse(day) : formedOn;
    }

    /** What its last day on display is called. */
    public String shownTitle() {
        return fields.stream().filter(field -> field.name().equals(shownUntil)).map(Field::title).findFirst().orElse("");
    }

    /** The last day on which it is on display; null where none is said. */
    public @Nullable LocalDate shownUntil(CatalogueEntry entry) {
        String said = shownUntil == null ? "" : entry.particulars().typed(shownUntil);
        return said.isEmpty() ? null : LocalDate.parse(said);
    }
}
