package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.OrganTree.Body;
import org.gongkai.directory.OrganTree.Merger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("机构树按日期回看：改名、改隶、合并都不改写历史")
class OrganTreeTest {

    private static final LocalDate FOUNDED = LocalDate.of(2010, 1, 1);
    private static final LocalDate RENAMED = LocalDate.of(2015, 3, 1);
    private static final LocalDate MERGED = LocalDate.of(2019, 2, 25);

    /** 卫生局 became 卫生和计划生育局 in 2015; 老龄办 was merged into it in 2019; 疾控中心 moved below it the same day. */
    private final OrganTree tree = new OrganTree(
            List.of(body("gov", OrganKind.GOVERNMENT, null), body("health", OrganKind.DEPARTMENT, null),
                    body("ageing", OrganKind.DEPARTMENT, MERGED), body("disease", OrganKind.DEPARTMENT, null)),
            Map.of("gov", List.of(new OrganForm(FOUNDED, "青澜区人民政府", "区政府", null)),
                    "health", List.of(new OrganForm(FOUNDED, "青澜区卫生局", "区卫生局", "gov"),
                            new OrganForm(RENAMED, "青澜区卫生和计划生育局", "区卫计局", "gov")),
                    "ageing", List.of(new OrganForm(FOUNDED, "青澜区老龄工作办公室", "区老龄办", "gov")),
                    "disease", List.of(new OrganForm(FOUNDED, "青澜区疾控中心", "区疾控中心", "gov"),
                            new OrganForm(MERGED, "青澜区疾控中心", "区疾控中心", "health"))),
            List.of(new Merger("ageing", "health", MERGED)));

    @Test
    @DisplayName("改名当日用新名，前一日仍是旧名")
    void aNameHoldsFromItsDay() {
        assertThat(tree.find("health", RENAMED.minusDays(1))).map(Organ::name).contains("青澜区卫生局");
        assertThat(tree.find("health", RENAMED)).map(Organ::name).contains("青澜区卫生和计划生育局");
        assertThat(tree.named("青澜区卫生局", RENAMED.minusDays(1))).map(Organ::id).contains("health");
        assertThat(tree.named("青澜区卫生局", RENAMED)).isEmpty();
        assertThat(tree.named("区卫计局", RENAMED)).map(Organ::id).contains("health");
    }

    @Test
    @DisplayName("被合并的机构自合并之日起不在树上，此前仍在")
    void aMergedOrganEndsOnTheDay() {
        assertThat(tree.subtree("gov", MERGED.minusDays(1))).contains("ageing");
        assertThat(tree.subtree("gov", MERGED)).containsExactlyInAnyOrder("gov", "health", "disease");
        assertThat(tree.asOf(MERGED)).extracting(Organ::id).doesNotContain("ageing");
        assertThat(tree.find("ageing", MERGED)).map(Organ::name).contains("青澜区老龄工作办公室");
    }

    @Test
    @DisplayName("承接机构及于被合并机构的旧案，合并之前不及于")
    void theSuccessorReachesWhatWasMergedIntoIt() {
        assertThat(tree.withPredecessors(List.of("health"), MERGED)).contains("ageing");
        assertThat(tree.withPredecessors(List.of("health"), MERGED.minusDays(1))).doesNotContain("ageing");
        assertThat(tree.successor("ageing", MERGED)).map(Organ::id).contains("health");
        assertThat(tree.successor("ageing", MERGED.minusDays(1))).map(Organ::id).contains("ageing");
    }

    @Test
    @DisplayName("改隶当日归入新上级的下级范围")
    void aMoveChangesTheSubtreeFromItsDay() {
        assertThat(tree.subtree("health", MERGED.minusDays(1))).containsExactly("health");
        assertThat(tree.subtree("health", MERGED)).containsExactly("health", "disease");
        assertThat(tree.path("disease", MERGED)).extracting(Organ::id).containsExactly("gov", "health", "disease");
    }

    @Test
    @DisplayName("设立之前没有这个机构")
    void nothingExistsBeforeItsFirstDay() {
        assertThat(tree.asOf(FOUNDED.minusDays(1))).isEmpty();
        assertThat(tree.first(FOUNDED.minusDays(1))).isEmpty();
        assertThat(tree.first(FOUNDED)).map(Organ::id).contains("gov");
    }

    @Test
    @DisplayName("已有的变更之前不能再插入变更")
    void historyIsContinuedNotRewritten() {
        assertThat(tree.whyNotReformed("health", RENAMED)).hasValueSatisfying(why -> assertThat(why).contains("2015-03-01"));
        assertThat(tree.whyNotReformed("health", RENAMED.plusDays(1))).isEmpty();
        assertThat(tree.whyNotReformed("ageing", MERGED.plusDays(1))).hasValueSatisfying(why -> assertThat(why).contains("撤销"));
    }

    @Test
    @DisplayName("说机构时省去地名的，也知道指哪一个：卫计局、卫生和计划生育局；别处的不算")
    void aNameWithoutItsPlace() {
        for (String said : List.of("青澜区卫生和计划生育局", "区卫计局", "卫计局", "卫生和计划生育局")) {
            assertThat(tree.meant(said, RENAMED)).as(said).map(Organ::id).contains("health");
        }
        assertThat(List.of("卫生局", "计划生育局", "局", "", "人民政府")).allMatch(said -> tree.meant(said, RENAMED).isEmpty());
        assertThat(tree.named("卫计局", RENAMED)).as("who writes a document is named in full").isEmpty();
    }

    private static Body body(String id, OrganKind kind, @Nullable LocalDate to) {
        return new Body(id, kind, null, FOUNDED, to, OrganProfile.EMPTY);
    }
}
