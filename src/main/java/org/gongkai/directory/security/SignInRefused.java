package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.web.SignInScreen;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Shows the sign-in page again with the reason, without starting a session for it. */
record SignInRefused(SignInScreen page) implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String login = Objects.requireNonNullElse(request.getParameter("login"), "");
        ReadersLanguage.heed(request);
        page.show(login, refused.getMessage()).render(null, request, response);
    }
}
