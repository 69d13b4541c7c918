package org.gongkai.portal.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Wording;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.publication.DocumentKind;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.Tombstone;
import org.gongkai.publication.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A document in a list of the site, with the name of who issued it.
 *
 * @param ground why it is no longer public; null while it is
 * @param says   what lists show of its kind ({@code listed}), in words by title
 */
public record ListedDocument(String address, String title, @Nullable String number, String issuer, @Nullable LocalDate day,
        Validity validity, @Nullable String ground, Map<String, String> says) {

    public static ListedDocument of(DocumentLine line, Organs organs, DocumentKinds kinds) {
        Tombstone tombstone = line.tombstone();
        String issuer = line.issuer() != null ? line.issuer() : tombstone != null && !tombstone.keepsOrgan() ? "" : organs.find(line.organ()).map(Organ::name).orElse("");
        return new ListedDocument("/documents/" + line.id(), line.title(), line.number(), issuer,
                line.hasDay() ? line.day() : null, line.validity(), tombstone == null ? null : tombstone.ground().words(), kinds.find(line.kind()).map(kind -> says(line, kind, organs)).orElse(Map.of()));
    }

    private static Map<String, String> says(DocumentLine line, DocumentKind kind, Organs organs) {
        Map<String, String> says = new LinkedHashMap<>();
        kind.listed().forEach(name -> kind.field(name).ifPresent(field -> {
            String value = kind.says(field, line.said());
            if (!value.isEmpty()) {
                says.put(field.title(), field.kind() == Field.Kind.ORGAN ? organs.name(value) : FieldValue.shown(field, value, Wording::said));
            }
        }));
        return says;
    }
}
