package org.gongkai.directory;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Credentials.Credential;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Replaces a password: by its owner, who knows the old one, or by an operator, who hands over a one-time password. */
@Component
public class ChangePassword {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Credentials credentials;
    private final PostRows posts;
    private final RefusedSignIns refusedSignIns;
    private final Now now;
    private final ApplicationEventPublisher events;

    ChangePassword(Credentials credentials, PostRows posts, RefusedSignIns refusedSignIns, Now now,
            ApplicationEventPublisher events) {
        this.credentials = credentials;
        this.posts = posts;
        this.refusedSignIns = refusedSignIns;
        this.now = now;
        this.events = events;
    }

    public boolean isDue(String personId) {
        return credentials.of(personId).map(Credential::oneTime).orElse(false);
    }

    /**
     * Wrong old passwords count as wrong ones at the sign-in do: who sits down at an open desk may not guess for ever.
     *
     * @param place from where, as {@link Network#of} says it
     */
    @Transactional
    public Attempt<String> change(String personId, String old, String wanted, String repeated, String place) {
        Credential credential = credentials.of(personId).orElseThrow();
        Optional<Instant> locked = refusedSignIns.lockedUntil(credential.login(), place);
        if (locked.isPresent()) {
            return Attempt.refused(List.of("原密码连续输错，请在 %s 之后再试；忘记密码的，请运维人员重置。".formatted(HOUR.format(locked.get().atZone(Now.ZONE)))));
        }
        List<String> reasons = new ArrayList<>();
        if (!credentials.matches(old, credential)) {
            refusedSignIns.count(credential.login(), place);
            reasons.add("原密码不正确。");
        }
        if (!wanted.equals(repeated)) {
            reasons.add("两次输入的新密码不一致。");
        }
        if (wanted.equals(old)) {
            reasons.add("新密码不能与原密码相同。");
        }
        Passwords.faultOf(wanted, credential.login()).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        credentials.replace(personId, wanted, false);
        refusedSignIns.signedIn(credential.login(), place);
        return Attempt.done(credential.login());
    }

    /** A new one-time password, which also lifts a lock. An operator must reach every organ where the person holds a post. */
    @Transactional
    public Attempt<String> reset(String personId, Operator operator) {
        List<String> reasons = new ArrayList<>();
        for (PostHeld post : posts.of(personId)) {
            if (post.endsAfter(now.today())) {
                operator.whyNot(post.organ()).ifPresent(reasons::add);
            }
        }
        Credential credential = credentials.of(personId).orElse(null);
        if (credential == null) {
            reasons.add("该人员没有登录账号。");
        }
        if (credential == null || !reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        String password = Passwords.oneTime();
        credentials.replace(personId, password, true);
        refusedSignIns.forget(credential.login());
        events.publishEvent(new DirectoryEvent.PasswordReset(personId, now.today(), operator.id()));
        return Attempt.done(password);
    }
}
