package org.gongkai.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
@DisplayName("同一篇文字的几份合成一条，改过的版本不合")
class CopiesAreFoldedTest {

    private static final String TEXT = IntStream.range(0, 40).mapToObj(n -> "第" + n + "条 供热单位应当按照规定供热到第" + n + "日。").collect(Collectors.joining("\n"));

    @TempDir
    static Path folder;
    private static IndexOfATest index;

    @AfterAll
    static void close() {
        index.close();
    }

    @BeforeAll
    static void fill() {
        index = new IndexOfATest(folder, new ListOfATest("list"));
        LocalDate day = LocalDate.of(2020, 5, 1);
        index.put(List.of(
                Findable.of("a", "k", "供热条例", TEXT, "/a").from(null, day),
                Findable.of("b", "k", "转发供热条例", TEXT.replace("\n", "　"), "/b").from(null, day),
                Findable.of("c", "k", "供热条例", "供热条例全文如下\n" + TEXT, "/c"),
                Findable.of("new", "k", "供热条例", TEXT.replace("应当按照", "必须依照"), "/new").from(null, LocalDate.of(2026, 1, 1)),
                Findable.of("s1", "k", "供热公告", "停热。", "/s1"), Findable.of("s2", "k", "供热公告", "停热。", "/s2")));
    }

    @Test
    @DisplayName("份数写在第一份下面，总数照实计；太短的文字不合")
    void folds() {
        Found found = find("供热");
        assertThat(found.total()).isEqualTo(6);
        assertThat(ids(found)).hasSize(4).contains("new", "s1", "s2");
        assertThat(found.hits().stream().filter(hit -> !hit.copies().isEmpty())).singleElement()
                .satisfies(hit -> assertThat(hit.copies()).hasSize(2).extracting(Hit::id).doesNotContain("new", hit.id()));
    }

    @Test
    @DisplayName("翻页时也不重")
    void leafs() {
        List<String> pages = IntStream.rangeClosed(1, 4).mapToObj(page -> index.find(Search.of("供热").taken(Search.Manner.GENEROUSLY).sized(2).onPage(page)))
                .flatMap(found -> ids(found).stream()).toList();
        assertThat(pages).doesNotHaveDuplicates().contains("new", "s1", "s2");
    }

    private static List<String> ids(Found found) {
        return found.hits().stream().map(Hit::id).toList();
    }

    private static Found find(String words) {
        return index.find(Search.of(words).taken(Search.Manner.GENEROUSLY));
    }
}
