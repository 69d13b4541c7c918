package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.gongkai.directory.PasswordSignIn;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request of a signed-in person the posts of today: one that has ended stops working in open sessions too. */
final class StaffToday extends OncePerRequestFilter {

    private final People people;

    StaffToday(People people) {
        this.people = people;
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
            } else {
                signOut(request);
            }
        }
        chain.doFilter(request, response);
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
