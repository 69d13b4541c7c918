package org.gongkai.participation.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.pages.PageChanges;
import org.gongkai.participation.Contribution;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.participation.Spoken;
import org.gongkai.participation.Transcript;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The transcript of an interview as it grows: readers ask each second for what they have in memory already, whoever notes it writes line by line. */
@Controller
class InterviewPages {

    private static final int SHOWN = 200;
    private static final int MOST_KEPT = 50;

    /** What was read at a state of the house: as long as nothing happens, nobody's second asks the database. */
    private record Kept(long changes, Solicitation one, List<Spoken> lines, boolean going) {
    }

    private final Solicitations solicitations;
    private final Transcript transcript;
    private final ParticipationKinds kinds;
    private final PageChanges changes;
    private final Now now;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    InterviewPages(Solicitations solicitations, Transcript transcript, ParticipationKinds kinds, PageChanges changes, Now now) {
        this.solicitations = solicitations;
        this.transcript = transcript;
        this.kinds = kinds;
        this.changes = changes;
        this.now = now;
    }

    /** The part of the page that asks again. */
    @GetMapping("/participation/{id}/transcript")
    Screen transcript(@PathVariable String id) {
        long count = changes.count();
        Kept known = kept.get(id);
        if (known == null || known.changes() != count) {
            Solicitation one = solicitations.open(id).filter(found -> kinds.require(found.kind()).isInterview()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            known = new Kept(count, one, transcript.of(id), one.takesOn(now.today()));
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(id, known);
        }
        return Screen.of("participation/web/interview").fragment("participation/web/transcript").with("page", ParticipationPages.page("文字实录").crumb("意见征集", ParticipationPages.HOME).crumb(known.one().title(), known.one().address()).noindex())
                .with("one", known.one()).with("lines", known.lines()).with("going", known.going());
    }

    @GetMapping("/desk/participation/{id}/transcript")
    Screen note(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return note(find(id, staff), "guest", "", "", "", List.of());
    }

    @PostMapping("/desk/participation/{id}/transcript")
    @Form(lines = {"speaker 谁说的 40", "words 说的话 3000"})
    Screen note(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "guest") String role, @RequestParam(defaultValue = "") String speaker,
            @RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "") String answers) {
        Solicitation one = find(id, staff);
        return switch (transcript.speak(id, role.equals("host"), speaker, words, answers.matches("\\d{1,9}") ? Long.valueOf(answers) : null, staff)) {
            case Attempt.Done<Spoken>(Spoken line) -> note(one, role, speaker, "", "", List.of()).taken();
            case Attempt.Refused<Spoken>(List<String> reasons) -> note(one, role, speaker, words, answers, reasons);
        };
    }

    private Screen note(Solicitation one, String role, String speaker, String words, String answers, List<String> reasons) {
        List<Spoken> lines = transcript.of(one.id());
        List<Contribution> open = solicitations.shown(one, Long.MAX_VALUE, SHOWN).stream().filter(question -> lines.stream().noneMatch(line -> Long.valueOf(question.number()).equals(line.answers()))).toList();
        return Screen.of("participation/web/desk-transcript").with("page", Page.of("文字实录").desk().crumb("意见征集", DeskParticipationPages.HOME).crumb(one.title(), DeskParticipationPages.HOME + "/" + one.id())).with("one", one)
                .with("lines", lines).with("open", open).with("role", role).with("speaker", speaker).with("words", words).with("answers", answers).with("reasons", reasons).with("takes", one.takesOn(now.today()))
                .status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private Solicitation find(String id, Staff staff) {
        return solicitations.of(id, staff).filter(one -> one.stage().isPublic() && kinds.require(one.kind()).isInterview() && kinds.require(one.kind()).isDraftedBy(staff, one.organ()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
