package org.gongkai.casework.joint;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.papers.OwnCopies;
import org.gongkai.casework.sitting.Sittings;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterFormat;
import org.gongkai.letters.Letters;
import org.springframework.core.annotation.Order;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Whoever signed a proposal with the first gets the answer too, the same letter under the same number with their own name at its head. */
@Controller
@Order(2)
class JointCopies implements CasePanel, OwnCopies.Source {

    private final Letters letters;
    private final CaseDesk desk;

    JointCopies(Letters letters, CaseDesk desk) {
        this.letters = letters;
        this.desk = desk;
    }

    /** The names of those who signed with the first, in the order given. */
    static List<String> names(CaseType type, Application application) {
        String said = Sittings.of(type).map(one -> application.content().getOrDefault(one.joint(), "")).orElse("");
        return Arrays.stream(said.split("[、，,;；\\s]+")).filter(name -> !name.isEmpty()).toList();
    }

    @Override
    public Place place() {
        return Place.PAPERS;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        List<Letter> answers = answers(folder);
        List<String> names = answers.isEmpty() || !CaseDesk.isNamed(staff, folder) ? List.of() : names(folder.state().type(), folder.application());
        return names.isEmpty() ? Optional.empty() : Optional.of(new Shown("casework/joint/joint", Map.of("base", "/desk/cases/" + folder.state().id() + "/joint", "answers", answers, "names", names)));
    }

    /** @param no of the name, from 1 */
    @GetMapping("/desk/cases/{caseId}/joint/{letterId}/{no}/{format:docx|pdf|ofd}")
    ResponseEntity<byte[]> copy(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String letterId, @PathVariable int no, @PathVariable String format) {
        CaseFolder folder = desk.folder(staff, caseId);
        if (!CaseDesk.isNamed(staff, folder)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        String name = names(folder.state().type(), folder.application()).stream().skip(Math.max(0, no - 1)).findFirst().orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return copy(folder, letterId, name, LetterFormat.valueOf(format.toUpperCase(Locale.ROOT)), "/desk/cases/").orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    /** Whose the matter is was decided by an act; the name only says how their letter begins. */
    @Override
    public Optional<ResponseEntity<byte[]>> of(CaseFolder folder, Outsider who, String letterId, LetterFormat format) {
        return names(folder.state().type(), folder.application()).contains(who.name()) ? copy(folder, letterId, who.name(), format, "/my/") : Optional.empty();
    }

    /** @param pages where it can be read when no typeface has all its characters; empty where there is no such letter */
    private Optional<ResponseEntity<byte[]>> copy(CaseFolder folder, String letterId, String name, LetterFormat format, String pages) {
        return answers(folder).stream().filter(one -> one.id().equals(letterId)).findFirst().map(letter -> letters.copy(letter, name + "：", format)
                .map(file -> ResponseEntity.ok().contentType(MediaType.parseMediaType(format.mediaType()))
                        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(letter.title() + "（" + name + "）." + format.ending(), StandardCharsets.UTF_8).build().toString()).body(file))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(pages + folder.state().id() + "/papers/" + letterId)).build()));
    }

    private static List<Letter> answers(CaseFolder folder) {
        return folder.letters().stream().filter(letter -> letter.recipient() == Letter.Recipient.APPLICANT).toList();
    }
}
