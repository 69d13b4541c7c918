package org.gongkai.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * One form of those that a browser without scripts sends all together, as {@link JoinedForms} makes them: the request says what this one
 * says, and beside it lies what the others hold.
 */
public final class SentForm extends HttpServletRequestWrapper {

    /** Of the address: which form of the page was sent; none of them, where the page is only shown anew. */
    static final String WHICH = "form-sent";
    static final String NONE = "0";
    /** Of the address: the input of another form that this one rewrites. */
    static final String REPLACES = "form-replaces";
    /** Field of a form: what it held when it was made, and where it is sent. */
    public static final String MADE = "form-made";
    /** Forms of a page: more are nobody's page. */
    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d+~");

    private final String prefix;
    private @Nullable Map<String, String[]> own;

    private SentForm(HttpServletRequest request, String number) {
        super(request);
        this.prefix = prefix(number);
    }

    /**
     * A form that was not sent.
     *
     * @param action  where it would be sent
     * @param changed whether it holds something else than when it was made
     */
    public record Beside(String action, Map<String, String[]> fields, boolean changed) {
    }

    static String prefix(Object number) {
        return number + "~";
    }

    /** The request as the form that was sent; nothing of the body is read for it. */
    public static HttpServletRequest of(HttpServletRequest request) {
        String number = "POST".equals(request.getMethod()) ? asked(request, WHICH) : null;
        return number == null ? request : new SentForm(request, number);
    }

    /** The forms of which something may be kept and that came with the one that was sent. */
    public static List<Beside> beside(HttpServletRequest request) {
        SentForm sent = WebUtils.getNativeRequest(request, SentForm.class);
        return sent == null ? List.of() : sent.others();
    }

    private List<Beside> others() {
        Map<String, Map<String, String[]>> forms = new TreeMap<>();
        String replaced = asked(this, REPLACES);
        getRequest().getParameterMap().forEach((name, values) -> {
            Matcher number = NUMBER.matcher(name);
            int end = number.lookingAt() ? number.end() : 0;
            if (!name.startsWith(prefix) && !name.substring(end).equals(replaced) && asked(this, name) == null) {
                forms.computeIfAbsent(name.substring(0, end), one -> new LinkedHashMap<>()).put(name.substring(end), values);
            }
        });
        List<Beside> others = new ArrayList<>();
        for (Map<String, String[]> fields : forms.values()) {
            String[] made = fields.remove(MADE);
            String[] said = made == null ? new String[0] : made[0].split(" ", 2);
            if (said.length == 2 && others.size() < MOST) {
                others.add(new Beside(said[1], fields, !said[0].equals(digest(fields))));
            }
        }
        return others;
    }

    static String made(Map<String, List<String>> shown, String action) {
        Map<String, String[]> fields = new HashMap<>();
        shown.forEach((name, values) -> fields.put(name, values.toArray(String[]::new)));
        return digest(fields) + " " + action;
    }

    /** Of what is filled in; what frames the form is not. */
    private static String digest(Map<String, String[]> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields).forEach((name, values) -> Arrays.stream(values).filter(value -> !value.isBlank() && !name.startsWith("form-") && !name.startsWith("_"))
                .forEach(value -> text.append(name).append('\0').append(value.replace("\r\n", "\n")).append('\0')));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** What the address says; a form cannot. */
    private static @Nullable String asked(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        return query == null ? null : Arrays.stream(query.split("&")).filter(one -> one.startsWith(name + "=")).map(one -> one.substring(name.length() + 1))
                .findFirst().orElse(null);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> read = own;
        if (read == null) {
            Map<String, String[]> found = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> {
                if (name.startsWith(prefix)) {
                    found.put(name.substring(prefix.length()), values);
                } else if (name.startsWith("_") || !name.startsWith("form-") && asked(this, name) != null) {
                    found.put(name, values);
                }
            });
            read = Collections.unmodifiableMap(found);
            own = read;
        }
        return read;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        return super.getParts().stream().filter(part -> part.getName().startsWith(prefix))
                .<Part>map(part -> new RenamedPart(part, part.getName().substring(prefix.length()))).toList();
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        return getParts().stream().filter(part -> part.getName().equals(name)).findFirst().orElse(null);
    }
}
