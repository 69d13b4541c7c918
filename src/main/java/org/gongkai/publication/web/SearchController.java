package org.gongkai.publication.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Facet;
import org.gongkai.publication.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /search}: words kept in the field, facets with counts, a direct answer, and a request to file when nothing is found. */
@Controller
class SearchController {

    private static final int FEWEST_TYPED = 2;
    private static final int MOST_TYPED = 40;
    private static final int SUGGESTED = 8;

    private final DocumentSearch search;
    private final Categories categories;
    private final DocumentKinds kinds;
    private final Organs organs;
    private final Now now;

    SearchController(DocumentSearch search, Categories categories, DocumentKinds kinds, Organs organs, Now now) {
        this.search = search;
        this.categories = categories;
        this.kinds = kinds;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/search")
    Screen search(@RequestParam(defaultValue = "") String q, @RequestParam Map<String, String> parameters) {
        Map<Facet, String> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            String value = parameters.get(facet.parameter());
            if (value != null && !value.isBlank()) {
                chosen.put(facet, value);
            }
        }
        Question.Order order = "newest".equals(parameters.get("order")) ? Question.Order.NEWEST : Question.Order.RELEVANCE;
        Question question = new Question(q, parameters.containsKey("exact"), chosen, day(parameters.get("from")), day(parameters.get("to")), order, page(parameters.get("page")));
        Organ organ = question.words().isEmpty() ? null : organs.named(question.words(), now.today()).orElse(null);
        return Screen.of("publication/web/search").with("view", SearchView.of(search.find(question), categories, kinds, organ))
                .with("page", Page.of(question.words().isEmpty() ? "检索" : question.words() + " - 检索").publicSite()
                        .entrance(Entrance.DISCLOSURE).query(question.words()).noindex());
    }

    /** What goes with what is being typed; asked for by the field itself where scripts run. */
    @GetMapping("/search/suggestions")
    Screen suggestions(@RequestParam(defaultValue = "") String q) {
        String typed = q.strip();
        boolean enough = typed.length() >= FEWEST_TYPED && typed.length() <= MOST_TYPED;
        return Screen.of("publication/web/suggestions").with("titles", enough ? search.titlesLike(typed, SUGGESTED) : List.of());
    }

    /** What is no day narrows nothing. */
    private static @Nullable LocalDate day(@Nullable String written) {
        try {
            return written == null || written.isBlank() ? null : LocalDate.parse(written.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static int page(@Nullable String written) {
        return written != null && written.matches("[0-9]{1,4}") ? Integer.parseInt(written) : 1;
    }
}
