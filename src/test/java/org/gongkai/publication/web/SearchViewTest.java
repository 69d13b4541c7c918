package org.gongkai.publication.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Facet;
import org.gongkai.publication.Findings;
import org.gongkai.publication.Hit;
import org.gongkai.publication.Question;
import org.gongkai.publication.Validity;
import org.gongkai.search.Run;
import org.gongkai.search.Understood;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("检索页说得出命中的是哪一类；只有一类时不问")
class SearchViewTest {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final Hit WHARF = new Hit("wharves/1", "渡口名录", "/registers/wharves/1", List.of(new Run("青溪", false), new Run("渡口", true)), null, "青岭区交通局", null,
            Validity.UNSTATED, List.of(new Run("每日六班。", false)), null, false, List.of());

    @Test
    @DisplayName("有几类时可以只看一类，写的是类的名称")
    void offersKinds() {
        SearchView view = view(List.of(new Findings.Count("document", 3), new Findings.Count("registers/wharves", 1)));
        assertThat(view.facets()).first().satisfies(facet -> {
            assertThat(facet.title()).isEqualTo("类别");
            assertThat(facet.values()).extracting(SearchView.ValueView::title).containsExactly("公开信息");
        });
        assertThat(view.facets()).last().satisfies(facet -> {
            assertThat(facet.title()).isEqualTo("名录");
            assertThat(facet.values()).extracting(SearchView.ValueView::title).containsExactly("渡口名录");
            assertThat(facet.values().getLast().address()).isEqualTo("/search?q=%E6%B8%A1%E5%8F%A3&kind=registers%2Fwharves");
        });
        assertThat(view.registers()).singleElement().satisfies(register -> assertThat(register.address()).isEqualTo("/registers/wharves?q=%E6%B8%A1%E5%8F%A3"));
        assertThat(view(List.of(new Findings.Count("document", 3))).facets()).isEmpty();
    }

    @Test
    @DisplayName("值多的先列最多的，其余收在“更多”里，一个也不少；选了的不收起来")
    void foldsTheRest() {
        List<Findings.Count> years = IntStream.range(0, 20).mapToObj(n -> new Findings.Count(String.valueOf(2026 - n), 40 - n)).toList();
        SearchView.FacetView facet = years(Question.of("渡口"), years);
        assertThat(facet.more()).isNotEmpty();
        assertThat(Stream.concat(facet.values().stream(), facet.more().stream()).map(SearchView.ValueView::title)).containsExactlyElementsOf(years.stream().map(year -> year.value() + "年").toList());
        assertThat(years(Question.of("渡口").narrowed(Facet.YEAR, "2007"), years).values()).extracting(SearchView.ValueView::title).contains("2007年");
    }

    private static SearchView.FacetView years(Question question, List<Findings.Count> counts) {
        Categories categories = new Categories(DefinitionTree.shipped());
        return SearchView.of(new Findings(question, 4, List.of(WHARF), Map.of(Facet.YEAR, counts), false, List.of(), new Understood("渡口", List.of(), List.of(), List.of()), 0, Map.of()),
                categories, new DocumentKinds(DefinitionTree.shipped(), categories), SearchView.OnTop.NOTHING).facets().getFirst();
    }

    @Test
    @DisplayName("命中带着类的名称和它自己的网址")
    void tellsTheKind() {
        Document named = rendered(true);
        assertThat(named.select("h3 a").attr("href")).isEqualTo("/registers/wharves/1");
        assertThat(named.select(".hit-facts").text()).startsWith("渡口名录").contains("青岭区交通局");
        assertThat(rendered(false).select(".hit-facts").text()).doesNotContain("渡口名录");
    }

    private static SearchView view(List<Findings.Count> kinds) {
        return SearchView.of(new Findings(Question.of("渡口"), 4, List.of(WHARF), Map.of(Facet.KIND, kinds), false, List.of(),
                new Understood("渡口", List.of(), List.of(), List.of()), 0, Map.of("document", "公开信息", "registers/wharves", "渡口名录")), new Categories(DefinitionTree.shipped()), new DocumentKinds(DefinitionTree.shipped(), new Categories(DefinitionTree.shipped())), SearchView.OnTop.NOTHING);
    }

    private static Document rendered(boolean kind) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("org/gongkai/publication/web/hit.jte", Map.of("hit", WHARF, "kind", kind), page);
        return Jsoup.parseBodyFragment(page.toString());
    }
}
