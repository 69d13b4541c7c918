package org.gongkai.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** A template with its values: what a controller answers. */
public final class Screen implements View {

    /** Request attribute: whether the form that was sent has done its work; without it, a redirect says that it has. */
    public static final String TAKEN = "gongkai.formTaken";

    /** Request attribute: the page shows again what somebody typed, or stands on a kiosk. */
    static final String CONFIDENTIAL = "gongkai.confidential";

    private static final int BUSY = 503;

    private final String template;
    private final Map<String, Object> values = new HashMap<>();
    private @Nullable String fragment;
    private @Nullable MadeFrom from;
    private int status = 200;
    private boolean taken;
    private boolean soon;

    private Screen(String template) {
        this.template = template;
    }

    /** The template by its path below {@code org/gongkai}, as {@code portal/web/home}. */
    public static Screen of(String template) {
        return new Screen(template);
    }

    /** One sentence about what happened and one way onward, for answers that need no page of their own. */
    public static Screen message(Page page, String sentence, String onward, String address) {
        return of("face/web/message").with("page", page).with("sentence", sentence).with("onward", onward).with("address", address);
    }

    public Screen with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** The template that answers when htmx asks for a part of the page; it takes the same values. */
    public Screen fragment(String part) {
        fragment = part;
        return this;
    }

    /** What the page shows: until some of it changes, its bytes may answer everybody. Never for a page with a form that is sent by POST. */
    public Screen madeFrom(MadeFrom sources) {
        from = sources;
        return this;
    }

    /** The same, unless something it shows has yet to catch up with what happened: then nobody keeps it, and whoever keeps pages comes again. */
    public Screen madeFrom(MadeFrom sources, boolean caughtUp) {
        soon = !caughtUp;
        return caughtUp ? madeFrom(sources) : this;
    }

    public Screen status(int code) {
        status = code;
        return this;
    }

    /** What the form asked for is done, and this page shows it: nothing of the form is kept any longer. */
    public Screen taken() {
        taken = true;
        return this;
    }

    public int status() {
        return status;
    }

    public String template() {
        return template;
    }

    public @Nullable Object value(String name) {
        return values.get(name);
    }

    @Override
    public String getContentType() {
        return MediaType.TEXT_HTML_VALUE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var context = RequestContextUtils.findWebApplicationContext(request);
        if (context == null) {
            throw new IllegalStateException("a screen is rendered within the application only");
        }
        if (taken) {
            request.setAttribute(TAKEN, true);
        }
        Map<String, Object> all = new HashMap<>(model == null ? Map.of() : model);
        all.putAll(values);
        String html = context.getBean(Stage.class).render(chosen(request), all, request);
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        if (status != 200) {
            response.setStatus(status);
        }
        if (status == BUSY) {
            response.setHeader("Retry-After", "5");
        }
        if (soon) {
            response.setHeader("Retry-After", "1");
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", Stage.CONTENT_SECURITY_POLICY);
        if (fragment != null) {
            response.addHeader("Vary", "HX-Request");
        }
        if (request.getAttribute(CONFIDENTIAL) != null) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (from != null && request.getAttribute(CONFIDENTIAL) == null && from.answering(request, bytes)) {
            return;
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private String chosen(HttpServletRequest request) {
        boolean partOnly = "true".equals(request.getHeader("HX-Request")) && request.getHeader("HX-Boosted") == null
                && request.getHeader("HX-History-Restore-Request") == null;
        return fragment != null && partOnly ? fragment : template;
    }
}
