package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.publication.Categories.Category;
import org.gongkai.publication.Categories.Column;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第二十条 主动公开的十五项,各有栏目")
class CategoriesTest {

    private final Categories categories = new Categories(DefinitionTree.shipped());

    @Test
    @DisplayName("十五项齐全,次序与条文一致")
    void hasAllFifteen() {
        assertThat(categories.all()).extracting(Category::code).hasSize(15).startsWith("20-1", "20-2").endsWith("20-15");
        for (int i = 0; i < 15; i++) {
            assertThat(Categories.ordinal(categories.all().get(i).code())).isEqualTo(i + 1);
        }
    }

    @Test
    @DisplayName("国办公开办函〔2019〕61号 指南、制度、法定主动公开内容、年报依此次序")
    void keepsThePlatformsOrder() {
        assertThat(categories.columns()).extracting(Column::title).startsWith("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报");
    }

    @Test
    @DisplayName("每一个栏目都收得到东西：按分类、按体裁，由拟稿人选，或者从指南、年报来；“政府信息公开制度”由拟稿人选")
    void everyColumnReceives() {
        assertThat(categories.columns().stream().flatMap(Column::withDescendants).filter(column -> column.columns().isEmpty()))
                .allSatisfy(column -> assertThat(!column.categories().isEmpty() || !column.genres().isEmpty() || column.from() != null).as(column.id()).isTrue());
        assertThat(categories.chosen()).extracting(Column::id).containsExactly("rules");
    }

    @Test
    @DisplayName("体裁看标题的末尾,括注不算")
    void readsGenres() {
        assertThat(categories.genreOf("青岭区人民政府关于印发《养老服务办法》的通知")).isEqualTo("通知");
        assertThat(categories.genreOf("青岭区道路停车管理办法(试行)")).isEqualTo("办法");
        assertThat(categories.genreOf("青岭区概况")).isNull();
    }

    @Test
    @DisplayName("解读归入政策解读栏目,其余按信息分类")
    void placesInColumns() {
        assertThat(categories.columnFor("20-1", "解读")).isEqualTo("interpretation");
        assertThat(categories.columnFor("20-8", null)).isEqualTo("budgets");
        assertThat(categories.path("budgets")).extracting(Column::id).containsExactly("statutory", "budgets");
    }
}
