package org.gongkai.directory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be a password, and how one for a single use is made. */
final class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST_BYTES = 72;

    /** Rows and columns of the keyboard, as fingers run over it. */
    private static final String[] RUNS = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()"};
    /** So many characters must not follow from the one before. */
    private static final int FREE = 6;

    private Passwords() {
    }

    /** 60 random bits in three groups, easy to read aloud. */
    static String oneTime() {
        String random = Identifier.fresh();
        return random.substring(0, 4) + "-" + random.substring(4, 8) + "-" + random.substring(8);
    }

    /** Whether hardly a character is chosen: each is the neighbour of the one before, in the alphabet or on the keyboard, or all was there before. */
    private static boolean followsItself(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        int free = 1;
        for (int n = 1; n < lower.length(); n++) {
            if (!isNext(lower.charAt(n - 1), lower.charAt(n)) && !(n >= 3 && lower.indexOf(lower.substring(n - 2, n + 1)) < n - 2)) {
                free++;
            }
        }
        return free < FREE;
    }

    private static boolean isNext(char one, char other) {
        return Math.abs(one - other) <= 1 || Arrays.stream(RUNS).anyMatch(run -> run.contains("" + one + other) || run.contains("" + other + one));
    }

    /** Why a password is not accepted; bcrypt reads no more than 72 bytes. */
    static Optional<String> faultOf(String password, String login) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("密码至少 %d 个字符。".formatted(SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("密码过长，最多 %d 个字节（约 24 个汉字）。".formatted(LONGEST_BYTES));
        }
        if (password.contains(login) || password.chars().distinct().count() < 5) {
            return Optional.of("密码过于简单：不能包含登录名，至少用 5 种不同的字符。");
        }
        if (followsItself(password)) {
            return Optional.of("密码过于简单：1234567890、qwertyuiop、abcabcabc 这样顺着写、重复写的，最先被人试到。");
        }
        return Optional.empty();
    }
}
