package org.gongkai.face;

import java.util.Locale;

/** A language of the pages: simplified is written, English is looked up, traditional is converted. */
public enum Tongue {
    SIMPLIFIED("zh-CN", "简体"),
    TRADITIONAL("zh-Hant", "繁體"),
    ENGLISH("en", "English");

    private final String code;
    private final String label;

    Tongue(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The BCP 47 tag, as in {@code ?lang=} and {@code <html lang>}. */
    public String code() {
        return code;
    }

    /** The name of the language in the language itself. */
    public String label() {
        return label;
    }

    Locale locale() {
        return Locale.forLanguageTag(code);
    }

    static Tongue of(String code) {
        for (Tongue tongue : values()) {
            if (tongue.code.equalsIgnoreCase(code)) {
                return tongue;
            }
        }
        return SIMPLIFIED;
    }

    static Tongue of(Locale locale) {
        if (Locale.ENGLISH.getLanguage().equals(locale.getLanguage())) {
            return ENGLISH;
        }
        return "Hant".equals(locale.getScript()) ? TRADITIONAL : SIMPLIFIED;
    }
}
