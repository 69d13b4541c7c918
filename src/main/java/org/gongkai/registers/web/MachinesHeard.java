package org.gongkai.registers.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.Kiosk;
import org.gongkai.face.Preferences;
import org.gongkai.registers.Heard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.swagger.v3.oas.annotations.Hidden;

/**
 * Hears of machines in lobbies: one that is opened with {@code ?kiosk=on&point=<its name in the register>} remembers its name, and whatever it asks
 * for later tells that it works; a page that nobody touches asks every few minutes.
 */
@Hidden
@RestController
class MachinesHeard implements HandlerInterceptor, WebMvcConfigurer {

    private static final String POINT = "point";
    private static final int LONGEST = 150;

    private final Heard heard;

    MachinesHeard(Heard heard) {
        this.heard = heard;
    }

    @GetMapping("/heard")
    ResponseEntity<Void> hear() {
        return ResponseEntity.status(HttpStatus.NO_CONTENT).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Preferences.of(request).kiosk()) {
            String said = request.getQueryString() == null ? null : request.getParameter(POINT);
            String point = said == null || said.isBlank() ? remembered(request) : said.strip();
            if (point != null && point.length() <= LONGEST && heard.hear(point) && point.equals(said)) {
                response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(Kiosk.POINT, URLEncoder.encode(point, StandardCharsets.UTF_8)).path("/").maxAge(Duration.ofDays(365)).httpOnly(true)
                        .sameSite("Lax").build().toString());
            }
        }
        return true;
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (Kiosk.POINT.equals(cookie.getName())) {
                    return decoded(cookie.getValue());
                }
            }
        }
        return null;
    }

    /** Null where it is none that was made here. */
    private static @Nullable String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
