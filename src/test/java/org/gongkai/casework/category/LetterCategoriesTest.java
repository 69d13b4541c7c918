package org.gongkai.casework.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.casework.category.CategoryProposals.Past;
import org.gongkai.casework.category.CategoryProposals.Proposal;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionText.Origin;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.InvalidDefinitions;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("来信的类别写在规则里：三级、一般由谁办、写信人常怎么说；系统照标题和内容建议，说出为什么")
class LetterCategoriesTest {

    private static final Now NOW = Now.at(Instant.parse("2026-03-02T02:00:00Z"));
    private static final String HEAD = "title: 类别\ndescription: 试\nsource: 试\nlicence: 试\nfrom: 2020-01-01\ntypes: []\nrows:\n";
    private static final String SMALL = """
              - {id: "1", title: 城建, handledBy: [建设局]}
              - {id: "1.1", title: 市政}
              - {id: "1.1.1", title: 路灯, words: [路灯, 不亮]}
              - {id: "1.1.2", title: 垃圾, words: [垃圾, 臭味], handledBy: [城市管理, urban]}
              - {id: "2", title: 教育, handledBy: [教育]}
              - {id: "2.1", title: 学校}
              - {id: "2.1.1", title: 学校食堂, words: [食堂, 学校]}
            """;

    private static LetterCategories categories(String rows) {
        return new LetterCategories(Regulations.of(DefinitionTree.of(List.of(new DefinitionText("lettercategories.yaml", HEAD + rows, Origin.SHIPPED)))), NOW);
    }

    private static void refused(String rows, String sentence) {
        DefinitionTree tree = DefinitionTree.of(List.of(new DefinitionText("lettercategories.yaml", HEAD + rows, Origin.SHIPPED)));
        assertThatThrownBy(() -> Definitions.one(tree, LetterCategories.FILE)).isInstanceOf(InvalidDefinitions.class).hasMessageContaining(sentence);
    }

    private static Organ organ(String id, String name, OrganKind kind) {
        return new Organ(id, name, name, null, kind, null, LocalDate.of(2000, 1, 1), null, OrganProfile.EMPTY);
    }

    @Test
    @DisplayName("随程序的有 517 个可选的类别，每一个都有一般由谁办的机关名称；写错编号、没有上一级、写了两次的指得出")
    void theShippedTree() {
        LetterCategories shipped = new LetterCategories(Regulations.shipped(), NOW);
        assertThat(shipped.chosen()).hasSize(517).allSatisfy(one -> assertThat(one.titles()).hasSize(3));
        assertThat(Definitions.one(DefinitionTree.shipped(), LetterCategories.FILE).value().rows()).filteredOn(row -> !row.id().contains(".")).hasSize(15).allSatisfy(row -> assertThat(row.handledBy()).isNotEmpty());
        refused("  - {id: \"1.x\", title: 城建}\n", "id 写成 1、1.2、1.2.3");
        refused("  - {id: \"1.1\", title: 市政}\n", "没有上一级 1");
        refused("  - {id: \"1\", title: 城建}\n  - {id: \"1\", title: 城建}\n", "id 写了两次：1");
        refused("  - {id: \"1\", title: 城建, words: [灯]}\n", "至少两个字");
    }

    @Test
    @DisplayName("一般由谁办：自己一行写的先，没有写的看上一级；按机关名称里的字找，街道办事处不算；本地的文件只改这一项，其余照随程序的")
    void whoHandlesIt() {
        List<Organ> organs = List.of(organ("street", "某区建设局路街道办事处", OrganKind.STREET), organ("build", "某区建设局", OrganKind.DEPARTMENT), organ("urban", "某区综合行政执法局", OrganKind.DEPARTMENT));
        LetterCategories small = categories(SMALL);
        assertThat(small.unit("1.1.1", organs)).map(Organ::id).contains("build");
        assertThat(small.unit("1.1.2", organs)).as("名称里没有“城市管理”，按 id 找").map(Organ::id).contains("urban");
        assertThat(small.unit("2.1.1", organs)).isEmpty();
        LetterCategories shipped = new LetterCategories(Regulations.shipped(), NOW);
        List<Organ> civil = List.of(organ("all", "某区人民政府", OrganKind.GOVERNMENT), organ("civil", "某区民政局", OrganKind.DEPARTMENT));
        assertThat(shipped.unit("9.8.2", civil)).as("“人民政府”里也有“民政”两个字").map(Organ::id).contains("civil");
        DefinitionTree laid = DefinitionTree.of(List.of(new DefinitionText("lettercategories.yaml", HEAD + SMALL, Origin.SHIPPED)))
                .over(List.of(new DefinitionText("lettercategories.yaml", "rows:\n  - {id: \"1.1\", handledBy: [urban]}\n", Origin.OWN)));
        LetterCategories own = new LetterCategories(Regulations.of(laid), NOW);
        assertThat(own.unit("1.1.1", organs)).map(Organ::id).contains("urban");
        assertThat(own.find("1.1.1")).map(Category::path).contains("城建／市政／路灯");
    }

