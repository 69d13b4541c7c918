package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.PasswordSignIn;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.directory.web.SignInScreen;
import org.gongkai.face.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request of a signed-in person the posts of today: one that has ended stops working in open sessions too. */
final class StaffToday extends OncePerRequestFilter {

    private record Shown(String id, String name, String organName) implements SignedIn {
    }

    private final People people;
    private final Organs organs;

    StaffToday(People people, Organs organs) {
        this.people = people;
        this.organs = organs;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication remembered = SecurityContextHolder.getContext().getAuthentication();
        if (remembered != null && remembered.getPrincipal() instanceof Staff known) {
            Optional<Staff> today = people.staff(known.personId()).filter(staff -> !staff.posts().isEmpty());
            if (today.isPresent()) {
                Staff staff = today.get();
                SecurityContextHolder.setContext(new SecurityContextImpl(PasswordSignIn.signedIn(staff)));
                String organ = organs.find(staff.posts().getFirst().organId()).map(Organ::shortName).orElse("");
                request.setAttribute(SignedIn.ATTRIBUTE, new Shown(staff.personId(), staff.name(), organ));
                if (mustChoosePassword(request)) {
                    response.sendRedirect(SignInScreen.PASSWORD_PAGE);
                    return;
                }
            } else {
                signOut(request);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean mustChoosePassword(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SignInScreen.PASSWORD_DUE) != null
                && request.getServletPath().startsWith("/desk") && !request.getServletPath().equals(SignInScreen.PASSWORD_PAGE);
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
