package org.gongkai.casework.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.figures.CaseFigures;
import org.gongkai.casework.publicwords.Grounds;
import org.gongkai.casework.publicanswer.PagesOfAnswers;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.publicanswer.PublicAnswers.PublicAnswer;
import org.gongkai.casework.publicanswer.Published;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.EntranceDoors;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Mailboxes and the answers that everyone may read. */
@Controller
class MailboxPages {

    private static final int PAGE = 20;
    private static final int NEWEST = 8;

    private final CaseTypes types;
    private final Ledger ledger;
    private final PublicAnswers answers;
    private final Grounds grounds;
    private final CaseFigures figures;
    private final Organs organs;
    private final ObjectProvider<EntranceDoors> doors;
    private final Now now;

    MailboxPages(CaseTypes types, Ledger ledger, PublicAnswers answers, Grounds grounds, CaseFigures figures, Organs organs, ObjectProvider<EntranceDoors> doors, Now now) {
        this.doors = doors;
        this.types = types;
        this.ledger = ledger;
        this.answers = answers;
        this.grounds = grounds;
        this.figures = figures;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/mailboxes")
    Screen all() {
        List<CaseType> open = types.all().stream().filter(type -> type.isOpenToAll() && !type.searchFirst()).toList();
        LocalDate newYear = now.today().withDayOfYear(1);
        return Screen.of("casework/web/mailboxes").with("page", page("互动交流").column("互动交流", "信箱、热线和公开的答复", "信箱,咨询,投诉,建议", "咨询投诉")).with("types", open)
                .with("doors", doors.stream().flatMap(one -> one.of(Entrance.INTERACTION).stream()).toList())
                .with("answers", answers.newest(open.stream().filter(Published::canBe).map(CaseType::id).toList(), NEWEST)).with("organs", organs)
                .with("handled", figures.handledSince(newYear)).with("year", newYear.getYear()).madeFrom(MadeFrom.anyAct());
    }

    @GetMapping("/mailboxes/{type}")
    Screen answered(@PathVariable String type, @RequestParam(required = false) @Nullable String after) {
        CaseType mailbox = mailbox(type);
        String[] key = after == null || !after.contains("~") ? new String[] {"9999-01-01", ""} : after.split("~", 2);
        List<PublicAnswer> found;
        try {
            found = answers.newest(type, LocalDate.parse(key[0]), key[1], PAGE + 1);
        } catch (DateTimeParseException notOurs) {
            throw new ResponseStatusException(NOT_FOUND, "", notOurs);
        }
        boolean more = found.size() > PAGE;
        List<PublicAnswer> shown = more ? found.subList(0, PAGE) : found;
        return Screen.of("casework/web/mailbox").with("page", of(mailbox, mailbox.title()))
                .with("type", mailbox).with("open", mailbox.isOn(now.today())).with("answers", shown).with("counted", figures.hasReceived(type)).with("term", types.term(mailbox, now.today())).with("organs", organs)
                .with("next", more ? shown.getLast().publishedOn() + "~" + shown.getLast().caseId() : null).madeFrom(MadeFrom.anyAct());
    }

    @GetMapping("/mailboxes/{type}/{caseId}")
    Screen one(@PathVariable String type, @PathVariable String caseId) {
        CaseType mailbox = mailbox(type);
        PublicAnswer answer = answers.find(caseId).filter(found -> found.type().equals(type))
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        String title = answer.isWithdrawn() ? "已撤回的来信和答复" : answer.title();
        Page page = of(mailbox, title).crumb(mailbox.title(), "/mailboxes/" + type);
        List<PublicAnswers.Version> history = answers.history(caseId);
        Organ organ = organs.require(answer.organ());
        return Screen.of("casework/web/public-answer").with("page", answer.isWithdrawn() ? page.noindex() : page.description(answer.title()).article(answer.title(), answer.publishedOn(), opened(history), organ.name()))
                .with("type", mailbox).with("answer", answer).with("history", history).with("grounds", grounds)
                .with("organ", organ).madeFrom(MadeFrom.rooms(MadeFrom.ORGANS).and(PagesOfAnswers.source(caseId)));
    }

    /** When the answer was opened to everyone. */
    private @Nullable Instant opened(List<PublicAnswers.Version> history) {
        return history.isEmpty() ? null : ledger.proof(history.getFirst().actId()).map(proof -> proof.act().recordedAt()).orElse(null);
    }

    private static Page of(CaseType mailbox, String title) {
        return page(title).crumb("互动交流", "/mailboxes").description(mailbox.description()).column(mailbox.title(), mailbox.description(), mailbox.title() + ",来信,答复", "咨询投诉");
    }

    private CaseType mailbox(String id) {
        return types.find(id).filter(Published::canBe).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.INTERACTION).description("来信和公开的答复");
    }
}
