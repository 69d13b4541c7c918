package org.gongkai.inspection.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * How a rule would write what it found so that it names nobody; a proposal that a person takes or leaves.
 *
 * <p>{@code front}, {@code back}: so many letters and digits stay at both ends; {@code until}: only what stands before that character is hidden;
 * {@code hide}: the last ones go; {@code keep}, {@code with}: what the pattern finds at the beginning stays, these characters follow.
 */
final class Mask {

    private Mask() {
    }

    static String of(JsonNode mask, String words) {
        if (mask.has("keep")) {
            Matcher kept = Pattern.compile(mask.path("keep").asString()).matcher(words);
            return (kept.find() ? kept.group() : "") + mask.path("with").asString();
        }
        if (mask.has("until")) {
            int end = words.indexOf(mask.path("until").asString());
            return end < 0 ? hidden(words, 0, 0) : hidden(words.substring(0, end), mask.path("front").asInt(), 0) + words.substring(end);
        }
        if (mask.has("hide")) {
            int left = Math.max(0, words.length() - mask.path("hide").asInt());
            return words.substring(0, left) + "*".repeat(words.length() - left);
        }
        return hidden(words, mask.path("front").asInt(), mask.path("back").asInt());
    }

    private static String hidden(String words, int front, int back) {
        String bare = words.replaceAll("[^\\p{L}\\p{N}]", "");
        int shown = front + back >= bare.length() ? 0 : back;
        int first = Math.min(front, Math.max(0, bare.length() - 1 - shown));
        return bare.substring(0, first) + "*".repeat(bare.length() - first - shown) + bare.substring(bare.length() - shown);
    }
}
