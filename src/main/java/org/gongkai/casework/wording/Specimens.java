package org.gongkai.casework.wording;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.finding.FindMatters;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.papers.CasePapers;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.letters.LetterOrder;
import org.gongkai.letters.LetterParts;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.Letters;
import org.gongkai.letters.DeclaredWording;
import org.springframework.stereotype.Component;

/** A wording as it would print: with what an invented matter says, or with what a real one does and samples for what only the step says. Nothing is issued. */
@Component
class Specimens {

    private final Letters letters;
    private final LetterParts parts;
    private final LettersOfTypes issued;
    private final FindMatters matters;
    private final CaseFolders folders;
    private final CasePapers papers;
    private final Veiling veiling;
    private final Now now;

    Specimens(Letters letters, LetterParts parts, LettersOfTypes issued, FindMatters matters, CaseFolders folders, CasePapers papers, Veiling veiling, Now now) {
        this.letters = letters;
        this.parts = parts;
        this.issued = issued;
        this.matters = matters;
        this.folders = folders;
        this.papers = papers;
        this.veiling = veiling;
        this.now = now;
    }

    /** @param number of a real matter; blank for an invented one */
    Attempt<LetterText> of(Staff staff, DeclaredWording letter, String organ, List<String> body, String number) {
        Map<String, String> words = new HashMap<>();
        issued.known(letter).forEach(word -> words.put(word, "（" + parts.title(word) + "）"));
        parts.words().forEach(word -> words.put(word.word(), word.sample()));
        if (number.isBlank()) {
            return Attempt.done(letters.specimen(order(letter, organ, words), body));
        }
        Optional<CaseFolder> folder = matters.byNumber(staff, number).flatMap(line -> folders.open(line.id(), staff.scope())).filter(found -> found.forgottenOn() == null);
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

    private LetterOrder order(DeclaredWording letter, String organ, Map<String, String> words) {
        LocalDate today = now.today();
        return new LetterOrder(letter.letter(), "", "", organ, today, letter.law(), words);
    }
}
