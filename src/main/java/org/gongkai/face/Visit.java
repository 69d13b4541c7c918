package org.gongkai.face;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What layouts and components know of the request they are rendered for. */
public final class Visit {

    private static final int LONGEST_REPORTED = 200;

    static final String RESTORED = "kept-";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final ThreadLocal<Visit> CURRENT = new ThreadLocal<>();

    private final Site site;
    private final Kiosk kiosk;
    private final Assets assets;
    /** Entries that the head of the desk holds in one line on an ordinary screen. */
    private static final int IN_ONE_LINE = 13;

    private final List<DeskEntry> deskEntries;
    private final Preferences preferences;
    private final HttpServletRequest request;
    private final @Nullable KeptForms kept;
    private final OpenEntrances entrances;
    private int restored;

    Visit(Site site, Kiosk kiosk, Assets assets, List<DeskEntry> deskEntries, HttpServletRequest request, @Nullable KeptForms kept,
            OpenEntrances entrances) {
        this.site = site;
        this.kiosk = kiosk;
        this.assets = assets;
        this.deskEntries = deskEntries.stream().filter(entry -> entry.isFor(request)).toList();
        this.preferences = Preferences.of(request);
        this.request = request;
        this.kept = kept;
        this.entrances = entrances;
    }

    /** The visit that is being answered; outside of a rendering there is none. */
    public static Visit current() {
        Visit visit = CURRENT.get();
        if (visit == null) {
            throw new IllegalStateException("no page is being rendered on this thread");
        }
        return visit;
    }

    /** Whether the page goes to a machine that the next person sits at too; a component drawn outside of a page does not. */
    public static boolean onSharedMachine() {
        Visit visit = CURRENT.get();
        return visit != null && visit.preferences().kiosk();
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

    public Kiosk kiosk() {
        return kiosk;
    }

    public Preferences preferences() {
        return preferences;
    }

    public Tongue tongue() {
        return preferences.tongue();
    }

    /** The entrances that have something behind them. */
    public List<Entrance> entrances() {
        return Arrays.stream(Entrance.values()).filter(entrances::leads).toList();
    }

    /** Those that stand in the head of the desk. */
    public List<DeskEntry> deskEntries() {
        return deskEntries.stream().filter(entry -> !isFolded(entry)).toList();
    }

    /** Those that do not fit beside the others in one line, and are opened together; empty for whoever has few. */
    public List<DeskEntry> foldedDeskEntries() {
        return deskEntries.stream().filter(this::isFolded).toList();
    }

    private boolean isFolded(DeskEntry entry) {
        return deskEntries.size() > IN_ONE_LINE && entry.mayFold();
    }

    public @Nullable SignedIn signedIn() {
        return request.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn person ? person : null;
    }

    /** What is said above the page beside its own; null where nothing is. */
    public @Nullable BesidePage beside() {
        return request.getAttribute(BesidePage.ATTRIBUTE) instanceof BesidePage beside ? beside : null;
    }

    /** The token that a form sends back; null where nothing demands one. */
    public static @Nullable CsrfToken formToken() {
        Visit visit = CURRENT.get();
        return visit == null ? null : visit.token();
    }

    @Nullable CsrfToken token() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token : null;
    }

    /** A form as this visitor left it; outside of a rendering, as it is. */
    public static TypedForm typed(String action, @Nullable String id, Content content) {
        Visit visit = CURRENT.get();
        return visit == null ? TypedForm.plain(content, false) : visit.restored(action, id == null ? "" : id, content);
    }

    private TypedForm restored(String action, String id, Content content) {
        String address = TypedForm.address(action);
        Form.Typed rule = kept == null ? null : kept.rule(address).orElse(null);
        if (kept == null || rule != Form.Typed.KEPT) {
            return TypedForm.plain(content, rule == Form.Typed.NOTHING);
        }
        SignedIn person = signedIn();
        String stamp = String.join("~", UUID.randomUUID().toString(), id, person == null ? "" : person.id());
        KeptForms.Kept before = kept.of(request, address, id).filter(found -> !isAnswered(address, found)).orElse(null);
        StringOutput rendered = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(rendered));
        FilledForm.Result filled = FilledForm.of(rendered.toString(), before == null ? Map.of() : before.typed());
        boolean told = before != null && (filled.changed() || !before.files().isEmpty());
        if (told) {
            restored++;
        }
        return new TypedForm(output -> output.writeContent(filled.html()), stamp, SentForm.made(filled.shown(), address), true, !preferences.kiosk(),
                told ? Wording.date(before.at().toLocalDate()) + " " + MINUTE.format(before.at()) : null, before == null ? List.of() : before.files(), RESTORED + restored);
    }

    /** Whether this page answers the form with what was just typed into it: that is newer than what was kept. */
    private boolean isAnswered(String address, KeptForms.Kept before) {
        return "POST".equals(request.getMethod()) && request.getRequestURI().equals(address)
                && before.typed().keySet().stream().anyMatch(name -> request.getParameter(name) != null);
    }

    /** How many forms of this page hold again what was typed before. */
    int restored() {
        return restored;
    }

    /** Whether something typed at the desk waits for its owner to sign in. */
    public boolean awaitsSignIn() {
        return kept != null && kept.awaitsSignIn(request);
    }

    /** Where this page is found by anybody, as the operator wrote the site's address. */
    public String address() {
        return site.home() + path();
    }

    /** The address of this page for somebody who says what is wrong with it, ready to stand in a question; of one where people ask and follow matters its path alone. */
    public String reported(Page page) {
        boolean whole = page.indexed() && !page.isPersonal() && page.entrance() != Entrance.INTERACTION && "GET".equals(request.getMethod()) && request.getQueryString() != null;
        String question = whole ? UriComponentsBuilder.newInstance().query(request.getQueryString()).replaceQueryParam("lang").replaceQueryParam("elder").replaceQueryParam("theme")
                .replaceQueryParam("kiosk").build().toUriString() : "";
        String address = UriUtils.decode(address() + question, StandardCharsets.UTF_8);
        return UriUtils.encode(address.length() > LONGEST_REPORTED ? address.substring(0, LONGEST_REPORTED) : address, StandardCharsets.UTF_8);
    }

    /** This page, with what follows its path. */
    public String here() {
        String query = "GET".equals(request.getMethod()) ? request.getQueryString() : null;
        return path() + (query == null ? "" : "?" + query);
    }

    /** Where a page that answers a form can be asked for once more, with what was typed; null where it answers none, empty where the form itself may be sent again. */
    public @Nullable String again() {
        boolean taken = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) != null;
        return !"POST".equals(request.getMethod()) ? null : kept == null || !taken ? "" : kept.page(request).orElse("");
    }

    /** How long the session lasts from now on without another request; null where there is none. */
    public @Nullable Integer sessionSeconds() {
        HttpSession session = preferences.kiosk() ? null : request.getSession(false);
        return session == null || session.getMaxInactiveInterval() <= 0 ? null : session.getMaxInactiveInterval();
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
