package org.gongkai.publication.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.directory.Organ;
import org.gongkai.publication.AskedTerms;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DocumentNumber;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Facet;
import org.gongkai.publication.Findings;
import org.gongkai.publication.Hit;
import org.gongkai.publication.Question;
import org.gongkai.publication.Validity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the search page shows: the findings in words, and the addresses of every way on. */
public record SearchView(Findings findings, List<FacetView> facets, OnTop top) {

    private static final int SHOWN_VALUES = 8;
    private static final int MOST_VALUES = 200;
    private static final int SHOWN_REGISTERS = 6;
    /** Before the id of each register, as kinds of findables are named and as registers are read. */
    private static final String REGISTERS = "registers/";

    /**
     * What answers the question itself, before what was found.
     *
     * @param organ the organ that was named
     * @param led   organs whose head was named
     * @param terms periods of law that were asked for
     * @param items 政务服务事项 whose title was said
     * @param places the site's own places that were named
     */
    public record OnTop(@Nullable Organ organ, List<Organ> led, List<AskedTerms.Answer> terms, List<Hit> items, List<Hit> places) {

        static final OnTop NOTHING = new OnTop(null, List.of(), List.of(), List.of(), List.of());
    }

    /** A facet with the values worth offering. */
    public record FacetView(String title, @Nullable String clear, List<ValueView> values, List<ValueView> more) {
    }

    public record ValueView(String title, int documents, String address, boolean chosen) {
    }

    /** A page of the list; the current one has no address. */
    public record PageLink(int number, @Nullable String address) {
    }

    static SearchView of(Findings findings, Categories categories, DocumentKinds kinds, OnTop top) {
        List<FacetView> facets = new ArrayList<>();
        findings.facets().forEach((facet, counts) -> {
            // while there are only documents nobody is asked of what kind
            if (facet == Facet.KIND) {
                if (findings.isOfSeveralKinds() || findings.question().chosen().containsKey(facet)) {
                    add(facets, findings, facet, facet.title(), counts.stream().filter(count -> !isRegister(count)).toList(), categories, kinds);
                    add(facets, findings, facet, "名录", counts.stream().filter(SearchView::isRegister).toList(), categories, kinds);
                }
            } else {
                add(facets, findings, facet, facet.title(), counts, categories, kinds);
            }
        });
        return new SearchView(findings, facets, top);
    }

    private static void add(List<FacetView> facets, Findings findings, Facet facet, String title, List<Findings.Count> counts, Categories categories, DocumentKinds kinds) {
        if (!counts.isEmpty()) {
            facets.add(view(findings, facet, title, counts, categories, kinds));
        }
    }

    private static boolean isRegister(Findings.Count kind) {
        return kind.value().startsWith(REGISTERS);
    }

    /** In which registers there is something, with the address of the list there; on the first page of what is not narrowed to a kind. */
    public List<ValueView> registers() {
        if (question().page() > 1 || question().chosen().containsKey(Facet.KIND) || question().words().isBlank()) {
            return List.of();
        }
        return findings.facets().getOrDefault(Facet.KIND, List.of()).stream().filter(SearchView::isRegister).limit(SHOWN_REGISTERS)
                .map(count -> new ValueView(findings.kinds().getOrDefault(count.value(), count.value()), count.documents(),
                        UriComponentsBuilder.fromPath("/" + count.value()).queryParam("q", "{q}").encode().buildAndExpand(question().words()).toUriString(), false)).toList();
    }

    /** Records of registers that bear exactly the name that was typed; none where it is the name of an organ, which many records bear and none is. */
    public List<Hit> records() {
        return question().page() > 1 || top.organ() != null ? List.of() : findings.hits().stream()
                .filter(hit -> hit.address().startsWith("/" + REGISTERS) && hit.plainTitle().strip().equalsIgnoreCase(question().words()))
                .filter(hit -> top.items().stream().noneMatch(item -> item.address().equals(hit.address()))).toList();
    }

    /** In how many ways it is narrowed: values of facets that were chosen, and days. */
    public int narrowedBy() {
        return question().chosen().size() + (question().from() != null || question().to() != null ? 1 : 0);
    }

