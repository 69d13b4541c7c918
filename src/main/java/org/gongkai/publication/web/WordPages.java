package org.gongkai.publication.web;

import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Act;
import org.gongkai.publication.words.ProposeWords;
import org.gongkai.publication.words.WordPairs;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Pairs of what people say and what documents say: those that are proposed, those that are in use; whoever coordinates decides. */
@Controller
@RequestMapping(WordPages.HERE)
public class WordPages {

    static final String HERE = "/desk/documents/words";

    private final ProposeWords proposals;
    private final WordPairs pairs;

    WordPages(ProposeWords proposals, WordPairs pairs) {
        this.proposals = proposals;
        this.pairs = pairs;
    }

    @GetMapping
    Screen words(@AuthenticationPrincipal Staff staff) {
        return page(staff, List.of(), List.of("", "", ""));
    }

    /** A pair that nobody proposed but whoever types it. */
    @PostMapping
    @Form(lines = {"said 百姓怎么说 40", "written 文件怎么写 40", "source 出处 200"})
    View add(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String said, @RequestParam(defaultValue = "") String written, @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String both) {
        Attempt<Act> attempt = pairs.accept(said, written, source, !both.isEmpty(), staff);
        return attempt.reasons().isEmpty() ? new RedirectView(HERE) : page(staff, attempt.reasons(), List.of(said, written, source)).status(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @PostMapping("/proposed")
    @Form(value = Form.Typed.NOTHING, page = HERE)
    View decide(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String said, @RequestParam(defaultValue = "") String written, @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String both, @RequestParam(name = "do", defaultValue = "") String what) {
        return after(staff, what.equals("refuse") ? pairs.refuse(said, written, staff) : pairs.accept(said, written, source, !both.isEmpty(), staff));
    }

    @PostMapping("/ended")
    @Form(value = Form.Typed.NOTHING, page = HERE)
    View end(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String said, @RequestParam(defaultValue = "") String written) {
        return after(staff, pairs.end(said, written, staff));
    }

    private View after(Staff staff, Attempt<Act> attempt) {
        return attempt.reasons().isEmpty() ? new RedirectView(HERE) : page(staff, attempt.reasons(), List.of("", "", "")).status(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    /** @param typed what was typed into the form of a pair: the everyday word, the official one, its source */
    private Screen page(Staff staff, List<String> reasons, List<String> typed) {
        if (!staff.may(Power.DRAFT) && !staff.may(Power.COORDINATE)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return Screen.of("publication/web/desk-words").with("page", Page.of("百姓用词").desk().crumb("信息发布", "/desk/documents")).with("reasons", reasons).with("typed", typed)
                .with("proposals", proposals.waiting()).with("pairs", pairs.inForce()).with("may", WordPairs.reasons(staff).isEmpty());
    }
}
