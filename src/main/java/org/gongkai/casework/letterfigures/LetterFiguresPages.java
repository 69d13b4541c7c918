package org.gongkai.casework.letterfigures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.category.Category;
import org.gongkai.casework.category.LetterCategories;
import org.gongkai.casework.publicanswer.Published;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** What a mailbox received in a year and what became of it, for everyone. */
@Controller
class LetterFiguresPages {

    private final CaseTypes types;
    private final LetterFigures figures;
    private final LetterCategories categories;
    private final Organs organs;
    private final Now now;

    LetterFiguresPages(CaseTypes types, LetterFigures figures, LetterCategories categories, Organs organs, Now now) {
        this.types = types;
        this.figures = figures;
        this.categories = categories;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/mailboxes/{type}/figures")
    Screen figures(@PathVariable String type, @RequestParam(required = false) @Nullable Integer year) {
        CaseType mailbox = types.find(type).filter(Published::canBe).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        List<Integer> years = figures.years(mailbox);
        int wanted = year == null ? now.today().getYear() : year;
        if (!years.contains(wanted)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        LetterFigures.Year counted = figures.of(mailbox, wanted);
        Map<String, LetterFigures.Line> months = new LinkedHashMap<>();
        // before the first letter of the year there is nothing to tell
        counted.month().entrySet().stream().dropWhile(one -> one.getValue().received() + one.getValue().answered() + one.getValue().otherwise() == 0).forEach(one -> months.put(one.getKey().toString(), one.getValue()));
        Map<String, LetterFigures.Line> categories = new LinkedHashMap<>();
        counted.category().forEach((id, line) -> categories.put(id.isEmpty() ? "没有选定类别" : this.categories.find(id).map(Category::title).orElse(id), line));
        Map<String, LetterFigures.Line> units = new LinkedHashMap<>();
        counted.unit().forEach((id, line) -> units.put(organs.name(id), line));
        return Screen.of("casework/letterfigures/letter-figures").with("page", Page.of(mailbox.title() + "收到和答复").publicSite().entrance(Entrance.INTERACTION).description(mailbox.description()).crumb("互动交流", "/mailboxes")
                        .crumb(mailbox.title(), "/mailboxes/" + type).column(mailbox.title(), mailbox.description(), mailbox.title() + ",统计", "咨询投诉"))
                .with("type", mailbox).with("year", wanted).with("years", years).with("counted", counted).with("months", months).with("categories", this.categories.areOf(mailbox) ? categories : Map.of()).with("units", units)
                .with("until", wanted == now.today().getYear() ? now.today() : null).madeFrom(MadeFrom.anyAct());
    }
}
