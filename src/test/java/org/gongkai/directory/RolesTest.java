package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("岗位是数据：叫什么、做什么、有什么权限写在 roles.yaml，id 与任职记录里的一样")
class RolesTest {

    private static final Staff OFFICER = new Staff("p1", "陈曦", List.of(Post.at("qinglan", Role.OFFICER)));
    private static final Staff OPERATOR = new Staff("p2", "王霁", List.of(Post.at("qinglan", Role.OPERATOR)));

    private static String roles() {
        return DefinitionTree.shipped().text("roles.yaml").orElseThrow().text();
    }

    private static List<String> faults(String path, String text) {
        return DefinitionKinds.check(DefinitionTree.of(DefinitionTree.shipped().texts().stream().map(shipped -> shipped.path().equals(path)
                ? new DefinitionText(path, text, DefinitionText.Origin.SHIPPED) : shipped).toList())).faults().stream().map(Fault::toString).toList();
    }

    @Test
    @DisplayName("以前写在程序里的八种岗位都在，次序和名称不变")
    void sameIds() {
        assertThat(Role.values()).extracting(Role::name).containsExactly("OFFICER", "REVIEWER", "SECRECY_REVIEWER", "APPROVER", "DISCLOSURE_HEAD", "DISCLOSURE_OFFICE", "SUPERVISOR", "OPERATOR");
        assertThat(Role.values()).extracting(Role::title).containsExactly("信息员", "审核人", "保密审查员", "审批人", "公开机构负责人", "公开办", "监察", "运维");
        assertThat(Role.valueOf("APPROVER")).isSameAs(Role.APPROVER);
        assertThatThrownBy(() -> Role.valueOf("JANITOR")).hasMessageContaining("没有“JANITOR”这种岗位");
    }

    @Test
    @DisplayName("程序按权限放行，不问岗位；没有权限的，说出该由谁")
    void powers() {
        assertThat(OFFICER.may(Power.HANDLE, "qinglan")).isTrue();
        assertThat(OFFICER.may(Power.HANDLE, "education")).isFalse();
        assertThat(OFFICER.may(Power.COORDINATE)).isFalse();
        assertThat(Role.with(Power.WORK)).containsExactlyInAnyOrder("OFFICER", "APPROVER", "DISCLOSURE_HEAD", "DISCLOSURE_OFFICE");
        assertThat(Arrays.stream(Power.values()).filter(power -> Role.with(power).length == 0)).isEmpty();
        assertThatThrownBy(() -> OFFICER.demand(Power.COORDINATE, "qinglan"))
                .isInstanceOfSatisfying(RoleNeeded.class, needed -> assertThat(needed.role()).isSameAs(Role.DISCLOSURE_OFFICE));
    }

    @Test
    @DisplayName("运维管机构和人员，看不到记录")
    void operatorReadsNothing() {
        assertThat(OPERATOR.scope()).isEqualTo(Scope.NOTHING);
        assertThat(OFFICER.scope().organs()).isEqualTo(Set.of("qinglan"));
    }

    @Test
    @DisplayName("办件类型和审核流程里写的岗位，roles.yaml 里没有的，说出哪一行")
    void referencesAreChecked() {
        assertThat(faults("roles.yaml", roles().replace("id: SUPERVISOR", "id: INSPECTOR")))
                .anySatisfy(fault -> assertThat(fault).contains("casetypes/transparencycomplaint.yaml", "没有岗位“SUPERVISOR”"))
                .anySatisfy(fault -> assertThat(fault).contains("roles.yaml", "缺少岗位 SUPERVISOR"));
    }

    @Test
    @DisplayName("一个 id 写两次、权限写错的不收")
    void wrongFile() {
        assertThat(faults("roles.yaml", roles().replace("id: REVIEWER", "id: OFFICER"))).anySatisfy(fault -> assertThat(fault).contains("OFFICER"));
        assertThat(faults("roles.yaml", roles().replace("[WORK, SIGN]", "[WORK, SING]"))).anySatisfy(fault -> assertThat(fault).contains("没有“SING”这个选项", "SIGN"));
    }
}
