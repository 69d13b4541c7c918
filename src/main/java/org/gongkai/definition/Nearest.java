package org.gongkai.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Proposes what somebody may have meant. */
public final class Nearest {

    private static final int LISTED = 12;

    private Nearest() {
    }

    /** “应为……” with the one that differs least, or the whole list where it is short; null where there is nothing to propose. */
    public static @Nullable String to(String said, Collection<String> known) {
        Optional<String> nearest = known.stream().filter(one -> distance(said, one) <= Math.max(said.length() > 3 ? 2 : 1, said.length() / 3))
                .min(Comparator.comparingInt((String one) -> distance(said, one)).thenComparing(Comparator.naturalOrder()));
        if (nearest.isPresent()) {
            return "是不是“" + nearest.get() + "”";
        }
        if (known.isEmpty()) {
            return null;
        }
        String listed = String.join("、", known.stream().sorted().limit(LISTED).toList());
        return "可用：" + listed + (known.size() > LISTED ? "等 " + known.size() + " 个" : "");
    }

    /** How many characters must be put in, taken out or exchanged. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(exchanged, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
