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
@DisplayName("检索认得百姓用词、机关的简称和旧称、港台用语，写明按什么查找，也能只查原词")
class SearchUnderstandsWordsTest {

    private static final Vocabulary ORGANS = new Vocabulary() {

        @Override
        public String revision() {
            return "1";
        }

        @Override
        public List<Synonym> wordings(LocalDate day) {
            return List.of(new Synonym("青溪区城建委", "青溪区住房和城乡建设局", Synonym.Why.FORMER_NAME));
        }
    };

    @TempDir
    static Path folder;
    private static IndexOfATest index;

    @AfterAll
    static void close() {
        index.close();
    }

    @BeforeAll
    static void fill() {
        index = new IndexOfATest(folder, new ListOfATest("list"), ORGANS);
        index.put(List.of(
                Findable.of("p", "k", "青溪区公共租赁住房申请办法", "申请公共租赁住房的家庭应当提交材料。", "/p"),
                Findable.of("q", "k", "公租房摇号公告", "公租房摇号结果。", "/q"),
                Findable.of("o", "k", "青溪区住房和城乡建设局职责", "青溪区住房和城乡建设局负责房屋管理。", "/o"),
                Findable.of("i", "k", "政府信息公开工作办法", "信息公开。", "/i"),
                Findable.of("x", "k", "道路养护计划", "养护。", "/x")));
    }

    @Test
    @DisplayName("查公租房也找到公共租赁住房，反过来也是；读者看得到按什么查找")
    void everydayWords() {
        Found found = find("公租房");
        assertThat(ids(found)).containsExactlyInAnyOrder("q", "p");
        assertThat(found.understood().readings()).containsExactly(new Understood.Reading("公租房", List.of("公共租赁住房"), Synonym.Why.EVERYDAY));
        assertThat(ids(find("公共租赁住房"))).containsExactly("p", "q");
        assertThat(found.hits()).flatExtracting(Hit::title).contains(new Run("公租房", true), new Run("公共租赁住房", true));
    }

    @Test
    @DisplayName("用词在句子里也认得，两段分开写的也找得到")
    void insideAPhrase() {
        assertThat(ids(find("公租房申请"))).startsWith("p");
        assertThat(ids(find("公租房材料"))).startsWith("p");
    }

    @Test
    @DisplayName("只查原词时不按别的说法查找")
    void literally() {
        Found found = index.find(Search.of("公租房").taken(Search.Manner.LITERALLY));
        assertThat(ids(found)).containsExactly("q");
        assertThat(found.understood().readings()).isEmpty();
    }

    @Test
    @DisplayName("机关的旧称和简称找到今天的机关")
    void names() {
        assertThat(ids(find("青溪区城建委"))).containsExactly("o");
        assertThat(ids(find("住建局"))).containsExactly("o");
    }

    @Test
    @DisplayName("港台用语连同繁体找到大陆用语")
    void taiwanWording() {
        assertThat(ids(find("政府資訊公開"))).startsWith("i");
    }

    private static List<String> ids(Found found) {
        return found.hits().stream().filter(hit -> !hit.partly()).map(Hit::id).toList();
    }

    private static Found find(String words) {
        return index.find(Search.of(words).taken(Search.Manner.GENEROUSLY));
    }
}
