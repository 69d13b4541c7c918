package org.gongkai.casework;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Why the house itself enters something on another day than it took effect; people write their reason in words. */
public enum EnteredLater {

    COUNTER("entered-later", "收到以后补登"),
    REGISTER("register-import", "由以前的登记册录入"),
    HISTORY("history-import", "由以前的系统转入"),
    DEMO("demo", "示范数据");

    private final String code;
    private final String words;

    EnteredLater(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** What the act says. */
    public String code() {
        return code;
    }

    /** Whether it was taken over from a register, an earlier system or the demo, which are as they are. */
    public static boolean isTakenOver(@Nullable String reason) {
        return reason != null && Arrays.stream(values()).anyMatch(one -> one != COUNTER && one.code.equals(reason));
    }

    /** Whether the house itself gave the reason; people write theirs. */
    public static boolean isOfTheHouse(@Nullable String reason) {
        return reason != null && Arrays.stream(values()).anyMatch(one -> one.code.equals(reason));
    }

    /** A reason that an act gives, for people to read. */
    public static String inWords(String reason) {
        for (EnteredLater one : values()) {
            if (one.code.equals(reason)) {
                return one.words;
            }
        }
        return reason;
    }
}
