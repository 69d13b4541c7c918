package org.gongkai.inspection.rules;

/** What tells of somebody without a number: the name of a third person, an illness. Only asks; a person decides. */
final class PersonCheck implements Check {

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        for (Persons.Place place : Persons.shipped().in(report.text().words())) {
            notes.add(book.rule(place.rule()).at(report.text(), report.text().line(place.from()),
                    book.words(place.rule()).path("say").asString() + "：" + masked(place) + "，可写作“" + place.instead().getFirst() + "”。")
                    .proposing(report.text().original(place.from(), place.to()), place.instead().getFirst()));
        }
    }

    /** Enough to find it; a finding does not say it all again. */
    private static String masked(Persons.Place place) {
        String relation = place.relation() == null ? "" : place.relation();
        return "“" + relation + (place.rule().equals(Persons.NAME) ? place.text().substring(0, 1) + "…" : place.text()) + "”";
    }
}
