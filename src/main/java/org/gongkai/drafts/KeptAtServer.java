package org.gongkai.drafts;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Identifier;
import org.gongkai.face.Form;
import org.gongkai.face.KeptForms;
import org.gongkai.face.Preferences;
import org.gongkai.face.SentForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Finds for each form what its visitor typed before, and keeps what comes in and is not accepted. On a kiosk nothing is kept. */
@Component
class KeptAtServer implements KeptForms {

    private static final String HELD = "gongkai.drafts";
    private static final String NEWCOMER = "gongkai.draftsNewcomer";
    private static final String PASSED_ON = "gongkai.draftsPassedOn";

    private final Drafts drafts;
    private final FormRules rules;
    private final Now now;

    KeptAtServer(Drafts drafts, FormRules rules, Now now) {
        this.drafts = drafts;
        this.rules = rules;
        this.now = now;
    }

    @Override
    public Optional<Form.Typed> rule(String action) {
        return rules.of(action).map(rule -> rule.form().value());
    }

    @Override
    public Optional<Kept> of(HttpServletRequest request, String action, String id) {
        if (Preferences.of(request).kiosk()) {
            return Optional.ofNullable(passedOn(request).get(Sent.form(action, id)));
        }
        String person = Owner.signedIn();
        List<Drafts.Held> mine = held(request).stream()
                .filter(one -> one.owner().isPerson() || one.person() == null || one.person().equals(person)).toList();
        return latest(mine, Sent.form(action, id)).or(() -> id.isEmpty() ? Optional.empty() : latest(mine, action)).flatMap(drafts::open);
    }

    private static Optional<Drafts.Held> latest(List<Drafts.Held> held, String form) {
        return held.stream().filter(one -> one.form().equals(form)).reduce((before, after) -> after);
    }

    @Override
    public boolean awaitsSignIn(HttpServletRequest request) {
        return held(request).stream().anyMatch(one -> !one.owner().isPerson() && Owner.isOfPersons(one.form()));
    }

    @Override
    public Optional<String> keep(HttpServletRequest request, HttpServletResponse response) {
        String action = request.getServletPath();
        if (!"POST".equals(request.getMethod()) || !isFromHere(request) || Preferences.of(request).kiosk()) {
            return Optional.empty();
        }
        boolean beside = keepBeside(request, response);
        return rules.of(action).filter(FormRules.Rule::kept).filter(rule -> keep(action, Sent.of(request), request, response))
                .map(rule -> rules.page(rule, request.getParameterMap(), action)).or(() -> beside ? pageBeside(request) : Optional.empty());
    }

    /**
     * Keeps what lies in the other forms of a page beside the one that was sent; on a kiosk it is only passed on to the page that answers.
     * Answers whether there was any.
     */
    boolean keepBeside(HttpServletRequest request, HttpServletResponse response) {
        Map<String, Kept> found = new HashMap<>();
        for (SentForm.Beside form : SentForm.beside(request)) {
            if (form.changed() && rule(form.action()).filter(Form.Typed.KEPT::equals).isPresent() && isFromHere(request)) {
                Sent sent = Sent.of(form.fields());
                keep(form.action(), sent, request, response);
                found.put(sent.form(form.action()), new Kept(sent.typed(), sent.files(), now.instant().atZone(Now.ZONE).toLocalDateTime()));
            }
        }
        if (!found.isEmpty() && Preferences.of(request).kiosk()) {
            request.setAttribute(PASSED_ON, found);
            RequestContextUtils.getOutputFlashMap(request).put(PASSED_ON, found);
        }
        return !found.isEmpty();
    }

    /** The page with the forms that came beside the one that was sent. */
    Optional<String> pageBeside(HttpServletRequest request) {
        return SentForm.beside(request).stream().flatMap(form -> rules.of(form.action()).map(rule -> rules.page(rule, form.fields(), form.action())).stream()).findFirst();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Kept> passedOn(HttpServletRequest request) {
        Map<String, ?> before = RequestContextUtils.getInputFlashMap(request);
        Object found = request.getAttribute(PASSED_ON) != null || before == null ? request.getAttribute(PASSED_ON) : before.get(PASSED_ON);
        return found == null ? Map.of() : (Map<String, Kept>) found;
    }

    @Override
    public Optional<String> page(HttpServletRequest request) {
        String action = request.getServletPath();
        return rules.of(action).map(rule -> rules.page(rule, request.getParameterMap(), action));
    }

    /** Whether it was kept. */
    boolean keep(String action, Sent sent, HttpServletRequest request, HttpServletResponse response) {
        if (Preferences.of(request).kiosk() || sent.isEmpty()) {
            return false;
        }
        Owner known = Owner.of(request, action);
        Owner owner = known == null ? newcomer(request, response) : known;
        return drafts.keep(owner, sent.form(action), owner.isPerson() ? null : sent.person(), sent.rendering(), sent.typed(), sent.files());
    }

    void taken(String action, Sent sent, HttpServletRequest request) {
        for (Owner owner : owners(request)) {
            drafts.taken(owner, sent.form(action), sent.rendering());
        }
    }

    void discard(String action, String id, HttpServletRequest request) {
        for (Owner owner : owners(request)) {
            drafts.discard(owner, Sent.form(action, id));
            drafts.discard(owner, action);
        }
    }

    private static List<Owner> owners(HttpServletRequest request) {
        List<Owner> owners = new ArrayList<>();
        String person = Owner.signedIn();
        if (person != null) {
            owners.add(Owner.person(person));
        }
        Owner browser = Owner.inBrowser(request);
        if (browser != null) {
            owners.add(browser);
        }
        return owners;
    }

    /** Gives a browser that comes to have something to keep its random cookie, before the answer is on its way. */
    static Owner newcomer(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(NEWCOMER) instanceof Owner owner) {
            return owner;
        }
        String secret = Identifier.fresh() + Identifier.fresh() + Identifier.fresh();
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(Owner.COOKIE, secret).path("/").maxAge(Drafts.OF_BROWSER).httpOnly(true)
                .secure(request.isSecure()).sameSite("Lax").build().toString());
        Owner owner = Owner.browser(secret);
        request.setAttribute(NEWCOMER, owner);
        return owner;
    }

    /** The drafts of this visitor, asked for once for each request. */
    @SuppressWarnings("unchecked")
    private List<Drafts.Held> held(HttpServletRequest request) {
        if (request.getAttribute(HELD) instanceof List<?> known) {
            return (List<Drafts.Held>) known;
        }
        List<Owner> owners = owners(request);
        List<Drafts.Held> found = owners.isEmpty() ? List.of() : drafts.held(owners);
        request.setAttribute(HELD, found);
        return found;
    }

    /** Another site may send a form too, with words of its own: nothing of it is kept. */
    private static boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String from = request.getHeader(HttpHeaders.ORIGIN) == null ? request.getHeader(HttpHeaders.REFERER) : request.getHeader(HttpHeaders.ORIGIN);
        return (site == null || site.equals("same-origin") || site.equals("none")) && (from == null || isOwn(from, request.getHeader(HttpHeaders.HOST)));
    }

    private static boolean isOwn(String from, @Nullable String host) {
        try {
            return host != null && host.equals(URI.create(from).getRawAuthority());
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
