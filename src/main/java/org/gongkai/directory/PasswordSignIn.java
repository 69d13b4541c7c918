package org.gongkai.directory;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Credentials.Credential;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Lets a person in by log-in name and password; the principal is the {@link Staff} of today. */
@Component
public class PasswordSignIn implements AuthenticationProvider {

    /** Compared against when nobody has the name, so that the time taken tells nothing; what it was made of was thrown away. */
    private static final Credential NOBODY = new Credential("", "", "{bcrypt}$2a$10$D6wyHbsZe5ug9Jj3/o7wneR8/fAG6gYxInxplC1C1GIkLJ6sVppGW", false);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Credentials credentials;
    private final RefusedSignIns refusals;
    private final People people;
    private final Outsiders outsiders;

    PasswordSignIn(Credentials credentials, RefusedSignIns refusals, People people, Outsiders outsiders) {
        this.credentials = credentials;
        this.refusals = refusals;
        this.people = people;
        this.outsiders = outsiders;
        if (!credentials.isOfToday(NOBODY)) {
            throw new IllegalStateException("passwords are encoded another way than the one compared against for nobody");
        }
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        String place = attempt.getDetails() instanceof WebAuthenticationDetails details ? Network.of(details.getRemoteAddress()) : "";
        refusals.lockedUntil(login, place).ifPresent(until -> {
            throw new LockedException("密码连续输错，在您这里该登录名已锁定，请在 %s 之后再试；也可以在以前登录过的电脑上登录，或者请运维人员重置密码。"
                    .formatted(HOUR.format(until.atZone(Now.ZONE))));
        });
        Optional<Credential> credential = credentials.byLogin(login);
        boolean right = credentials.matches(password, credential.orElse(NOBODY));
        if (credential.isEmpty() || !right) {
            refusals.count(login, place);
            throw new BadCredentialsException("登录名或密码不正确。");
        }
        refusals.signedIn(login, place);
        Optional<Outsiders.Kept> outside = outsiders.find(credential.get().person());
        if (outside.isPresent()) {
            return signedIn(outsiders.today(credential.get().person()).orElseThrow(() -> new DisabledException("该账号已经停用。编号和查询码仍可以查询办件；有疑问的，请联系受理机关。")));
        }
        Staff staff = people.staff(credential.get().person()).orElseThrow();
        if (staff.posts().isEmpty()) {
            throw new DisabledException("该账号目前没有在任岗位，请联系本单位运维人员。");
        }
        return signedIn(staff);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    public static Authentication signedIn(Outsider outsider) {
        return UsernamePasswordAuthenticationToken.authenticated(outsider, null, List.of(new SimpleGrantedAuthority(Outsider.AUTHORITY)));
    }

    public static Authentication signedIn(Staff staff) {
        List<SimpleGrantedAuthority> authorities = staff.posts().stream().map(post -> post.role().authority()).distinct()
                .map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(staff, null, authorities);
    }
}
