package org.gongkai.face;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * How a reader wants pages shown: language, larger type (长者模式), colours, kiosk.
 *
 * <p>Asked for by {@code ?lang=en}, {@code ?elder=on}, {@code ?theme=dark}, {@code ?kiosk=on} and remembered in one
 * cookie that names nobody. {@link #code()} completes the key of a cached page.
 */
public record Preferences(Tongue tongue, boolean elder, Theme theme, boolean kiosk) {

    /** The colours of a page; all three come from the same tokens. */
    public enum Theme {
        LIGHT, DARK, CONTRAST;

        /** The value of {@code data-theme}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Theme of(String code) {
            for (Theme theme : values()) {
                if (theme.code().equals(code)) {
                    return theme;
                }
            }
            return LIGHT;
        }
    }

    public static final Preferences USUAL = new Preferences(Tongue.SIMPLIFIED, false, Theme.LIGHT, false);

    /** The cookie that remembers them. */
    public static final String COOKIE_NAME = "gongkai-view";

    /** What the cookie remembers, changed by what the address asks for. */
    public static Preferences of(HttpServletRequest request) {
        Preferences remembered = remembered(request);
        String lang = request.getParameter("lang");
        String elder = request.getParameter("elder");
        String theme = request.getParameter("theme");
        String kiosk = request.getParameter("kiosk");
        return new Preferences(
                lang == null ? remembered.tongue : Tongue.of(lang),
                elder == null ? remembered.elder : "on".equals(elder),
                theme == null ? remembered.theme : Theme.of(theme),
                kiosk == null ? remembered.kiosk : "on".equals(kiosk));
    }

    /** Without what the address asks for; nothing of a form is read for it. */
    public static Preferences remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE_NAME.equals(cookie.getName())) {
                    return parse(cookie.getValue());
                }
            }
        }
        return USUAL;
    }

    static Preferences parse(@Nullable String code) {
        String[] parts = code == null ? new String[0] : code.split("\\.");
        return parts.length != 4 ? USUAL
                : new Preferences(Tongue.of(parts[0]), "elder".equals(parts[1]), Theme.of(parts[2]), "kiosk".equals(parts[3]));
    }

    public String code() {
        return String.join(".", tongue.code(), elder ? "elder" : "usual", theme.code(), kiosk ? "kiosk" : "own");
    }

    /** How a kiosk shows pages to whoever comes next. */
    public static Preferences ofKiosk() {
        return new Preferences(USUAL.tongue, USUAL.elder, USUAL.theme, true);
    }

    public static boolean isCookie(Cookie cookie) {
        return COOKIE_NAME.equals(cookie.getName());
    }

    /** Scripts read it: a page that a cache answers takes its type and colours from there. */
    public ResponseCookie cookie() {
        return ResponseCookie.from(COOKIE_NAME, code()).path("/").maxAge(Duration.ofDays(365)).sameSite("Lax").build();
    }
}
