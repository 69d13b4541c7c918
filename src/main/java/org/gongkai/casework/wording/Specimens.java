package org.gongkai.casework.wording;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.papers.CasePapers;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.letters.LetterOrder;
import org.gongkai.letters.LetterParts;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.Letters;
import org.gongkai.letters.ShippedWording;
import org.springframework.stereotype.Component;

/** A wording as it would print: with what an invented matter says, or with what a real one does and samples for what only the step says. Nothing is issued. */
@Component
class Specimens {

    /** More matters than these have no number that holds a whole one. */
    private static final int ALIKE = 20;

    private final Letters letters;
    private final LetterParts parts;
    private final LettersOfTypes issued;
    private final CaseLists lists;
    private final CaseFolders folders;
    private final CasePapers papers;
    private final Veiling veiling;
    private final Now now;

    Specimens(Letters letters, LetterParts parts, LettersOfTypes issued, CaseLists lists, CaseFolders folders, CasePapers papers, Veiling veiling, Now now) {
        this.letters = letters;
        this.parts = parts;
        this.issued = issued;
        this.lists = lists;
        this.folders = folders;
        this.papers = papers;
        this.veiling = veiling;
        this.now = now;
    }

    /** @param number of a real matter; blank for an invented one */
    Attempt<LetterText> of(Staff staff, ShippedWording letter, String organ, List<String> body, String number) {
        Map<String, String> words = new HashMap<>();
        issued.known(letter).forEach(word -> words.put(word, "（" + parts.title(word) + "）"));
        parts.words().forEach(word -> words.put(word.word(), word.sample()));
        if (number.isBlank()) {
            return Attempt.done(letters.specimen(order(letter, organ, words), body));
        }
        Wanted wanted = new Wanted(null, null, null, null, null, null, number.strip(), null, null, null);
        Optional<CaseFolder> folder = Stream.of(lists.open(staff.scope(), wanted, null, ALIKE), lists.ended(staff.scope(), wanted, null, ALIKE)).flatMap(List::stream).filter(line -> line.number().equals(number.strip())).findFirst()
                .flatMap(line -> folders.open(line.id(), staff.scope()));
        if (folder.isEmpty()) {
            return Attempt.refused("没有编号为“" + number.strip() + "”的办件，或者您看不到它。请填写完整的编号，或者空着用举例的一件");
        }
        if (!issued.issues(folder.get().state().type(), letter.letter())) {
            return Attempt.refused("“" + folder.get().state().type().title() + "”不发这种文书，请换一件");
        }
        words.putAll(papers.wordsOf(folder.get().state()));
        Application seen = veiling.over(folder.get(), staff).seen().application();
        words.put("applicant", CaseDesk.isNamed(staff, folder.get()) ? seen.applicant().getOrDefault("name", "申请人") : "申请人");
        words.put("request", String.join("；", seen.titles()));
        return Attempt.done(letters.specimen(order(letter, folder.get().state().organ(), words), body));
    }

    private LetterOrder order(ShippedWording letter, String organ, Map<String, String> words) {
        LocalDate today = now.today();
        return new LetterOrder(letter.letter(), "", "", organ, today, letter.law(), words);
    }
}
