package org.gongkai.publication.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.AskedTerms;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Facet;
import org.gongkai.publication.Findings;
import org.gongkai.publication.Question;
import org.gongkai.publication.SoughtInVain;
import jakarta.servlet.http.HttpServletRequest;
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
    private static final int MOST_LED = 3;
    private static final int MOST_ITEMS = 3;
    /** 政务服务事项, as its register is read and its kind of findable is named. */
    private static final String SERVICE_ITEMS = "registers/service-items";

    /** The site's own places, as their kind of findable is named. */
    private static final String PLACES = "place";
    private static final int MOST_PLACES = 3;

    private static final Pattern POST = Pattern.compile("(?:党委|党组|纪委|副|代理|常务|主持工作|负责人|秘书长|检察长|董事长|总经理|[省厅司市州区县旗镇乡局处科所站院校行会社台馆队部庭股]长|主任|书记|部长|政委|主席|委员|经理|[（）()、，：:\\s])+");

    private final DocumentSearch search;
    private final Categories categories;
    private final DocumentKinds kinds;
    private final Organs organs;
    private final SoughtInVain sought;
    private final AskedTerms terms;
    private final Now now;

    SearchController(DocumentSearch search, Categories categories, DocumentKinds kinds, Organs organs, SoughtInVain sought,
            AskedTerms terms, Now now) {
        this.search = search;
        this.categories = categories;
        this.kinds = kinds;
        this.organs = organs;
        this.sought = sought;
        this.terms = terms;
        this.now = now;
    }

    @GetMapping("/search")
    Screen search(@RequestParam(defaultValue = "") String q, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Map<Facet, String> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            String value = parameters.get(facet.parameter());
            if (value != null && !value.isBlank()) {
                chosen.put(facet, value);
            }
        }
        Question.Order order = "newest".equals(parameters.get("order")) ? Question.Order.NEWEST : Question.Order.RELEVANCE;
        Question question = new Question(q, parameters.containsKey("exact"), chosen, day(parameters.get("from")), day(parameters.get("to")), order, page(parameters.get("page")));
        Findings found = search.find(question);
        if (isInVain(found)) {
            sought.sought(question.words(), request.getRemoteAddr());
        }
        return Screen.of("publication/web/search").with("view", SearchView.of(found, categories, kinds, onTop(found)))
                .with("page", Page.of(question.words().isEmpty() ? "检索" : question.words() + " - 检索").publicSite()
                        .column("检索", "查找公开的信息", "检索", Entrance.DISCLOSURE.columnType()).entrance(Entrance.DISCLOSURE).query(question.words()).noindex());
    }

    /** Nothing says all of it, among everything and at the first asking. */
    private static boolean isInVain(Findings found) {
        return (found.total() == 0 || found.loosely()) && found.answers().isEmpty() && found.question().page() == 1 && !found.question().isNarrowed() && !found.question().literally();
    }

    private SearchView.OnTop onTop(Findings found) {
        if (found.question().page() > 1) {
            return SearchView.OnTop.NOTHING;
        }
        String typed = found.question().words();
        boolean items = found.facets().getOrDefault(Facet.KIND, List.of()).stream().anyMatch(kind -> kind.value().equals(SERVICE_ITEMS));
        String said = Stream.concat(Stream.of(typed), found.understood().words().stream().flatMap(word -> word.wordings().stream())).collect(Collectors.joining(" "));
        return new SearchView.OnTop(organMeant(found), ledBy(typed), terms.about(said), items ? search.named(found.question(), SERVICE_ITEMS, MOST_ITEMS) : List.of(),
                typed.isEmpty() || found.question().literally() ? List.of() : search.called(found.question(), PLACES, MOST_PLACES));
    }

    /** The organ of that name, also of one without the place; of today's where it was asked for by a short or former one. */
    private @Nullable Organ organMeant(Findings found) {
        String typed = found.question().words();
        return typed.isEmpty() ? null : Stream.concat(Stream.of(typed), found.understood().words().size() == 1 ? found.understood().words().getFirst().wordings().stream() : Stream.of())
                .map(name -> organs.meant(name, now.today())).flatMap(Optional::stream).findFirst().orElse(null);
    }

    /** Organs whose head, as their profile names the person, was asked for by name; a title such as 局长 alone is nobody's name. */
    private List<Organ> ledBy(String typed) {
        String name = withoutPost(typed);
        return name.length() < FEWEST_TYPED ? List.of() : organs.asOf(now.today()).stream()
                .filter(organ -> organ.profile().head() != null && withoutPost(organ.profile().head()).equals(name)).limit(MOST_LED).toList();
    }

    private static String withoutPost(String head) {
        return POST.matcher(head).replaceAll("");
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
