package org.gongkai.casework.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.letters.LetterText;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Opens cases for the pages about one: what a person may not see does not exist. */
@Component
public class CaseDesk {

    private final CaseFolders folders;

    CaseDesk(CaseFolders folders) {
        this.folders = folders;
    }

    public CaseFolder folder(Staff staff, String caseId) {
        return folders.open(caseId, staff.scope()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    /** A case whose papers and scans, in which people stand by name and number, this person has to do with. */
    public CaseFolder worked(Staff staff, String caseId) {
        CaseFolder folder = folder(staff, caseId);
        if (!isNamed(staff, folder)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return folder;
    }

    /** Whether a person sees who stands in letters, scans and originals of a matter: whoever works on it and whoever signs. */
    public static boolean isNamed(Staff staff, CaseFolder folder) {
        return Veiling.worksOn(folder.state(), staff) && !Veiling.unnamed(folder.state(), staff);
    }

    /** A letter as this person reads it: for whoever only looks on nobody is named in it, and no number stands in full. */
    public static LetterText shown(LetterText text, CaseFolder folder, Staff staff) {
        if (isNamed(staff, folder)) {
            return text;
        }
        Identity who = Identity.of(folder.application());
        return new LetterText(text.title(), text.number(), who.without(text.addressee()), text.body().stream().map(who::without).toList(), text.organ(), text.on());
    }

    /** A case whose files this person may add to and change. */
    public CaseFolder handled(Staff staff, String caseId) {
        CaseFolder folder = folder(staff, caseId);
        if (!CaseRedactions.mayHandle(staff, folder.state())) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return folder;
    }

    /** A page below that of the case. */
    public static Page page(CaseFolder folder, String title) {
        return Page.of(title).desk().crumb("办件", "/desk/cases").crumb(folder.number(), "/desk/cases/" + folder.state().id());
    }
}
