package org.gongkai.publication.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongkai.publication.words.Abbreviations.Pair;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("从文件里找百姓用词：文件自己说以下简称的，和标题里写着长的说法的")
class AbbreviationsTest {

    @Test
    @DisplayName("“以下简称”前面那一段里，从哪个字起是长的说法，按简称的字定")
    void saysSoItself() {
        assertThat(Abbreviations.in("为规范本区公共租赁住房（以下简称公租房）的分配，青澜区人力资源和社会保障局（以下简称“区人社局”）会同有关部门……"))
                .containsExactly(new Pair("公租房", "公共租赁住房"), new Pair("区人社局", "区人力资源和社会保障局"));
        assertThat(Abbreviations.in("城乡居民基本医疗保险(下称：居民医保)")).containsExactly(new Pair("居民医保", "居民基本医疗保险"));
    }

    @Test
    @DisplayName("简称本来就在全称里、字不相干、没有说是简称的，都不提")
    void proposesNoMore() {
        assertThat(Abbreviations.in("《国有土地上房屋征收与补偿条例》（以下简称《条例》）；公共租赁住房（以下简称保障房）；公共租赁住房（公租房）；数据资源（以下简称甲方）")).isEmpty();
    }

    @Test
    @DisplayName("有人查“公租房”，标题里写的是公共租赁住房；长得多的一段不算")
    void withinATitle() {
        assertThat(Abbreviations.within("关于公布公共租赁住房租金标准的通知", "公租房")).contains("公共租赁住房");
        assertThat(Abbreviations.within("关于公开政府投资项目租用办公用房的通知", "公租房")).isEmpty();
        assertThat(Abbreviations.within("关于公租房租金的通知", "公租房")).isEmpty();
    }
}
