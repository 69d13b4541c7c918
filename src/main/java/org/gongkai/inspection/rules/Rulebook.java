package org.gongkai.inspection.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.gongkai.calendar.InvalidRegulation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every rule and its word lists, read from {@code regulations/checks}. */
public final class Rulebook {

    private static final List<String> FILES = List.of("form", "numbers", "dates", "wording", "page");

    private final Map<String, List<Rule>> chapters = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, JsonNode> words = new LinkedHashMap<>();
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    private Rulebook() {
        YAMLMapper yaml = new YAMLMapper();
        for (String file : FILES) {
            String path = "/regulations/checks/" + file + ".yaml";
            try (InputStream in = Objects.requireNonNull(Rulebook.class.getResourceAsStream(path), path)) {
                JsonNode read = yaml.readTree(in);
                read.path("rules").forEach(node -> {
                    Rule rule = yaml.treeToValue(((tools.jackson.databind.node.ObjectNode) node.deepCopy()).without("words"), Rule.class);
                    if (rule.precision() == null) {
                        throw new InvalidRegulation(path, List.of(rule.id() + " does not say how precise it is"));
                    }
                    if (rules.put(rule.id(), rule) != null) {
                        throw new InvalidRegulation(path, List.of(rule.id() + " is declared twice"));
                    }
                    words.put(rule.id(), node.path("words"));
                    chapters.computeIfAbsent(read.get("title").asString(), title -> new ArrayList<>()).add(rule);
                });
            } catch (IOException | JacksonException broken) {
                throw new IllegalStateException(path + " cannot be read", broken);
            }
        }
    }

    public static Rulebook shipped() {
        return Shipped.BOOK;
    }

    public Collection<Rule> all() {
        return rules.values();
    }

    /** The rules of each file under its title. */
    public Map<String, List<Rule>> chapters() {
        return Collections.unmodifiableMap(chapters);
    }

    /** The ids under which a rule that compares many phrases tells of each. */
    public List<String> alsoCalled(Rule rule) {
        return words(rule.id()).path("keys").valueStream().map(key -> key.path("id").asString(rule.id())).distinct()
                .filter(id -> !id.equals(rule.id())).toList();
    }

    boolean isAboutAnyText(String id) {
        Rule rule = rules.get(id);
        return rule != null && rule.about() == Rule.About.TEXT;
    }

    Rule rule(String id) {
        return Objects.requireNonNull(rules.get(id), id);
    }

    /** A list of words that a rule knows. */
    List<String> words(String rule, String list) {
        return list(words(rule).path(list), rule + "." + list);
    }

    /** The pattern that a rule declares under a name. */
    Pattern pattern(String rule, String name) {
        return patterns.computeIfAbsent(rule + "." + name, key -> {
            JsonNode declared = words(rule).path(name);
            if (declared.isMissingNode()) {
                throw new IllegalStateException(key + " is not declared");
            }
            return Pattern.compile(declared.isArray() ? "(?:" + String.join("|", list(declared, key)) + ")" : declared.asString());
        });
    }

    JsonNode words(String rule) {
        return Objects.requireNonNull(words.get(rule), rule);
    }

    private static List<String> list(JsonNode node, String name) {
        if (!node.isArray()) {
            throw new IllegalStateException(name + " is no list");
        }
        return node.valueStream().map(JsonNode::asString).toList();
    }

    private static final class Shipped {
        private static final Rulebook BOOK = new Rulebook();
    }
}
