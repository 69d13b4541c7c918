package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("谁在哪个机关有什么权限：岗位 = 人 × 机关 × 角色")
class StaffTest {

    private static final Set<String> DISTRICT = Set.of("gov", "edu", "street");

    private final Staff supervisor = new Staff("p1", "监察员", List.of(new Post("gov", Role.SUPERVISOR, DISTRICT)));
    private final Staff officer = new Staff("p2", "信息员",
            List.of(Post.at("edu", Role.OFFICER), Post.at("street", Role.REVIEWER)));
    private final Staff operator = new Staff("p3", "运维员", List.of(new Post("gov", Role.OPERATOR, DISTRICT)));

    @Test
    @DisplayName("覆盖下级的岗位及于下级机关")
    void aPostOverTheSubtreeReachesEveryOrganBelow() {
        assertThat(supervisor.holds(Role.SUPERVISOR, "street")).isTrue();
        assertThat(supervisor.scope().covers("edu")).isTrue();
    }

    @Test
    @DisplayName("一个角色不代替另一个角色，一个机关的岗位不及于另一个机关")
    void rolesAndOrgansAreNotMixed() {
        assertThat(officer.holds(Role.OFFICER, "edu")).isTrue();
        assertThat(officer.holds(Role.OFFICER, "street")).isFalse();
        assertThat(officer.holds(Role.REVIEWER, "edu")).isFalse();
        assertThat(supervisor.holds(Role.APPROVER, "gov")).isFalse();
    }

    @Test
    @DisplayName("范围按角色收窄")
    void theScopeNarrowsToTheRolesAskedFor() {
        assertThat(officer.scope().organs()).containsExactlyInAnyOrder("edu", "street");
        assertThat(officer.scope(Role.REVIEWER).organs()).containsExactly("street");
        assertThat(officer.scope(Role.APPROVER).organs()).isEmpty();
    }

    @Test
    @DisplayName("运维岗位不打开任何记录")
    void anOperatorSeesNoRecords() {
        assertThat(operator.scope()).isEqualTo(Scope.NOTHING);
        assertThat(operator.holds(Role.OPERATOR, "street")).isTrue();
    }

    @Test
    @DisplayName("缺少岗位时说出需要的角色")
    void aRefusalNamesTheRole() {
        assertThatThrownBy(() -> officer.demand(Role.APPROVER, "edu"))
                .isInstanceOfSatisfying(RoleNeeded.class, refusal -> {
                    assertThat(refusal.role()).isEqualTo(Role.APPROVER);
                    assertThat(refusal.organId()).isEqualTo("edu");
                });
    }
}
