package org.gongkai.letters;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A wording of a letter that is declared: with the program, or by the installation. @param law first day of the law that it cites, and {@code to} its last */
public record DeclaredWording(String letter, String title, LocalDate law, @Nullable LocalDate to, Letter.Recipient recipient, List<String> body) {

    static DeclaredWording of(LetterTemplate template) {
        return new DeclaredWording(template.id(), template.title().replace("{organ}", ""), template.from(), template.to(), template.recipient(), template.body());
    }

    public String text() {
        return String.join("\n", body);
    }
}
