package org.gongkai.directory.security;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Opens an address to one sort of people who are signed in: staff, or people outside. To the others it does not exist. */
record WhoRule(Class<?> who) implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> signedIn, RequestAuthorizationContext request) {
        Authentication authentication = signedIn.get();
        return new AuthorizationDecision(authentication != null && who.isInstance(authentication.getPrincipal()));
    }
}
