package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers who may not pass: sign in first, or which role is needed; an address that nobody listed does not exist. */
@Component
class Doorkeeper implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/sign-in";

    private final Organs organs;

    Doorkeeper(Organs organs) {
        this.organs = organs;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (!isDesk(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", SIGN_IN);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(SIGN_IN);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (refused instanceof CsrfException) {
            new Refusal(403, "这张表单已经失效", "页面停留太久，或者不是从本网站打开的，为安全起见没有提交。请返回上一页刷新后再提交一次；浏览器不接受 Cookie 时也会这样。")
                    .answer(request, response);
        } else if (refused instanceof RoleNeeded needed) {
            roleNeeded(needed.role(), needed.organId()).answer(request, response);
        } else if (refused instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof RoleRule.Decision decision) {
            roleNeeded(decision.role(), null).answer(request, response);
        } else {
            response.sendError(isDesk(request) ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Refusal roleNeeded(Role role, @Nullable String organId) {
        String organ = Optional.ofNullable(organId).flatMap(organs::find).map(Organ::name).orElse("");
        return new Refusal(403, "需要另一个岗位", "这一步由{0}{1}来做，您目前没有这个岗位。确有需要的，请联系本单位的运维人员。",
                organ, role.title());
    }

    private static boolean isDesk(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/desk") || path.startsWith("/desk/");
    }
}