    /** What was found, without the places that stand on top. */
    public List<Hit> hits() {
        return findings.hits().stream().filter(hit -> top.places().stream().noneMatch(place -> place.address().equals(hit.address()))).toList();
    }

    public Question question() {
        return findings.question();
    }

    public boolean isNewestFirst() {
        return question().order() == Question.Order.NEWEST;
    }

    public String byRelevance() {
        return address(question().ordered(Question.Order.RELEVANCE));
    }

    public String byDate() {
        return address(question().ordered(Question.Order.NEWEST));
    }

    /** The same words without any narrowing. */
    public String everywhere() {
        return address(question().everywhere());
    }

    public String onAnyDay() {
        return address(question().onAnyDay());
    }

    /** The words as they were typed, no other wording with them. */
    public String literally() {
        return address(question().taken(true));
    }

    public String freely() {
        return address(question().taken(false));
    }

    /** Whether symbols alone were typed, of which nothing can be found. */
    public boolean saysNothing() {
        return !question().words().isBlank() && question().words().codePoints().noneMatch(Character::isLetterOrDigit);
    }

    public String request() {
        return UriComponentsBuilder.fromPath("/requests/new").queryParam("q", "{q}").encode().buildAndExpand(question().words()).toUriString();
    }

    /** Whether a number was typed that no document has: matters have such numbers too. */
    public boolean mayBeAMatter() {
        return findings.answer() == null && DocumentNumber.typed(question().words()).isPresent();
    }

    public String matter() {
        return UriComponentsBuilder.fromPath("/matters").queryParam("number", "{q}").encode().buildAndExpand(question().words().strip()).toUriString();
    }

    public List<PageLink> pages() {
        int here = Math.min(question().page(), findings.lastPage());
        List<PageLink> pages = new ArrayList<>();
        for (int number = 1; number <= findings.lastPage(); number++) {
            if (number == 1 || number == findings.lastPage() || Math.abs(number - here) <= 2) {
                pages.add(new PageLink(number, number == here ? null : address(question().onPage(number))));
            }
        }
        return pages;
    }

    private static FacetView view(Findings findings, Facet facet, String title, List<Findings.Count> counts, Categories categories, DocumentKinds kinds) {
        Question question = findings.question();
        String chosen = question.chosen().get(facet);
        List<ValueView> all = counts.stream().limit(MOST_VALUES)
                .map(count -> new ValueView(title(findings, facet, count.value(), categories, kinds), count.documents(),
                        address(question.narrowed(facet, count.value())), count.value().equals(chosen))).toList();
        // one more line instead of a fold with one line in it; what was chosen is never folded away
        boolean folds = all.size() > SHOWN_VALUES + 1;
        List<ValueView> values = new ArrayList<>();
        List<ValueView> more = new ArrayList<>();
        for (ValueView value : all) {
            (!folds || value.chosen() || values.size() + more.size() < SHOWN_VALUES ? values : more).add(value);
        }
        return new FacetView(title, all.stream().noneMatch(ValueView::chosen) ? null : address(question.widened(facet)), values, more);
    }

    private static String title(Findings findings, Facet facet, String value, Categories categories, DocumentKinds kinds) {
        return switch (facet) {
            case KIND -> findings.kinds().getOrDefault(value, value);
            case DOCUMENT_KIND -> Objects.requireNonNullElse(kinds.titleOf(value), value);
            case CATEGORY -> categories.titleOf(value);
            case VALIDITY -> Validity.valueOf(value).title();
            case YEAR -> value + "年";
            case ORGAN -> value;
        };
    }

    private static String address(Question question) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
        Map<String, Object> values = new HashMap<>(Map.of("q", question.words()));
        question.chosen().forEach((facet, value) -> {
            address.queryParam(facet.parameter(), "{" + facet.parameter() + "}");
            values.put(facet.parameter(), value);
        });
        if (question.literally()) {
            address.queryParam("exact", 1);
        }
        if (question.from() != null) {
            address.queryParam("from", question.from());
        }
        if (question.to() != null) {
            address.queryParam("to", question.to());
        }
        if (question.order() == Question.Order.NEWEST) {
            address.queryParam("order", "newest");
        }
        if (question.page() > 1) {
            address.queryParam("page", question.page());
        }
        return address.encode().buildAndExpand(values).toUriString();
    }
}
