package org.gongkai.publication.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganForm;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.publication.Documents;
import org.gongkai.publication.PublicOnDay;
import org.gongkai.publication.text.PrintedBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What was public on a day: the entries of the site, of an organ, and the words of a document, as they were at the end of it. */
@Controller
class DayPages {

    private static final int ROWS = 30;
    private static final String ANY_DAY = "看某一天公开的样子";

    private final PublicOnDay past;
    private final Documents documents;
    private final Organs organs;
    private final Now now;

    DayPages(PublicOnDay past, Documents documents, Organs organs, Now now) {
        this.past = past;
        this.documents = documents;
        this.organs = organs;
        this.now = now;
    }

    /** Asks for a day and leads there. */
    @GetMapping("/on")
    View choose(@RequestParam(defaultValue = "") String day, @RequestParam(defaultValue = "") String document, @RequestParam(defaultValue = "") String organ) {
        if (day.isBlank()) {
            return asking(null, "", document, organ).status(HttpStatus.OK.value());
        }
        LocalDate asked = day(day);
        String wrong = wrong(asked);
        if (asked == null || !wrong.isEmpty()) {
            return asking(asked, wrong, document, organ);
        }
        boolean known = document.matches("[\\w-]+") && documents.find(document).isPresent();
        return new RedirectView("/on/" + asked + (known ? "/documents/" + document : organs.find(organ).map(one -> "/organs/" + one.id()).orElse("")));
    }

    @GetMapping("/on/{day}")
    Screen list(@PathVariable String day, @RequestParam(required = false) @Nullable Long before) {
        LocalDate asked = day(day);
        String wrong = wrong(asked);
        return asked == null || !wrong.isEmpty() ? asking(asked, wrong, "", "") : list(asked, null, before);
    }

    @GetMapping("/on/{day}/organs/{id}")
    Screen organ(@PathVariable String day, @PathVariable String id, @RequestParam(required = false) @Nullable Long before) {
        LocalDate asked = day(day);
        String wrong = wrong(asked);
        Organ organ = organs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return asked == null || !wrong.isEmpty() ? asking(asked, wrong, "", id) : list(asked, organ, before);
    }

    private Screen list(LocalDate day, @Nullable Organ organ, @Nullable Long before) {
        Set<String> of = organ == null ? Set.of() : organs.withPredecessors(Set.of(organ.id()), day);
        List<PublicOnDay.Line> found = past.list(day, of, before, ROWS + 1);
        List<PublicOnDay.Line> shown = found.size() > ROWS ? found.subList(0, ROWS) : found;
        String here = "/on/" + day + (organ == null ? "" : "/organs/" + organ.id());
        OrganForm form = organ == null ? null : organs.forms(organ.id()).stream().filter(one -> !one.from().isAfter(day)).reduce((earlier, later) -> later).orElse(null);
        Page page = page(organ == null ? Wording.t("{0} 当日公开的信息", day.toString()) : (form == null ? organ.name() : form.name()) + " " + day);
        return Screen.of("publication/web/day-list").with("page", page).with("day", day).with("organ", organ).with("form", form).with("existed", organ == null || organ.existsOn(day)).with("lines", shown)
                .with("organs", organs).with("since", past.untoldBefore(day).orElse(null)).with("first", before == null ? null : here).with("next", found.size() > ROWS ? here + "?before=" + shown.getLast().place() : null);
    }

    @GetMapping("/on/{day}/documents/{id}")
    Screen document(@PathVariable String day, @PathVariable String id) {
        LocalDate asked = day(day);
        String wrong = wrong(asked);
        if (asked == null || !wrong.isEmpty()) {
            return asking(asked, wrong, id, "");
        }
        // of a draft that never was public nothing is told, not even that it is there
        documents.published(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        PublicOnDay.Shown shown = past.document(id, asked).orElse(null);
        String title = shown == null || shown.document().tombstone() != null && !shown.document().tombstone().keepsTitle() ? Wording.t("{0} 的样子", asked.toString()) : shown.document().edition().entry().title() + " " + asked;
        return Screen.of("publication/web/day-document").with("page", page(title)).with("day", asked).with("id", id).with("shown", shown).with("withdrawn", past.withdrawnBy(id, asked).orElse(null)).with("since", past.untoldBefore(asked).orElse(null))
                .with("text", shown == null || shown.document().tombstone() != null ? "" : PrintedBody.of(shown.document().edition().body()).html())
                .with("organ", shown == null || shown.document().tombstone() != null && !shown.document().tombstone().keepsOrgan() ? "" : organName(shown.document().document().organ(), asked));
    }

    private String organName(String id, LocalDate day) {
        return organs.find(id, day).or(() -> organs.find(id)).map(Organ::name).orElse(id);
    }

    private Screen asking(@Nullable LocalDate day, String wrong, String document, String organ) {
        return Screen.of("publication/web/day").with("page", page(Wording.t(ANY_DAY))).with("day", day).with("wrong", wrong).with("document", document).with("organ", organ)
                .with("today", now.today()).status(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private String wrong(@Nullable LocalDate day) {
        return day == null ? "日期写成 2026-03-12 这样" : day.isAfter(now.today()) ? "这一天还没有到，请选今天或者以前的一天" : "";
    }

    private static @Nullable LocalDate day(String said) {
        try {
            return LocalDate.parse(said.strip());
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    private static Page page(String title) {
        Page page = Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns");
        return (title.equals(Wording.t(ANY_DAY)) ? page : page.crumb(ANY_DAY, "/on")).description("某一天结束时本网站公开了什么，按台账").noindex();
    }
}
