package org.gongkai.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
@DisplayName("检索认得问句和年份，完全相符的少时列出最相近的")
class SearchUnderstandsQuestionsTest {

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
        index.put(List.of(
                Findable.of("e", "k", "青溪区义务教育学校招生入学办法", "适龄儿童报名入学，小学按学区招生。", "/e"),
                Findable.of("w26", "k", "关于调整最低工资标准的通知", "最低工资标准自2026年起施行。", "/w26").from(null, LocalDate.of(2026, 1, 5)),
                Findable.of("w23", "k", "2023年最低工资标准", "最低工资。", "/w23").from(null, LocalDate.of(2023, 1, 5)),
                Findable.of("y23", "k", "2023年工作总结", "2023年完成各项任务。", "/y23").from(null, LocalDate.of(2023, 12, 5)),
                Findable.of("law", "k", "劳动争议调解仲裁办法", "劳动者申请调解、仲裁。", "/law"),
                Findable.of("m", "k", "招聘会安排", "现场提供劳动仲裁咨询。", "/m"),
                Findable.of("n", "k", "公园夜间开放", "夜间开放。", "/n")));
    }

    @Test
    @DisplayName("照口头问法问，按要紧的字词找")
    void questions() {
        Found found = find("我家孩子今年上小学怎么报名");
        assertThat(ids(found)).startsWith("e").doesNotContain("n");
        assertThat(found.loosely()).isTrue();
    }

    @Test
    @DisplayName("事情在前，年份在后：写了年份的那一年在先，别的年份也列出，只有年份相同的不列")
    void theMatterBeforeTheYear() {
        assertThat(ids(find("2023年最低工资"))).containsExactly("w23", "w26");
        assertThat(ids(find("最低工资2023"))).startsWith("w23");
        assertThat(ids(find("2023年"))).as("a year alone is a word").contains("y23");
    }

    @Test
    @DisplayName("只有一件写着原词时，标题说的就是这件事的排在只是提到它的前面，并注明部分相符")
    void beside() {
        Found found = find("劳动仲裁");
        assertThat(ids(found)).startsWith("law", "m").doesNotContain("n");
        assertThat(found.hits().getFirst().partly() || found.total() == 2).isTrue();
    }

    @Test
    @DisplayName("只有符号的什么也找不到，什么也不写的是清单")
    void symbolsAlone() {
        assertThat(find("？！——").total()).isZero();
        assertThat(find("？！——").hits()).isEmpty();
        assertThat(find("").total()).isEqualTo(7);
    }

    private static List<String> ids(Found found) {
        return found.hits().stream().map(Hit::id).toList();
    }

    private static Found find(String words) {
        return index.find(Search.of(words).taken(Search.Manner.GENEROUSLY));
    }
}
