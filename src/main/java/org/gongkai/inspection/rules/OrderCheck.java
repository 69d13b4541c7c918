package org.gongkai.inspection.rules;

import java.util.List;
import java.util.stream.Stream;

import org.gongkai.inspection.claims.Quantity;
import org.gongkai.inspection.text.Sentence;
import tools.jackson.databind.JsonNode;

/** Of two things told together, the one that cannot be more: copies given out against copies printed, fees paid against fees asked for. */
final class OrderCheck implements Check {

    private static final String RULE = "N-37";
    private static final String BREAKS = ",;:。(";
    private static final int TOGETHER = 100;

    /** A number with the words before it. */
    private record Told(Quantity quantity, String label, int at) {

        boolean isOf(JsonNode words) {
            return holds(label, words);
        }
    }

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        List<JsonNode> inText = spokenOf(report.text().words(), book.words(RULE).get("pairs").valueStream().toList());
        for (Sentence passage : inText.isEmpty() ? List.<Sentence>of() : Sentence.of(report.text().words(), "")) {
            List<JsonNode> pairs = spokenOf(passage.words(), inText);
            List<Told> told = pairs.isEmpty() ? List.of() : told(passage);
            for (JsonNode pair : pairs) {
                List<Told> more = told.stream().filter(each -> each.isOf(pair.get("more")) && !each.isOf(pair.get("less"))).toList();
                List<Told> less = told.stream().filter(each -> each.isOf(pair.get("less"))).toList();
                if (more.size() == 1 && less.size() == 1) {
                    compare(report, book, notes, more.getFirst(), less.getFirst(), pair.has("any"));
                }
            }
        }
    }

    /** The pairs both of whose things are named. */
    private static List<JsonNode> spokenOf(String words, List<JsonNode> pairs) {
        return pairs.stream().filter(pair -> holds(words, pair.get("more")) && holds(words, pair.get("less"))).toList();
    }

    private static boolean holds(String words, JsonNode any) {
        return any.valueStream().anyMatch(word -> words.contains(word.asString()));
    }

    private static List<Told> told(Sentence passage) {
        List<Quantity> quantities = Quantity.withNumerals(passage.words());
        return Stream.iterate(0, i -> i < quantities.size(), i -> i + 1).map(i -> {
            Quantity quantity = quantities.get(i);
            int from = i == 0 ? 0 : quantities.get(i - 1).to();
            for (int at = from; at < quantity.from(); at++) {
                from = BREAKS.indexOf(passage.words().charAt(at)) >= 0 ? at + 1 : from;
            }
            return new Told(quantity, passage.words().substring(from, quantity.from()), passage.from() + quantity.from());
        }).toList();
    }

    private static void compare(Report report, Rulebook book, Notes notes, Told more, Told less, boolean ofAnyUnit) {
        boolean alike = ofAnyUnit || more.quantity.unit().equals(less.quantity.unit());
        if (alike && Math.abs(more.at - less.at) <= TOGETHER && !more.quantity.approximate() && !less.quantity.approximate()
                && less.quantity.value().compareTo(more.quantity.value()) > 0) {
            notes.add(book.rule(RULE).at(report.text(), report.text().line(less.at), "“%s”%s，多于“%s”%s。".formatted(less.label.strip(),
                    less.quantity.value().toPlainString() + less.quantity.unit(), more.label.strip(), more.quantity.value().toPlainString() + more.quantity.unit()))
                    .comparing(less.quantity.value(), more.quantity.value()));
        }
    }
}
