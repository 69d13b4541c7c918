package org.gongkai.publication.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.directory.Attempt;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DocumentAddress;
import org.gongkai.publication.DocumentKind;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Openness;
import org.gongkai.publication.Particulars;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue entry and body as they stand in the form of the desk, right or wrong.
 *
 * @param written {@link #BLOCKS} where the body is in the lines of the editor
 * @param kind   id of its kind; empty while undecided
 * @param fields what was typed into the fields of the kind, by name
 * @param links  addresses of other documents, by the name of the relation
 */
public record DraftForm(String title, String issuer, String number, String subject, String category, String column, String disclosure,
        String closedReason, String formedOn, String effectiveOn, String expiresOn, String summary, String body, String written,
        String kind, Map<String, String> fields, Map<String, String> links) {

    static final String BLOCKS = "blocks";
    static final String FIELD = "field.";
    static final String LINK = "link.";
    /** The class with which a draft without a kind begins. */
    private static final String UNDECIDED = "20-1";

    static DraftForm empty(String issuer) {
        return new DraftForm("", issuer, "", "", UNDECIDED, "", Disclosure.PROACTIVE.name(), "", "", "", "", "", "", "", "", Map.of(), Map.of());
    }

    /** The same with what another page knows already; whoever drafts changes it as they like. @param given by the names of the form */
    DraftForm given(Map<String, String> given) {
        Map<String, String> said = new LinkedHashMap<>(fields);
        Map<String, String> related = new LinkedHashMap<>(links);
        given.forEach((name, value) -> {
            if (!value.isBlank() && (name.startsWith(FIELD) || name.startsWith(LINK))) {
                (name.startsWith(FIELD) ? said : related).put(name.substring(name.indexOf('.') + 1), value);
            }
        });
        return new DraftForm(given.getOrDefault("title", title), issuer, number, subject, category, column, disclosure, closedReason, formedOn, effectiveOn, expiresOn,
                given.getOrDefault("summary", summary), given.getOrDefault("body", body), written, kind, said, related);
    }

    /** The same of a kind, with the class it usually is of. */
    DraftForm ofKind(DocumentKind chosen) {
        return new DraftForm(title, issuer, number, subject, chosen.category(), column, disclosure, closedReason, formedOn, effectiveOn, expiresOn, summary, body, written,
                chosen.id(), fields, links);
    }

    /** The same with the class that its kind usually is of, unless somebody chose another than the kind before usually is of. */
    DraftForm inItsClass(DocumentKinds kinds, String kindBefore) {
        String usual = kinds.find(kindBefore).map(DocumentKind::category).orElse(UNDECIDED);
        return category.isEmpty() || category.equals(usual) ? kinds.find(kind).map(this::ofKind).orElse(this) : this;
    }

    static DraftForm of(CatalogueEntry entry, String body, String written) {
        return new DraftForm(entry.title(), text(entry.issuer()), text(entry.number()), text(entry.subject()), entry.category(), entry.column(),
                entry.disclosure().name(), text(entry.openness().reason()), text(entry.formedOn()), text(entry.effectiveOn()), text(entry.expiresOn()),
                text(entry.summary()), body, written, text(entry.particulars().kind()), typed(entry.particulars()), addresses(entry.particulars()));
    }

    static DraftForm of(Map<String, String> sent) {
        return new DraftForm(sent.getOrDefault("title", "").strip(), sent.getOrDefault("issuer", "").strip(),
                sent.getOrDefault("number", "").strip(), sent.getOrDefault("subject", "").strip(), sent.getOrDefault("category", ""), sent.getOrDefault("column", ""),
                sent.getOrDefault("disclosure", ""), sent.getOrDefault("closedReason", "").strip(), sent.getOrDefault("formedOn", ""), sent.getOrDefault("effectiveOn", ""),
                sent.getOrDefault("expiresOn", ""), sent.getOrDefault("summary", "").strip(), sent.getOrDefault("body", ""), sent.getOrDefault("written", ""),
                sent.getOrDefault("kind", ""), below(FIELD, sent), below(LINK, sent));
    }

    private static Map<String, String> below(String prefix, Map<String, String> sent) {
        return sent.entrySet().stream().filter(one -> one.getKey().startsWith(prefix))
                .collect(Collectors.toMap(one -> one.getKey().substring(prefix.length()), one -> one.getValue().strip()));
    }

    private static Map<String, String> typed(Particulars said) {
        return said.fields().keySet().stream().collect(Collectors.toMap(name -> name, said::typed));
    }

    private static Map<String, String> addresses(Particulars said) {
        return said.links().stream().collect(Collectors.toMap(Particulars.Link::relation, link -> "/documents/" + link.document(), (one, other) -> one + "\n" + other));
    }

    /** Whether the body is in the lines of the editor. */
    public boolean isBlocks() {
        return written.equals(BLOCKS);
    }

    /** What is wrong in a field of the kind, by its name. */
    public Map<String, String> wrong(DocumentKind chosen) {
        return chosen.wrong(fields).stream().collect(Collectors.toMap(refusal -> String.valueOf(refusal.field()), Refusal::sentence, (one, other) -> one));
    }

    /** The entry, or what cannot be read in the form. */
    Attempt<CatalogueEntry> entry(Categories categories, DocumentKinds kinds) {
        List<String> faults = new ArrayList<>();
        if (categories.find(category).isEmpty()) {
            faults.add("请在所列信息分类中选择");
        }
        Disclosure chosen = Disclosure.PROACTIVE;
        try {
            chosen = Disclosure.valueOf(disclosure);
        } catch (IllegalArgumentException unknown) {
            faults.add("请选择公开方式");
        }
        boolean chosenColumn = categories.chosen().stream().anyMatch(one -> one.id().equals(column));
        LocalDate formed = date("成文日期", formedOn, faults);
        LocalDate effective = date("施行日期", effectiveOn, faults);
        LocalDate expires = date("失效日期", expiresOn, faults);
        DocumentKind chosenKind = kinds.find(kind).orElse(null);
        if (chosenKind == null && !kind.isEmpty()) {
            faults.add("请在所列文件种类中选择");
        }
        if (chosenKind != null) {
            chosenKind.wrong(fields).forEach(refusal -> faults.add(refusal.sentence()));
        }
        if (!faults.isEmpty()) {
            return Attempt.refused(faults);
        }
        String genre = categories.genreOf(title);
        String usual = categories.columnFor(category, genre);
        return Attempt.done(new CatalogueEntry(title, orNull(issuer), orNull(number), orNull(subject), genre, category,
                chosenKind != null ? chosenKind.columnFor(column) : chosenColumn ? column : usual,
                new Openness(chosen, chosen == Disclosure.PROACTIVE ? null : orNull(closedReason)), formed, null, effective, expires, orNull(summary), null,
                chosenKind == null ? Particulars.UNDECIDED : chosenKind.said(fields, named(chosenKind))));
    }

    /** The documents that the addresses mean, one a line. */
    private List<Particulars.Link> named(DocumentKind chosen) {
        return chosen.relations().stream().flatMap(relation -> links.getOrDefault(relation.name(), "").lines().map(String::strip).filter(line -> !line.isEmpty())
                .map(line -> new Particulars.Link(relation.name(), DocumentAddress.id(line)))).distinct().toList();
    }

    static @Nullable LocalDate date(String name, String written, List<String> faults) {
        if (written.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeParseException unreadable) {
            faults.add(name + "应写成 2026-03-12 这样的日期：" + written);
            return null;
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
