package org.gongkai.directory.security;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses forms that another site sends in somebody's browser, whatever token they bear: the browser itself says where they come from. */
final class FromElsewhere extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> FROM_ANYWHERE = Set.of(PublicAddresses.CHECK, PublicAddresses.END, PublicAddresses.LEAVE);

    private final @Nullable String home;
    private final AccessDeniedHandler refusal;

    FromElsewhere(Site site, AccessDeniedHandler refusal) {
        this.home = site.home().isEmpty() ? null : host(site.home());
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || FROM_ANYWHERE.contains(request.getServletPath()) || !isForeign(request)) {
            chain.doFilter(request, response);
        } else {
            refusal.handle(request, response, new MissingCsrfTokenException(null));
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        String fetch = request.getHeader("Sec-Fetch-Site");
        if (fetch != null) {
            return fetch.equals("cross-site");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || origin.equals("null")) {
            return false;
        }
        String from = host(origin);
        return from == null || !from.equalsIgnoreCase(request.getServerName()) && !from.equalsIgnoreCase(home);
    }

    /** Without its port, which a proxy may have taken off the host. */
    private static @Nullable String host(String address) {
        try {
            return URI.create(address).getHost();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
