package org.gongkai.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.erdtman.jcs.JsonCanonicalizer;

import tools.jackson.databind.json.JsonMapper;

/** The one way in which something is written out for its digest: JSON canonicalised by RFC 8785. */
public final class CanonicalJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CanonicalJson() {
    }

    /** @param form texts, numbers, truth values, lists and maps of these */
    public static String of(Map<String, ?> form) {
        StringBuilder plain = new StringBuilder(256);
        if (isWritten(form, plain)) {
            return plain.toString();
        }
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(form)).getEncodedString();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }

    /** Texts and maps of texts, as nearly all of a register are, need no reading back: the same characters come of them. @return false where anything else is among them */
    private static boolean isWritten(Map<?, ?> form, StringBuilder out) {
        List<String> names = new ArrayList<>(form.size());
        for (Object name : form.keySet()) {
            names.add((String) name);
        }
        names.sort(null);
        out.append('{');
        for (String name : names) {
            boolean written = isWritten(name, out.length() == 1 || out.charAt(out.length() - 1) == '{' ? out : out.append(',')) && switch (form.get(name)) {
                case String text -> isWritten(text, out.append(':'));
                case Map<?, ?> texts -> isWritten(texts, out.append(':'));
                case null, default -> false;
            };
            if (!written) {
                return false;
            }
        }
        out.append('}');
        return true;
    }

    private static boolean isWritten(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' || Character.isSurrogate(c)) {
                return false;
            }
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
        out.append('"');
        return true;
    }
}
