package org.gongkai.drafts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.face.KeptForms;
import org.gongkai.face.SentForm;
import org.jspecify.annotations.Nullable;

/**
 * A form as it came in.
 *
 * @param rendering which rendering of it; null where it does not say
 * @param id        of the form among those of its page
 * @param person    who had it before them; null for the public
 */
record Sent(@Nullable String rendering, String id, @Nullable String person, Map<String, List<String>> typed, List<String> files) {

    static final String ACTION = "form-action";
    static final String ID = "form-id";
    private static final Set<String> NOT_TYPED = Set.of("_csrf", KeptForms.STAMP, SentForm.MADE, ACTION, ID, KeptForms.FILE, "lang", "elder", "theme", "kiosk");

    static Sent of(HttpServletRequest request) {
        Sent sent = of(request.getParameterMap(), files(request));
        if (request.getAttribute(KeptForms.TAKEN) instanceof KeptForms.TakenFiles taken) {
            sent.typed().putAll(taken.files());
            sent.files().removeAll(taken.chosen());
        }
        return sent;
    }

    /** A form that came beside the one that was sent. */
    static Sent of(Map<String, String[]> fields) {
        return of(fields, List.of());
    }

    private static Sent of(Map<String, String[]> fields, List<String> files) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (!NOT_TYPED.contains(name)) {
                typed.put(name, Arrays.stream(values).map(Sent::text).toList());
            }
        });
        String[] stamp = fields.containsKey(KeptForms.STAMP) ? fields.get(KeptForms.STAMP)[0].split("~", -1) : new String[0];
        return stamp.length != 3 ? new Sent(null, "", null, typed, files)
                : new Sent(stamp[0], stamp[1], stamp[2].isEmpty() ? null : stamp[2], typed, files);
    }

    /** Without what is no text: U+0000, U+FFFD, halves of pairs. */
    private static String text(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().filter(c -> c != 0 && c != 0xFFFD && (c < 0xD800 || c > 0xDFFF)).forEach(text::appendCodePoint);
        return text.toString();
    }

    /** By which a draft of it is found again. */
    String form(String action) {
        return form(action, id);
    }

    static String form(String action, String id) {
        return id.isEmpty() ? action : action + "#" + id;
    }

    boolean isEmpty() {
        return files.isEmpty() && typed.values().stream().allMatch(values -> values.stream().allMatch(String::isBlank));
    }

    private static List<String> files(HttpServletRequest request) {
        List<String> files = new ArrayList<>();
        String[] said = request.getParameterValues(KeptForms.FILE);
        if (said != null) {
            files.addAll(List.of(said));
        }
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            try {
                request.getParts().forEach(part -> {
                    if (part.getSubmittedFileName() != null && !part.getSubmittedFileName().isBlank()) {
                        files.add(part.getSubmittedFileName());
                    }
                });
            } catch (IOException | ServletException | IllegalStateException unreadable) {
                // Its text was read before; which files came with it is not known then.
                return files;
            }
        }
        return files;
    }
}
