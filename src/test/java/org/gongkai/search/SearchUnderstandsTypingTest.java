package org.gongkai.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
@DisplayName("检索认得拼音、首字母和打错的一个字，只在没有原词时才猜")
class SearchUnderstandsTypingTest {

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
        index.put(List.of(titled("g", "住房公积金提取办法"), titled("d", "既有住宅加装电梯办法"), titled("b", "烟花爆竹安全管理规定"), titled("y", "养犬管理条例"),
                titled("s", "失业保险条例"), titled("h", "银行账户管理规定"), titled("z", "店铺招牌设置规定")));
        index.put(List.of(titled("secret", "涉密工程机要档案").only(Audience.only("organ:secret"))));
    }

    @Test
    @DisplayName("全拼、分开写的拼音、多音字的拼音、首字母")
    void pinyin() {
        assertThat(ids(find("gongjijin"))).startsWith("g");
        assertThat(ids(find("shiye baoxian"))).startsWith("s");
        assertThat(ids(find("yinhang"))).startsWith("h");
        assertThat(ids(find("gjj"))).startsWith("g");
        assertThat(find("gongjijin").understood().readings()).first().isEqualTo(new Understood.Reading("gongjijin", List.of("公积金"), Synonym.Why.PINYIN));
        assertThat(find("xyzq").total()).isZero();
    }

    @Test
    @DisplayName("边输入边提示时，拼音也提示标题")
    void suggests() {
        assertThat(index.suggest(Search.of("gongjijin").sized(3))).extracting(Hit::id).startsWith("g");
        assertThat(index.suggest(Search.of("养犬管").sized(3))).extracting(Hit::id).startsWith("y");
    }

    @Test
    @DisplayName("同音的错字、多打的一个字、颠倒的两个字")
    void oneEdit() {
        assertThat(ids(find("加装店梯"))).startsWith("d");
        assertThat(ids(find("烟花暴竹"))).startsWith("b");
        assertThat(ids(find("养犬官理条例"))).startsWith("y");
        assertThat(ids(find("失业业保险"))).startsWith("s");
        assertThat(find("加装店梯").understood().readings()).first().isEqualTo(new Understood.Reading("加装店梯", List.of("加装电梯"), Synonym.Why.SPELLING));
    }

    @Test
    @DisplayName("有原词的不改；不改成读者不能看的标题里的字")
    void onlyWhereNothingIsSaid() {
        assertThat(find("店铺").understood().readings()).isEmpty();
        assertThat(find("jiyaodangan").total()).isZero();
        assertThat(index.find(Search.of("加装店梯").taken(Search.Manner.LITERALLY)).total()).isZero();
    }

    private static Findable titled(String id, String title) {
        return Findable.of(id, "k", title, title + "全文。", "/" + id);
    }

    private static List<String> ids(Found found) {
        return found.hits().stream().map(Hit::id).toList();
    }

    private static Found find(String words) {
        return index.find(Search.of(words).taken(Search.Manner.GENEROUSLY));
    }
}
