package org.gongkai.letters;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.springframework.stereotype.Component;

/** The wordings of all letters in {@code regulations/letters}; two of one letter never hold on one day. */
@Component
class LetterTemplates {

    /** What is filled into the number of a letter. */
    private static final Set<String> NUMBER = Set.of("mark", "year", "serial");

    static final Kind<Declared> FILES = new Kind<>() {
        @Override
        public String title() {
            return "文书格式";
        }

        @Override
        public String where() {
            return "letters";
        }

        @Override
        public Class<Declared> shape() {
            return Declared.class;
        }

        @Override
        public Own own() {
            return Own.AT_ONCE;
        }

        @Override
        public boolean reads(String path) {
            return path.startsWith("letters/") && !path.equals("letters/replies.yaml");
        }

        @Override
        public void look(Declared declared, Names names) {
            for (int n = 0; n < declared.letters().size(); n++) {
                LetterTemplate letter = declared.letters().get(n);
                names.offers(Letter.SORT, letter.id(), "letters", n, "id");
                names.blanks(letter.number(), NUMBER, "letters", n, "number");
                names.holdsAtTimes(Letter.SORT, letter.id(), letter.from(), letter.to(), "letters", n, "from");
            }
        }
    };

    private final Supplier<List<LetterTemplate>> templates;

    LetterTemplates(Regulations regulations) {
        templates = regulations.made(tree -> Definitions.all(tree, FILES).stream().flatMap(file -> file.value().letters().stream()).toList());
    }

    /** Every version of a wording. */
    Stream<LetterTemplate> all(String id) {
        return templates.get().stream().filter(template -> template.id().equals(id));
    }

    LetterTemplate inForce(String id, LocalDate on) {
        return templates.get().stream().filter(template -> template.id().equals(id) && template.inForce(on)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no wording of letter " + id + " in force on " + on));
    }

    String titled(String id, LocalDate on) {
        return templates.get().stream().filter(template -> template.id().equals(id)).min(Comparator.comparing(template -> !template.inForce(on)))
                .map(LetterTemplate::title).orElseThrow(() -> new IllegalArgumentException("no letter " + id));
    }

    record Declared(List<LetterTemplate> letters) {
    }
}
