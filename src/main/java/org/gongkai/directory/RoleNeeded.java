package org.gongkai.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** Refuses a signed-in person who lacks a role; the 403 page names it. */
public final class RoleNeeded extends AccessDeniedException {

    private final Role role;
    private final @Nullable String organId;

    public RoleNeeded(Role role, @Nullable String organId) {
        super("needs %s%s".formatted(role.title(), organId == null ? "" : " at " + organId));
        this.role = role;
        this.organId = organId;
    }

    public Role role() {
        return role;
    }

    /** The organ at which it is needed; null when anywhere is enough. */
    public @Nullable String organId() {
        return organId;
    }
}
