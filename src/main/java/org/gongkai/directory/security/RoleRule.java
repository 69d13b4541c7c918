package org.gongkai.directory.security;

import java.util.function.Supplier;

import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Opens an address to those who hold a role anywhere, and remembers which when it refuses. */
record RoleRule(Role role) implements AuthorizationManager<RequestAuthorizationContext> {

    /** The answer, with the role it depended on. */
    static final class Decision extends AuthorizationDecision {

        private final Role role;

        Decision(boolean granted, Role role) {
            super(granted);
            this.role = role;
        }

        Role role() {
            return role;
        }
    }

    @Override
    public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> signedIn, RequestAuthorizationContext request) {
        Authentication authentication = signedIn.get();
        boolean granted = authentication != null && authentication.getPrincipal() instanceof Staff staff && staff.holds(role);
        return new Decision(granted, role);
    }
}
