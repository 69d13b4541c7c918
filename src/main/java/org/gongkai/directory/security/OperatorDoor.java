package org.gongkai.directory.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Opens {@code /operator/**} to commands on this machine that know the installation's token; without a token to nobody. */
final class OperatorDoor implements AuthorizationManager<RequestAuthorizationContext> {

    static final String TOKEN_HEADER = "X-Gongkai-Token";

    private final byte[] token;

    OperatorDoor(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> nobody, RequestAuthorizationContext context) {
        return new AuthorizationDecision(opensTo(context.getRequest()));
    }

    private boolean opensTo(HttpServletRequest request) {
        String shown = request.getHeader(TOKEN_HEADER);
        return token.length > 0 && shown != null && isLocal(request.getRemoteAddr())
                && MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLocal(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
