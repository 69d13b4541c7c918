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
import org.gongkai.directory.Outsider;
import org.gongkai.directory.OutsiderKinds;
import org.gongkai.directory.Outsiders;
import org.gongkai.directory.PasswordSignIn;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.directory.web.SignInScreen;
import org.gongkai.face.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request of a signed-in person the posts of today, and of somebody outside whether they may still be here: what has ended stops working in open sessions too. */
final class StaffToday extends OncePerRequestFilter {

    private record Shown(String id, String name, String organName) implements SignedIn {
    }

    private final People people;
    private final Organs organs;
    private final Outsiders outsiders;

    StaffToday(People people, Organs organs, Outsiders outsiders) {
        this.people = people;
        this.organs = organs;
        this.outsiders = outsiders;
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
                if (mustChoosePassword(request, "/desk", SignInScreen.PASSWORD_PAGE)) {
                    response.sendRedirect(SignInScreen.PASSWORD_PAGE);
                    return;
                }
            } else {
                signOut(request);
            }
        } else if (remembered != null && remembered.getPrincipal() instanceof Outsider known) {
            Optional<Outsider> today = outsiders.today(known.personId());
            if (today.isEmpty()) {
                signOut(request);
            } else {
                SecurityContextHolder.setContext(new SecurityContextImpl(PasswordSignIn.signedIn(today.get())));
                request.setAttribute(SignedIn.ATTRIBUTE, new Shown(known.personId(), today.get().name(), OutsiderKinds.title(today.get().kind())));
                if (mustChoosePassword(request, "/my", SignInScreen.OWN_PASSWORD_PAGE)) {
                    response.sendRedirect(SignInScreen.OWN_PASSWORD_PAGE);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean mustChoosePassword(HttpServletRequest request, String room, String passwordPage) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SignInScreen.PASSWORD_DUE) != null
                && request.getServletPath().startsWith(room) && !request.getServletPath().equals(passwordPage);
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