    @Test
    @DisplayName("没有一封来信以前就建议得出：照规则里的话，标题里的算得重，至多三个，每个说出因为哪几个词；一个词也不认得的不建议；再问一次一样")
    void fromTheFirstDay() {
        CategoryProposals shipped = LetterCategories.shipped();
        List<Proposal> lamps = shipped.of("柳岸街路灯不亮", "晚上一片漆黑，走路要打手电。", Past.NONE);
        assertThat(lamps).hasSizeBetween(1, 3);
        assertThat(lamps.getFirst().category().path()).isEqualTo("城乡建设／城市建设和市政管理／城市公共设施");
        assertThat(lamps.getFirst().words()).contains("路灯");
        assertThat(shipped.of("公司一直不发工资", "从去年十月起，三十多人都没有拿到工资，劳动局去过两次。", Past.NONE).getFirst().category().id()).isEqualTo("15.3.6");
        assertThat(shipped.of("咨询生育保险", "二胎的生育津贴怎样报。", Past.NONE).getFirst().category().title()).isEqualTo("职工生育保险");
        assertThat(shipped.of("顶楼邻居违法加盖", "楼顶加盖两间房，漏水到六楼。", Past.NONE).getFirst().category().title()).as("来电常说的话").isEqualTo("违章建筑");
        assertThat(shipped.of("小区里有人持刀追人", "现在正在发生。", Past.NONE)).extracting(one -> one.category().title()).contains("治安案件");
        assertThat(shipped.of("公司一直不發工資", "", Past.NONE).getFirst().category().id()).as("繁体一样").isEqualTo("15.3.6");
        assertThat(shipped.of("你好", "谢谢", Past.NONE)).isEmpty();
        assertThat(shipped.of("柳岸街路灯不亮", "晚上一片漆黑，走路要打手电。", Past.NONE)).isEqualTo(lamps);
    }

    @Test
    @DisplayName("以前的来信教得会：某一类来信里常有、别的来信里少有的字，下一封里有，就建议那一类，也说出是哪几个字；只有一封的不算")
    void fromEarlierLetters() {
        CategoryProposals small = categories(SMALL).proposals();
        assertThat(small.of("蜻蜓桥边又满了", "", Past.NONE)).isEmpty();
        Map<String, Integer> many = Map.of("1.1.1", 8, "1.1.2", 8, "2.1.1", 8);
        List<Proposal> learnt = small.of("蜻蜓桥边又满了", "", new Past(many, Map.of("蜻蜓", Map.of("1.1.2", 6), "蜓桥", Map.of("1.1.2", 6), "又满", Map.of("1.1.2", 4, "2.1.1", 4))));
        assertThat(learnt).singleElement().satisfies(one -> {
            assertThat(one.category().id()).isEqualTo("1.1.2");
            assertThat(one.words()).containsExactly("蜻蜓桥");
        });
        assertThat(small.of("蜻蜓桥边又满了", "", new Past(Map.of("1.1.2", 1), Map.of("蜻蜓", Map.of("1.1.2", 1))))).isEmpty();
    }

    @Test
    @DisplayName("写几个字找一类：编号、全名、最后一级的名称、名称和常用的话里的字；几类都是的一起列出")
    void found() {
        LetterCategories small = categories(SMALL);
        assertThat(small.meant("1.1.2")).extracting(Category::id).containsExactly("1.1.2");
        assertThat(small.meant("城建／市政／路灯")).extracting(Category::id).containsExactly("1.1.1");
        assertThat(small.meant(" 学校食堂 ")).extracting(Category::id).containsExactly("2.1.1");
        assertThat(small.meant("臭味")).extracting(Category::id).containsExactly("1.1.2");
        assertThat(small.meant("市政")).extracting(Category::id).containsExactly("1.1.1", "1.1.2");
        assertThat(small.meant("海关")).isEmpty();
        assertThat(small.meant("1.1")).as("上一级不是可选的").isEmpty();
    }
}
