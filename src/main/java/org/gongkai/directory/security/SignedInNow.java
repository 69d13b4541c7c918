package org.gongkai.directory.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Staff;
import org.gongkai.directory.web.SignInScreen;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads on to the page that was wanted, else to the desk, and somebody outside to what is theirs; with a one-time password, to choosing another first. */
final class SignedInNow extends SavedRequestAwareAuthenticationSuccessHandler {

    private final ChangePassword changing;
    private final RequestCache wanted;

    SignedInNow(ChangePassword changing, RequestCache wanted) {
        this.changing = changing;
        this.wanted = wanted;
        setRequestCache(wanted);
        setDefaultTargetUrl("/desk");
        // The page that was wanted is kept with the host it was asked under, which anybody can write.
        setRedirectStrategy((request, response, url) -> {
            UriComponents page = UriComponentsBuilder.fromUriString(url).build();
            response.sendRedirect(String.valueOf(page.getPath()) + (page.getQuery() == null ? "" : "?" + page.getQuery()));
        });
    }

    private static boolean isTheirs(String url) {
        String path = String.valueOf(UriComponentsBuilder.fromUriString(url).build().getPath());
        return path.equals("/my") || path.startsWith("/my/");
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        if (signedIn.getPrincipal() instanceof Staff staff && changing.isDue(staff.personId())) {
            request.getSession().setAttribute(SignInScreen.PASSWORD_DUE, true);
        }
        if (signedIn.getPrincipal() instanceof Outsider outsider) {
            if (changing.isDue(outsider.personId())) {
                request.getSession().setAttribute(SignInScreen.PASSWORD_DUE, true);
            }
            SavedRequest before = wanted.getRequest(request, response);
            if (before == null || !isTheirs(before.getRedirectUrl())) {
                wanted.removeRequest(request, response);
                clearAuthenticationAttributes(request);
                getRedirectStrategy().sendRedirect(request, response, "/my");
                return;
            }
        }
        super.onAuthenticationSuccess(request, response, signedIn);
    }
}
