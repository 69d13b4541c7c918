package org.gongkai.registers;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;

/** How a record is known, and where it is read. */
public final class RecordAddress {

    /** Between the parts of a key that has several. */
    private static final String BETWEEN = "~";
    private static final int LONGEST = 150;

    private RecordAddress() {
    }

    /** Why the values of the fields of the key can be none; empty where they can. */
    static Optional<String> wrong(List<String> parts) {
        String key = String.join(BETWEEN, parts);
        return parts.stream().anyMatch(part -> part.contains("/") || part.contains("\\") || part.contains(BETWEEN) || part.contains("\n") || part.equals(".") || part.equals(".."))
                ? Optional.of("是记录的地址，里面不能有 / \\ ~ 和换行") : key.length() > LONGEST ? Optional.of("太长，连在一起最多 " + LONGEST + " 字") : Optional.empty();
    }

    static String key(Register register, String organ, Map<String, String> kept) {
        return String.join(BETWEEN, register.key().stream().map(name -> name.equals(Register.ORGAN) ? organ : kept.getOrDefault(name, "")).toList());
    }

    /** Where a record is read. */
    public static String of(String register, String key) {
        return "/registers/" + register + "/" + UriUtils.encodePathSegment(key, StandardCharsets.UTF_8);
    }

    /** Where a register is read. */
    public static String of(String register) {
        return "/registers/" + register;
    }
}
