package org.gongkai.face;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.UriComponentsBuilder;

/** What layouts and components know of the request they are rendered for. */
public final class Visit {

    private static final ThreadLocal<Visit> CURRENT = new ThreadLocal<>();

    private final Site site;
    private final Assets assets;
    private final List<DeskEntry> deskEntries;
    private final Preferences preferences;
    private final HttpServletRequest request;

    Visit(Site site, Assets assets, List<DeskEntry> deskEntries, HttpServletRequest request) {
        this.site = site;
        this.assets = assets;
        this.deskEntries = deskEntries.stream().filter(entry -> entry.isFor(request)).toList();
        this.preferences = Preferences.of(request);
        this.request = request;
    }

    /** The visit that is being answered; outside of a rendering there is none. */
    public static Visit current() {
        Visit visit = CURRENT.get();
        if (visit == null) {
            throw new IllegalStateException("no page is being rendered on this thread");
        }
        return visit;
    }

    void during(Runnable rendering) {
        Visit before = CURRENT.get();
        CURRENT.set(this);
        try {
            rendering.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    public Site site() {
        return site;
    }

    public Preferences preferences() {
        return preferences;
    }

    public Tongue tongue() {
        return preferences.tongue();
    }

    public List<DeskEntry> deskEntries() {
        return deskEntries;
    }

    public @Nullable SignedIn signedIn() {
        return request.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn person ? person : null;
    }

    /** The token that a form sends back; null where nothing demands one. */
    public static @Nullable CsrfToken formToken() {
        Visit visit = CURRENT.get();
        return visit != null && visit.request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token : null;
    }

    public String asset(String name) {
        return assets.address(name);
    }

    public boolean isAt(String address) {
        String path = path();
        return path.equals(address) || path.startsWith(address + "/");
    }

    /** This address, asking for another way of showing it. */
    public String with(String preference, String value) {
        return UriComponentsBuilder.fromPath(path()).query("GET".equals(request.getMethod()) ? request.getQueryString() : null)
                .replaceQueryParam(preference, value).build().toUriString();
    }

    /** The room whose density a page is shown in: on a kiosk, public pages take the kiosk's. */
    public Room room(Page page) {
        return page.room() == Room.PUBLIC && preferences.kiosk() ? Room.KIOSK : page.room();
    }

    private String path() {
        Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
        return failed instanceof String address ? address : request.getRequestURI();
    }
}
