package org.gongkai.publication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.clock.AskDeadline;
import org.gongkai.clock.DeadlineAnswer;
import org.gongkai.clock.DeadlineInquiry;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which period of law somebody asks for, by the words of {@code regulations/publication/asked-terms.yaml}; what it is stands in the provisions alone. */
@Component
public class AskedTerms {

    static final Kind<Declared> FILE = Kind.of("问期限的话", "publication/asked-terms.yaml", Declared.class, AskedTerms::look);

    private static final int MOST = 3;

    /**
     * A period that answers a question.
     *
     * @param beside what lengthens, interrupts or begins it anew, in the order in which the law names them
     * @param last   the last day if it began today; null where it does not end with a counted day, or the calendar does not reach so far
     */
    public record Answer(Provision provision, List<Provision> beside, @Nullable LocalDate last) {
    }

    record Declared(String title, String description,
            @Meaning("一个也没有就不是在问期限") List<String> asking,
            List<Term> terms,
            @Meaning("没有人从外面问起的期限") List<String> unasked) {
    }

    record Term(
            @Meaning("哪一项期限") String provision,
            @Meaning("问的是什么事") List<String> matters,
            @Meaning("问做什么") List<String> deeds,
            @Meaning("单独就够的话") @Nullable List<String> phrases) {

        /** How many characters of it are said; 0 where it is not asked for. */
        private int said(String typed) {
            int phrase = longest(phrases == null ? List.of() : phrases, typed);
            int matter = longest(matters, typed);
            int deed = longest(deeds, typed);
            return Math.max(phrase, matter > 0 && deed > 0 ? matter + deed : 0);
        }

        private static int longest(List<String> words, String typed) {
            return words.stream().filter(typed::contains).mapToInt(String::length).max().orElse(0);
        }
    }

    private final Declared declared;
    private final Provisions provisions;
    private final AskDeadline deadline;
    private final Now now;

    AskedTerms(DefinitionTree tree, Provisions provisions, AskDeadline deadline, Now now) {
        this.declared = Definitions.one(tree, FILE).value();
        this.provisions = provisions;
        this.deadline = deadline;
        this.now = now;
    }

    /** The periods in force today that these words ask for, those of which they say most; empty where no period is asked for. */
    public List<Answer> about(String typed) {
        return named(declared, typed).stream().map(id -> provisions.find(id, now.today())).flatMap(Optional::stream).map(this::answer).toList();
    }

    static List<String> named(Declared declared, String typed) {
        if (declared.asking().stream().noneMatch(typed::contains)) {
            return List.of();
        }
        int most = declared.terms().stream().mapToInt(term -> term.said(typed)).max().orElse(0);
        return most == 0 ? List.of() : declared.terms().stream().filter(term -> term.said(typed) == most).map(Term::provision).limit(MOST).toList();
    }

    private Answer answer(Provision provision) {
        LocalDate today = now.today();
        List<Provision> beside = Stream.of(provision.extension(), provision.pause(), provision.restart()).flatMap(Stream::ofNullable)
                .map(id -> provisions.find(id, today)).flatMap(Optional::stream).toList();
        boolean ends = provision.unit().sorts().contains(Provision.OF_DAYS);
        return new Answer(provision, beside, ends && deadline.of(null, new DeadlineInquiry(today.toString(), provision.id(), List.of(), null, null)) instanceof DeadlineAnswer.Due due
                ? due.reading().due() : null);
    }

    private static void look(Declared declared, Names names) {
        for (int n = 0; n < declared.terms().size(); n++) {
            names.under("terms", n).needs(Provision.SORT, declared.terms().get(n).provision(), "provision");
        }
        for (int n = 0; n < declared.unasked().size(); n++) {
            names.needs(Provision.SORT, declared.unasked().get(n), "unasked", n);
        }
    }
}
