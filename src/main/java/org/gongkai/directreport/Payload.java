package org.gongkai.directreport;

import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a message says, by name; what does not read as texts says nothing, and is kept as it came all the same. */
public record Payload(Map<String, String> said) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Payload read(String payload) {
        try {
            Map<String, Object> read = JSON.readValue(payload, new TypeReference<>() { });
            Map<String, String> texts = new TreeMap<>();
            read.forEach((name, value) -> {
                if (value instanceof String text) {
                    texts.put(name, text);
                }
            });
            return new Payload(texts);
        } catch (JacksonException | NullPointerException nonsense) {
            return new Payload(Map.of());
        }
    }

    public String text(String name) {
        return said.getOrDefault(name, "");
    }

    /** By what it is compared. */
    String words() {
        return text("title") + text("body");
    }
}
