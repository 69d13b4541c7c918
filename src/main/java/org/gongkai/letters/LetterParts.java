package org.gongkai.letters;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the words that a letter leaves open are, and what no wording of a letter may leave out, from {@code regulations/letterparts.yaml}. */
@Component
public class LetterParts {

    static final Kind<Declared> FILE = Kind.of("文书的词和必备内容", "letterparts.yaml", Declared.class, (declared, names) -> {
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < declared.words().size(); n++) {
            names.under("words", n).demand(seen.add(declared.words().get(n).word()), "写了两次：" + declared.words().get(n).word(), "word");
        }
        for (int n = 0; n < declared.parts().size(); n++) {
            Part part = declared.parts().get(n);
            names.under("parts", n).demand(!part.says().isEmpty(), "写明怎样算写了", "says");
            part.letters().forEach(letter -> names.needs(Letter.SORT, letter, "parts"));
        }
    });

    private final Declared declared;

    LetterParts(DefinitionTree regulations) {
        declared = Definitions.one(regulations, FILE).value();
    }

    record Declared(String title, String description, String legalBasis, List<Word> words, List<Part> parts) {
    }

    /** A word that is filled in. @param sample as it stands on a specimen */
    public record Word(@Meaning("花括号里的词") String word, String title, @Meaning("样张上填什么") String sample, @Meaning("随程序发布的措辞里有的，改写以后也要有") @Nullable Boolean keeps) {

        boolean isKept() {
            return Boolean.TRUE.equals(keeps);
        }
    }

    /** Something that has to be said, in one of these words, where what comes with the program says it. */
    record Part(String title, @Meaning("哪几种文书") List<String> letters, @Meaning("有其中一个即可") List<String> says) {

        boolean isSaid(String wording) {
            return says.stream().anyMatch(wording::contains);
        }
    }

    public List<Word> words() {
        return declared.words();
    }

    Optional<Word> word(String word) {
        return declared.words().stream().filter(one -> one.word().equals(word)).findFirst();
    }

    /** What a word is, as a person would call it; the word itself where nobody says. */
    public String title(String word) {
        return word(word).map(Word::title).orElse(word);
    }

    /** Those that a wording of this letter has to say. */
    List<Part> partsOf(String letter, String shipped) {
        return declared.parts().stream().filter(part -> part.letters().contains(letter) && part.isSaid(shipped)).toList();
    }
}
