package org.gongkai.publication.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Attempt;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.Openness;
import org.jspecify.annotations.Nullable;

/** A catalogue entry and body as they stand in the form of the desk, right or wrong. */
public record DraftForm(String title, String issuer, String number, String subject, String category, String column, String disclosure,
        String closedReason, String formedOn, String effectiveOn, String expiresOn, String summary, String body) {

    static DraftForm empty(String issuer) {
        return new DraftForm("", issuer, "", "", "20-1", "", Disclosure.PROACTIVE.name(), "", "", "", "", "", "");
    }

    static DraftForm of(CatalogueEntry entry, String body) {
        return new DraftForm(entry.title(), text(entry.issuer()), text(entry.number()), text(entry.subject()), entry.category(), entry.column(),
                entry.disclosure().name(), text(entry.openness().reason()), text(entry.formedOn()), text(entry.effectiveOn()), text(entry.expiresOn()),
                text(entry.summary()), body);
    }

    static DraftForm of(Map<String, String> sent) {
        return new DraftForm(sent.getOrDefault("title", "").strip(), sent.getOrDefault("issuer", "").strip(),
                sent.getOrDefault("number", "").strip(), sent.getOrDefault("subject", "").strip(), sent.getOrDefault("category", ""), sent.getOrDefault("column", ""),
                sent.getOrDefault("disclosure", ""), sent.getOrDefault("closedReason", "").strip(), sent.getOrDefault("formedOn", ""), sent.getOrDefault("effectiveOn", ""),
                sent.getOrDefault("expiresOn", ""), sent.getOrDefault("summary", "").strip(), sent.getOrDefault("body", ""));
    }

    /** The entry, or what cannot be read in the form. */
    Attempt<CatalogueEntry> entry(Categories categories) {
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
        if (!faults.isEmpty()) {
            return Attempt.refused(faults);
        }
        String genre = categories.genreOf(title);
        return Attempt.done(new CatalogueEntry(title, orNull(issuer), orNull(number), orNull(subject), genre, category,
                chosenColumn ? column : categories.columnFor(category, genre),
                new Openness(chosen, chosen == Disclosure.PROACTIVE ? null : orNull(closedReason)), formed, null, effective, expires, orNull(summary), null));
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
