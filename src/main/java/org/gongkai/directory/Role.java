package org.gongkai.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/** What a post allows; every permission in the house is a role on an organ. The roles are those of {@code regulations/roles.yaml}. */
public final class Role {

    /** The sort of name under which declarations speak of roles. */
    public static final Sort SORT = new Sort("role", "岗位");

    /** Roles that the statutes themselves name, so that code and records do too. */
    private static final List<String> NAMED = List.of("OFFICER", "REVIEWER", "SECRECY_REVIEWER", "APPROVER", "DISCLOSURE_HEAD", "DISCLOSURE_OFFICE", "SUPERVISOR", "OPERATOR");
    static final Kind<Declared> FILE = Kind.of("岗位", "roles.yaml", Declared.class, (declared, names) -> {
        for (int n = 0; n < declared.roles().size(); n++) {
            names.offers(SORT, declared.roles().get(n).id(), "roles", n, "id");
            names.once(SORT, declared.roles().get(n).id(), "roles", n, "id");
        }
        for (String named : NAMED) {
            names.demand(declared.roles().stream().anyMatch(role -> role.id().equals(named)), "缺少岗位 " + named + "，任职记录和程序里有它", "roles");
        }
    });

    /** Drafts documents, registers and answers requests. */
    public static final Role OFFICER = valueOf("OFFICER");
    /** Checks what an officer drafted. */
    public static final Role REVIEWER = valueOf("REVIEWER");
    /** Examines for secrecy before publication (政府信息公开条例 2019, Art. 17). */
    public static final Role SECRECY_REVIEWER = valueOf("SECRECY_REVIEWER");
    /** Signs: publishes, decides. */
    public static final Role APPROVER = valueOf("APPROVER");
    /** 政府信息公开工作机构负责人: without whose consent no period is extended (2019 Art. 33, 2008 Art. 24). */
    public static final Role DISCLOSURE_HEAD = valueOf("DISCLOSURE_HEAD");
    /** 政府信息公开工作机构 (Art. 4): assigns, compiles, reports. */
    public static final Role DISCLOSURE_OFFICE = valueOf("DISCLOSURE_OFFICE");
    /** Sees every light, orders correction (Art. 46 to 48). */
    public static final Role SUPERVISOR = valueOf("SUPERVISOR");
    /** Keeps organs, people and the installation; opens no records. */
    public static final Role OPERATOR = valueOf("OPERATOR");

    private final One declared;
    private final Set<Power> may;

    private Role(One declared) {
        this.declared = declared;
        this.may = declared.may() == null ? Set.of() : Set.copyOf(declared.may());
    }

    /** @throws IllegalArgumentException if there is no such role */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Role valueOf(String id) {
        return Arrays.stream(Shipped.ROLES).filter(role -> role.name().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有“" + id + "”这种岗位，见 roles.yaml"));
    }

    /** Every role, in the order of the file. */
    public static Role[] values() {
        return Shipped.ROLES.clone();
    }

    /** The ids of the roles that allow one of these. */
    public static String[] with(Power... anyOf) {
        return Arrays.stream(Shipped.ROLES).filter(role -> Arrays.stream(anyOf).anyMatch(role::may)).map(Role::name).toArray(String[]::new);
    }

    /** Its id, by which posts and definitions name it. */
    @JsonValue
    public String name() {
        return declared.id();
    }

    public String title() {
        return declared.title();
    }

    public boolean may(Power power) {
        return may.contains(power);
    }

    /** Whether it opens the records of the organs that a post reaches. */
    public boolean reads() {
        return declared.reads();
    }

    /** The name under which Spring Security knows the role. */
    public String authority() {
        return "ROLE_" + name();
    }

    @Override
    public String toString() {
        return name();
    }

    record Declared(String title, String description, String legalBasis, List<One> roles) {
    }

    record One(@Meaning("写在任职记录和定义文件里的名称，不改") String id, String title, @Meaning("做什么") String does,
            @Meaning("权限") @Nullable List<Power> may, @Meaning("是否看得到所及机关的记录") boolean reads, @Nullable String article) {
    }

    /** Read when the first role is asked for. */
    private static final class Shipped {

        private static final Role[] ROLES = Definitions.one(DefinitionTree.shipped(), FILE).value().roles().stream().map(Role::new).toArray(Role[]::new);
    }
}
