package org.gongkai.drafts;

import org.gongkai.directory.Outsider;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/** Whose drafts these are: a person's at the desk and in what is their own, else those of a browser that carries a random cookie. */
public record Owner(String id) {

    static final String COOKIE = "form-drafts";

    static Owner person(String personId) {
        return new Owner("person:" + personId);
    }

    static Owner browser(String secret) {
        return new Owner("browser:" + Sha256.hex(secret));
    }

    boolean isPerson() {
        return id.startsWith("person:");
    }

    /** Who typed into a form of this address; null where the browser has no cookie yet. */
    static @Nullable Owner of(HttpServletRequest request, String action) {
        String person = signedIn();
        if (person != null && isOfPersons(action)) {
            return person(person);
        }
        return inBrowser(request);
    }

    /** Whether a form is one of people who are signed in. */
    static boolean isOfPersons(String action) {
        return action.startsWith("/desk/") || action.startsWith("/my/");
    }

    static @Nullable Owner inBrowser(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName()) && cookie.getValue().length() >= 36) {
                    return browser(cookie.getValue());
                }
            }
        }
        return null;
    }

    static @Nullable String signedIn() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known == null ? null : switch (known.getPrincipal()) {
            case Staff staff -> staff.personId();
            case Outsider outsider -> outsider.personId();
            case null, default -> null;
        };
    }
}
