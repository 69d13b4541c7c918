package org.gongkai.publication;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a document says of itself because of its kind, beside what the catalogue says of every document.
 *
 * @param kind   id of a {@link DocumentKind}; null while nobody has decided
 * @param fields by name: words as String, whole numbers as Long, sums of money as BigDecimal; days and months as ISO text
 * @param links  to other documents
 */
public record Particulars(@Nullable String kind, Map<String, Object> fields, List<Link> links) {

    public static final Particulars UNDECIDED = new Particulars(null, Map.of(), List.of());

    public Particulars {
        fields = Map.copyOf(fields);
        links = List.copyOf(links);
    }

    /** Of this kind, of which nothing else is said. */
    public static Particulars of(String kind) {
        return new Particulars(kind, Map.of(), List.of());
    }

    /**
     * A document that this one names.
     *
     * @param relation what it is to this one, as the kind declares it
     * @param document id of the other
     */
    public record Link(String relation, String document) {

        /** As it is stored and looked up from the other side. */
        @Override
        public String toString() {
            return relation + ":" + document;
        }

        static Link parse(String text) {
            int at = text.indexOf(':');
            return new Link(text.substring(0, at), text.substring(at + 1));
        }

        static List<Link> parse(String[] texts) {
            return Arrays.stream(texts).map(Link::parse).toList();
        }
    }

    /** A value as it would be typed; empty where there is none. */
    public String typed(String field) {
        return Optional.ofNullable(fields.get(field)).map(String::valueOf).orElse("");
    }

    /** The documents that stand to this one in a relation. */
    public List<String> linked(String relation) {
        return links.stream().filter(link -> link.relation().equals(relation)).map(Link::document).toList();
    }
}
