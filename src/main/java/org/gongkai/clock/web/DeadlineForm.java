package org.gongkai.clock.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.clock.DeadlineAnswer.Field;
import org.gongkai.clock.DeadlineInquiry;
import org.jspecify.annotations.Nullable;

/** The form of the page as it was filled in, with what is wrong beside each field. */
public record DeadlineForm(String received, String provision, List<Pause> pauses, String restarted, String extended, List<Choice> choices,
        Map<Field, String> errors) {

    private static final int MOST_ROWS = 6;

    /** One row of the pauses, either side may be empty. */
    public record Pause(String from, String to) {

        boolean isEmpty() {
            return from.isBlank() && to.isBlank();
        }
    }

    public record Choice(String id, String title) {
    }

    static DeadlineForm of(@Nullable String received, @Nullable String provision, List<String> pausedFrom, List<String> pausedTo,
            @Nullable String restarted, @Nullable String extended, Provisions provisions) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = 0; i < Math.min(Math.max(pausedFrom.size(), pausedTo.size()), MOST_ROWS); i++) {
            pauses.add(new Pause(i < pausedFrom.size() ? pausedFrom.get(i) : "", i < pausedTo.size() ? pausedTo.get(i) : ""));
        }
        pauses.removeIf(Pause::isEmpty);
        List<Choice> choices = provisions.ids().stream().map(id -> provisions.rows(id).getLast())
                .filter(Provision::isPeriod).map(row -> new Choice(row.id(), row.title())).toList();
        return new DeadlineForm(text(received), provision == null || provision.isBlank() ? DeadlineInquiry.REPLY : provision,
                List.copyOf(pauses), text(restarted), text(extended), choices, Map.of());
    }

    DeadlineForm with(Map<Field, String> errors) {
        return new DeadlineForm(received, provision, pauses, restarted, extended, choices, errors);
    }

    DeadlineInquiry inquiry() {
        return new DeadlineInquiry(received, provision, pauses.stream().map(pause -> pause.from + ".." + pause.to).toList(),
                restarted, extended);
    }

    /** The rows to show: the filled ones and room for one more. */
    public List<Pause> rows() {
        List<Pause> rows = new ArrayList<>(pauses);
        if (rows.size() < MOST_ROWS) {
            rows.add(new Pause("", ""));
        }
        return rows;
    }

    public @Nullable String error(Field field) {
        return errors.get(field);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
