package org.gongkai.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.casework.dispatch.SentTo;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.mail.CaseMail;
import org.gongkai.casework.papers.CasePapers;
import org.gongkai.casework.receipt.AccessCodes;
import org.gongkai.directory.Organ;
import org.gongkai.casework.theirs.OwnMatters;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterFormat;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens cases: for staff within their scope, for an applicant by number and code, for nobody else. */
@Component
public class CaseFolders {

    private final JdbcClient client;
    private final Readers readers;
    private final CaseFiles files;
    private final AccessCodes codes;
    private final Cases cases;
    private final Letters letters;
    private final CaseMail mail;
    private final Organs organs;

    CaseFolders(JdbcClient client, Readers readers, CaseFiles files, AccessCodes codes, Cases cases, Letters letters, CaseMail mail, Organs organs) {
        this.client = client;
        this.readers = readers;
        this.files = files;
        this.codes = codes;
        this.cases = cases;
        this.letters = letters;
        this.mail = mail;
        this.organs = organs;
    }

    /** The case, if the scope sees it by one of the organs that have or had a part in it. */
    public Optional<CaseFolder> open(String caseId, Scope scope) {
        return open(caseId, readers.ofCase(scope));
    }

    /** The case, if it is theirs. */
    public Optional<CaseFolder> open(String caseId, Outsider who) {
        return open(caseId, OwnMatters.of(who));
    }

    private Optional<CaseFolder> open(String caseId, Readers.Condition seen) {
        return files.open(caseId, seen).map(found -> {
            CaseState state = cases.state(caseId, found.lead(), found.application().id());
            ReadOnce.keep(CaseFiles.LeadOf.class, caseId, Optional.ofNullable(found.lead()));
            ReadOnce.keep(Application.class, caseId, found.application());
            return new CaseFolder(state, organsOf(state), found.number(), found.application(), found.words(),
                    found.forgottenOn() == null ? letters.of(caseId) : List.of(), mail.of(caseId), cases.clock(state), cases.named(state, state.handlings().getFirst()), found.forgottenOn());
        });
    }

    /** The organ of a handling, if the scope sees it: all that acting in it needs to know beforehand. */
    public Optional<String> organ(String caseId, int handling, Scope scope) {
        Readers.Condition seen = readers.of(scope);
        return client.sql("select h.organ from casework.handling h join casework.cases c on c.id = h.case_id where h.case_id = ? and h.no = ? and " + seen.sql())
                .params(caseId, handling).params(seen.params()).query(String.class).optional();
    }

    private Map<String, Organ> organsOf(CaseState state) {
        Map<String, Organ> named = state.handlings().stream().map(Handling::organ).distinct().collect(Collectors.toMap(Function.identity(), organs::require));
        SentTo.organs(state.type(), state.acts()).forEach(sent -> organs.find(sent).ifPresent(organ -> named.putIfAbsent(sent, organ)));
        return named;
    }

    /** The cases that this number and code open; empty when they do not belong together. */
    public List<String> byNumberAndCode(String number, String code) {
        return codes.cases(number, code);
    }

    /** A letter of a case as a Word file. */
    public Optional<byte[]> letter(CaseFolder folder, String letterId) {
        Optional<Letter> letter = folder.letters().stream().filter(one -> one.id().equals(letterId)).findFirst();
        return letter.map(letters::docx);
    }

    /** A letter of a case as a PDF; empty where there is none, or no typeface to set it in. */
    public Optional<byte[]> pdf(CaseFolder folder, String letterId) {
        return file(folder, letterId, LetterFormat.PDF);
    }

    /** A letter of a case as a file; empty where there is none, or no typeface to set it in. */
    public Optional<byte[]> file(CaseFolder folder, String letterId, LetterFormat format) {
        return folder.letters().stream().filter(one -> one.id().equals(letterId)).findFirst().flatMap(letter -> letters.file(letter, format));
    }

    /** The words of a letter of a case, exactly as issued. */
    public Optional<LetterText> words(CaseFolder folder, String letterId) {
        return folder.letters().stream().filter(one -> one.id().equals(letterId)).findFirst().map(letters::words);
    }

    /** Characters of a letter, issued or foreseen, for which there is no typeface. */
    public List<String> lacking(LetterText letter) {
        return letters.lacking(letter);
    }

    /** Whether a letter is for nobody who only looks on: it goes to somebody else than who asked, or gives a number and code that open something. */
    public boolean isForItsReaderAlone(Letter letter) {
        return letter.recipient() == Letter.Recipient.THIRD_PARTY || letters.tells(letter, CasePapers.GIVEN_WHEN_ISSUED);
    }

    /** What a case of a list is about, in one line. */
    public String title(CaseLists.Line line) {
        return files.title(line.applicationId(), line.sealed());
    }

    /** In which capacities a person acts on matters of an organ. */
    public static Actor actor(Staff staff, String organId) {
        return Actor.of(staff, organId);
    }
}
