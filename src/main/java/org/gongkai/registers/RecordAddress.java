package org.gongkai.registers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.ledger.Sha256;
import org.springframework.web.util.UriUtils;

/** How a record is known, and where it is read. */
public final class RecordAddress {

    /** Between the parts of a key that has several. */
    private static final String BETWEEN = "~";
    /** Pages of the register itself. */
    private static final Set<String> BESIDE = Set.of("feed", "compare");
    private static final int LONGEST = 150;
    private static final int DIGITS = 32;

    private RecordAddress() {
    }

    /**
     * The values of the key as they were written, one after the other; where they cannot stand in an address (a slash, a line break, the name of a page of the register) or are
     * longer than one, their digest, which no written key begins like.
     */
    static String key(Register register, String organ, Map<String, String> kept) {
        List<String> parts = parts(register, organ, kept);
        String key = String.join(BETWEEN, parts);
        return key.length() > LONGEST || BESIDE.contains(key) || parts.stream().anyMatch(RecordAddress::isUnfit) ? BETWEEN + Sha256.hex(String.join("\n", parts)).substring(0, DIGITS) : key;
    }

    /** What a record is known by, as people wrote it: a key may be a digest of that. */
    static String said(Register register, String organ, Map<String, String> kept) {
        return String.join("、", parts(register, organ, kept));
    }

    private static List<String> parts(Register register, String organ, Map<String, String> kept) {
        return register.key().stream().map(name -> name.equals(Register.ORGAN) ? organ : kept.getOrDefault(name, "")).toList();
    }

    private static boolean isUnfit(String part) {
        for (int i = 0; i < part.length(); i++) {
            if ("/\\~\r\n".indexOf(part.charAt(i)) >= 0) {
                return true;
            }
        }
        return part.equals(".") || part.equals("..");
    }

    /** Where a record is read. */
    public static String of(String register, String key) {
        return "/registers/" + register + "/" + UriUtils.encodePathSegment(key, StandardCharsets.UTF_8);
    }

    /** Where those who keep a register read and change a record. */
    public static String desk(String register, String key) {
        return "/desk/registers/" + register + "/record?key=" + UriUtils.encode(key, StandardCharsets.UTF_8);
    }

    /** Where a register is read. */
    public static String of(String register) {
        return "/registers/" + register;
    }
}
