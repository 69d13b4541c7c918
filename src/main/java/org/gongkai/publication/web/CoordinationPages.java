package org.gongkai.publication.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Act;
import org.gongkai.publication.Attachment;
import org.gongkai.publication.CoordinateDraft;
import org.gongkai.publication.Coordination;
import org.gongkai.publication.Coordinations;
import org.gongkai.publication.Edition;
import org.gongkai.publication.OpenFile;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.text.PrintedBody;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Other organs asked about a draft: at the edition by whoever works on it, on a page of its own for whoever answers. */
@Controller
@RequestMapping("/desk/documents")
class CoordinationPages {

    private final EditionScreen screen;
    private final CoordinateDraft coordinate;
    private final Coordinations coordinations;

    CoordinationPages(EditionScreen screen, CoordinateDraft coordinate, Coordinations coordinations) {
        this.screen = screen;
        this.coordinate = coordinate;
        this.coordinations = coordinations;
    }

    @PostMapping("/editions/{editionId}/coordination")
    @Form(page = "/desk/documents/editions/{editionId}")
    View ask(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "") String asked, @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String by, @RequestParam(defaultValue = "") String question, @RequestParam Map<String, String> sent) {
        List<String> faults = new ArrayList<>();
        LocalDate day = DraftForm.date("最迟哪一天答复", by, faults);
        return after(faults.isEmpty() ? coordinate.ask(editionId, asked, of(Coordination.Sort.values(), sort), day, question, staff) : Attempt.refused(faults), editionId, sent, staff);
    }

    @PostMapping("/editions/{editionId}/coordination/{id}/decide")
    @Form(page = "/desk/documents/editions/{editionId}")
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String id, @RequestParam(defaultValue = "") String words, @RequestParam Map<String, String> sent) {
        return after(coordinate.decide(editionId, id, words, staff), editionId, sent, staff);
    }

    @PostMapping("/editions/{editionId}/coordination/{id}/cancel")
    @Form(Form.Typed.NOTHING)
    View cancel(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String id) {
        return after(coordinate.cancel(editionId, id, staff), editionId, Map.of(), staff);
    }

    @GetMapping("/asked/{id}")
    Screen asked(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return asked(of(id, staff), Map.of(), List.of());
    }

    @PostMapping("/asked/{id}")
    @Form
    View answer(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String text, @RequestParam Map<String, String> sent) {
        CoordinateDraft.Asked before = of(id, staff);
        Attempt<Act> answered = coordinate.answer(id, of(Coordination.Answer.values(), answer), words, text, staff);
        return answered.reasons().isEmpty() ? new RedirectView("/desk/documents/asked/" + id) : asked(before, sent, answered.reasons()).status(422);
    }

    /** A file, or a picture in its text. */
    @GetMapping("/asked/{id}/files/{file}")
    ResponseEntity<FileSystemResource> file(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String file) throws IOException {
        OpenFile.Stored stored = coordinate.file(id, file, staff).orElseThrow(CoordinationPages::notThere);
        if (stored.bytes() == null) {
            throw notThere();
        }
        Attachment found = stored.file();
        boolean picture = file.equals(found.digest()) && ("image/png".equals(found.mediaType()) || "image/jpeg".equals(found.mediaType()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header("X-Content-Type-Options", "nosniff").cacheControl(CacheControl.noStore());
        return picture ? answer.contentType(MediaType.parseMediaType(String.valueOf(found.mediaType()))).body(new FileSystemResource(stored.bytes()))
                : answer.contentType(MediaType.APPLICATION_OCTET_STREAM).header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(found.name(), StandardCharsets.UTF_8).build().toString()).body(new FileSystemResource(stored.bytes()));
    }

    private Screen asked(CoordinateDraft.Asked asked, Map<String, String> filled, List<String> reasons) {
        Edition edition = asked.subject().edition();
        Coordination one = asked.coordination();
        boolean over = asked.isOver();
        String text = Coordination.answeredWith(edition, asked.files());
        return Screen.of("publication/web/desk-asked").with("page", Page.of(edition.entry().title()).desk().crumb("信息发布", "/desk/documents")).with("asked", asked)
                .with("organ", coordinations.name(asked.subject().document().organ())).with("own", coordinations.name(one.organ())).with("filled", filled).with("reasons", reasons)
                .with("text", over ? "" : text).with("state", one.on(screen.today(), text))
                .with("preview", over ? "" : PrintedBody.of(edition.body()).html().replace("src=\"/documents/" + edition.documentId() + "/files/", "src=\"/desk/documents/asked/" + one.id() + "/files/"));
    }

    private View after(Attempt<Act> attempt, String editionId, Map<String, String> sent, Staff staff) {
        if (attempt.reasons().isEmpty()) {
            return new RedirectView("/desk/documents/editions/" + editionId + "#coordination");
        }
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        return screen.of(subject, staff, attempt.reasons()).with("asking", sent).status(422);
    }

    private CoordinateDraft.Asked of(String id, Staff staff) {
        return coordinate.asked(id, staff).orElseThrow(CoordinationPages::notThere);
    }

    private static <E extends Enum<E>> @Nullable E of(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
