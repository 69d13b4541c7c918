package org.gongkai.inspection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a finding weighs: an error is surely wrong, a warning asks for an explanation, an information only tells. */
public enum Severity {
    @JsonProperty("error") ERROR("错误", "Error"),
    @JsonProperty("warning") WARNING("警告", "Warning"),
    @JsonProperty("info") INFO("提示", "Note");

    private final String title;
    private final String english;

    Severity(String title, String english) {
        this.title = title;
        this.english = english;
    }

    public String title() {
        return title;
    }

    public String english() {
        return english;
    }

    public Severity orLighter(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
