package org.gongkai.directory.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.Staff;
import org.gongkai.directory.web.SignInScreen;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads on to the page that was wanted, else to the desk; with a one-time password, to choosing another first. */
final class SignedInNow extends SavedRequestAwareAuthenticationSuccessHandler {

    private final ChangePassword changing;

    SignedInNow(ChangePassword changing, RequestCache wanted) {
        this.changing = changing;
        setRequestCache(wanted);
        setDefaultTargetUrl("/desk");
        // The page that was wanted is kept with the host it was asked under, which anybody can write.
        setRedirectStrategy((request, response, url) -> {
            UriComponents page = UriComponentsBuilder.fromUriString(url).build();
            response.sendRedirect(String.valueOf(page.getPath()) + (page.getQuery() == null ? "" : "?" + page.getQuery()));
        });
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        if (signedIn.getPrincipal() instanceof Staff staff && changing.isDue(staff.personId())) {
            request.getSession().setAttribute(SignInScreen.PASSWORD_DUE, true);
        }
        super.onAuthenticationSuccess(request, response, signedIn);
    }
}
