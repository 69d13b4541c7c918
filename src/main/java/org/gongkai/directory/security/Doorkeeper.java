package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.face.KeptForms;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers who may not pass: sign in first, or which role is needed; an address that nobody listed does not exist. */
@Component
class Doorkeeper implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/sign-in";

    private final Organs organs;
    private final ObjectProvider<KeptForms> kept;

    Doorkeeper(Organs organs, ObjectProvider<KeptForms> kept) {
        this.organs = organs;
        this.kept = kept;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (!isDesk(request) && !isTheirs(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            // A form that came after the session ended leads to its own page: signing in leads there and finds it filled in.
            String onward = Refusal.kept(kept, request, response).orElse(SIGN_IN);
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Redirect", onward);
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                response.sendRedirect(onward);
            }
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (refused instanceof CsrfException && comesBare(request)) {
            response.sendRedirect("/");
        } else if (refused instanceof CsrfException) {
            Refusal.kept(kept, request, response).map(page -> new Refusal(403, "没有提交，填写的内容还在", "页面停留太久，或者在别的窗口里登录、退出过，为安全起见没有提交。您填写的内容已经加密保存，打开表单核对后再提交一次；选过的文件要重新选择。")
                            .leadingTo("打开表单，继续提交", page))
                    .orElseGet(() -> new Refusal(403, "这张表单已经失效", "页面停留太久，或者不是从本网站打开的，为安全起见没有提交。请返回上一页刷新后再提交一次；浏览器不接受 Cookie 时也会这样。"))
                    .answer(request, response);
        } else if (isOfOthers(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (refused instanceof RoleNeeded needed) {
            roleNeeded(needed.role(), needed.organId()).answer(request, response);
        } else if (refused instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof RoleRule.Decision decision) {
            roleNeeded(decision.role(), null).answer(request, response);
        } else {
            response.sendError(isDesk(request) ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /**
     * Whether a browser sent it from outside and withheld every cookie: after Back to a form that is no longer kept, a reload comes so. The answer to it
     * would not know that it stands on a shared machine; a page to which it is led does.
     */
    private static boolean comesBare(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site")) && request.getCookies() == null;
    }

    private Refusal roleNeeded(Role role, @Nullable String organId) {
        String organ = Optional.ofNullable(organId).flatMap(organs::find).map(Organ::name).orElse("");
        return new Refusal(403, "需要另一个岗位", "这一步由{0}{1}来做，您目前没有这个岗位。确有需要的，请联系本单位的运维人员。",
                organ, role.title());
    }

    /** Whether somebody outside stands at the desk, or staff at what is somebody's own: neither learns what is there. */
    private static boolean isOfOthers(HttpServletRequest request) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && (known.getPrincipal() instanceof Outsider || known.getPrincipal() instanceof Staff && isTheirs(request));
    }

    private static boolean isTheirs(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/my") || path.startsWith("/my/");
    }

    private static boolean isDesk(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/desk") || path.startsWith("/desk/");
    }
}
