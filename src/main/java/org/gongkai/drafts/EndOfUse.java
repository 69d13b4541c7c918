package org.gongkai.drafts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.gongkai.face.Form;
import org.gongkai.face.Kiosk;
import org.gongkai.face.Preferences;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Ends the use of a shared machine: session, drafts, receipts and every cookie but that it is a kiosk, and which, are gone, and the browser is told to
 * throw away what it kept. On a kiosk a session that nobody ends is short.
 */
@Controller
class EndOfUse implements HandlerInterceptor, WebMvcConfigurer {

    private final Drafts drafts;
    private final Kiosk kiosk;

    EndOfUse(Drafts drafts, Kiosk kiosk) {
        this.drafts = drafts;
        this.kiosk = kiosk;
    }

    @PostMapping("/end")
    @Form(Form.Typed.NOTHING)
    View end(HttpServletRequest request, HttpServletResponse response) {
        boolean shared = Preferences.of(request).kiosk();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Owner browser = Owner.inBrowser(request);
        if (browser != null) {
            drafts.discardAll(browser);
        }
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (!Preferences.isCookie(cookie) && !(shared && Kiosk.POINT.equals(cookie.getName()))) {
                    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(cookie.getName(), "").path("/").maxAge(0).httpOnly(true).build().toString());
                }
            }
        }
        if (shared) {
            response.addHeader(HttpHeaders.SET_COOKIE, Preferences.ofKiosk().cookie().toString());
        }
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        RedirectView start = new RedirectView("/");
        start.setStatusCode(HttpStatus.SEE_OTHER);
        return start;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        HttpSession session = Preferences.of(request).kiosk() ? request.getSession(false) : null;
        if (session != null && session.getMaxInactiveInterval() != kiosk.untouched().toSeconds()) {
            session.setMaxInactiveInterval((int) kiosk.untouched().toSeconds());
        }
    }
}
