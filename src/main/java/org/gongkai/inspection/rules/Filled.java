package org.gongkai.inspection.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** Patterns of a rule in which a name in braces stands for one of the rule's own words, or for another pattern. */
final class Filled {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private Filled() {
    }

    /** @param more what stands for a name in braces besides the words of the rule */
    static String in(String template, JsonNode words, Map<String, String> more) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String key = found.group(1);
            if (more.containsKey(key)) {
                return Matcher.quoteReplacement(String.valueOf(more.get(key)));
            }
            JsonNode said = words.path(key);
            if (said.isMissingNode()) {
                throw new IllegalStateException("{" + key + "} is not declared");
            }
            return Matcher.quoteReplacement(said.isArray() ? oneOf(said.valueStream().map(JsonNode::asString).toList()) : in(said.asString(), words, more));
        });
    }

    static String oneOf(List<String> words) {
        return "(?:" + words.stream().sorted(Comparator.comparingInt(String::length).reversed()).collect(Collectors.joining("|")) + ")";
    }

    /** The first characters of words, behind what they may not follow. */
    static String firsts(Collection<String> words) {
        return words.stream().map(word -> word.replaceFirst("^\\(.*?\\)", "").substring(0, 1)).distinct().collect(Collectors.joining());
    }
}
