package org.gongkai.directory.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.OrganProfile;
import org.jspecify.annotations.Nullable;

/** A form as it was filled in, so that a refused one comes back with what was typed. */
public record Filled(Map<String, String> fields) {

    public String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    public String text(String field, @Nullable String otherwise) {
        return fields.containsKey(field) ? text(field) : Objects.requireNonNullElse(otherwise, "");
    }

    @Nullable String orNull(String field) {
        String text = text(field);
        return text.isEmpty() ? null : text;
    }

    Optional<LocalDate> day(String field) {
        try {
            return Optional.of(LocalDate.parse(text(field)));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    <T> Attempt<T> onDay(String field, Function<LocalDate, Attempt<T>> command) {
        return day(field).map(command).orElseGet(() -> Attempt.refused("请填写生效日期，如 2026-01-31。"));
    }

    OrganProfile profile() {
        return new OrganProfile(orNull("documentWord"), orNull("disclosureOffice"), orNull("functions"), orNull("address"),
                orNull("postcode"), orNull("hours"), orNull("phone"), orNull("email"), orNull("head"));
    }
}
