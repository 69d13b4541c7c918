package org.gongkai.casework.view;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A list with its conditions under a name.
 *
 * @param organ where it is shared; null for its owner alone
 * @param asked the conditions as in the address of the list
 */
public record SavedView(String id, String person, @Nullable String organ, String name, String asked) {

    /** The conditions by name. */
    public Map<String, String> conditions() {
        return Arrays.stream(asked.split("&")).map(one -> one.split("=", 2)).filter(one -> one.length == 2)
                .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8), (a, b) -> b, LinkedHashMap::new));
    }

    /** Conditions as in an address. */
    public static String asked(Map<String, String> conditions) {
        return conditions.entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
