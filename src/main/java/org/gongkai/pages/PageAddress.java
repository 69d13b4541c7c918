package org.gongkai.pages;

import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.face.Preferences;
import org.jspecify.annotations.Nullable;

/**
 * What a kept page answers to: an address and a way of showing it.
 *
 * @param plain whether it is asked for as most ask: the path alone, in the usual way of showing
 */
record PageAddress(String key, boolean isPlain) {

    private static final int LONGEST = 300;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final String VIEW = Preferences.COOKIE_NAME + "=";

    /** Null for what is never answered from what is kept: forms, people with a session, parts of pages, kiosks. */
    static @Nullable PageAddress of(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        if (!METHODS.contains(request.getMethod()) || path.length() + (query == null ? 0 : query.length()) > LONGEST || path.startsWith("/desk") || path.indexOf(';') >= 0
                || request.getHeader("HX-Request") != null || request.getHeader("Range") != null) {
            return null;
        }
        String cookies = request.getHeader("Cookie");
        if (cookies != null && !namesNobody(cookies)) {
            return null;
        }
        // one page can be written in any number of ways with it
        boolean written = path.indexOf('%') < 0;
        if (cookies == null && query == null) {
            return new PageAddress(path, written);
        }
        Preferences view = Preferences.of(request);
        if (view.kiosk()) {
            return null;
        }
        boolean usual = view.equals(Preferences.USUAL) && view.equals(Preferences.remembered(request));
        String key = query == null ? path : path + "?" + query;
        return usual ? new PageAddress(key, query == null && written) : new PageAddress(view.code().toLowerCase(Locale.ROOT) + " " + Preferences.remembered(request).code() + " " + key, false);
    }

    /** Only how pages are shown. */
    private static boolean namesNobody(String cookies) {
        for (String cookie : cookies.split(";")) {
            if (!cookie.strip().startsWith(VIEW)) {
                return false;
            }
        }
        return true;
    }
}
