package org.gongkai.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
@DisplayName("检索认得各种写法的文号和索引号")
class SearchUnderstandsNumbersTest {

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
        index.put(List.of(numbered("p4", "青政规〔2026〕4号", "007482532/2026-00012"), numbered("p5", "青政规〔2025〕4号", null), numbered("j44", "青建〔2026〕44号", null),
                numbered("jf", "青建发〔2024〕9号", null), Findable.of("c", "k", "转发青建〔2026〕44号的通知", "见青建〔2026〕44号。", "/c")));
    }

    @Test
    @DisplayName("没有括号、写成“年”、只有代字和序号，都直达；只写代字的开头也行")
    void inAnyWriting() {
        for (String typed : List.of("青政规2026年4号", "青政规 2026 4", "青政规[2026]第04号", "青政規（2026）4號")) {
            assertThat(find(typed).answers()).as(typed).extracting(Hit::id).containsExactly("p4");
        }
        assertThat(find("青建44").answers()).extracting(Hit::id).containsExactly("j44");
        assertThat(find("青建9号").answers()).extracting(Hit::id).containsExactly("jf");
    }

    @Test
    @DisplayName("没写年份而有几件时，都列出来由人挑")
    void listsSeveral() {
        assertThat(find("青政规4号").answers()).extracting(Hit::id).containsExactlyInAnyOrder("p4", "p5");
    }

    @Test
    @DisplayName("索引号不论中间用什么隔开，都直达")
    void indexNumbers() {
        for (String typed : List.of("007482532/2026-00012", "007482532-2026-00012", "索引号：007482532 2026 00012", "００７４８２５３２／２０２６－０００１２")) {
            assertThat(find(typed).answers()).as(typed).extracting(Hit::id).containsExactly("p4");
        }
        assertThat(find("007482532/2026-00013").answers()).isEmpty();
    }

    private static Findable numbered(String id, String number, String indexNumber) {
        return Findable.of(id, "k", "关于某事的通知 " + id, "正文。", "/" + id).numbered(number)
                .with(indexNumber == null ? List.of() : List.of(Value.called(indexNumber).orElseThrow()));
    }

    private static Found find(String words) {
        return index.find(Search.of(words).taken(Search.Manner.GENEROUSLY));
    }
}
